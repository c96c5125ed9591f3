"""The lines of one text as a page lays them out: head, running text and foot, and what each line is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.clean import parts
from wirestem.article.clean.captions import is_caption
from wirestem.article.clean.datelines import dateline
from wirestem.article.clean.lines import Line, longest
from wirestem.article.clean.marks import known_marks
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.furniture import furniture_sort
from wirestem.lexicon.outlets import outlet_words
from wirestem.model import Zone, ZoneKind

_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”‘«»]|(?<!\w)'")
_TELLS = re.compile(r"\b(?:said|says|told|asked|according|added|wrote)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAST = frozenset(
    "was were had did went came took gave fell rose made got put left held found lost won met kept cut hit will would".split()
)
_FIGURE = re.compile(r"\d")
_RESERVED = re.compile(r"\d{4}|rights reserved|copyright", re.IGNORECASE)
_LINES_ABOVE = 12
_LINES_BELOW = 6
_LABEL_WORDS = 7


class Part(NamedTuple):
    """What a line is: its zone's kind, and the label that says more."""

    kind: ZoneKind
    label: str | None = None


class Sheet:
    """The lines of a text and, by their places, the parts found so far; `first` and `last` bound the running text."""

    def __init__(self, found: Sequence[Line], agencies: Agencies) -> None:
        self.found, self.agencies = found, agencies
        self.parts: dict[int, Part] = {}
        self.first, self.last = 0, -1
        self.marked_up = False

    def assign(self, stated: Sequence[Zone], title: str | None) -> list[Part]:
        """The part of every line: what the format states, what wording alone tells, then what the place on the page tells."""
        self.marked_up = bool(stated)
        self._state(stated)
        self._set_apart()
        self._bound()
        headline = next((place for place, part in sorted(self.parts.items()) if part.kind == "headline"), None)
        if headline is None:
            headline = self._headline(title)
        if headline is not None:
            self.parts[headline] = Part("headline")
            self.first = headline + 1 if headline == self.first else self.first
        for line in self.found:
            if line.place not in self.parts:
                self.parts[line.place] = self._placed(line, headline)
        return [self.parts[line.place] for line in self.found]

    def _state(self, zones: Sequence[Zone]) -> None:
        left = sorted(zones, reverse=True)
        for line in self.found:
            while left and left[-1].end <= line.start:
                left.pop()
            if left and left[-1].start <= line.start and line.end <= left[-1].end:
                self.parts[line.place] = Part(left[-1].kind, left[-1].label)

    def _set_apart(self) -> None:
        """Lines that are told by their wording wherever they stand."""
        for line in self.found:
            if line.place not in self.parts and line.size <= 120:
                part = self._by_wording(line)
                if part:
                    self.parts[line.place] = part

    def _by_wording(self, line: Line) -> Part | None:
        sort = furniture_sort(line.words, edge=False, tail=False)
        end = len(self.found)
        if (
            sort == "rights"
            and (line.place < end - 2 or "/" in line.words)
            and not _RESERVED.search(line.words)
            and self._names(line)
        ):
            sort = "caption"  # "© REUTERS/Ana Ruiz" stands under a picture
        if sort:
            return Part("furniture", sort)
        if line.size <= 24 and parts.is_menu(line.words) and not self._names(line):
            return Part("furniture", "menu")
        at_edge = line.place < _LINES_ABOVE or line.place >= end - _LINES_BELOW
        if at_edge and not line.prose and parts.is_stamp(line):
            return Part("byline", "stamp")
        return Part("furniture", "caption") if is_caption(line.words, self.agencies) else None

    def _names(self, line: Line) -> bool:
        return bool(known_marks(line.words, 0, len(line.words), self.agencies))

    def _bound(self) -> None:
        """Finds the running text, setting aside full sentences at its edges that are none of it."""
        prose = [line.place for line in self.found if line.prose and line.place not in self.parts]
        while len(prose) > 1:
            part = self._around(self.found[prose[-1]], alone=len(prose) < 3)
            if part is None:
                break
            self.parts[prose.pop()] = part
        while len(prose) > 1:
            sort = furniture_sort(self.found[prose[0]].words, edge=True, tail=False)
            if sort is None:
                break
            self.parts[prose.pop(0)] = Part("furniture", sort)
        if not prose:
            # A text without a full sentence still has a body.
            prose = longest(self.found, self.parts)
        self.first, self.last = (prose[0], prose[-1]) if prose else (0, -1)

    def _around(self, line: Line, *, alone: bool) -> Part | None:
        """What a line at the foot is when it is no running text, or None."""
        if parts.is_house_line(line.words):
            return Part("furniture", "promotion")
        if parts.is_signoff(line, self.agencies) and not line.words.startswith(('"', "“")):
            return Part("signoff")
        sort = furniture_sort(line.words, edge=True, tail=True)
        if sort:
            return Part("furniture", sort)
        return Part("furniture", "notice") if not alone and _speaks_of_the_page(line) else None

    def _headline(self, title: str | None) -> int | None:
        """The place of the headline: the line that equals the stated title, else the first above the body that can be one."""
        wanted = squeezed(title or "")
        for line in self.found[: self.first + 2]:
            if wanted and squeezed(line.words) == wanted:
                return line.place
        above = [line for line in self.found[: self.first] if line.place not in self.parts and parts.is_headline(line)]
        able = [line for line in above if not self._masthead(line)]
        while len(able) > 1 and able[0].size <= 3 and able[1].size >= 5:
            # A kicker ("Harbour", "Breaking news") stands above the headline proper.
            self.parts[able.pop(0).place] = Part("furniture", "kicker")
        able = able or [line for line in above if _is_rubric(line.words)]
        return able[0].place if able else self._headline_inside()

    def _headline_inside(self) -> int | None:
        """A headline set as a sentence in title case, or one that stands below its lede."""
        if self.last <= self.first or self.first > _LINES_BELOW:
            return None
        lede, under = self.found[self.first], self.found[self.first + 1]
        if lede.size <= 24 and parts.title_case(lede.words) and not dateline(lede.words, 0, len(lede.words), self.agencies):
            return lede.place
        free = self.first == 0 and under.place not in self.parts and not under.prose
        return under.place if free and 4 <= under.size <= 20 and parts.is_headline(under) else None

    def _masthead(self, line: Line) -> bool:
        if furniture_sort(line.words, edge=True, tail=False) or parts.is_house_line(line.words):
            return True
        return parts.is_byline(line, self.agencies, near_headline=False) or _is_rubric(line.words)

    def _placed(self, line: Line, headline: int | None) -> Part:
        if line.place > self.last:
            return self._below(line)
        return self._above(line, headline) if line.place < self.first else self._between(line)

    def _above(self, line: Line, headline: int | None) -> Part:
        sort = furniture_sort(line.words, edge=True, tail=False)
        if sort or parts.is_house_line(line.words):
            return Part("furniture", sort or "promotion")
        near = headline is not None and headline < line.place <= headline + 4
        if parts.is_byline(line, self.agencies, near_headline=near) or parts.is_inputs(line.words) or _is_rubric(line.words):
            return Part("byline")
        if headline is not None and squeezed(line.words) == squeezed(self.found[headline].words):
            return Part("headline")
        if headline is not None and line.place < headline and line.size <= 3 and not _FIGURE.search(line.words):
            return Part("furniture", "kicker")
        return Part("paragraph") if line.size > 4 or line.words.endswith((".", ":")) else Part("subhead")

    def _between(self, line: Line) -> Part:
        if line.prose:
            return Part("paragraph")
        if parts.is_inputs(line.words):
            return Part("byline" if line.place < _LINES_ABOVE / 2 else "signoff")
        if parts.is_source(line.words) or (line.size <= 8 and parts.credits_alone(line.words, self.agencies)):
            return Part("furniture", "caption")  # an agency between paragraphs sent the picture that stood there
        return Part("subhead") if parts.is_subhead(line) else Part("paragraph")

    def _below(self, line: Line) -> Part:
        around = self._around(line, alone=False)
        if around:
            return around
        if parts.is_byline(line, self.agencies, near_headline=False):
            return Part("byline")
        label = (
            not self.marked_up and line.size <= _LABEL_WORDS and not _QUOTED.search(line.words) and not _FIGURE.search(line.words)
        )
        # "Report an error" and "Cows on the line »" end as no sentence does.
        return Part("furniture", "notice") if label and line.words[-1] not in ".!…)”\"’'" else Part("paragraph")


def _speaks_of_the_page(line: Line) -> bool:
    """Whether a last line speaks for the house to its readers: "The Tide lives on your letters." No reported speech does."""
    if line.size > 30 or _QUOTED.search(line.words) or _TELLS.search(line.words):
        return False
    if _YOU.search(line.words) or (line.size <= 14 and _WE.search(line.words)):
        return True
    words = [word.lower() for word in _WORD.findall(line.words)]
    if line.size > 14 or not words or any(word in _PAST or (len(word) > 4 and word.endswith("ed")) for word in words):
        return False
    return words[0] in outlet_words("ask") or not outlet_words("page").isdisjoint(words)


def _is_rubric(words: str) -> bool:
    """Whether a line is a house and the name of its column: "APN | Abroad in brief"."""
    return "|" in words and len(words.split()) <= 8


def squeezed(words: str) -> str:
    """Letters and figures alone, in small letters, so that headlines compare."""
    return "".join(c for c in words.casefold() if c.isalnum())
