"""CSV tables."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wirestem.model import Alternative, Evidence, FirstSeen, Parent
from wirestem.report.backers import RULE
from wirestem.report.tables import COLUMNS, safe, tables

from . import bridge

LABELS = {"d-argus": "2 The Argus", "d-beacon": "1 Beacon", "d-comet": "4 Comet Online", "d-dial": "3 Dial", "d-echo": "5 d-echo"}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables(bridge.dossier())[name], newline="")))


def test_every_table_has_its_documented_columns() -> None:
    for name, text in tables(bridge.dossier()).items():
        assert tuple(next(csv.reader(io.StringIO(text, newline="")))) == COLUMNS[name]


@pytest.mark.parametrize(("name", "number"), [
    ("articles.csv", 5), ("edges.csv", 3), ("statements.csv", 4), ("claims.csv", 3), ("mentions.csv", 5), ("changes.csv", 3),
    ("times.csv", 2), ("events.csv", 1), ("disputes.csv", 1), ("houses.csv", 3), ("dispatches.csv", 3),
    ("carried.csv", 3), ("uncredited.csv", 1), ("origins.csv", 3), ("credits.csv", 1), ("parties.csv", 2), ("firsts.csv", 0),
])  # fmt: skip
def test_every_finding_is_one_row(name: str, number: int) -> None:
    assert len(rows(name)) == number


def test_the_words_of_a_row_stand_at_its_offsets() -> None:
    for row in [*rows("mentions.csv"), *rows("times.csv")]:
        assert bridge.TEXTS[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_an_edge_names_parent_agency_and_reason() -> None:
    first = rows("edges.csv")[0]
    assert (first["parent"], first["parent_agency"], first["share"]) == ("o-norr", "Norrwire", "0.95")
    assert (first["child_label"], first["parent_label"]) == ("2 The Argus", "unseen Norrwire dispatch")
    assert rows("edges.csv")[2]["parent_label"] == "1 Beacon"
    assert first["because"] == "credit.dateline.v1: credit in the dateline"


def test_an_edge_tells_its_other_readings() -> None:
    whole = bridge.dossier()
    first, *others = whole.stories[0].derivations
    alternatives = (Alternative(Parent(doc="d-beacon"), 0.08, ""), Alternative(None, 0.02, "is the source itself"))
    edges = (replace(first, alternatives=alternatives), *others)
    told = tables(replace(whole, stories=(replace(whole.stories[0], derivations=edges),)))["edges.csv"]
    row = next(csv.DictReader(io.StringIO(told, newline="")))
    assert row["alternatives"] == "d-beacon 0.0800; d-argus 0.0200 (is the source itself)"


def test_every_row_about_an_article_names_it_as_the_page_does_and_a_mention_the_agency_it_goes_back_to() -> None:
    for name in ("articles", "statements", "mentions", "times", "credits", "uncredited"):
        told = {r["article"]: r["label"] for r in rows(f"{name}.csv")}
        assert told
        assert {d: LABELS[d] for d in told} == told
    assert [r["agency"] for r in rows("mentions.csv")][:4] == ["Norrwire", "Norrwire", "Norrwire", ""]
    change = rows("changes.csv")[0]
    assert (change["child_label"], change["there_label"]) == ("1 Beacon", "2 The Argus")


def test_who_stands_behind_a_claim_is_told_once_and_who_may_be_another_as_possible() -> None:
    whole = bridge.dossier()
    behind = (
        Evidence(RULE, 1.0, (), "Norrwire"),
        Evidence(RULE, 0.0, (), "The Courier"),
        Evidence("loop.v1", 0.0, (), "a circle"),
    )
    claims = (replace(whole.stories[0].claims[0], because=behind),)
    told = tables(replace(whole, stories=(replace(whole.stories[0], claims=claims),)))["claims.csv"]
    (row,) = csv.DictReader(io.StringIO(told, newline=""))
    assert (row["behind"], row["because"]) == ("Norrwire; possibly The Courier", "loop.v1: a circle")


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


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\u00a0=1+1", "＝1+1", "\u200b=1", "\ufeff+1"])
def test_a_cell_that_a_spreadsheet_would_run_starts_with_an_apostrophe(formula: str) -> None:
    assert safe(formula) == "'" + formula
    text = tables(bridge.plain("Words.", title=formula, outlet=formula))["articles.csv"]
    assert next(csv.DictReader(io.StringIO(text, newline="")))["outlet"] == "'" + formula


@pytest.mark.parametrize(
    ("text", "inert"),
    [
        ("Bridge shut;=1+1", "Bridge shut;'=1+1"),
        ("Bridge shut; =1+1", "Bridge shut;' =1+1"),
        ("Bridge shut\r\n@SUM(A1)", "Bridge shut\r\n'@SUM(A1)"),
        ("Bridge\t\u200b＝1", "Bridge\t'\u200b＝1"),
        ("\n=1", "'\n'=1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\tno formula", "'\tno formula"),
        ("One; two = three - four", "One; two = three - four"),
    ],
)
def test_where_a_spreadsheet_parts_a_cell_no_part_is_a_formula(text: str, inert: str) -> None:
    assert safe(text) == inert


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_cell_comes_back_as_it_was_written(cell: str) -> None:
    text = tables(bridge.plain("Words.", outlet=cell))["articles.csv"]
    assert next(csv.DictReader(io.StringIO(text, newline="")))["outlet"] == safe(cell or None)


def test_lines_end_as_rfc_4180_says() -> None:
    assert tables(bridge.dossier())["claims.csv"].count("\r\n") == 4
