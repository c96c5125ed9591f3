"""Media: which noun phrases name an outlet or an agency, and how it is called."""

import re
from functools import cache

from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import spelt
from wirestem.lexicon.cues import words as known

_LEAD = re.compile(
    r"^(?:(?:(?!(?:of|for|at|by|from|with|in|on|and|to)\b)[\w’'-]+\s+){0,4}"
    r"(?:(?:news)?paper|daily|weekly|tabloid|magazine|journal|portal|broadcaster|(?:news|state) (?:site|channel|agency))\s+"
    r"|(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)?[’']s?\s+)?"
    r"(?:(?:(?:[Tt]he|[Aa]n?|its|[Ss]tate|foreign|opposition|popular|respected|official|[\w-]+-(?:run|owned|language|based|backed|controlled|funded)"
    r"|state|local|national|independent|private|public"
    r"|government|online|regional|daily|weekly|[a-z]+(?:ian|ish|ese|can|ean)|[A-Z]\w+(?:ian|ish|ese|can|ean))\s+)*(?:news|wire|press|media|television|TV|radio)?\s*"
    r"(?:agency|agencies|service|newspaper|daily|website|site|channel|broadcaster|outlet|magazine|portal|paper|tabloid|weekly|station|network)\s+))(?=[A-Z])"
)
# "Radio Halden", "state-run TV Norland", not "Radio operator".
_STATION = re.compile(
    r"(?:[A-Z]?[a-z-]+ )?(?:[a-z-]+ )?(?:Radio|TV|Televisi[oó]n|T[ée]l[ée]vision) (?:[A-Z]|\d)[\w’'-]*"
    r"(?: (?:[A-Z][\w’'-]*|\d+))*$"
)
_COMPOUND = re.compile(r"\b[A-Z][a-z]+(?:posten|bladet|avisen|tidningen|tidende|[zt]eitung|blatt|blad|inform|newswire|newsfeed)$")
"""Outlets' names in one word: "Kystposten", "Dravinform"."""
_STATE_AGENCY = re.compile(r"(?:[A-Z][\w’'-]+ ){1,2}State (?:News |Press )?Agency")
_PERIODIC = re.compile(r"(?:Daily|Weekly|Sunday|Morning|Evening|Saturday)\s[A-Z]\w+")
_TAIL = re.compile(r"(?<=\w)\s+(?:newspaper|website|news site|magazine|daily|broadcaster|news channel|television|portal)$")
BEHIND = re.compile(r"\s(?:of|in|at|on|by|from|for|near|during|over|after)\s")
_AGENCY_WORDS = 2
"""Words of a news agency's name that does not say "news": "Anadolu Agency", not "Medicines Safety Agency"."""


def is_medium(words: str, agencies: Agencies) -> bool:
    """Whether a noun phrase names an outlet, an agency or reports: "the daily Larkhaven Post", "KCNA", "local media"."""
    plain = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal|[Oo]ther)\s+", "", words.split(",")[0].strip())
    return _head_is_medium(plain, agencies) or (plain in house_titles() and re.match(r"[Tt]he\s", words) is not None)


def _head_is_medium(plain: str, agencies: Agencies) -> bool:
    lower = plain.lower()
    parts = plain.split()
    if agencies.named(plain) or plain in _outlets():
        return True
    head = BEHIND.split(plain)[0]
    last = head.split()[-1:] if head else []
    if lower in known("medium") or (
        last and last[0].lower() in known("medium") - {"agency", "agencies"} and not head.lower().endswith("intelligence agency")
    ):
        return not re.search(
            r"(?i)\b(?:ministry|police|company|medical|annual|official|internal|government|un|inspection|audit|hospital|court"
            r"|position|working|ballot)\s+(?:reports?|papers?)$",
            head,
        )
    if re.search(r"(?i)\b(?:(?:news|press|wire)\s+(?:agency|agencies)|(?:news|wire)\s+service)\b", head) or _STATION.match(plain):
        return True
    if (
        len(parts) > 1
        and last
        and last[0] in nouns_title()
        and not (last[0] == "Agency" and len(parts) > _AGENCY_WORDS)
        and all(p[:1].isupper() or p in {"of", "and", "&", "the"} for p in parts)
    ):
        return True
    if _COMPOUND.search(head) or _LEAD.match(plain) or _PERIODIC.fullmatch(head) or _STATE_AGENCY.fullmatch(plain):
        return True
    if (
        last
        and last[0].lower() == "agencies"
        and re.match(r"(?:[Ss]tate|[A-Z]\w+(?:ian|ish|ese|can|ean|i|ch)|[Pp]ress|[Ww]ire)\b", plain)
        and "ntelligence" not in plain
    ):
        return True
    named = agencies.find(plain)
    if named and last and last[0].lower() in {"agency", "service"}:
        return True
    return (
        bool(named)
        and named[-1].end == len(plain)
        and bool(re.match(r"(?i)(?:[\w-]+\s+)*(?:agency|agencies|service|media|newspaper)\b", plain))
    )


@cache
def nouns_title() -> frozenset[str]:
    """The last words of outlets' names, with their capital."""
    return frozenset(n[:1].upper() + n[1:] for n in known("title")) | {"TV", "FM"}


def _outlets() -> frozenset[str]:
    """Outlets whose names no title word tells: "Izvestia", "the BBC"."""
    return spelt("outlet")


@cache
def house_titles() -> frozenset[str]:
    """Titles by which an outlet goes alone: "the Courier". What else "the Record" or "the Star" may be is left out."""
    return nouns_title() - {"News", "Press", "Today", "Morning", "Evening", "Agency", "Record", "Review", "Star", "Network"}


def hop_name(words: str, agencies: Agencies) -> str:
    """How a relay is called: the agency's short name, else the name without "the state news agency"."""
    plain = words.split(",")[0].strip(" \"“”'‘’")
    plain = re.sub(r"\s*\([^)]*\)", "", plain)
    core = re.split(r"(?<=\w)\s(?:at|outside|near|over|during)\s(?=[a-z])", _LEAD.sub("", plain))[0]
    core = _TAIL.sub("", core) if any(c.isupper() for c in _TAIL.sub("", core).removeprefix("The ")) else core
    head = BEHIND.split(core)[0]
    if head.lower() in known("medium") or (head.lower().endswith("media") and " " in head):
        return head[:1].lower() + head[1:]
    for name in (core, plain):
        agency = agencies.named(re.sub(r"^[Tt]he ", "", name))
        if agency is not None:
            return agency.slug
    found = agencies.find(core)
    if found and (len(found[0].agency.name) > 5 or core.split()[0].islower()):
        return found[-1].agency.slug
    return re.sub(r"^[Tt]he ", "", core) or plain
