"""Letters without their accents: wires send "Bazan" where the papers print "Bazán"."""

import unicodedata

_OTHERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"})


def unaccented(words: str) -> str:
    """Words with plain letters, otherwise as they are.

    >>> unaccented("Ordóñez of Łódź")
    'Ordonez of Lodz'
    """
    if words.isascii():
        return words
    apart = unicodedata.normalize("NFKD", words.translate(_OTHERS))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))
