"""Formats by name."""

import errno
import os
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


@pytest.mark.parametrize("name", exporters.names())
def test_a_full_disk_leaves_the_older_files_whole_and_no_half_of_new_ones(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {p: p.read_bytes() for p in exporters.get(name)(bridge.dossier(), tmp_path)}
    written: list[Path] = []

    def write(path: Path, data: bytes) -> int:
        written.append(path)
        with path.open("wb") as out:
            out.write(data[: len(data) // 2])
        if len(written) < len(before):
            return len(data)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(OSError, match="No space"):
        exporters.get(name)(bridge.plain("Other words."), tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_device_is_written_to_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "dossier.json").symlink_to("/dev/null")
    exporters.get("json")(bridge.dossier(), tmp_path)
    assert (tmp_path / "dossier.json").is_symlink()
