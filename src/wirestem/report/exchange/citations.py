"""Articles as references: BibTeX for papers, `{{cite news}}` for Wikipedia, with the agency that stands behind each."""

import re
from collections.abc import Iterator

from wirestem.model import Document, Dossier
from wirestem.report.exchange.plain import day, line, web
from wirestem.report.names import Names, StoryNames
from wirestem.report.ways import SURE

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "$": r"\$", "&": r"\&",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
"""Braces have commands of their own because BibTeX counts them even behind a backslash."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_INFERRED = "date inferred from another article"
_COMMENT = re.compile(r"-{2,}")
_NOT_KEY = re.compile(r"[^A-Za-z0-9]+")
_MONTHS = "January February March April May June July August September October November December".split()


def bibtex(dossier: Dossier) -> str:
    """An entry for each article: `@misc` with title, outlet, date, address; in `note` the agency whose text it carries.

    There it is also told when the article does not name that agency, and when the date is inferred.
    Keys are the outlet, the year and the number of the article in the dossier.
    """
    names = Names(dossier)
    return "\n".join(_entry(names, document, agencies) for document, agencies in _references(names))


def wikipedia(dossier: Dossier) -> str:
    """A `{{cite news}}` for each article, a line each; `|agency=` names the agency whose text it carries.

    In a comment behind it stand an agency that the article does not name itself, and a date that is inferred from another.
    """
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
    year, month, number = [*(day(document.published) or "").split("-"), "", ""][:3]
    key = "".join(_NOT_KEY.sub("", part) for part in (names.outlet(document.id), year))
    carries = f"carries text of {_tex(', '.join(agencies))}" if agencies else ""
    unnamed = _tex(_unnamed(names, document, agencies))
    fields = {
        "title": f"{{{_tex(names.title(document.id))}}}",
        "howpublished": _tex(document.source.outlet or ""),
        "year": year,
        "month": _MONTHS[int(month) - 1][:3].lower() if month else "",
        "day": str(int(number)) if number else "",
        "url": web(document),
        "note": "; ".join(part for part in (carries, unnamed, _INFERRED if year and _is_inferred(document) else "") if part),
        "language": _tex(document.language),
    }
    rows = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@misc{{{key or 'article'}-{names.number[document.id]},\n" + ",\n".join(rows) + "\n}\n"


def _cite(names: Names, document: Document, agencies: tuple[str, ...]) -> str:
    told = _date(day(document.published) or "")
    fields = {
        "title": names.title(document.id),
        "url": web(document),
        "work": document.source.outlet,
        "agency": ", ".join(agencies),
        "date": "" if _is_inferred(document) else told,
        "language": document.language if document.language not in ("", "en", "und") else None,
    }
    inferred = f"{_INFERRED}: {told}" if told and _is_inferred(document) else ""
    notes = [note for note in (_wiki(_unnamed(names, document, agencies)), inferred) if note]
    return (
        "{{cite news"
        + "".join(f" |{name}={_wiki(value)}" for name, value in fields.items() if value)
        + "}}"
        + "".join(f" <!-- {_COMMENT.sub('-', note)} -->" for note in notes)
    )


def _unnamed(names: Names, document: Document, agencies: tuple[str, ...]) -> str:
    """The agencies whose text an article carries without naming them, in words; empty without any."""
    carried = [c for found in names.dossier.stories for c in found.carried if c.doc == document.id and c.agency in agencies]
    sure = {c.agency: c.confidence >= SURE for c in carried if c.credit == "nowhere"}
    told = [agency if sure[agency] else f"{agency} (less sure than not)" for agency in agencies if agency in sure]
    return f"not named in the article: {', '.join(told)}" if told else ""


def _is_inferred(document: Document) -> bool:
    """Whether nothing but another article tells its date."""
    return document.published is not None and document.published.basis == "origin"


def _date(value: str) -> str:
    """A date as `cite news` takes it, which refuses 2031-03.

    >>> _date("2031-03"), _date("2031-03-04"), _date("2031")
    ('March 2031', '2031-03-04', '2031')
    """
    year, _, month = value.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if len(month) == 2 else value


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, c) for c in line(text))


def _wiki(text: str) -> str:
    """Text that a template takes as it is: no pipe, brace or bracket of wiki markup, no tag, entity, signature or switch."""
    told = "".join(f"&#{ord(c)};" if c in "|{}[]<>" else c for c in _ENTITY.sub("&#38;", line(text)))
    return told.replace("''", "&#39;&#39;").replace("~~~", "&#126;&#126;&#126;").replace("__", "&#95;_")
