"""Countries: which government a capital, a seat or a country's other name stands for."""

import re

from wirestem.lexicon.names import names
from wirestem.lexicon.nations import capital_of
from wirestem.model import Article


def country(place: str, article: Article) -> str:
    """The country that speaks as `place`: by the lexicon, else where the article itself calls it that country's capital.

    Bonn spoke for West Germany when the article is of 1985. "the North" is the country of that name that the article
    speaks of. A place of which nothing tells keeps its name.
    """
    known = names()
    told = known.government(place, year_of(article))
    if told is not None:
        return told
    text = article.document.text
    side = place.removeprefix("the ")
    if side in ("North", "South", "East", "West"):
        return next((c for c in sorted(set(known.countries.values())) if c.startswith(side) and c in text), place)
    places = set(re.findall(r"\b[A-Z]\w+", text))
    return capital_of(place, text, places) or place


def year_of(article: Article) -> int | None:
    """The year an article was published in, None when it is not known."""
    published = article.document.published
    year = published.earliest[:4] if published is not None and published.earliest[:4] == published.latest[:4] else ""
    return int(year) if year.isdigit() else None
