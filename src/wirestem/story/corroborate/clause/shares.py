"""Shares: parts of a whole told in words, as per cent."""

import re
from collections.abc import Iterator

from wirestem.story.corroborate.knowledge import number_words

_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SMALL = "|".join(sorted(number_words(), key=len, reverse=True))
_SHARE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<some>{_SMALL})\s(?:in|out\sof)\s(?:every\s)?(?P<all>{_SMALL})(?=\s[a-z]|\W|$)"
    rf"|(?P<parts>{_SMALL})[\s-](?P<plural>{'|'.join(_PARTS)})s\b|(?:a|one)\s(?P<single>{'|'.join(_PARTS)})\sof\b)",
    re.IGNORECASE,
)


def shares(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Where a share stands in `text[start:end]`, and its value in per cent, in order.

    >>> list(shares("Nine in ten mills and a quarter of the boats were lost.", 0, 55))
    [(0, 11, 90.0), (22, 34, 25.0)]
    """
    for match in _SHARE.finditer(text, start, end):
        some, whole = (number_words()[(match[name] or "one").lower()] for name in ("some", "all"))
        if part := match["plural"] or match["single"]:
            some, whole = number_words()[(match["parts"] or "one").lower()], _PARTS[part.lower()]
        if 0 < some < whole:
            yield match.start(), match.end(), 100 * some / whole
