"""Words of a text with their places, as comparison sees them."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CURLY = str.maketrans("’ʼ", "''")


class Word(NamedTuple):
    """A word at `text[start:end]`; `form` is lower case with straight apostrophes."""

    start: int
    end: int
    form: str


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]` in order; offsets are into `text`.

    >>> [w.form for w in words("Moscow’s war, 2.5 mg")]
    ["moscow's", 'war', '2', '5', 'mg']
    """
    stop = len(text) if end is None else end
    return tuple(Word(m.start(), m.end(), m.group().lower().translate(_CURLY)) for m in _WORD.finditer(text, start, stop))
