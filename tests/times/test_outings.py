"""When articles came out, and which came out first."""

import pytest

from wirestem.model import Published
from wirestem.times import first_out, outing


def out(*stamps: str) -> str | None:
    found = {str(n): outing(Published(value, value, "own")) for n, value in enumerate(stamps)}
    return first_out({name: one for name, one in found.items() if one is not None})


@pytest.mark.parametrize(
    ("stamps", "first"),
    [
        (("2031-03-05", "2031-03-04"), "1"),
        (("2031-03-04", "2031-03-04"), None),
        (("2031-03-04", "2031-03-04T10:15"), None),
        (("2031-03", "2031-04-01"), "0"),
        (("2031-W10", "2031-03-09"), None),
        (("2031-W10", "2031-03-10"), "0"),
        (("2031", "2032-01-02"), "0"),
        (("2031-03-04T10:15Z", "2031-03-04T10:30+02:00"), "1"),
        (("2031-03-04T10:15", "2031-03-04T23:00Z"), None),
        (("2031-03-04T10:15", "2031-03-05T01:00Z"), "0"),
        (("soon", "2031-13-40"), None),
        (("soon", "2031-03-04"), "1"),
        ((), None),
    ],
)
def test_the_first_is_the_one_that_was_surely_before_all_others(stamps: tuple[str, ...], first: str | None) -> None:
    assert out(*stamps) == first
