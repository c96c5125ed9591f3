"""A page in fewer bytes: what HTML lets one leave out is left out, so that a large dossier can still be mailed."""

import re

_VERBATIM = re.compile(r"(<(?:style|script)>.*?</(?:style|script)>)", re.DOTALL)
_TEXT = re.compile(r">[^<]+<")
_TAG = re.compile(r"<[a-z][^<>]*>")
_PLAIN = re.compile(r' ([a-z-]+)="([\w#.-]+)"(?=[ >])', re.ASCII)
_ITEM = re.compile(r"</li>(\s*)(?=<li\b|</[uo]l>)")
_PARAGRAPH = re.compile(
    r"</p>(\s*)(?=<(?:p|ul|ol|div|details|form|article|header|h\d)\b|</(?:div|li|article|header|section|details)>)"
)


def lighter(html: str) -> str:
    """The page without quotation marks and end tags that may be omitted; style and script stay as they are.

    Quotation marks in the text itself are unescaped: outside tags they do no harm, and news is full of them.

    >>> lighter('<ul><li class="a"><p title="a &#34;b&#34;">c &#34;d&#34; &lt;e&gt;</p></li></ul>')
    '<ul><li class=a><p title="a &#34;b&#34;">c "d" &lt;e&gt;</ul>'
    """
    return "".join(part if _VERBATIM.match(part) else _lighter(part) for part in _VERBATIM.split(html))


def _lighter(html: str) -> str:
    html = _TAG.sub(lambda tag: _PLAIN.sub(r" \1=\2", tag[0]), html)
    html = _ITEM.sub(r"\1", _PARAGRAPH.sub(r"\1", html))
    return _TEXT.sub(lambda m: m[0].replace("&#34;", '"').replace("&#39;", "'"), html)
