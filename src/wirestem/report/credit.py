"""Credit in words: who carries an agency's text, and whether it says so; never more than the confidence allows."""

from wirestem.model import Carried, Crediting, Findings
from wirestem.report.names import LEAST_PART, listed, percent, plural
from wirestem.report.ways import SURE

_LACKS: dict[Crediting, str] = {
    "in the text": "which it names in the text, without a credit line",
    "nowhere": "which it names nowhere",
}
_TOGETHER: dict[Crediting, str] = {
    "in the text": "naming the agency in the text, without a credit line",
    "nowhere": "without naming the agency",
}


def lacking(found: Findings) -> tuple[Carried, ...]:
    """The articles that carry an agency's text without a credit line, those that name it nowhere first."""
    return tuple(sorted((c for c in found.carried if c.credit in _LACKS), key=lambda c: c.credit != "nowhere"))


def carried_words(entry: Carried) -> str:
    """One article: "81 % of its text is AFP's, which it names in the text, without a credit line"."""
    surely = entry.confidence >= SURE
    own = f"{percent(entry.share)} of its text"
    is_ = f"{own} is {entry.agency}’s" if surely else f"{own} may be {entry.agency}’s (confidence {percent(entry.confidence)})"
    if entry.share < LEAST_PART:
        goes = "goes back to" if surely else "may go back to"
        doubt = "" if surely else f", confidence {percent(entry.confidence)}"
        is_ = f"it {goes} {entry.agency} (no passage in common{doubt})"
    return f"{is_}, {_LACKS[entry.credit]}" if entry.credit in _LACKS else f"{is_}, which it credits"


def credit_sentences(found: Findings) -> tuple[str, ...]:
    """For each way to lack a credit line, how many articles: "3 articles carry AFP text, 1 may carry AP text, without …"."""
    return tuple(line for how in ("nowhere", "in the text") if (line := _sentence(found, how)))


def _sentence(found: Findings, how: Crediting) -> str:
    by: dict[tuple[bool, str], set[str]] = {}
    for entry in found.carried:
        if entry.credit == how:
            by.setdefault((entry.confidence < SURE, entry.agency), set()).add(entry.doc)
    ordered = sorted(by.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    parts: list[str] = []
    for (maybe, agency), docs in ordered:
        verb = "may carry" if maybe else "carries" if len(docs) == 1 else "carry"
        parts.append(f"{len(docs) if parts else plural(len(docs), 'article')} {verb} {agency} text")
    return f"{listed(parts)}, {_TOGETHER[how]}" if parts else ""
