"""Word pieces: the vocabulary of uncased BERT, longest match first (Wu et al. 2016; Devlin et al. 2019).

The libraries that do this bring a client of a model hub with them; the rule is twenty lines.
"""

import unicodedata
from collections.abc import Sequence

_ALIKE = str.maketrans({"«": "“", "„": "“", "»": "”", "‐": "-", "‑": "-", "ʼ": "’"})
_LONGEST = 40


class Pieces:
    """Splits words into the numbers of their pieces.

    >>> Pieces(["[UNK]", "un", "##read", "cafe"])("Unread"), Pieces(["[UNK]", "cafe"])("Café")
    ([1, 2], [1])
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: n for n, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self._known: dict[str, list[int]] = {}

    def number(self, piece: str) -> int:
        """The number of a piece that the vocabulary holds; KeyError otherwise."""
        return self._numbers[piece]

    def __call__(self, word: str) -> list[int]:
        """The numbers of the pieces of one word; one unknown piece where the vocabulary cannot spell it."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._split(_plain(word))
        return found

    def _split(self, word: str) -> list[int]:
        if not word or len(word) > _LONGEST:
            return [self._unknown]
        if word in self._numbers:
            return [self._numbers[word]]
        out: list[int] = []
        begin = 0
        while begin < len(word):
            head = "##" if begin else ""
            for end in range(len(word), begin, -1):
                number = self._numbers.get(head + word[begin:end])
                if number is not None:
                    out.append(number)
                    begin = end
                    break
            else:
                return [self._unknown]
        return out


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.translate(_ALIKE).lower())
    return "".join(c for c in folded if unicodedata.category(c) != "Mn")
