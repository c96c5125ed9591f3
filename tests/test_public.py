import subprocess
import sys
from pathlib import Path

import pytest

import wirestem
from wirestem.errors import SettingsError
from wirestem.settings import Settings


def test_the_public_names_are_sorted_and_there() -> None:
    assert list(wirestem.__all__) == sorted(wirestem.__all__)
    assert dir(wirestem) == sorted(wirestem.__all__)
    assert all(getattr(wirestem, name) is not None for name in wirestem.__all__)


def test_importing_wirestem_loads_no_heavy_package() -> None:
    code = "import sys, wirestem.cli; print(' '.join(sorted(sys.modules)))"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert loaded & {"trafilatura", "py3langid", "jinja2", "lxml", "pandas", "spacy"} == set()


def test_a_setting_without_sense_is_refused_where_it_is_made() -> None:
    with pytest.raises(SettingsError, match="workers"):
        Settings(workers=-2)
    with pytest.raises(SettingsError, match="tuple"):
        Settings(lexicons="mine.toml")  # type: ignore[arg-type]


def test_rows_of_a_program_get_numbers_and_metadata_like_those_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rose on Monday, she said.", encoding="utf-8")
    (tmp_path / "meta.csv").write_text("name,outlet\n2,Metro\na.txt,Post\n", encoding="utf-8")
    rows = ({"text": "The dam held on Monday."}, {"text": "The dam broke on Monday."})
    found = wirestem.dossier(rows[0], str(tmp_path / "a.txt"), rows[1], meta=tmp_path / "meta.csv")
    outlets = {d.source.uri.rpartition("/")[2]: d.source.outlet for d in found.documents}
    assert outlets == {"row#1": None, "row#2": "Metro", "a.txt": "Post"}


def test_a_dossier_that_was_written_is_loaded_from_its_file_or_folder(tmp_path: Path) -> None:
    from wirestem.errors import ExportError
    from wirestem.report.json import encode

    made = wirestem.dossier({"id": "a", "text": "Mayor quits\n\nMayor Ana Lindt resigned on Monday, her office said."})
    (tmp_path / "dossier.json").write_bytes(encode(made))
    assert wirestem.load(tmp_path) == wirestem.load(str(tmp_path / "dossier.json")) == made
    assert "Mayor quits" in (wirestem.load(tmp_path)._repr_html_() or "")
    with pytest.raises(ExportError, match="cannot be read"):
        wirestem.load(tmp_path / "none.json")
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ExportError, match="is no dossier"):
        wirestem.load(tmp_path / "other.json")
