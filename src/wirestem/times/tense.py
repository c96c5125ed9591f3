"""What tense and cue words around a time expression say: whether it lies ahead or behind."""

from functools import cache

from wirestem.times.grammar import sign_sets
from wirestem.times.tokens import LINE, LOWER, PAST_VERB, word_signs

_REACH = 14  # tokens on either side that are looked at
_STOPS = ".;" + LINE


@cache
def _cues() -> tuple[frozenset[str], frozenset[str], frozenset[str], str]:
    sets, known = sign_sets(), word_signs()
    return frozenset(sets["AHEAD"]), frozenset(sets["BEHIND"] + PAST_VERB), frozenset(sets["ASKS"]), known.get("to", "")


def looks_ahead(signs: str, first: int, last: int) -> bool | None:
    """True when the words around the tokens `first:last` speak of the future, False of the past, None when of neither.

    The nearest cue before the expression in its sentence decides, then the nearest after it.
    """
    ahead, behind, asks, to = _cues()
    infinitive = False
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        sign = signs[place]
        if sign in _STOPS:
            break
        if sign == to and place + 1 < first and signs[place + 1] == LOWER:
            infinitive = True
        elif sign in ahead or (infinitive and sign in asks):
            return True
        elif sign in behind:
            return False
    if infinitive:
        return True
    for place in range(last, min(len(signs), last + _REACH)):
        sign = signs[place]
        if sign in _STOPS:
            break
        if sign in ahead:
            return True
        if sign in behind:
            return False
    return None
