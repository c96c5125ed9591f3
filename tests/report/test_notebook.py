"""The dossier in a notebook: a drawing of itself, and data frames."""

import builtins
from typing import Any

import pytest

import wirestem
from wirestem.errors import MissingExtraError
from wirestem.report.notebook import brief
from wirestem.report.tables import COLUMNS

from . import bridge

HOSTILE = "<script>alert(1)</script>&\u202e\x00"


def test_a_dossier_draws_itself_in_a_notebook() -> None:
    drawn = bridge.dossier()._repr_html_()
    assert drawn == brief(bridge.dossier())
    assert "5 articles" in drawn
    assert "About 40 buses a day take another way." in drawn


def test_hostile_text_is_inert_in_a_notebook() -> None:
    drawn = brief(bridge.plain(HOSTILE, title=HOSTILE, outlet=HOSTILE))
    assert "<script" not in drawn
    assert "\x00" not in drawn


def test_the_frames_hold_what_the_tables_hold() -> None:
    made = wirestem.to_pandas(bridge.dossier())
    assert set(made) == {name.removesuffix(".csv") for name in COLUMNS}
    assert list(made["edges"].columns) == list(COLUMNS["edges.csv"])
    first = made["mentions"].iloc[0]
    assert bridge.TEXTS[first["article"]][first["start"] : first["end"]] == first["text"]
    assert made["edges"]["share"].max() <= 1
    assert made["claims"]["articles"].dtype.kind == "i"


def test_a_cell_of_a_frame_is_not_guarded_against_spreadsheets() -> None:
    assert wirestem.to_pandas(bridge.plain("Words.", outlet="=1+1"))["articles"]["outlet"].tolist() == ["=1+1"]


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "pandas":
            raise ImportError("No module named 'pandas'")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"wirestem\[pandas\]"):
        wirestem.to_pandas(bridge.dossier())
