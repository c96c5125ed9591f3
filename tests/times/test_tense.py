"""Which way a weekday lies, as the words around it say."""

from datetime import date

import pytest

from wirestem.times import Anchor, recognise, resolve_all

THURSDAY = date(2031, 10, 16)


def last_day(text: str) -> date:
    found = recognise(text)
    return date.fromisoformat(resolve_all(text, found, Anchor(THURSDAY, THURSDAY))[-1].value[:10])


@pytest.mark.parametrize(
    "text",
    [
        "The court postponed the hearing until Monday.",
        "The rebels were given until Saturday to lay down arms.",
        "They demanded an answer by Saturday.",
        "The cabinet proclaimed a day of mourning for Saturday.",
        "The licence stays suspended until Monday.",
        "Workers threatened to walk out on Monday.",
        "The ministers meet in Orsa on Monday.",
        "Schools reopen on Monday.",
        "In the run-up to Sunday's election both sides hardened.",
        "The match on Sunday has been called off.",
        "The airline is to resume its flights on Monday.",
        "The union plans to put it to a show of hands on Sunday.",
        "They called on the army to evacuate them before Saturday.",
        "He wants her gone by Monday.",
        "He was calm as he plans to leave on Saturday.",
        "She feared that by Saturday there will be more.",
        "Talin will, despite her doubts, speak to the St. Orsa Society on Monday.",
    ],
)
def test_what_is_to_come(text: str) -> None:
    assert last_day(text) > THURSDAY


@pytest.mark.parametrize(
    "text",
    [
        "The talks failed to resume on Monday.",
        "Residents say they heard shots on Saturday.",
        "The talks had been scheduled to open on Tuesday.",
        "None of them could be reached on Wednesday.",
        "The rally planned for Wednesday was cancelled.",
        "Gov. Talin, who visited the valley on Saturday, praised the crews.",
        "By Saturday, 200 had died.",
        "No ship docked before Wednesday, so the grain would spoil.",
        "The group was blamed for the Friday bombing.",
        "He was tried for Tuesday's attack.",
        "Ahead of the summit, the ministry on Saturday issued a warning.",
        "On Saturday, when Talin set aside her plans, nobody objected.",
        "The offensive began as previously planned on Saturday.",
        "The first towns to vote on Wednesday were those of the coast.",
    ],
)
def test_what_is_over(text: str) -> None:
    assert last_day(text) < THURSDAY
