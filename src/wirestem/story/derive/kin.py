"""Whether two texts go back to one dispatch: a learnt logistic model of the wording they share and whom they name."""

from collections.abc import Mapping
from math import log1p

from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.learnt import weights
from wirestem.story.derive.marks import Marks

_RECYCLED = -0.5  # log odds, at most, of texts that share nothing but background
_BACKGROUND_SENTENCES = 2
_LEDE = 0.4  # share of a first sentence
_SAME_WORDS = 1.0  # of 2: what two texts keep of each other's narrative
_ONE_WHOLLY = 0.7  # of 1: what one of them keeps; half of a text that merges two stands in each
_SURE = 4.0  # log odds
_CHANCE_WORDS = 10  # of one run: names with their titles, stock phrases, what an official said; longer ones are no chance


def same_words(one: str, two: str, overlaps: Overlaps) -> bool:
    """Whether two texts keep most of each other's narrative word for word, and one of them nearly all."""
    whole = max(overlaps.kept(one, (two,)), overlaps.kept(two, (one,)))
    return whole >= _ONE_WHOLLY and overlaps.both_kept(one, two) >= _SAME_WORDS


def kinship(first: str, second: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> float:
    """How likely two texts go back to one dispatch, in natural log odds: more than 0 is likelier than not.

    Texts that keep most of each other's narrative word for word do, whomever they credit: credits are lost and mistaken.
    """
    pair = (first, second) if first < second else (second, first)
    if pair not in overlaps.kin:
        known, signs = weights(), kinship_signs(*pair, overlaps, marks)
        score = sum(known.get(name, 0.0) * value for name, value in sorted(signs.items()))
        if same_words(*pair, overlaps):
            overlaps.kin[pair] = max(score, _SURE)
        else:
            overlaps.kin[pair] = min(score, _RECYCLED) if _only_background(*pair, overlaps, marks) else score
    return overlaps.kin[pair]


def _only_background(first: str, second: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether two texts of one agency share but a paragraph, and neither its first sentence: agencies set background again."""
    if not set(named(marks[first])) & set(named(marks[second])):
        return False
    shared = min(overlaps.sentences_told(first, second), overlaps.sentences_told(second, first))
    ledes = max(overlaps.lede_kept(first, (second,)), overlaps.lede_kept(second, (first,)))
    return shared <= _BACKGROUND_SENTENCES and ledes < _LEDE


def kinship_signs(first: str, second: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> dict[str, float]:
    """What speaks for and against a common dispatch of two texts: wording they share, and whom they name as their source.

    No sign grows with the length of the texts by itself: independent reports share the more facts the longer they are.
    """
    one, two = marks[first], marks[second]
    here, there = set(named(one)), set(named(two))
    both, kept = overlaps.both(first, second), overlaps.both_kept(first, second)
    if not both + kept and not one.reporters & two.reporters:
        return {"kin.is": 1.0}
    same, other = float(bool(here & there)), float(bool(here and there and not here & there))
    says_nothing = float(silent(one) or silent(two))
    lede = max(overlaps.lede_told(first, (second,)), overlaps.lede_told(second, (first,)))
    run = log1p(max(0, overlaps.longest_kept(first, second) - _CHANCE_WORDS))
    signs = {
        "is": 1.0,
        "both": both,
        "both_root": both**0.5,
        "kept": kept,
        "most": max(overlaps.told(first, (second,)), overlaps.told(second, (first,))),
        "lede": lede,
        "run": run,
        "run_other": run * other,
        "other": other,
        "one_named": float(bool(here) != bool(there)),
        "silent": says_nothing,
        "reports": float(one.reports or two.reports),
        "both_report": float(one.reports and two.reports),
        "reporter": float(bool(one.reporters & two.reporters)),
        "released": float(one.released or two.released),
        "both_same": both * same,
        "both_other": both * other,
        "kept_other": kept * other,
        "both_silent": both * says_nothing,
        "both_reports": both * float(one.reports or two.reports),
    }
    return {f"kin.{name}": value for name, value in signs.items() if value}


def silent(mark: Marks) -> bool:
    """Whether a text says nothing of where it comes from: neither whom it has it from nor that it reported itself."""
    return not (named(mark) or mark.several or mark.released or mark.own or mark.passing or mark.reporters)


def named(mark: Marks) -> tuple[str, ...]:
    """The agencies that a text names as its source, in its masthead or as told something."""
    return (*mark.credited, *mark.told)
