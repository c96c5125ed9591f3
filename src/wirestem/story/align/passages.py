"""Passages two texts share word for word or with words edited: seeds, runs, chains, extension."""

from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirestem.story.align.index import SEED_WORDS, Index
from wirestem.text import term

_GAP_WORDS = 10
_LEAST_RUN = 4  # of one run of a chain; shorter ones only lengthen it
_LEAST_KEPT = 0.5  # share of the words on the wider side
_RIVALS = 16  # chains of one zone pair that may still go on
_REACH_WORDS = 60  # how far a passage may grow beyond its runs
_LEAST_WORDS = 8
_LEAST_TERMS = 3
_LEAST_COMMON = 2  # of the terms, not counting names


class Run(NamedTuple):
    """`words` equal words from word `left` of one text and word `right` of the other."""

    left: int
    right: int
    words: int


class Passage(NamedTuple):
    """Word ranges of two texts that say the same; `matched` words are equal and in the same order."""

    left: int
    left_stop: int
    right: int
    right_stop: int
    matched: int

    @property
    def similarity(self) -> float:
        """Share of the words of both sides that are matched, 0 to 1."""
        return 2 * self.matched / (self.left_stop - self.left + self.right_stop - self.right)

    @property
    def verbatim(self) -> bool:
        """Whether both sides are the same words."""
        return self.matched == self.left_stop - self.left == self.right_stop - self.right


def passages(left: Index, right: Index) -> list[Passage]:
    """The passages of `left` and `right` in text order of `left`; no word of either stands in two of them."""
    runs = _runs(left, right)
    if not any(run.words >= _LEAST_RUN for run in runs):
        return []
    chains = [chain for chain in _chains(runs, left, right) if _tells(chain, left)]
    chains.sort(key=lambda chain: (-sum(run.words for run in chain), chain))
    taken_left, taken_right = bytearray(len(left.forms)), bytearray(len(right.forms))
    kept = []
    for chain in chains:
        free = [piece for run in chain for piece in _free(run, taken_left, taken_right)]
        if free and _tells(free, left):
            for run in free:
                taken_left[run.left : run.left + run.words] = b"\1" * run.words
                taken_right[run.right : run.right + run.words] = b"\1" * run.words
            kept.extend(_split(free))
    kept.sort()
    found = []
    for chain in kept:
        passage = _extended(chain, left, right, taken_left, taken_right)
        taken_left[passage.left : passage.left_stop] = b"\1" * (passage.left_stop - passage.left)
        taken_right[passage.right : passage.right_stop] = b"\1" * (passage.right_stop - passage.right)
        found.append(passage)
    return found


def _runs(left: Index, right: Index) -> list[Run]:
    """Longest runs of equal words that hold a common seed, each inside one zone of either text."""
    tall = len(left.forms)
    runs: list[Run] = []
    lane, first, stop = -1, 0, -1  # of the run being made; a lane is one diagonal of left against right
    places = sorted(
        (j - i + tall) * tall + i
        for seed in left.seeds.keys() & right.seeds.keys()
        for i in left.seeds[seed]
        for j in right.seeds[seed]
    )
    for place in places:
        here, i = divmod(place, tall)
        if here != lane or i >= stop:
            if lane >= 0:
                runs.append(Run(first, first + lane - tall, stop - first))
            lane, first = here, i
        stop = i + SEED_WORDS
    if lane >= 0:
        runs.append(Run(first, first + lane - tall, stop - first))
    return runs


def _chains(runs: list[Run], left: Index, right: Index) -> list[list[Run]]:
    """Runs of one zone pair in the same order on both sides with few words between."""
    chains: list[list[Run]] = []
    open_chains: dict[tuple[int, int], list[list[Run]]] = {}
    for run in sorted(runs):
        rivals = open_chains.setdefault((left.zone_of[run.left], right.zone_of[run.right]), [])
        recent = range(max(0, len(rivals) - _RIVALS), len(rivals))
        best = min(((gap, n) for n in recent if (gap := _gap(rivals[n][-1], run)) is not None), default=None)
        if best is None:
            rivals.append([run])
            chains.append(rivals[-1])
        else:
            trimmed = _after(rivals[best[1]][-1], run)
            if trimmed.words > 0:
                rivals[best[1]].append(trimmed)
    return chains


