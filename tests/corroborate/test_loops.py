"""Circles of articles that cite each other in turn."""

import time
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from wirestem.model import Span
from wirestem.story.corroborate.count.loops import circles, reached

NAMES = "abcdefg"
CITED = st.dictionaries(st.sampled_from(NAMES), st.frozensets(st.sampled_from(NAMES), min_size=1), max_size=7).map(
    lambda found: {doc: {s: Span(doc, 0, ord(s)) for s in sources if s != doc} for doc, sources in found.items()}
)
Cited = Mapping[str, Mapping[str, Span]]


def drawn(cited: Cited) -> list[str]:
    return ["".join(span.doc for span in circle) for circle in circles(cited)]


def cites(*pairs: str) -> Cited:
    found: dict[str, dict[str, Span]] = {}
    for doc, source in map(tuple, pairs):
        found.setdefault(doc, {})[source] = Span(doc, 0, ord(source))
    return found


@given(CITED)
def test_who_comes_back_to_itself_is_in_a_circle_and_each_of_a_circle_cites_the_next(cited: Cited) -> None:
    found = drawn(cited)
    back = {doc for doc in cited if any(doc in reached(source, cited) for source in cited[doc])}
    assert {doc for way in found for doc in way} == back
    for way in found:
        assert all(there in cited[here] for here, there in zip(way, way[1:] + way[0], strict=True))
        assert way[0] == min(way)
    assert found == sorted(set(found))


def test_two_that_cite_each_other_are_drawn_though_a_long_way_round_holds_them() -> None:
    assert drawn(cites("ab", "bc", "ca", "cb")) == ["abc", "bc"]


def test_a_way_into_a_circle_is_no_part_of_it() -> None:
    assert drawn(cites("ab", "bc", "cb", "cd")) == ["bc"]


def test_a_circle_of_thousands_is_found_in_time_that_grows_with_it() -> None:
    names = [f"n{k:05}" for k in range(6000)]
    cited = {doc: {source: Span(doc, 0, 1)} for doc, source in zip(names, names[1:] + names[:1], strict=True)}
    tail = {f"t{k:05}": {f"t{k + 1:05}": Span(f"t{k:05}", 0, 1)} for k in range(6000)}
    began = time.process_time()
    assert [len(circle) for circle in circles(cited | tail)] == [6000]
    assert time.process_time() - began < 3
