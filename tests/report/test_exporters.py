"""Formats by name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wirestem.model import Dossier
from wirestem.report import exporters
from wirestem.report.json import decode

from . import bridge, soil


@pytest.mark.parametrize("name", exporters.names())
def test_every_export_writes_the_files_it_names_and_the_same_twice(name: str, tmp_path: Path) -> None:
    first = exporters.get(name)(bridge.dossier(), tmp_path / "a")
    second = exporters.get(name)(bridge.dossier(), tmp_path / "b")
    assert first
    assert [p.name for p in first] == [p.name for p in second]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize("made", [soil.soiled, soil.torn, soil.empty])
@pytest.mark.parametrize("name", exporters.names())
def test_no_dossier_is_too_hostile_torn_or_empty_to_be_written(name: str, made: Callable[[], Dossier], tmp_path: Path) -> None:
    assert exporters.get(name)(made(), tmp_path)


def test_json_comes_back_equal(tmp_path: Path) -> None:
    (path,) = exporters.get("json")(bridge.dossier(), tmp_path)
    assert decode(path.read_bytes()) == bridge.dossier()
