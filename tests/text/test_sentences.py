"""Where sentences end."""

import pytest

from wirestem.text import sentences


@pytest.mark.parametrize(
    "text",
    [
        "The shots began at 6:40 a.m. (0140 GMT) at the gate.",
        "They met at 9 a.m. Tuesday in Lerrick.",
        "The gate shut at 7 p.m. EST on Sunday.",
        "It opens at 8 p.m. March 3 at the latest.",
    ],
)
def test_a_clock_time_goes_on_with_its_zone_or_day(text: str) -> None:
    assert sentences(text) == ((0, len(text)),)


def test_a_clock_time_may_end_a_sentence() -> None:
    text = "He left at 10 a.m. She came later."
    assert [text[a:b] for a, b in sentences(text)] == ["He left at 10 a.m.", "She came later."]
