"""Articles as references: BibTeX for papers, `{{cite news}}` for Wikipedia, with the agency that stands behind each."""

import re
from collections.abc import Iterator

from wirestem.model import Document, Dossier
from wirestem.report.exchange.plain import day, held
from wirestem.report.names import Names, StoryNames

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_NOT_KEY = re.compile(r"[^A-Za-z0-9]+")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(dossier: Dossier) -> str:
    """An entry for each article: `@misc` with title, outlet, date, address, and the agency whose text it carries in `note`.

    Keys are the outlet, the year and the number of the article in the dossier.
    """
    names = Names(dossier)
    return "\n".join(_entry(names, document, agencies) for document, agencies in _references(names))


def wikipedia(dossier: Dossier) -> str:
    """A `{{cite news}}` for each article, a line each; `|agency=` names the agency whose text it carries."""
    names = Names(dossier)
    return "".join(f"{_cite(names, document, agencies)}\n" for document, agencies in _references(names))


def _references(names: Names) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The articles in reading order, each with the agencies whose text it carries."""
    behind: dict[str, dict[str, None]] = {}
    for found in names.dossier.stories:
        for origin in StoryNames(names, found).origins:
            for doc in origin.documents if origin.agency else ():
                behind.setdefault(doc, {})[origin.agency or ""] = None
    for doc in sorted(names.documents, key=lambda d: names.number[d]):
        document = names.documents[doc]
        own = {document.source.outlet, names.outlet(doc)}
        yield document, tuple(a for a in behind.get(doc, ()) if a not in own)


def _entry(names: Names, document: Document, agencies: tuple[str, ...]) -> str:
    when = (day(document.published) or "").split("-")
    key = "".join(_NOT_KEY.sub("", part) for part in (names.outlet(document.id), when[0]))
    fields = {
        "title": f"{{{_tex(names.title(document.id))}}}",
        "howpublished": _tex(document.source.outlet) if document.source.outlet else None,
        "year": when[0] or None,
        "month": _MONTHS[int(when[1]) - 1] if len(when) > 1 else None,
        "day": str(int(when[2])) if len(when) > 2 else None,
        "url": document.source.url,
        "note": f"carries text of {_tex(', '.join(agencies))}" if agencies else None,
        "language": document.language or None,
    }
    rows = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@misc{{{key or 'article'}-{names.number[document.id]},\n" + ",\n".join(rows) + "\n}\n"


def _cite(names: Names, document: Document, agencies: tuple[str, ...]) -> str:
    fields = {
        "title": names.title(document.id),
        "url": document.source.url,
        "work": document.source.outlet,
        "agency": ", ".join(agencies),
        "date": day(document.published),
        "language": document.language if document.language not in ("", "en", "und") else None,
    }
    return "{{cite news" + "".join(f" |{name}={_wiki(value)}" for name, value in fields.items() if value) + "}}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, c) for c in " ".join(held(text).split()))


def _wiki(text: str) -> str:
    """Text that a template takes as it is: no pipe, brace or bracket of wiki markup, no tag."""
    line = " ".join(held(text).split()).replace("''", "&#39;&#39;")
    return "".join(f"&#{ord(c)};" if c in "|{}[]<>" else c for c in line)
