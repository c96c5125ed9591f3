"""Clauses to learn from as the program reads them: the words they attend to, what the rules see, and how they are put forward.

Two sources. Lines of `claims/modality.jsonl`, each with its class, written by hand. And the propositions of the articles in
`news`, whose mark-up tells the stance of what is said: where stance and rules do not contradict one another, that is the class.
These are plain facts for the most part, as in any newspaper, in whole articles.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from stories import captured

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

from modality import likeness  # noqa: E402

from wirestem import flow  # noqa: E402
from wirestem.encoder import encoder  # noqa: E402
from wirestem.encoder.moods import CLASSES, STATES, Moods  # noqa: E402
from wirestem.model import Article, Capture, Source  # noqa: E402
from wirestem.settings import Settings  # noqa: E402
from wirestem.story.corroborate.clause.propositions import Proposition, propositions  # noqa: E402
from wirestem.story.corroborate.modality import place_of, reasons_of  # noqa: E402
from wirestem.story.corroborate.modality.weighed import near, signs  # noqa: E402
from wirestem.story.corroborate.terms import Page  # noqa: E402

PLAIN = {name: name for name in ("asserted", "planned", "hypothetical", "hedged", "opinion")}
AGREED = {
    "": PLAIN,
    "asserts": PLAIN,
    "confirms": {"asserted": "asserted", "confirmed": "asserted"},
    "alleges": {"asserted": "alleged", "alleged": "alleged"},
    "denies": {"denied": "denied"},
    "expects": {"planned": "planned"},
    "declines": {"hypothetical": "hypothetical"},
}
"""The class by the stance in the mark-up ("" for the article's own voice) and the rules' answer; no other pair is used."""


class Clause(NamedTuple):
    """A clause: the states of the words it attends to, their places, its signs, class and text, and whether a hand wrote it."""

    states: NDArray[np.float32]
    places: NDArray[np.int64]
    signs: tuple[str, ...]
    kind: int
    text: str
    written: bool


class Recorder(Moods):
    """Keeps the states of the words that it is asked about, and gives each a number of four bytes for its traits."""

    def __init__(self) -> None:
        self.middle = np.zeros(len(STATES) * 384, np.float32)
        self.states: list[NDArray[np.float32]] = []

    def traits(self, states: NDArray[np.float32]) -> NDArray[np.int8]:
        first = len(self.states)
        self.states.extend(states)
        return np.arange(first, first + len(states), dtype=np.int32).view(np.int8).reshape(-1, 4)


class Reader:
    """Reads texts by the encoder of a folder and keeps the states of their words."""

    def __init__(self, folder: Path) -> None:
        self._settings = Settings(workers=1, encoder=str(folder))
        self._recorder, self._states = Recorder(), np.zeros((0, 0), np.float32)
        encoder(self._settings.encoder).moods = self._recorder

    def article(self, capture: Capture) -> Article:
        """A text with all that it says."""
        self._recorder.states.clear()
        found = flow.told(capture, self._settings)
        if found.traits is not None:
            states = self._recorder.states
            self._states = np.stack([states[n] for n in np.frombuffer(found.traits.rows, np.int32)])
        return found

    def clause(self, article: Article, page: Page, proposition: Proposition, kind: str, written: bool) -> Clause | None:
        """A proposition of the article read last; None where the encoder read no word of it."""
        if article.traits is None:
            return None
        words, places = near(article.traits, (proposition.start, proposition.end), proposition.sentence)
        if not len(places):
            return None
        place = place_of(page, proposition)
        shown = signs(proposition, place, reasons_of(page, proposition, place))
        return Clause(self._states[words], places, shown, CLASSES.index(kind), page.text, written)


def of_lines(path: Path, reader: Reader) -> Iterator[Clause]:
    """The clauses of a file that a proposition meets."""
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        uri = Source(f"{line['id']}.txt", outlet="House")
        article = reader.article(Capture(line["id"], uri, line["text"] + "\n", published="2031-06-15"))
        page = Page(article.document.text)
        start = page.text.index(line["clause"])
        end = start + len(line["clause"])
        best = max(
            propositions(article, page, article.statements), key=lambda p: (likeness(p, start, end), -p.start), default=None
        )
        if best is not None and likeness(best, start, end):
            clause = reader.clause(article, page, best, line["modality"], True)
            if clause is not None:
                yield clause


def of_news(home: Path, reader: Reader) -> Iterator[Clause]:
    """The propositions of marked-up articles whose class the mark-up and the rules agree on."""
    for folder in sorted(p for p in home.iterdir() if (p / "story.json").exists()):
        truth, captures = captured(folder)
        for capture in sorted(captures, key=lambda c: c.source.uri):
            name = Path(capture.source.uri).stem
            yield from _of_article(capture, [s for s in truth["statements"] if s["doc"] == name], reader)


def _of_article(capture: Capture, told: Sequence[dict[str, Any]], reader: Reader) -> Iterator[Clause]:
    article = reader.article(capture)
    page = Page(article.document.text)
    for proposition in propositions(article, page, article.statements):
        reasons = reasons_of(page, proposition, place_of(page, proposition))
        kind = AGREED.get(_stance(proposition, told), {}).get(reasons[0][1].kind if reasons else "asserted")
        clause = kind and reader.clause(article, page, proposition, kind, False)
        if clause:
            yield clause


def _stance(proposition: Proposition, told: Sequence[dict[str, Any]]) -> str:
    """The stance of the innermost statement marked around a proposition; "" for none, "?" where only a part is in one."""
    around = []
    for statement in told:
        shared = sum(max(0, min(proposition.end, b) - max(proposition.start, a)) for a, b in statement["content"])
        if shared > 0.9 * (proposition.end - proposition.start):
            around.append((sum(b - a for a, b in statement["content"]), str(statement["stance"])))
        elif shared:
            return "?"
    return min(around)[1] if around else ""
