"""What is known of the agencies' texts."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

_SAME_DISPATCH = 0.15  # share of the runs of the shorter of two texts; background alone may be so much
_MOSTLY = 0.6
_OPENING_RUNS = 25
_STRETCHES = 3


class Learned(Struct, frozen=True, order=True):
    """A text that was learned from: no words of it, only hashes. `text` names it; `agency` is whom it credits, None nobody.

    `release` marks press releases, whose words are no agency's; `style` are its house habits, `runs` its runs of words in
    text order.
    """

    text: str
    agency: str | None
    release: bool
    style: tuple[str, ...]
    runs: tuple[str, ...]


class Fingerprints:
    """All texts learned from, each once, and what follows from them."""

    def __init__(self, texts: Iterable[Learned] = ()) -> None:
        by_name = {t.text: t for t in sorted(texts)}
        self.texts: tuple[Learned, ...] = tuple(by_name[name] for name in sorted(by_name))

    def __add__(self, other: "Fingerprints") -> "Fingerprints":
        return Fingerprints((*self.texts, *other.texts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fingerprints) and self.texts == other.texts

    def __hash__(self) -> int:
        return hash(self.texts)

    def beside(self, text: str) -> int:
        """How many texts there are beside the one of that name."""
        return sum(t.text != text for t in self.texts)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that texts credit."""
        return tuple(sorted({t.agency for t in self.texts if t.agency}))

    @cached_property
    def holders(self) -> Mapping[str, tuple[int, ...]]:
        """For every run the texts that have it, by number."""
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            for run in text.runs:
                found.setdefault(run, []).append(number)
        return {run: tuple(numbers) for run, numbers in found.items()}

    @cached_property
    def dispatches(self) -> tuple[int, ...]:
        """For every text a number that is the same for copies of one dispatch."""
        group = list(range(len(self.texts)))

        def root(n: int) -> int:
            while group[n] != n:
                group[n] = group[group[n]]
                n = group[n]
            return n

        shared: dict[tuple[int, int], int] = {}
        for numbers in self.holders.values():
            for k, one in enumerate(numbers[:40]):  # a run that so many share is a habit, no sign of one dispatch
                for two in numbers[k + 1 : 40]:
                    shared[one, two] = shared.get((one, two), 0) + 1
        for (one, two), same in sorted(shared.items()):
            if same_dispatch(self.texts[one], self.texts[two], same):
                group[root(two)] = root(one)
        return tuple(root(n) for n in range(len(group)))

    @cached_property
    def habits(self) -> Mapping[str, str]:
        """The runs that recur in several dispatches of one agency and are nobody else's, with that agency."""
        found = {}
        for run, numbers in self.holders.items():
            by: dict[str | None, set[int]] = {}
            for n in numbers:
                by.setdefault("a release" if self.texts[n].release else self.texts[n].agency, set()).add(self.dispatches[n])
            nobody = len(by.pop(None, ()))  # uncredited texts may be the agency's own
            if len(by) == 1:
                (agency, dispatches), *_ = by.items()
                if agency in self.agencies and len(dispatches) > max(1, nobody):
                    found[run] = str(agency)
        return found


def same_dispatch(one: Learned, two: Learned, same: int) -> bool:
    """Whether two texts with `same` runs in common are copies of one dispatch, rather than two that recycle background.

    Copies share their openings, or passages here and there, or nearly all.
    """
    share = same / min(len(one.runs), len(two.runs))
    if share < _SAME_DISPATCH:
        return False
    here, there = set(one.runs), set(two.runs)
    opening = not here.isdisjoint(two.runs[:_OPENING_RUNS]) or not there.isdisjoint(one.runs[:_OPENING_RUNS])
    return opening or share >= _MOSTLY or _stretches(one.runs, there) >= _STRETCHES


def _stretches(runs: tuple[str, ...], others: set[str]) -> int:
    """In how many stretches of a text runs stand that the other has."""
    return sum(run in others and (n == 0 or runs[n - 1] not in others) for n, run in enumerate(runs))
