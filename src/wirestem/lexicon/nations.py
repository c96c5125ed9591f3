"""Nations that no gazetteer knows: which country a text calls a capital, a people's."""

import re
from collections.abc import Iterable

from wirestem.lexicon.names import names

# What is a country's own and sits in its capital: "In Karsk, Dravonian officials said".
_STATE = (
    "[Pp]rime|[Pp]resident|[Mm]inisters?|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Tt]ransport|[Ff]inance|[Hh]ealth|[Gg]overnment"
    "|[Oo]fficials|[Aa]uthorities|[Ll]eaders?|[Pp]arliament|[Ll]awmakers|[Cc]hancellor|[Pp]remier"
)
_HOUSES = (
    "[Mm]inistry|[Gg]overnment|[Pp]arliament|[Pp]residency|[Cc]abinet|[Ff]oreign [Oo]ffice|[Cc]entral [Bb]ank|[Ss]upreme [Cc]ourt"
)
_ENDINGS = r"(?:ian|ean|an|n|i|ese|ish|er|ic)"


def capital_of(place: str, text: str, places: Iterable[str]) -> str | None:
    """The country whose capital the text calls `place`; `places` are the places it names.

    >>> capital_of("Karsk", "He left Karsk, the Dravonian capital, for good.", ["Karsk", "Dravonia"])
    'Dravonia'
    >>> capital_of("Sarvan", "Velmaria's foreign ministry in Sarvan said so.", ["Sarvan", "Velmaria"])
    'Velmaria'
    >>> capital_of("Amber House", "the Amber House, seat of the Velmarian government", ["Velmaria"])
    'Velmaria'
    """
    spelt = re.escape(place)
    for pattern in (
        rf"\bIn {spelt}, (?:the )?(?P<people>[A-Z]\w+) (?:{_STATE})\b",
        rf"\b(?P<people>[A-Z]\w+) (?:[A-Z]\w+ )?[Mm]inistry in {spelt}\b",
        rf"\b(?:(?P<owner>[A-Z]\w+)[’']s|[Tt]he (?P<people>[A-Z]\w+)) (?:[\w-]+ ){{0,2}}(?:{_HOUSES}) in {spelt}\b",
        rf"\b[Tt]he (?:[\w-]+ ){{0,2}}(?:{_HOUSES}) of (?P<land>[A-Z]\w+) in {spelt}\b",
        rf"\b{spelt}, (?:the )?(?:seat|residence) of (?:the (?P<people>[A-Z]\w+)|(?P<owner>[A-Z]\w+)[’']s) (?:{_STATE}|king)\b",
        rf"\b(?:the (?P<people>[A-Z]\w+)|(?P<owner>[A-Z]\w+)[’']s) presidential (?:palace|office|residence), the {spelt}\b",
        rf"\b{spelt}, (?:the )?(?:capital of (?P<land>[A-Z]\w+)|(?P<people>[A-Z]\w+) capital|(?P<owner>[A-Z]\w+)[’']s capital)",
        rf"\b[Tt]he (?:(?P<people>[A-Z]\w+) capital|capital of (?P<land>[A-Z]\w+)),? (?:of )?{spelt}\b",
        rf"\b(?P<owner>[A-Z]\w+)[’']s capital,? (?:of )?{spelt}\b",
    ):
        match = re.search(pattern, text)
        if match:
            groups = match.groupdict()
            return groups.get("land") or groups.get("owner") or country_of(groups.get("people") or "", places)
    return None


def country_of(people: str, places: Iterable[str]) -> str | None:
    """The country of a demonym: by the lexicon, else the place of the same stem.

    >>> country_of("Dravonian", ["Karsk", "Dravonia"]), country_of("Haesani", ["Haesan"]), country_of("Senni", ["Port Senn"])
    ('Dravonia', 'Haesan', None)
    """
    return names().demonyms.get(people) or next((p for p in sorted(places) if _same_stem(p, people)), None)


def _same_stem(place: str, people: str) -> bool:
    base = place.rstrip("aeioy")
    return len(base) > 2 and re.fullmatch(rf"{re.escape(base)}[aeioy]*{_ENDINGS}s?", people) is not None
