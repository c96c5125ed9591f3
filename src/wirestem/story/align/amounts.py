"""Numbers spelt in several words, which a rewriter writes in figures, or the other way round."""

from collections.abc import Sequence

_SCALES = {"hundred": 100, "thousand": 1000}
_UNITS = {
    word: value
    for value, word in [
        *enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen".split()
        ),
        *zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True),
    ]
}


def spelt(forms: Sequence[str]) -> dict[int, str]:
    """The numbers spelt in two words or more: the number's figure for its first word, "" for its others.

    >>> spelt("one hundred and forty rifles and twenty two men".split())
    {0: '140', 1: '', 2: '', 3: '', 6: '22', 7: ''}
    """
    found: dict[int, str] = {}
    place = 0
    while place < len(forms):
        if forms[place] not in _UNITS:
            place += 1
            continue
        stop, value = _amount(forms, place)
        if stop - place > 1:
            found.update({n: str(value) if n == place else "" for n in range(place, stop)})
        place = max(stop, place + 1)
    return found


def _amount(forms: Sequence[str], place: int) -> tuple[int, int]:
    """Where the number that begins at `place` stops, and what it is."""
    total = last = 0
    stop = place
    for at in range(place, len(forms)):
        form = forms[at]
        if form in _UNITS and (last == 0 or (last % 10 == 0 and last % 100 >= 20 and 0 < _UNITS[form] < 10) or last % 100 == 0):
            last += _UNITS[form]
        elif form in _SCALES and 0 < last < _SCALES[form]:
            last *= _SCALES[form]
            if form == "thousand":
                total, last = total + last, 0
        elif form == "and" and at > place and forms[at - 1] in _SCALES and at + 1 < len(forms) and forms[at + 1] in _UNITS:
            continue
        else:
            break
        stop = at + 1
    return stop, total + last
