"""Datelines: "PORT ISARO, March 9, 2029 (KMB/AFP) -" in front of a lede."""

import re
from typing import NamedTuple

from wirestem.article.clean.marks import agency_like
from wirestem.article.clean.stamps import MONTH, WEEKDAY
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Range

_UPPER = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽА-ЯЁІЇЄҐΑ-Ω"
# The dot of "ST. MARY" and "N.Y." belongs to a place, that of "TOLMOUTH. CARROWINFORM -" ends it.
_CAP = rf"(?:ST\.|MT\.|FT\.|[{_UPPER}](?:[{_UPPER}'’-]|\.(?=[{_UPPER}]))*(?:(?<=\.[{_UPPER}])\.)?)"
_CAPS = rf"{_CAP}(?:[ /]{_CAP}){{0,4}}"
_NAME = rf"[{_UPPER}](?:[^\W\d_]|['’.-])*"
_SMALL = "de|la|el|al|of|the|upon|am|an|der|do|dos|da|del|sur|den|les"
_TITLE = rf"{_NAME}(?:(?:[ /]|\s?-\s?)(?:{_NAME}|{_SMALL})){{0,4}}"
_NTH = r"(?:st|nd|rd|th)?"
_MONTH_ABROAD = (
    r"(?:ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|septiembre|octubre|noviembre|dic(?:iembre)?|janv(?:ier)?|févr(?:ier)?|mars"
    r"|avril|mai|juin|juillet|août|septembre|octobre|novembre|déc(?:embre)?|jän(?:ner)?|januar|februar|märz|april|juni|juli|august|oktober|dezember"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro"
    r"|januari|februari|maart|mei|augustus|desember|marts|maj|augusti)\.?"
)
_DATE = (
    rf"(?:(?:{WEEKDAY}),?\s+)?(?:{MONTH}\s+\d{{1,2}}{_NTH}(?:,?\s+\d{{4}})?|\d{{1,2}}{_NTH}\s+{MONTH}(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}\s+[а-яёіїєґ]{{3,9}}(?:\s+\d{{4}})?|\d{{1,2}}[.º°]?\s+(?:de\s+)?{_MONTH_ABROAD}(?:\s+(?:de\s+)?\d{{4}})?)|(?:{WEEKDAY})|(?i:today)"
)
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.hH]\d{2}(?:\s?[ap]\.?\s?m\.?)?(?:\s?(?:hrs|h|Uhr|GMT|UTC))?)?"
_BRACKET = r"(?:\((?P<round>[^()\n]{2,80})\)|/(?P<slash>[^/\n]{2,40})/|\[(?P<square>[^\[\]\n]{2,40})\])"
_DASH = r"\s*\.?\s*(?:-{1,3}|[–—―_]{1,2})(?=\s|[\"“‘'„A-Z])\s*"
_SENDER = r"[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?"
_LEAD = re.compile(
    rf"(?:\((?P<round>[{_UPPER}][\w .&/-]{{1,24}})\)|\[(?P<square>[{_UPPER}]\w{{1,20}})\]"
    rf"|(?P<bare>[A-Z]{{2,6}}|[A-Z][a-z]{{3,}}|dpa))"
    rf"(?:{_DASH}|(?<=[\])])\s+)(?P<place>(?:{_CAPS}),\s*(?i:{_DATE})(?:{_DASH}))?(?=[\"“‘'«„‚»(\[]*[{_UPPER}\d])"
)
_HEAD = re.compile(
    rf"(?P<place>{_CAPS}|{_TITLE})(?P<region>(?:,\s(?!(?i:{MONTH}|{WEEKDAY})\b)(?:{_TITLE}|[A-Z]{{2}}))?)(?:\s\[[A-Z]\w+\])?"
    rf"(?:[,.]?\s*(?P<date>(?i:{_DATE}))(?P<stop>\.?){_CLOCK})?"
    rf"(?:[,.:]?\s*(?:[–—-]\s*)?{_BRACKET}|(?:[,.:]?\s+(?:\|\s)?|{_DASH})(?P<bare>{_SENDER})(?={_DASH}|\s?:\s))?"
    rf"(?P<mark>{_DASH}(?:(?P<after>{_SENDER})(?:[.:]\s+|{_DASH}))?|\s?:\s+|\.:?\s?-?\s+|\s+)(?=[\"“‘'«„‚»(\[]*[\w])"
)
_BOXED = re.compile(rf"\[{_CAPS}\]\s+(?=[\"“‘'«„A-ZÀ-Þ])")  # "[SINGAPORE] "
_LAST = re.compile(r"(?:/|,\s|\s-\s)(?P<name>[A-Z]\w+)$")
_LABELS = re.compile(
    r"(?:UPDATE|BREAKING|WATCH|LISTEN|LIVE|READ|RELATED|TAGS|CORRECTION|EXCLUSIVE|OPINION|ANALYSIS|NOTE|SOURCE|FILES?|PHOTOS?|VIDEO|URGENT|FACTBOX"
    r"|EXPLAINER|TIMELINE|QUESTION|ANSWER|Q|A|CAPTION|ADVERTISEMENT|ALERT|WARNING|TIP|PROFILE|REVIEW|DEAR|KEY|THE|ON|IN|AT|BY|FROM|AFTER|WHEN|AS|FOR|SINCE|LAST)\b",
    re.IGNORECASE,
)


