"""Joins: which speakers of different articles are one party, rule by rule."""

import re
from collections.abc import Sequence

from wirestem.lexicon.names import names
from wirestem.model import Article, Statement, Story
from wirestem.people import short_for
from wirestem.story.identify.called import group_words, misspelt, part_of_house, plain, same_house, same_person
from wirestem.story.identify.echoes import Echo
from wirestem.story.identify.groups import Groups
from wirestem.story.identify.nodes import Key, Node, land
from wirestem.story.identify.persons import Persons, bare, keys_by_name, shown

_BARE = re.compile(r"(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)\s+([a-z]+(?:[ -][a-z]+)?)")
# Groups that stand for no organisation of their own.
_NOBODY = frozenset(
    "reports media sources newspapers witnesses residents passengers survivors experts people customers managers employees"
    " insiders traders neighbours neighbors economists analysts colleagues critics observers".split()
)


def by_name(groups: Groups, persons: Persons) -> dict[Key, tuple[str, ...]]:
    """Spellings of one name; a family name alone with the one who can bear it; shortened organisations alike.

    Returns the nodes whose name several people of the story bear, with these people's names: they stay as they are.
    """
    open_names = _people(groups, persons)
    kinds: dict[tuple[str, str, bool], list[Node]] = {}
    for node in groups.nodes.values():
        if node.key not in open_names and node.key not in groups.silent:
            kinds.setdefault((node.name, node.kind, node.named), []).append(node)
    for alike in kinds.values():
        if _same(alike[0], alike[-1]):
            groups.join_all(n.key for n in alike)
    found = [alike[0] for alike in kinds.values()]
    for i, left in enumerate(found):
        for right in found[i + 1 :]:
            if _same(left, right):
                groups.join(left.key, right.key)
    for alike in kinds.values():
        fuller = [o for o in found if _fuller(alike[0], o)]
        if fuller and len({groups.root(o.key) for o in fuller}) == 1:
            groups.join_all([fuller[0].key, *(n.key for n in alike)])
    return open_names


def _people(groups: Groups, persons: Persons) -> dict[Key, tuple[str, ...]]:
    """Joins the names of each person; the nodes that could be several people's."""
    bearing = keys_by_name(groups.nodes)
    for name in sorted(bearing):
        groups.join_all([*bearing[name], *(k for n in sorted(persons.cluster(name)) for k in bearing.get(n, ()))])
    open_names: dict[Key, tuple[str, ...]] = {}
    for key, node in sorted(groups.nodes.items()):
        if not (bare(node) or node.name in persons.unsure):
            continue
        able = persons.candidates(node)
        if len(able) > 1:
            open_names[key] = shown(able)
        elif able:
            groups.join_all([key, *(k for n in sorted(able[0]) for k in bearing.get(n, ()))])
    return open_names


def _same(left: Node, right: Node) -> bool:
    if left.kind == right.kind == "government" and land(left.name) is not None and land(left.name) == land(right.name):
        return True
    if plain(left.name) == plain(right.name):
        return left.named or right.named or left.kind in ("group", "organisation") or left.doc == right.doc
    if left.kind == right.kind == "organisation" and left.named and right.named:
        return same_house(left.name, right.name)
    if left.kind == right.kind == "group":
        return bool(group_words(left.name)) and group_words(left.name) == group_words(right.name)
    return False


def _fuller(node: Node, other: Node) -> bool:
    if node.key == other.key:
        return False
    if bare(node):
        return False  # told by `Persons`
    if node.named and other.kind == "person" and " " not in node.name:
        return short_for(node.name, other.name)
    if other.kind == "organisation" and node.kind == "person" and " " in node.name:
        return plain(other.name).startswith(plain(node.name) + " ")
    if other.kind == "organisation" and node.kind in ("organisation", "unknown"):
        return part_of_house(node.name, other.name)
    return False


def by_noun(groups: Groups, story: Story) -> None:
    """A bare "the union" that one article leaves open is whom all other articles mean by the same words."""
    meant: dict[str, set[Key]] = {}
    for article in story.articles:
        for statement in article.statements:
            noun = _bare_noun(statement, article)
            node = groups.nodes.get((article.document.id, statement.speaker)) if statement.speaker else None
            if noun and node is not None and node.named and node.kind in ("person", "organisation"):
                meant.setdefault(noun, set()).add(node.key)
    for node in groups.nodes.values():
        found = meant.get(node.name.casefold(), set()) if not node.named else set()
        if len({groups.root(key) for key in found}) == 1 and _stands_for(node.name.casefold()):
            groups.join(node.key, min(found))


def _bare_noun(statement: Statement, article: Article) -> str:
    """The source without its article, when it is a word or two and no name: "the union"."""
    words = " ".join(article.document.text[a:b] for a, b in statement.source)
    match = _BARE.fullmatch(words)
    return match[1].casefold() if match else ""


def _stands_for(noun: str) -> bool:
    """Whether a noun is an organisation's, or an office that one person holds, not "the official", "the driver"."""
    known = names()
    title = known.title(noun) or known.title(noun.split()[-1])
    return noun.split()[-1] in known.nouns or (title is not None and title.kind in ("office", "rank"))


def by_echo(groups: Groups, echoes: Sequence[Echo]) -> None:
    """Somebody only described is whoever says the same in another article; nobody is joined to two who stay apart."""
    for echo in echoes:
        if echo.left.speaker is None or echo.right.speaker is None:
            continue
        left = groups.nodes[echo.left.doc, echo.left.speaker]
        right = groups.nodes[echo.right.doc, echo.right.speaker]
        if groups.root(left.key) == groups.root(right.key):
            continue
        if _one_voice(left, right, echo) and not _two_names(groups, left, right):
            groups.join(left.key, right.key)


def _one_voice(left: Node, right: Node, echo: Echo) -> bool:
    """Whether the kinds can be one party, the more easily the less is known of one of them."""
    if left.kind == right.kind == "person" and left.named and right.named:
        short = short_for(left.name, right.name) or short_for(right.name, left.name)
        return echo.share >= 0.3 and (misspelt(left.name, right.name) or (short and echo.same >= 0.5 and echo.shared >= 4))
    close = echo.same >= 0.5 or (echo.share >= 0.75 and echo.shared >= 5)
    if left.kind == right.kind == "government":
        return echo.share >= 0.6
    several = any(n.kind == "group" and n.named for n in (left, right))  # "Seoul and Kyiv" are not the analysts who say so too
    if not close or several or (left.named and right.named):
        return False
    if left.kind == right.kind or "unknown" in (left.kind, right.kind):
        return True
    if group_words(left.name) & _NOBODY or group_words(right.name) & _NOBODY:
        return False
    return {left.kind, right.kind} == {"group", "organisation"} or (echo.share >= 0.9 and echo.shared >= 8)


def _two_names(groups: Groups, left: Node, right: Node) -> bool:
    """Whether the joined group would bear the names of two different people, organisations or known countries."""
    named = [n for n in (*groups.group(left.key), *groups.group(right.key)) if n.named]
    countries = {land(n.name) for n in named} - {None}
    people = sorted({n.name for n in named if n.kind == "person"})
    strangers = any(not _one_person(a, b) for i, a in enumerate(people) for b in people[i + 1 :])
    houses = {n.name for n in named if n.kind == "organisation"}
    clash = any(not (same_house(a, b) or part_of_house(a, b) or part_of_house(b, a)) for a in houses for b in houses if a < b)
    return len(countries) > 1 or strangers or clash


def _one_person(left: str, right: str) -> bool:
    return same_person(left, right) or misspelt(left, right) or short_for(left, right) or short_for(right, left)
