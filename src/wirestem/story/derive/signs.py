"""What speaks for each possible source of a text, as named numbers; most are shares from 0 to 1 or yes (1) and no (0)."""

from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from wirestem.model import Document
from wirestem.story.derive import bits
from wirestem.story.derive.cited import bears
from wirestem.story.derive.clock import apart, moment, surely_before
from wirestem.story.derive.dispatch import Dispatch
from wirestem.story.derive.kin import named, silent
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.readings import Descent
from wirestem.text import words

_CUT_WORDS = 60
_HAD = 4.0


class Signs:
    """What speaks for each source of one text of a dispatch; texts already known to be `copied` carry no version themselves."""

    def __init__(
        self, text: str, dispatch: Dispatch, overlaps: Overlaps, marks: Mapping[str, Marks], copied: frozenset[str]
    ) -> None:
        self.text, self.dispatch, self.overlaps, self.marks = text, dispatch, overlaps, marks
        self.copied = copied
        self.mine = marks[text]
        self.mates = tuple(m for m in dispatch.members if m != text)
        self.told = overlaps.told(text, self.mates)
        self.kept = overlaps.kept(text, self.mates)
        self.at = next((n for n, v in enumerate(dispatch.versions) if text in v), 0)
        self.alone = (text,) in dispatch.versions  # it begins unlike all others: no other text has its version
        self.agencies = {dispatch.sender.agency} - {None}
        self.names_it = bool(self.agencies & set(named(self.mine)))
        self.passes_on = self.names_it and not self.mine.reports

    def held(self, mate: str) -> float:
        """How much of the text stands in another, told in whatever words and kept word for word, summed: 0 to 2."""
        return self.overlaps.told(self.text, (mate,)) + self.overlaps.kept(self.text, (mate,))

    def most_held(self, mates: Iterable[str]) -> float:
        """What the one of `mates` holds that holds most of the text; 0 without any."""
        return max(map(self.held, mates), default=0.0)

    def of_article(self, parent: str, descent: Descent) -> dict[str, float]:
        """What speaks for the article `parent`, whose changes the text has as `descent` tells."""
        o, text, theirs = self.overlaps, self.text, self.marks[parent]
        others = [m for m in self.mates if m != parent]
        told, kept = o.told(text, (parent,)), o.kept(text, (parent,))
        here, there = o.texts[text].document, o.texts[parent].document
        signs = {
            "is": 1.0,
            "told": told,
            "exact": kept / max(told, 0.05),
            "all": max(0.0, told - 0.8) * 5,
            "innovations": log1p(descent.innovations),
            "innovated": float(descent.innovations >= 2.5 and descent.against <= 0.25 * descent.innovations),
            "against": log1p(descent.against),
            "distant": log1p(descent.distant),
            "against_rate": min(1.0, 20 * descent.against / max(descent.compared, 20)),
            "innovated_rate": min(1.0, 20 * (descent.innovations + 0.5 * descent.distant) / max(descent.compared, 20)),
            "spotless": (descent.against < 1) * min(1.0, descent.compared / 100) * min(1.0, kept / max(told, 0.05)),
            "compared": min(1.0, descent.compared / 100),
            "lacks": o.beyond(text, others, (parent,)),
            "lacks_kept": min(1.0, o.kept_beyond(text, others, (parent,)) / 30),
            "fuller": told - o.told(parent, (text,)),
            "returns": o.told(parent, (text,)),
            "rival": told + kept - self.most_held(others),
            "theirs_nearer": o.both(text, parent) - max((o.both(parent, m) for m in others), default=0.0),
            "lede": o.lede_kept(text, (parent,)),
            "headline": _headline(here, there),
            "sent": theirs.sent,
            "reports": theirs.reports,
            "released": theirs.released,
            "credits": bool(theirs.credited),
            "told_agency": bool(theirs.told) and not theirs.credited,
            "silent": not (theirs.credited or theirs.told or theirs.collective or theirs.reports or theirs.released),
            "several": theirs.several,
            "child_credits": bool(self.mine.credited),
            "child_told": bool(self.mine.told) and not self.mine.credited,
            "child_several": self.mine.several,
            "child_reports": self.mine.reports,
            "child_sent": self.mine.sent,
            "child_released": self.mine.released,
            "child_passing": min(1.0, self.mine.passing),
            "names_it": _names(here, theirs.house),
            "cites_it": self._cites(text, parent),
            "cites_child": self._cites(parent, text),
            "own_shared": self._own_shared(parent),
            "clear": float(descent.innovations + 0.5 * descent.distant >= 1),
            "stamped_before": apart(here, there),
            **self._of_cuts(parent, others),
            "same_reporter": bool(self.mine.reporters & theirs.reporters),
            "later": surely_before(here, there),
            "earlier": surely_before(there, here),
            "undated": moment(here) is None,
            "sent_evident": self.dispatch.sender.evident,
            "plain_unsent": not self.dispatch.sender.evident,
            "witnessed": min(3, len([m for m in others if self.overlaps.told(parent, (m,)) > 0.15])) / 3,
            "home": parent in self.dispatch.home,
        }
        signs["sent_and_credits"] = signs["sent"] * signs["child_credits"]
        signs["reports_unsent"] = signs["reports"] * (not self.dispatch.sender.evident)
        signs["same_reporter_later"] = signs["same_reporter"] * (signs["later"] - signs["earlier"])
        signs["files_later"] = signs["sent"] * signs["child_sent"] * (signs["later"] - signs["earlier"])
        signs["files"] = signs["sent"] * signs["child_sent"]
        signs["unmarked"] = signs["witnessed"] * max(0.0, 1 - descent.innovations)
        signs["contested"] = descent.against / (descent.against + descent.innovations + 1)
        return _named("article", signs)

    def _cites(self, one: str, two: str) -> float:
        """Whether a text tells of the report of another one's house, and not the other of the same."""
        names = self.marks[one].cites - self.marks[two].cites
        return float(bears(self.overlaps.texts[two].document, self.marks[two].spans["own"], names))

    def _own_shared(self, parent: str) -> float:
        """Whether the text has from the parent words that speak of the parent's own reporting: no dispatch holds them."""
        text, kept = self.overlaps.texts[parent], self.overlaps.told_words(parent, (self.text,))
        others = self.overlaps.told_words(parent, [m for m in self.mates if m != parent])
        places = (bits.span(*text.places(s.start, s.end)) for s in self.marks[parent].spans["own"])
        return float(any(words & kept & ~others for words in places))

    def _of_cuts(self, parent: str, others: Sequence[str]) -> dict[str, float]:
        """How much of what others carry the parent cut, and the text cut too: a copy has nothing of what its source left out."""
        o, most = self.overlaps, 0.0
        for other in others:
            known = o.told_words(other, [m for m in others if m != other])
            left = known & ~o.told_words(other, (parent,))
            had = left & o.told_words(other, (self.text,))
            size = left.bit_count()
            if size:
                most = max(most, min(1.0, size / _CUT_WORDS) * max(0.0, 1 - _HAD * had.bit_count() / size))
        return {"cuts_too": most}

    def of_version(self, number: int, others: Sequence[str]) -> dict[str, float]:
        """What speaks for the version `number` that `others` carry."""
        o, text, mine = self.overlaps, self.text, self.mine
        told, kept = o.told(text, others), o.kept(text, others)
        rest = [m for m in self.mates if m not in others]
        free = [n for n in others if n not in self.copied]
        first = min((m for n in others if (m := moment(o.texts[n].document))), default=None)
        mine_at = moment(o.texts[text].document)
        later = first is not None and mine_at is not None and first > mine_at
        own = text in self.dispatch.versions[number]
        best = max((o.told(text, v) for n, v in enumerate(self._others_by_version()) if n != number), default=0.0)
        signs = {
            "is": 1.0,
            "nearer": 0.0 if self.alone else (told - best) / (max(told, best) + 0.05),
            "foreign": self.alone,
            "own": own,
            "later": later,
            "file_before": mine.sent and later,
            "file_previous": mine.sent and number + 1 == self.at,
            "file_after": mine.sent and not later and not own,
            "told": told,
            "unexplained": (1 - told) * self.passes_on * min(1.0, len(free) / 2),
            "exact": kept / max(told, 0.05),
            "lacks": o.beyond(text, rest, others),
            "rival": told + kept - self.most_held(rest),
            "lede": o.lede_kept(text, others),
            "several": min(3, len(free)) / 3,
            "alone": len(self.dispatch.versions) == 1,
            "early": number == 0 and len(self.dispatch.versions) > 1,
            "file": any(self.marks[n].sent for n in others),
            "all_credit": all(self.marks[n].credited or self.marks[n].told for n in others),
            "dated": first is not None,
            **self._of_mine(),
        }
        return _named("version", signs)

    def _others_by_version(self) -> list[list[str]]:
        """The versions without the text itself."""
        return [[n for n in version if n != self.text] for version in self.dispatch.versions]

    def of_lone(self) -> dict[str, float]:
        """What speaks for a version that no other text carries."""
        o = self.overlaps
        signs = {
            "is": 1.0,
            "best": self.most_held(self.mates),
            "told": self.told,
            "unexplained": (1 - self.told) * self.passes_on * min(1.0, len(self.mates) / 2),
            "part": self.told * self.mine.reports,
            "exact": self.kept / max(self.told, 0.05),
            "lede": o.lede_kept(self.text, self.mates),
            "company": bool(self.mates),
            "visitor": self.text not in self.dispatch.home,
            "own": self.alone,
            **self._of_mine(),
        }
        return _named("lone", signs)

    def of_first(self) -> dict[str, float]:
        """What speaks for the text being the source itself."""
        o = self.overlaps
        lacks = max((o.kept_beyond(m, [x for x in self.mates if x != m], (self.text,)) for m in self.mates), default=0)
        stamps = [m for n in self.mates if (m := moment(o.texts[n].document)) is not None]
        mine = moment(o.texts[self.text].document)
        others = [self.marks[m] for m in self.mates]
        signs = {
            "is": 1.0,
            "file_alone": self.mine.sent and len(self.dispatch.versions) == 1,
            "file_first": self.mine.sent and len(self.dispatch.versions) > 1 and self.at == 0,
            "told": self.told,
            "exact": self.kept / max(self.told, 0.05),
            "company": bool(self.mates),
            "lacks": min(1.0, lacks / 30),
            "returns": max((o.told(m, (self.text,)) for m in self.mates), default=0.0),
            "earliest": mine is not None and bool(stamps) and mine <= min(stamps),
            "others_sent": any(m.sent for m in others),
            "others_report": any(m.reports for m in others),
            "cites_mate": max((self._cites(self.text, m) for m in self.mates), default=0.0),
            "own": min(3.0, self.mine.own) / 3,
            "reporter": bool(self.mine.reporters),
            "passing": min(1.0, self.mine.passing),
            **self._of_mine(),
        }
        return _named("first", signs)

    def of_none(self) -> dict[str, float]:
        """What speaks for the text having nothing of this dispatch."""
        o, others = self.overlaps, self.dispatch.elsewhere[self.text]
        beyond = o.beyond(self.text, self.mates, others)
        signs = {
            "is": 1.0,
            "beyond": beyond,
            "beyond_kept": min(1.0, o.kept_beyond(self.text, self.mates, others) / 30),
            "told": self.told,
            "elsewhere": o.told(self.text, others),
            "visitor": self.text not in self.dispatch.home,
            "credits_it": self.names_it,
            "collective": self.mine.collective,
            "several": len(self.mine.credited) > 1,
            "reports": self.mine.reports,
            "passing": min(1.0, self.mine.passing),
        }
        return _named("none", signs)

    def _of_mine(self) -> dict[str, float]:
        mine, sender = self.mine, self.dispatch.sender
        return {
            "evident": sender.evident,
            "credits": bool(mine.credited),
            "credits_it": bool(self.agencies & set(mine.credited)),
            "told_it": bool(self.agencies & set(mine.told)) and not mine.credited,
            "credits_other": bool(set(named(mine)) - self.agencies) and bool(self.agencies),
            "child_several": mine.several,
            "reports": mine.reports,
            "sent": mine.sent,
            "released": mine.released,
            "silent": silent(mine),
        }


def _named(kind: str, signs: Mapping[str, float]) -> dict[str, float]:
    return {f"{kind}.{name}": float(value) for name, value in signs.items() if value}


def _headline(here: Document, there: Document) -> float:
    """How many of the words of either headline stand in the other, 0 to 1."""
    one = {w.form for w in words(here.title or "") if len(w.form) > 3}
    two = {w.form for w in words(there.title or "") if len(w.form) > 3}
    return len(one & two) / (min(len(one), len(two)) or 1)


def _names(document: Document, house: str | None) -> float:
    return float(bool(house) and str(house).removeprefix("The ") in document.text)
