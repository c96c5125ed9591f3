"""Presented: the outlets that an article itself introduces, so that "told Hlasnik" is known after "the daily Hlasnik"."""

import calendar
import re
from functools import lru_cache

_NAME = r"[A-Z][\w’'-]+(?: (?:of|the|de|del|la|el|du|al)(?= )|(?: (?:[A-Z][\w’'-]+|\d+)))*"
_NOUNS = (
    "newspaper|daily|weekly|tabloid|magazine|broadcaster|portal|website|newsletter|outlet|paper|station|channel|broadsheet"
    "|journal|news agency|news site|state agency"
)


@lru_cache(64)
def presented(text: str) -> frozenset[str]:
    """The names that a text gives as an outlet's, without "the": what kind of house it is stands before or behind them.

    >>> sorted(presented("The Horsk newspaper Hlasnik has it. She told Novost, a weekly, so. The portal said No."))
    ['Hlasnik', 'Novost']
    """
    found = {m["name"] for m in re.finditer(rf"\b(?:{_NOUNS}),? (?:[Tt]he )?(?P<name>{_NAME})(?=[^\w’'])", text)}
    behind = rf"(?<![.!?] )\b(?P<name>{_NAME}), (?:an?|the|its|[A-Z]\w+[’']s) (?:[\w-]+ ){{0,3}}(?:{_NOUNS})\b"
    found |= {m["name"] for m in re.finditer(behind, text)}
    return frozenset(_bare(name) for name in found if _is_name(_bare(name)))


def _bare(name: str) -> str:
    return re.sub(r"^The |[’']s?$", "", name)


def _is_name(name: str) -> bool:
    """Whether it can be a house's: "the newspaper Monday" names none."""
    return len(name) > 2 and name.split()[0] not in {*calendar.day_name, *calendar.month_name}


def presents(text: str, words: str) -> bool:
    """Whether a noun phrase is an outlet that the text introduces: "Hlasnik", "the Horsk newspaper Hlasnik".

    >>> presents("The weekly Novost has it.", "Novost"), presents("The weekly Novost has it.", "the editor of Novost")
    (True, False)
    """
    plain = _bare(words.split(",")[0].strip())
    lead = re.compile(rf"(?:[Tt]he )?(?:(?!(?:of|for|at|by|from|with|in|on|and|to)\\b)[\w’'-]+ ){{0,4}}(?:{_NOUNS}) ")
    return plain in presented(text) or lead.sub("", plain, count=1) in presented(text)