def _gap(last: Run, run: Run) -> int | None:
    """How many words lie between two runs on the wider side; None when `run` does not follow closely."""
    left = run.left - last.left - last.words
    right = run.right - last.right - last.words
    if max(left, right) > _GAP_WORDS or min(left, right) < 1 - SEED_WORDS:
        return None
    return max(left, right)


def _after(last: Run, run: Run) -> Run:
    """`run` without the words that `last` holds on either side."""
    cut = max(0, last.left + last.words - run.left, last.right + last.words - run.right)
    return Run(run.left + cut, run.right + cut, run.words - cut)


def _tells(chain: list[Run], left: Index) -> bool:
    """Whether the equal words are more than names or a formula everybody uses, and not crumbs alone."""
    if not any(run.words >= _LEAST_RUN for run in chain):
        return False
    places = [place for run in chain for place in range(run.left, run.left + run.words)]
    if len(places) >= _LEAST_WORDS:
        return True
    terms = {term(left.forms[place]): left.capital[place] for place in places}
    terms.pop("", None)
    return len(terms) >= _LEAST_TERMS and sum(not capital for capital in terms.values()) >= _LEAST_COMMON


def _free(run: Run, taken_left: bytearray, taken_right: bytearray) -> list[Run]:
    """The parts of `run` that no earlier passage holds, of three words or more."""
    parts, begin = [], None
    for k in range(run.words + 1):
        taken = k == run.words or taken_left[run.left + k] or taken_right[run.right + k]
        if not taken and begin is None:
            begin = k
        elif taken and begin is not None:
            if k - begin >= min(3, run.words):
                parts.append(Run(run.left + begin, run.right + begin, k - begin))
            begin = None
    return parts


def _split(chain: list[Run]) -> list[list[Run]]:
    """The chain cut at its widest gaps until half of the words of every piece are kept."""
    first, last = chain[0], chain[-1]
    width = max(last.left - first.left, last.right - first.right) + last.words
    if len(chain) == 1 or sum(run.words for run in chain) >= _LEAST_KEPT * width:
        return [chain]
    cut = max(range(1, len(chain)), key=lambda n: (_gap(chain[n - 1], chain[n]) or 0, -n))
    return [*_split(chain[:cut]), *_split(chain[cut:])]


def _extended(chain: list[Run], left: Index, right: Index, taken_left: bytearray, taken_right: bytearray) -> Passage:
    """The chain as a passage, grown to both sides inside its sentences while at least half of the words are the same."""
    first, last = chain[0], chain[-1]
    i, j = first.left, first.right
    stop_i, stop_j = last.left + last.words, last.right + last.words
    low_i = _free_back(i, left.sentences[left.sentence_of[i]].first, taken_left)
    low_j = _free_back(j, right.sentences[right.sentence_of[j]].first, taken_right)
    back_i, back_j = _growth(left.forms[low_i:i][::-1], right.forms[low_j:j][::-1])
    high_i = _free_on(stop_i, left.sentences[left.sentence_of[stop_i - 1]].stop, taken_left)
    high_j = _free_on(stop_j, right.sentences[right.sentence_of[stop_j - 1]].stop, taken_right)
    on_i, on_j = _growth(left.forms[stop_i:high_i], right.forms[stop_j:high_j])
    i, stop_i, j, stop_j = i - back_i, stop_i + on_i, j - back_j, stop_j + on_j
    here, there = left.forms[i:stop_i], right.forms[j:stop_j]
    return Passage(i, stop_i, j, stop_j, len(here) if here == there else LCSseq.similarity(here, there))


def _free_back(place: int, limit: int, taken: bytearray) -> int:
    limit = max(limit, place - _REACH_WORDS)
    while place > limit and not taken[place - 1]:
        place -= 1
    return place


def _free_on(place: int, limit: int, taken: bytearray) -> int:
    limit = min(limit, place + _REACH_WORDS)
    while place < limit and not taken[place]:
        place += 1
    return place


def _growth(left: list[str], right: list[str]) -> tuple[int, int]:
    """How many words to take in on either side: up to the last equal word within which half of the words are equal."""
    if not left or not right:
        return 0, 0
    best, matched = (0, 0), 0
    for code in LCSseq.opcodes(left, right):
        if code.tag == "equal":
            for k in range(code.src_end - code.src_start):
                matched += 1
                reach = code.src_start + k + 1, code.dest_start + k + 1
                if matched >= _LEAST_KEPT * max(reach):
                    best = reach
    return best
