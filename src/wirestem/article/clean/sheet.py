"""The lines of one text as a page lays them out: head, running text and foot, and what each line is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.clean import parts
from wirestem.article.clean.captions import ends_in_bracket, is_caption, names_photographer
from wirestem.article.clean.datelines import dateline
from wirestem.article.clean.feet import LIKELY, likely
from wirestem.article.clean.heads import ENOUGH, heads_page, slogan_share, terms, without_heads
from wirestem.article.clean.hosts import host_speaks, hosts, senders
from wirestem.article.clean.lines import Line, as_line, longest
from wirestem.article.clean.mastheads import is_masthead, is_rubric, names_house, slogan_of
from wirestem.article.clean.pagetalk import QUOTED, ends_in_a_prompt, mixed_foot, sort_of, speaks_of_the_page
from wirestem.article.clean.pieces import is_row, piece_sort, without_buttons
from wirestem.article.clean.rows import at_edge, is_mixed, is_own_menu, names_agency
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.furniture import furniture_sort
from wirestem.model import Zone, ZoneKind

_INNER_END = re.compile(r"\w[.!?][\"”’)\]]*\s")
_FIGURE = re.compile(r"\d")
_RESERVED = re.compile(r"\d{4}|rights reserved|copyright", re.IGNORECASE)
# The desk's initials under an agency's file: "hs-tk/dro/bmm", "KNA RKT MSN".
_DESK = re.compile(r"(?P<small>[a-z]{1,4}(?:[-/][a-z]{1,5})+)|[A-Z]{2,6}(?: [A-Z]{2,4}){1,3}")
_LINES_ABOVE = 12
_LINES_BELOW = 6
_LABEL_WORDS = 12
_STANDFIRST = 4  # lines
_QUESTION_WORDS = 18


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
        self.hosts: frozenset[str] = frozenset()
        self.senders: set[str] = set()

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
        if not any(sign.isalnum() for sign in line.words):
            return Part("furniture", "rule")  # "— — —" parts what stands above it from what stands below
        sort = sort_of(line.words, edge=False, tail=False)
        end = len(self.found)
        if (
            sort == "rights"
            and (line.place < end - 2 or "/" in line.words)
            and not _RESERVED.search(line.words)
            and names_agency(line.words, self.agencies)
        ):
            sort = "caption"  # "© REUTERS/Ana Ruiz" stands under a picture
        if sort:
            return Part("furniture", sort)
        if line.size <= 24 and is_own_menu(line.words, self.agencies):
            return Part("furniture", "menu")
        if line.place < _LINES_ABOVE or line.place >= end - _LINES_BELOW:
            kind, label = at_edge(line, self.agencies)
            if kind:
                return Part(kind, label)
        if line.size <= 60 and is_row(line.words) and not is_mixed(line.words, self.agencies):
            return Part("furniture", "row")
        return Part("furniture", "caption") if is_caption(line.words, self.agencies) else None

    def _bound(self) -> None:
        """Finds the running text, setting aside full sentences at its edges that are none of it."""
        prose = [line.place for line in self.found if line.prose and line.place not in self.parts]
        first = prose[0] if prose else 0
        self.hosts = hosts(self.found, first, self.agencies)
        self.senders = senders(self.found[first : first + 2], self.agencies)
        while len(prose) > 1:
            part = self._around(self.found[prose[-1]], alone=len(prose) < 3) or self._learnt(prose)
            if part is None:
                break
            self.parts[prose.pop()] = part
        while len(prose) > 1:
            opening = self.found[prose[0]].words
            sort = furniture_sort(opening, edge=True, tail=False) or ("masthead" if slogan_of(opening) else None)
            sort = sort or ("notice" if self._greets(self.found[prose[0]]) else None)
            if sort is None:
                break
            self.parts[prose.pop(0)] = Part("furniture", sort)
        if not prose:
            # A text without a full sentence still has a body.
            prose = longest(self.found, self.parts)
        self.first, self.last = (prose[0], prose[-1]) if prose else (0, -1)

    def _greets(self, line: Line) -> bool:
        """Whether full sentences above the headline speak to the reader: "Hello, reader. You have two stories left." """
        under = self.found[line.place + 1 : line.place + 2]
        titled = any(place < line.place and part.kind == "headline" for place, part in self.parts.items())
        free = all(above.place in self.parts or self._masthead(above) for above in self.found[: line.place])
        return bool(under) and not under[0].prose and under[0].size > 3 and free and not titled and speaks_of_the_page(line)

    def _around(self, line: Line, *, alone: bool) -> Part | None:
        """What a line at the foot is when it is no running text, or None."""
        desk = _DESK.fullmatch(line.words)
        if desk and desk["small"] and not names_agency(line.words, self.agencies):
            return Part("furniture", "desk")
        if desk and not desk["small"] and line.words.split()[0] in self.senders:
            return Part("signoff")
        if slogan_of(line.words) or host_speaks(line.words, self.hosts):
            return Part("furniture", "promotion")
        mixed = mixed_foot(line, self.agencies)
        if mixed:
            return Part("furniture", mixed)
        if parts.is_signoff(line, self.agencies) and not line.words.startswith(('"', "“")):
            return Part("signoff")
        sort = sort_of(line.words, edge=True, tail=True)
        if sort:
            return Part("furniture", sort)
        return Part("furniture", "notice") if not alone and speaks_of_the_page(line) else None

    def _learnt(self, prose: Sequence[int]) -> Part | None:
        """What the last of several lines is that no wording tells: the page's own talk, when it is likely so."""
        if len(prose) < 3:
            return None
        told = frozenset(word for place in prose[:-1] for word in terms(self.found[place].words))
        return Part("furniture", "notice") if self._talk(self.found[prose[-1]], told) else None

    def _talk(self, line: Line, told: frozenset[str]) -> bool:
        """Whether a line at the foot is likely the page's own talk; one that names an agency may end in a sign-off."""
        return not self.marked_up and not names_agency(line.words, self.agencies) and likely(line.words, told) > LIKELY

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
        able = able or [line for line in above if is_rubric(line.words)]
        told = self._told()
        left = without_heads(able, told)
        only_head = len(left) == 1 and heads_page(left[0].words) and slogan_share(left[0].words, told) < ENOUGH
        inside = self._headline_inside() if not left or only_head else None
        for line in able:
            if line not in left or (only_head and inside is not None):
                self.parts[line.place] = Part("furniture", "masthead")
        able = [] if only_head and inside is not None else left
        if not able and inside is None:
            able = [line for line in above if not self._masthead(line, strict=True) and not names_house(line.words)]
        return able[0].place if able else inside

    def _told(self) -> frozenset[str]:
        """The longer words of the running text."""
        lines = self.found[self.first : self.last + 1]
        return frozenset(word for line in lines if line.place not in self.parts for word in terms(line.words))

    def _headline_inside(self) -> int | None:
        """A headline set as a sentence in title case, or one that stands below its lede."""
        if self.last <= self.first or self.first > _LINES_BELOW:
            return None
        lede, under = self.found[self.first], self.found[self.first + 1]
        if lede.size <= 24 and parts.title_case(lede.words) and not dateline(lede.words, 0, len(lede.words), self.agencies):
            return lede.place
        opens = dateline(lede.words, 0, len(lede.words), self.agencies)
        if (
            lede.words.endswith("?")
            and not opens
            and lede.size <= _QUESTION_WORDS
            and (under.prose or under.place in self.parts or parts.is_byline(under, self.agencies, near_headline=True))
            and not QUOTED.search(lede.words)
        ):
            return lede.place
        free = self.first == 0 and under.place not in self.parts and not under.prose
        return under.place if free and 4 <= under.size <= 20 and parts.is_headline(under) else None

    def _masthead(self, line: Line, *, strict: bool = False) -> bool:
        """Whether a line is no headline; `strict` leaves out those that may be one when nothing else is."""
        if furniture_sort(line.words, edge=True, tail=False) or parts.is_byline(line, self.agencies, near_headline=False):
            return True
        return not strict and (is_masthead(line.words) or is_rubric(line.words))

    def _placed(self, line: Line, headline: int | None) -> Part:
        if line.place > self.last:
            return self._below(line)
        return self._above(line, headline) if line.place < self.first else self._between(line)

    def _above(self, line: Line, headline: int | None) -> Part:
        sort = furniture_sort(line.words, edge=True, tail=False)
        if sort or slogan_of(line.words):
            return Part("furniture", sort or "masthead")
        if headline is not None and line.place < headline:
            return self._over(line, headline)
        near = headline is not None and headline < line.place <= headline + 4
        if (
            parts.is_byline(as_line(without_buttons(line.words)), self.agencies, near_headline=near)
            or parts.is_inputs(line.words)
            or is_rubric(line.words)
        ):
            return Part("byline")
        if headline is not None and squeezed(line.words) == squeezed(self.found[headline].words):
            return Part("headline")
        return Part("paragraph") if line.size > 4 or line.words.endswith((".", ":")) else Part("subhead")

    def _over(self, line: Line, headline: int) -> Part:
        """What a line above the headline is: who wrote, the page's head, or a kicker."""
        own = as_line(without_buttons(line.words))
        if parts.is_byline(own, self.agencies, near_headline=False) or parts.is_inputs(line.words):
            return Part("byline")
        under = self.found[line.place + 1]
        # A name alone tells whose page it is, as a byline does; with a menu or slogan right under it, it is a page's head.
        if piece_sort(line.words) == "address":
            return Part("furniture", "masthead")
        if (names_house(line.words) and under.place == headline) or (is_rubric(line.words) and not is_masthead(line.words)):
            return Part("byline", "masthead")
        if is_masthead(line.words) or (line.size <= 3 and not _FIGURE.search(line.words)):
            return Part("furniture", "masthead" if is_masthead(line.words) else "kicker")
        if squeezed(line.words) == squeezed(self.found[headline].words):
            return Part("headline")
        return Part("paragraph") if line.size > 4 or line.words.endswith((".", ":")) else Part("subhead")

    def _between(self, line: Line) -> Part:
        if line.prose:
            return Part("paragraph")
        opening = line.place - self.first <= _STANDFIRST and not any(
            other.prose for other in self.found[self.first + 1 : line.place] if other.place not in self.parts
        )
        if opening and parts.is_byline(line, self.agencies, near_headline=False):
            return Part("byline")  # under a standfirst that is a full sentence
        credited = not parts.credits_alone(line.words, self.agencies) and ends_in_bracket(line.words, self.agencies)
        if credited or names_photographer(line.words):
            return Part("furniture", "caption")
        if parts.is_inputs(line.words):
            return Part("byline" if line.place < _LINES_ABOVE / 2 else "signoff")
        if parts.is_source(line.words) or (line.size <= 8 and parts.credits_alone(line.words, self.agencies)):
            return Part("furniture", "caption")  # an agency between paragraphs sent the picture that stood there
        return Part("subhead") if parts.is_subhead(line) else Part("paragraph")

    def _below(self, line: Line) -> Part:
        around = self._around(line, alone=False)
        if around:
            return around
        if line.size <= 6 and piece_sort(line.words):
            return Part("furniture", piece_sort(line.words))
        if parts.is_byline(line, self.agencies, near_headline=False):
            return Part("byline")
        if not self.marked_up and ends_in_a_prompt(line.words):
            return Part("furniture", "notice")
        fragment = not self.marked_up and line.size <= _LABEL_WORDS and not QUOTED.search(line.words)
        fragment = fragment and not _INNER_END.search(line.words)
        # "Report an error", "Licensed under CC BY 4.0" and "Cows on the line »" end as no sentence does.
        fragment = fragment and line.words[-1] not in ".!…”\"’':"
        talk = fragment or self._talk(line, self._told())
        return Part("furniture", "notice") if talk else Part("paragraph")


def squeezed(words: str) -> str:
    """Letters and figures alone, in small letters, so that headlines compare."""
    return "".join(c for c in words.casefold() if c.isalnum())
