"""What tense and cue words around a time expression say: whether it lies ahead or behind."""

from functools import cache
from typing import NamedTuple

from wirestem.times.grammar import sign_sets
from wirestem.times.tokens import ADVERB, CAPITAL_WORD, LINE, LOWER, PAST_VERB, is_past_verb, word_signs

_REACH = 14  # tokens on either side that are looked at
_OWNED_REACH = 4  # "will vote in Sunday's election", but not "would look for ways around Sunday's ruling"
_AIM_REACH = 6
_HAD_BEEN = 4  # tokens: "had been scheduled to open on Friday"
_OFF_REACH = 6
_PARTICLE = 3
_STOPS = ".;!?" + LINE


class _Cues(NamedTuple):
    ahead: frozenset[str]
    behind: frozenset[str]
    asks: frozenset[str]
    to: str
    past_of_past: frozenset[str]
    until: frozenset[str]
    since: frozenset[str]
    still: frozenset[str]
    aimed: frozenset[str]
    passive: frozenset[str]
    no_verb: frozenset[str]
    aims: frozenset[str]
    gives: frozenset[str]
    called_off: frozenset[str]
    awaited: frozenset[str]
    weekdays: frozenset[str]
    abbreviated: frozenset[str]
    called: str
    off: str
    by: frozenset[str]
    up: str
    as_: str
    previously: str
    that: str
    had: frozenset[str]
    demands: frozenset[str]
    particles: frozenset[str]
    tomorrow: str
    and_: frozenset[str]


@cache
def _cues() -> _Cues:
    sets, known = sign_sets(), word_signs()
    return _Cues(
        ahead=frozenset(sets["AHEAD"]),
        # Words that rules name have signs of their own; those that are verbs of the past stay cues.
        behind=frozenset(sets["BEHIND"] + PAST_VERB) | {sign for word, sign in known.items() if is_past_verb(word)},
        asks=frozenset(sets["ASKS"]),
        to=known.get("to", ""),
        past_of_past=frozenset(known[w] for w in ("had", "been", "was", "were") if w in known),
        until=frozenset(known[w] for w in ("until", "till") if w in known),
        since=frozenset(known[w] for w in ("since",) if w in known),
        still=frozenset(sets["STILL"]),
        aimed=frozenset(sets["AIMED"]),
        passive=frozenset(sets["PASSIVE"]),
        no_verb=frozenset(sets["NOVERB"]),
        aims=frozenset(known[w] for w in ("to", "for") if w in known),
        gives=frozenset(sets["GIVES"]),
        called_off=frozenset(sets["CALLEDOFF"]),
        awaited=frozenset(known[w] for w in ("for",) if w in known),
        weekdays=frozenset(sets["WEEKDAYNAME"]),
        called=known["called"],
        off=known["off"],
        by=frozenset(known[w] for w in ("by", "before")),
        up=known.get("up", ""),
        as_=known["as"],
        previously=known["previously"],
        that=known["that"],
        had=frozenset(known[w] for w in ("has", "have", "had", "told", "announced", "given", "decided", "could") if w in known),
        demands=frozenset(known[w] for w in ("demanded", "demands") if w in known),
        particles=frozenset(known[w] for w in ("up", "down") if w in known),
        tomorrow=known.get("tomorrow", ""),
        and_=frozenset({",", *(known[w] for w in ("and", "or", "on") if w in known)}),
        abbreviated=frozenset(sets["ABBREVIATED"] + sets["MONTHSHORT"] + sets["WEEKDAYSHORT"]),
    )


def looks_ahead(signs: str, first: int, last: int) -> bool | None:
    """True when the words around the tokens `first:last` speak of the future, False of the past, None when of neither.

    What is called off leaves it open; then the word right before decides ("since", "for", "until", "by"), then the nearest
    cue before the expression in its sentence, then the nearest after it. A verb that asks for something ("called for a rally
    on Friday") leaves it open, unless it stands next to the time ("announced Friday").
    """
    if _called_off(signs, last):
        return None  # "the match on Sunday has been cancelled": told before it or after
    for told in (
        _preposition(signs, first, last),
        _verb_next(signs, first, last),
        _before(signs, first, last),
        _after(signs, last),
    ):
        if told is not _NOTHING:
            return told if isinstance(told, bool) else None
    return None


_NOTHING = "nothing"


def _preposition(signs: str, first: int, last: int) -> bool | str | None:
    """What the word right before the expression says; `_NOTHING` when it says nothing."""
    cues = _cues()
    if not first:
        return _NOTHING
    word, near = signs[first - 1], set(signs[max(0, first - _REACH) : first - 1])
    listed = next((n for n in range(first - 1, -1, -1) if signs[n] not in cues.and_), -1)
    if 0 <= listed < first - 1 and signs[listed] == cues.tomorrow and cues.weekdays & set(signs[first:last]):
        return True  # "today, tomorrow and on Monday"
    if word in cues.since:
        return False
    after = signs[last : last + 1]
    if word in cues.awaited and cues.weekdays & set(signs[first:last]) and not _belongs(after, cues):
        # "A vote set for Monday", but "the vote set for Monday was lost" is told before it or after.
        return None if after in cues.past_of_past else True
    if word in cues.until and (cues.still & set(signs[max(0, first - 7) : first - 1]) or cues.gives & near):
        return True  # "has until Friday", "gave the strikers until Friday"
    if word in cues.by and ((cues.asks | cues.ahead) & near - cues.had or _aims(signs, first, cues)):
        return True  # "demanded an answer by Friday", "called on them to leave before Friday"
    if word in cues.by and signs[first - 2 : first - 1] == cues.that and _after(signs, last) is True:
        return True  # "she feared that by Friday more will have gone": the clause that begins there decides
    return _NOTHING