class Dateline(NamedTuple):
    """A dateline at `text[start:end]`, its dash and the space after it included; `credit` is what its brackets hold.

    `stated` tells that it has a date or a sender, not just a place; `slashed` that its sender stands between strokes.
    """

    start: int
    end: int
    credit: Range | None
    slashed: bool
    stated: bool


def dateline(text: str, start: int, end: int, agencies: Agencies) -> Dateline | None:
    """The dateline that the paragraph `text[start:end]` opens with, or None.

    A place in ordinary letters needs a date or an agency beside it; one in capitals only a dash or colon. "UPDATE 14:00:"
    is none, nor is "JINSEO" without a mark after it, nor an agency in the place of a place ("AFP, AP").
    """
    lead = _LEAD.match(text, start, end)
    if lead:
        group = next(name for name in ("round", "square", "bare") if lead[name])
        if agencies.find(text, *lead.span(group), credit=group != "bare"):
            return Dateline(start, lead.end(), lead.span(group), False, group != "bare")
    boxed = _BOXED.match(text, start, end)
    if boxed:
        return Dateline(start, boxed.end(), None, False, False)
    head = _HEAD.match(text, start, min(end, start + 200))
    if head is None or head.end() >= end or _LABELS.match(head["place"]) or agencies.named(head["place"]):
        return None
    return _judged(text, head, agencies)


def _sends(name: str) -> bool:
    """Whether an unknown name beside a date is a sender's: "CNX", "CARROWINFORM"."""
    return bool(re.fullmatch(r"[A-Z]{3,6}", name)) or (name.isupper() and agency_like(name))


def _judged(text: str, head: re.Match[str], agencies: Agencies) -> Dateline | None:
    end = head.end() if not head["after"] or agencies.named(head["after"]) else head.start("after")
    group = next((name for name in ("round", "slash", "square", "bare", "after") if head[name]), None)
    credit = head.span(group) if group and head.end(group) <= end else None
    dashed = bool(re.search(r"[-–—―_]", head["mark"]))
    caps = head["place"].isupper() and len(head["place"].replace(".", "")) > 2
    stated = credit is not None and (group == "slash" or bool(agencies.find(text, *credit, credit=True)))
    last = _LAST.search(text[: head.end("region")], head.start())
    if credit is None and last and agencies.named(last["name"]):
        credit, stated = last.span("name"), True  # "TOLMOUTH/AFP:", "TOLMOUTH, AFP:"
    if group == "bare" and not stated and not (head["date"] and _sends(head["bare"])):
        return None
    if stated:
        dated = head["date"] or (credit and re.search(r"\d", text[credit[0] : credit[1]]))
        marked = dashed or ":" in head["mark"] or (group != "bare" and bool(caps or dated))
    elif head["date"]:
        marked = dashed or (caps and (":" in head["mark"] or credit is not None))
    else:
        marked = caps and (dashed or (":" in head["mark"] and not head["region"]) or (credit is not None and ":" in head["mark"]))
    # "NATO — the alliance — said" is prose: a lede begins with a capital.
    lede = re.search(r"\w", text[end : end + 8])
    if not marked or (not stated and lede is not None and lede.group().islower()):
        return None
    return Dateline(head.start(), end, credit, group == "slash", stated or bool(head["date"]))
