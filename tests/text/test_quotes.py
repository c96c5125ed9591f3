"""Quotation marks of all styles."""

import pytest

from wirestem.text import paragraphs, quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” he said.", ["Go,"]),
        ('"Go," he said. "Now."', ["Go,", "Now."]),
        ("''Go,'' he said. ''Now.''", ["Go,", "Now."]),
        ('"The lock is safe.” he added.', ["The lock is safe."]),
        ("Chief 'knew for weeks' of it", ["knew for weeks"]),
        ("The states’ rights and the crew’s view", []),
        ("“He called it a ‘fairy tale’ twice,” she said.", ["He called it a ‘fairy tale’ twice,"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph_and_the_next_continues_it() -> None:
    text = "“It holds.\n\n“It will hold,” he said. It rained."
    first, second = quotations(text, paragraphs(text))
    assert (first.closed, second.continues) == (False, True)
    assert text[second.inner_start : second.inner_end] == "It will hold,"
