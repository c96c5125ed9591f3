"""Identify: one party for all the names of a speaker across the articles of a story."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from wirestem.model import Decision, Party, Statement, Story
from wirestem.story.identify.called import part_of_house, rival_houses
from wirestem.story.identify.capitals import by_capital, by_seat, peoples
from wirestem.story.identify.decided import kept_apart, merge, rename
from wirestem.story.identify.echoes import Echo, echoes
from wirestem.story.identify.groups import Groups
from wirestem.story.identify.joins import by_echo, by_name, by_noun
from wirestem.story.identify.nodes import Key, nodes, plainness
from wirestem.story.identify.offices import by_title
from wirestem.story.identify.parties import parties
from wirestem.story.identify.persons import Persons, strangers
from wirestem.story.identify.relays import passing, respelt, spellings


def identify(story: Story, *, decisions: Sequence[Decision] = ()) -> tuple[tuple[Party, ...], tuple[Statement, ...]]:
    """The parties of a story in order of id, and its statements, whose speakers are now party ids.

    Names are joined by spelling, by an office that another article gives beside a name, by the same words told in two
    articles and by what makes a city a capital. An unnamed person stays its own article's. So does a name that several
    people of the story bear and nothing decides: its party is of kind "unknown" and names them in `could_be`. Two people
    of one family name are never one party. A speaker that could not be told stays None. What a person decided wins.
    """
    heard = echoes(story)
    story = _named_elsewhere(story, heard)
    speaking = nodes(story)
    persons = Persons(story, speaking.values())
    silent = persons.silent()
    told = peoples(story)
    lands = told | {land: land for land in told.values()}
    strange = partial(strangers, lands=lands)
    groups = Groups(speaking | silent, kept_apart(decisions), strange, frozenset(silent))
    merge(groups, decisions)
    open_names = by_name(groups, persons)
    by_title(groups, story)
    by_echo(groups, _current(heard, story))
    by_noun(groups, story)
    countries = by_capital(groups, story)
    by_seat(groups, countries, story)
    statements = [s for a in story.articles for s in a.statements]
    found, ids = parties(groups.members(), countries, _full_names(groups, story, lands), open_names)
    shown = spellings(statements)
    spelt = [respelt(_with_id(s, ids), shown) for s in statements]
    return rename(found, decisions), passing(spelt, found)


def _with_id(statement: Statement, ids: dict[Key, str]) -> Statement:
    speaker = ids[statement.doc, statement.speaker] if statement.speaker is not None else None
    return replace(statement, speaker=speaker)


def _named_elsewhere(story: Story, heard: Sequence[Echo]) -> Story:
    """Statements whose source only points ("he") take the speaker whom other articles give the same words more plainly."""
    at = {a.document.id: a for a in story.articles}
    told: dict[str, set[str]] = {}
    for echo in heard:
        for one, other in ((echo.left, echo.right), (echo.right, echo.left)):
            if one.kind == "indirect" or other.speaker is None:
                continue
            here, there = plainness(one, at[one.doc]), plainness(other, at[other.doc])
            if (
                there > here
                and here < 2
                and echo.same >= (0.7 if there == 3 else 0.9)
                and echo.shared >= (5 if there == 3 else 4)
            ):
                told.setdefault(one.id, set()).add(other.speaker)
    articles = []
    for article in story.articles:
        changed = tuple(
            replace(s, speaker=next(iter(told[s.id]))) if len(told.get(s.id, ())) == 1 else s for s in article.statements
        )
        articles.append(replace(article, statements=changed))
    return replace(story, articles=tuple(articles))


def _current(heard: Sequence[Echo], story: Story) -> tuple[Echo, ...]:
    """The echoes with the statements as they are now."""
    now = {s.id: s for a in story.articles for s in a.statements}
    return tuple(e._replace(left=now[e.left.id], right=now[e.right.id]) for e in heard)


def _full_names(groups: Groups, story: Story, lands: Mapping[str, str]) -> dict[str, str]:
    """For organisations that speak under a short name, the one fuller name that any article gives."""
    houses = sorted({m.name for a in story.articles for m in a.mentions if m.kind == "organisation"})
    found = {}
    for node in groups.nodes.values():
        if node.kind == "organisation" and node.name not in found:
            fuller = [h for h in houses if part_of_house(node.name, h) and not rival_houses(node.name, h, lands)]
            longest = [h for h in fuller if all(part_of_house(o, h) for o in fuller if o != h)]
            if longest and len(node.name.split()) > 1:
                found[node.name] = longest[0]
    return found
