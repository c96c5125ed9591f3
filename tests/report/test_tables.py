"""CSV tables."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wirestem.model import FirstSeen
from wirestem.report.tables import COLUMNS, safe, tables

from . import bridge


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables(bridge.dossier())[name], newline="")))


def test_every_table_has_its_documented_columns() -> None:
    for name, text in tables(bridge.dossier()).items():
        assert tuple(next(csv.reader(io.StringIO(text, newline="")))) == COLUMNS[name]


@pytest.mark.parametrize(("name", "number"), [
    ("articles.csv", 5), ("edges.csv", 3), ("statements.csv", 4), ("claims.csv", 3), ("mentions.csv", 5), ("changes.csv", 3),
    ("times.csv", 2), ("events.csv", 1), ("disputes.csv", 1), ("houses.csv", 3), ("dispatches.csv", 3),
    ("uncredited.csv", 1), ("origins.csv", 3), ("credits.csv", 1), ("parties.csv", 2), ("firsts.csv", 0),
])  # fmt: skip
def test_every_finding_is_one_row(name: str, number: int) -> None:
    assert len(rows(name)) == number


def test_the_words_of_a_row_stand_at_its_offsets() -> None:
    for row in [*rows("mentions.csv"), *rows("times.csv")]:
        assert bridge.TEXTS[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_an_edge_names_parent_agency_and_reason() -> None:
    first = rows("edges.csv")[0]
    assert (first["parent"], first["parent_agency"], first["share"]) == ("o-norr", "Norrwire", "0.95")
    assert first["because"] == "credit.dateline.v1: credit in the dateline"


def test_every_table_is_counted_here() -> None:
    assert set(tables(bridge.dossier())) == set(COLUMNS)


def test_origins_parties_and_credits_are_told() -> None:
    norr = rows("origins.csv")[0]
    assert (norr["label"], norr["agency"], norr["observed"], norr["articles"]) == (
        "Norrwire dispatch",
        "Norrwire",
        "",
        "d-argus; d-beacon; d-comet",
    )
    assert next(r["label"] for r in rows("origins.csv") if r["observed"] == "d-dial") == "3 Dial"
    pell = rows("parties.csv")[0]
    assert (pell["name"], pell["kind"], pell["aliases"], pell["statements"], pell["articles"]) == (
        "Ada Pell",
        "person",
        "Pell",
        "2",
        "d-argus; d-beacon",
    )
    (credit,) = rows("credits.csv")
    assert (credit["text"], credit["agency"], credit["for"], credit["place"]) == ("NORRWIRE", "Norrwire", "text", "dateline")


def test_a_first_place_is_told_with_its_words_and_whether_it_is_sure() -> None:
    whole = bridge.dossier()
    places = (bridge.span("d-argus", bridge.LEDE), bridge.span("d-beacon", bridge.LEDE))
    seen = (FirstSeen("passage", places[0], "2031-03-04", places, sure=False),)
    told = tables(replace(whole, stories=(replace(whole.stories[0], first_seen=seen),)))["firsts.csv"]
    (row,) = csv.DictReader(io.StringIO(told, newline=""))
    assert (row["kind"], row["text"], row["article"], row["published"]) == ("passage", bridge.LEDE, "d-argus", "2031-03-04")
    assert (row["sure"], row["articles"]) == ("False", "d-argus; d-beacon")


def test_where_no_dates_tell_who_was_first_the_words_stand_without_a_place() -> None:
    whole = bridge.dossier()
    places = (bridge.span("d-argus", bridge.LEDE), bridge.span("d-beacon", bridge.LEDE))
    seen = (FirstSeen("passage", None, None, places, sure=False),)
    told = tables(replace(whole, stories=(replace(whole.stories[0], first_seen=seen),)))["firsts.csv"]
    (row,) = csv.DictReader(io.StringIO(told, newline=""))
    assert (row["text"], row["article"], row["start"], row["end"], row["published"]) == (bridge.LEDE, "", "", "", "")
    assert (row["sure"], row["articles"]) == ("False", "d-argus; d-beacon")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1+1", "\u00a0=1+1", "＝1+1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_starts_with_an_apostrophe(formula: str) -> None:
    assert safe(formula) == "'" + formula
    text = tables(bridge.plain("Words.", title=formula, outlet=formula))["articles.csv"]
    assert next(csv.DictReader(io.StringIO(text, newline="")))["outlet"] == "'" + formula


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_cell_comes_back_as_it_was_written(cell: str) -> None:
    text = tables(bridge.plain("Words.", outlet=cell))["articles.csv"]
    assert next(csv.DictReader(io.StringIO(text, newline="")))["outlet"] == safe(cell or None)


def test_lines_end_as_rfc_4180_says() -> None:
    assert tables(bridge.dossier())["claims.csv"].count("\r\n") == 4
