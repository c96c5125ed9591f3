"""Capitals: which city stands for which country of a story, and the offices that sit there."""

import re
from collections.abc import Mapping

from wirestem.lexicon.names import names
from wirestem.lexicon.nations import capital_of, country_of
from wirestem.model import Story
from wirestem.story.identify.called import office
from wirestem.story.identify.groups import Groups
from wirestem.story.identify.nodes import Key, land

_SEATED = re.compile(
    r"(?:the )?(?:(?P<noun>(?:[A-Z]?[\w-]+ ){0,2}[A-Za-z][\w-]+) (?:in|of) (?P<place>[A-Z][\w-]+)"
    r"|(?P<owner>[A-Z][\w-]+(?:[’']s)?) (?P<office>(?:[A-Za-z][\w-]+ ){0,2}[A-Za-z][\w-]+))"
)


def by_capital(groups: Groups, story: Story) -> dict[str, str]:
    """Capitals of countries that no gazetteer knows: told by an article, or left over when all others have one.

    Returns country by capital, also for countries that do not speak.
    """
    known = names()
    lands = _lands(story)
    found: dict[str, str] = {}
    capitals = {n.name for n in groups.nodes.values() if n.kind == "government" and known.government(n.name) is None} - set(lands)
    for city in sorted(capitals):
        country = _joined_land(city, groups, lands) or _told_capital(city, story)
        if country:
            found[city] = country
    for city in sorted(capitals - set(found)):
        country = _lede_land(city, story, lands, set(found.values()))
        if country:
            found[city] = country
    found |= _left_land(sorted(capitals - set(found)), story, lands, set(found.values()), groups)
    for city, country in sorted(found.items()):
        groups.join_all(k for k, n in groups.nodes.items() if n.name in (city, country))
    return found


def _lands(story: Story) -> dict[str, set[str]]:
    """The places of a story that have a people ("Dravonia": "Dravonian"), with the words for it."""
    words = {w for a in story.articles for w in re.findall(r"\b[A-Z]\w+(?:ian|ean|ese|ish|an|i)\b", a.document.text)}
    places = {m.name for a in story.articles for m in a.mentions if m.kind in ("place", "government") and " " not in m.name}
    found: dict[str, set[str]] = {}
    for word in sorted(words):
        country = country_of(word, places - {word})
        if country is not None and country in places:
            found.setdefault(country, set()).add(word)
    return found


def _joined_land(city: str, groups: Groups, lands: dict[str, set[str]]) -> str | None:
    for key, node in groups.nodes.items():
        if node.name == city:
            with_it = [n.name for n in groups.group(key) if n.name in lands]
            if with_it:
                return with_it[0]
    return None


def _left_land(left: list[str], story: Story, lands: dict[str, set[str]], taken: set[str], groups: Groups) -> dict[str, str]:
    """The last city without a country is the capital of the last country that acts without a capital."""
    acting = {n.name for n in groups.nodes.values() if n.kind == "government"}
    acting |= {m.name for a in story.articles for m in a.mentions if m.kind == "government"}
    open_lands = sorted(land for land in lands if land in acting and land not in taken)
    return {left[0]: open_lands[0]} if len(left) == 1 and len(open_lands) == 1 else {}


def _told_capital(city: str, story: Story) -> str | None:
    for article in story.articles:
        places = {m.name for m in article.mentions if m.kind in ("place", "government")}
        told = capital_of(city, article.document.text, places)
        if told is not None:
            return told
    return None


def _lede_land(city: str, story: Story, lands: dict[str, set[str]], taken: set[str]) -> str | None:
    """The one country, not another city's, that ledes written in the city open with: "KARSK (AFP) - Dravonian officials"."""
    votes: dict[str, int] = {}
    for article in story.articles:
        zone = next((z for z in article.document.zones if z.kind == "dateline"), None)
        line = article.document.text[zone.start : zone.end] if zone else ""
        if zone is None or city.casefold() not in line.casefold() or "/" in re.split(r"[(,]", line)[0]:
            continue
        lede = article.document.text[zone.end : zone.end + 200]
        for country in sorted(set(lands) - taken):
            at = min((lede.find(w) for w in (country, *lands[country]) if w in lede), default=-1)
            if 0 <= at < 40:
                votes[country] = votes.get(country, 0) + 1
    return max(sorted(votes), key=lambda c: votes[c], default=None)


def peoples(story: Story) -> dict[str, str]:
    """The country by each word for its people: those of the lexicon and those of the story's own places."""
    told = {word: land for land, words in _lands(story).items() for word in words}
    return {word: country for word, country in names().demonyms.items() if country and " " not in word} | told


def by_seat(groups: Groups, countries: Mapping[str, str], story: Story) -> None:
    """An office is one wherever its country is said: "Norland's border service", "the border service in Karsk"."""
    lands = _lands(story)
    peoples = {word: land for land, words in lands.items() for word in words}
    found: dict[tuple[str, str], Key] = {}
    for node in groups.nodes.values():
        match = _SEATED.fullmatch(node.name) if node.kind in ("organisation", "unknown") else None
        if match is None:
            continue
        place = (match["place"] or match["owner"]).removesuffix("'s").removesuffix("’s")
        country = land(place) or names().demonyms.get(place) or countries.get(place) or peoples.get(place)
        country = country or (place if place in lands else None)
        if country is not None:
            first = found.setdefault((country, office(match["noun"] or match["office"])), node.key)
            groups.join(first, node.key)