def _aims(signs: str, first: int, cues: _Cues) -> bool:
    """Whether an infinitive stands in the few words before: "to evacuate them before Friday"."""
    near = signs[max(0, first - _AIM_REACH) : first]
    return any(near[i : i + 1] == cues.to and near[i + 1 : i + 2] == LOWER for i in range(len(near)))


def _belongs(after: str, cues: _Cues) -> bool:
    """Whether the word after a weekday is what it belongs to: "blamed for Friday's loss", "for the Friday bombing"."""
    return after in (LOWER, CAPITAL_WORD, "'") or (after in cues.behind and after not in cues.past_of_past)


def _after(signs: str, last: int) -> bool | str:
    """What the words after say; `_NOTHING` when there is no cue among them."""
    cues = _cues()
    for place in range(last, min(len(signs), last + _REACH)):
        sign = signs[place]
        if sign in _STOPS and not _abbreviates(signs, place):
            break
        if sign in cues.ahead:
            return True
        if sign in cues.behind or _has_set(signs, place, cues):
            return False
    return _NOTHING


def _has_set(signs: str, place: int, cues: _Cues) -> bool:
    """Whether "set" is a verb of the past: "when Talin set aside her plans", but not "the Talin talks set for May"."""
    return (
        signs[place] in cues.aimed
        and signs[place - 1 : place] in (LOWER, CAPITAL_WORD)
        and signs[place + 1 : place + 2] not in cues.aims
    )


def _verb_next(signs: str, first: int, last: int) -> bool | str:
    """False where a verb of the past follows at once and nothing in the clause before points ahead; else `_NOTHING`.

    "Ahead of the summit, the ministry on Sunday issued a warning": a comma ends the reach of what stands before it.
    """
    cues = _cues()
    if signs[last : last + 1] not in cues.behind:
        return _NOTHING
    begin = max(signs.rfind(stop, 0, first) for stop in _STOPS + ",") + 1
    aims = cues.ahead | cues.aimed | cues.asks | {cues.to}
    return _NOTHING if aims & set(signs[begin:first]) else False


def _before(signs: str, first: int, last: int) -> bool | str | None:
    """What the words before say; `_NOTHING` when there is no cue among them, None when the cue leaves it open."""
    cues = _cues()
    infinitive = False
    owns = last < len(signs) and signs[last] == "'"  # "Tuesday's recall" has happened unless "will" says otherwise
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        sign = signs[place]
        if sign in _STOPS and not _abbreviates(signs, place):
            break
        if sign == cues.to and place + 1 < first and (signs[place + 1] in (LOWER, ADVERB) or signs[place + 1] in cues.passive):
            infinitive = not owns
        elif sign in cues.aimed and signs[place + 1] in cues.aims:
            return True
        elif sign in cues.ahead and signs[place - 1 : place] == cues.to and place:
            infinitive = not owns  # "failed to resume on Monday": what stands before "to" decides
        elif sign in cues.particles and cues.ahead & set(signs[max(0, place - _PARTICLE) : place]):
            continue  # "will sit down on Thursday", "will turn up on the 23rd"
        elif sign in cues.ahead and _as_planned(signs, place, cues):
            continue
        elif sign in cues.ahead and (not owns or first - place <= _OWNED_REACH):
            return not cues.past_of_past & set(signs[max(0, place - _HAD_BEEN) : place]) or None
        elif sign in cues.asks:
            if infinitive:
                return True
            return False if first - place <= 2 else True if sign in cues.demands else None
        elif sign == cues.up and signs[place - 1 : place + 2] == "-" + cues.up + cues.to:
            return True  # "in the run-up to Sunday's election"
        elif sign in cues.behind and place and signs[place - 1] == cues.to:
            infinitive = not owns  # "plans to put it to a vote on Sunday"
        elif (sign in cues.behind and not _no_past_verb(signs, place, cues)) or _has_set(signs, place, cues):
            return False
    if infinitive and signs[last : last + 1] in cues.behind:
        return None  # "the first to march on Friday were", "the plan to march on Friday was": told after it or before
    return True if infinitive else _NOTHING


def _as_planned(signs: str, place: int, cues: _Cues) -> bool:
    """Whether a cue only says that it came as foreseen: "opened as planned on Saturday", "as previously scheduled"."""
    back = place - 2 if signs[place - 1 : place] in (ADVERB, cues.previously) else place - 1
    return back >= 0 and signs[back] == cues.as_


def _abbreviates(signs: str, place: int) -> bool:
    """Whether a full stop belongs to the word before it: "Oct.", "Gov."."""
    return place > 0 and signs[place] == "." and signs[place - 1] in _cues().abbreviated


def _called_off(signs: str, last: int) -> bool:
    """Whether the words after say that what was to be then is called off."""
    cues = _cues()
    for place in range(last, min(len(signs), last + _OFF_REACH)):
        if signs[place] in _STOPS:
            return False
        if signs[place] in cues.called_off or (signs[place] == cues.called and signs[place + 1 : place + 2] == cues.off):
            return True
    return False


def _no_past_verb(signs: str, place: int, cues: _Cues) -> bool:
    """Whether a cue of the past is none: "will be signed", "is to be formally held", "the divided city"."""
    if place == 0:
        return False
    # "The sailors gathered" tells of the past, "the gathered sailors" and "the newly gathered sailors" do not.
    back = place - 2 if place > 1 and signs[place - 1] == ADVERB else place - 1
    if signs[place] == PAST_VERB and signs[back] in cues.no_verb:
        return True
    back = place - 2 if place > 1 and signs[place - 1] in (LOWER, ADVERB) else place - 1
    return signs[back] in cues.passive
