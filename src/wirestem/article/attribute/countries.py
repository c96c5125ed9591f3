"""Countries: which government a capital, a seat or a country's other name stands for."""

import re

from wirestem.lexicon.names import names
from wirestem.model import Article

_ENDINGS = r"(?:ian|ean|an|n|i|ese|ish|er|ic)"


def country(place: str, article: Article) -> str:
    """The country that speaks as `place`: by the lexicon, else where the article itself calls it that country's capital.

    A place of which neither tells anything keeps its name.
    """
    known = names().government(place)
    if known is not None:
        return known
    if re.fullmatch(r"(?:the )?(?:North|South|East|West)", place):
        side = place.removeprefix("the ")
        return next((c for c in sorted(names().countries.values()) if c.startswith(side) and c in article.document.text), place)
    spelt = re.escape(place)
    for pattern in (
        rf"\b{spelt}, (?:the )?(?:capital of (?P<land>[A-Z]\w+)|(?P<people>[A-Z]\w+) capital|(?P<owner>[A-Z]\w+)[’']s capital)",
        rf"\bthe (?:(?P<people>[A-Z]\w+) capital|capital of (?P<land>[A-Z]\w+)),? (?:of )?{spelt}\b",
        rf"\b(?P<owner>[A-Z]\w+)[’']s capital,? (?:of )?{spelt}\b",
    ):
        match = re.search(pattern, article.document.text)
        if match:
            groups = match.groupdict()
            return groups.get("land") or groups.get("owner") or _of_people(groups.get("people") or "", article) or place
    return place


def _of_people(demonym: str, article: Article) -> str | None:
    """The country whose people are called `demonym`: "Dravonian" is of Dravonia, "Haesani" of Haesan."""
    known = names().demonyms.get(demonym)
    if known:
        return known
    places = sorted({m.name for m in article.mentions if m.kind in ("place", "government")}, key=len, reverse=True)
    return next((p for p in places if _same_stem(p, demonym)), None)


def _same_stem(place: str, demonym: str) -> bool:
    """
    >>> _same_stem("Dravonia", "Dravonian"), _same_stem("Haesan", "Haesani"), _same_stem("Karsk", "Dravonian")
    (True, True, False)
    """
    base = place.rstrip("aeioy")
    return len(base) > 2 and re.fullmatch(rf"{re.escape(base)}[aeioy]*{_ENDINGS}s?", demonym) is not None
