"""Conflicts: claims that give different numbers or times for the same thing."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from wirestem.story.corroborate.align import Similarity
from wirestem.story.corroborate.figures import Quantity
from wirestem.story.corroborate.groups import Group
from wirestem.story.corroborate.match import agreeing, comparable, features, probability, times_clash
from wirestem.story.corroborate.wordings import Wording

LEAST = 0.5
"""How alike two clauses must be, number or time aside, to be at odds over it."""


HOURS = 4
"""A number told this much later than another replaces it."""
ROLE = 0.45
"""How much the words around two numbers must share."""


class Conflict(NamedTuple):
    """Groups `left` and `right` differ; the wordings where it shows best."""

    left: int
    right: int
    kind: Literal["number", "date", "update"]
    here: Wording
    there: Wording


def conflicts(
    groups: Sequence[Group],
    pairs: Sequence[tuple[int, int]],
    weight: Mapping[str, float],
    similarity: Similarity,
    published: Mapping[str, str | None],
    texts: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """All conflicts between groups, in order; `pairs` are the pairs of wordings worth a look (by number)."""
    home = {w.number: i for i, g in enumerate(groups) for w in g.wordings}
    known = {w.number: w for g in groups for w in g.wordings}
    best: dict[tuple[int, int], tuple[float, Conflict]] = {}
    for a, b in pairs:
        left, right = known.get(a), known.get(b)
        if left is None or right is None or home[a] == home[b]:
            continue
        kind = _at_odds(left, right)
        if kind is None:
            continue
        alike = _alike(left, right, weight, similarity)
        key = (min(home[a], home[b]), max(home[a], home[b]))
        if alike >= LEAST and _close(left, right, kind, weight) and (key not in best or alike > best[key][0]):
            first, second = (left, right) if home[a] == key[0] else (right, left)
            best[key] = (alike, Conflict(*key, kind, first, second))
    found = [row for _, row in (best[k] for k in sorted(best)) if not _compatible(groups[row.left], groups[row.right], row.kind)]
    return tuple(_dated(row, groups, published, texts) for row in found)


def _close(left: Wording, right: Wording, kind: str, weight: Mapping[str, float]) -> bool:
    """Whether the numbers stand in like words, or side by side as the words of two speakers."""
    if kind != "number":
        return True
    side_by_side = any(
        a.doc == b.doc and abs(a.sentence[0] - b.sentence[1]) < 4 + (b.sentence[1] - b.sentence[0]) and a.block == b.block
        for a in left.members
        for b in right.members
    )
    if side_by_side and left.voices != right.voices:
        return True
    pair = _differing(left, right)
    return pair is not None and _role_share(pair[0].role | pair[0].kinds, pair[1].role | pair[1].kinds, weight) >= ROLE


def _role_share(left: frozenset[str], right: frozenset[str], weight: Mapping[str, float]) -> float:
    whole = sum(weight.get(f, 1.0) for f in sorted(left | right))
    return sum(weight.get(f, 1.0) for f in sorted(left & right)) / whole if whole else 0.0


def _at_odds(left: Wording, right: Wording) -> Literal["number", "date"] | None:
    if left.mode != "told" or right.mode != "told":
        return None
    if _differing(left, right) is not None and not times_clash(left, right):
        return "number"
    if times_clash(left, right) and not left.figures and not right.figures:
        return "date"
    return None


def _differing(left: Wording, right: Wording) -> tuple[Quantity, Quantity] | None:
    if agreeing(left.figures, right.figures):
        return None
    for a in left.figures:
        for b in right.figures:
            if _of_one_thing(a, b) and not a.meets(b):
                return a, b
    return None


def _of_one_thing(a: Quantity, b: Quantity) -> bool:
    if a.measured != b.measured:
        return False
    return comparable(a, b) or bool(_telling(a.kinds) & b.role) or bool(_telling(b.kinds) & a.role)


def _telling(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(f for f in forms if f.startswith("=") and f != "=people")


def _alike(left: Wording, right: Wording, weight: Mapping[str, float], similarity: Similarity) -> float:
    """How likely both would be one claim if the numbers and times were left out."""
    bare = [w._replace(forms=_bare(w.forms), around=_bare(w.around), figures=(), times=()) for w in (left, right)]
    return probability(features(bare[0], bare[1], weight, similarity(left, right)))


def _bare(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(f for f in forms if not f.startswith("#"))


def _compatible(left: Group, right: Group, kind: str) -> bool:
    """Whether some wording of one claim can be true with some wording of the other."""
    if kind == "number":
        return any(
            a.figures
            and b.figures
            and _differing(a, b) is None
            and any(_of_one_thing(x, y) for x in a.figures for y in b.figures)
            for a in left.wordings
            for b in right.wordings
        )
    return any(a.times and b.times and not times_clash(a, b) for a in left.wordings for b in right.wordings)


_NOW = re.compile(
    r"\b(?:up from|down from|revised|now|so far|climbed|rose|risen|rises|widened|raised to|grown|new toll|updated?)\b",
    re.IGNORECASE,
)


def _dated(row: Conflict, groups: Sequence[Group], published: Mapping[str, str | None], texts: Mapping[str, str]) -> Conflict:
    """The conflict with the later claim first; an update where the later number replaces the earlier one."""
    here, there = groups[row.left], groups[row.right]
    if _first(here, published) < _first(there, published):
        row = Conflict(row.right, row.left, row.kind, row.there, row.here)
        here, there = there, here
    if row.kind == "number" and _replaces(here, there, published, texts):
        return row._replace(kind="update")
    return row


def _first(group: Group, published: Mapping[str, str | None]) -> str:
    return min((published.get(d) or "~" for d in sorted(group.docs)), default="~")


def _replaces(later: Group, earlier: Group, published: Mapping[str, str | None], texts: Mapping[str, str]) -> bool:
    """Whether the later claim brings the earlier one up to date: it says so, or it came hours after all of the others."""
    together = [(a, b) for a in later.members for b in earlier.members if a.doc == b.doc]
    if together:
        return any(_says_now(a.doc, a.sentence, texts) for a, _ in together)
    after, before = _instants(later, published), _instants(earlier, published)
    if after and before and min(after) - max(before) >= HOURS * 3600:
        return True
    return all(_says_now(m.doc, m.sentence, texts) for m in later.members)


def _instants(group: Group, published: Mapping[str, str | None]) -> list[float]:
    """When the articles came out, in seconds; undated ones and mere days are left out."""
    found = []
    for doc in sorted(group.docs):
        value = published.get(doc) or ""
        if "T" in value:
            moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
            found.append((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    return found


def _says_now(doc: str, sentence: tuple[int, int], texts: Mapping[str, str]) -> bool:
    return bool(_NOW.search(texts[doc], *sentence))
