"""A pipeline by setting, by option and handed over."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import wirestem
from wirestem import flow
from wirestem.cli import wirestem as command
from wirestem.encoder.network import SHIPPED
from wirestem.errors import SettingsError
from wirestem.report.json import encode
from wirestem.settings import Settings

from .made import FakeLanguage, names

ROW = {"id": "a", "text": "Lock holds\n\nIn May the Amber Tide said the lock would hold."}


def test_annotate_takes_a_pipeline() -> None:
    (row,) = wirestem.annotate(ROW, nlp=FakeLanguage(names(Amber_Tide="ORG")))
    assert ("Amber Tide", "organisation") in [(m["name"], m["kind"]) for m in row["mentions"]]


def test_a_dossier_says_which_pipeline_helped() -> None:
    found = wirestem.dossier(ROW, nlp=FakeLanguage(names(Amber_Tide="ORG")))
    assert found.made_with.models["spacy"] == "en_fake 1.2.3 (ner)"
    assert found.made_with.models["attribute"] == "encoder.v1"
    assert found.made_with.models["encoder"].split()[0] in ("open", "full")
    assert "spacy" not in wirestem.dossier(ROW).made_with.models


def test_a_dossier_says_which_vectors_claims_were_compared_by_whoever_read_the_texts(tmp_path: Path) -> None:
    own = shutil.copytree(SHIPPED, tmp_path / "own")
    about = json.loads((own / "about.json").read_text())
    (own / "about.json").write_text(json.dumps(about | {"name": "mine"}))
    shipped, other = (wirestem.dossier(ROW, settings=Settings(encoder=folder)).made_with.models for folder in (None, str(own)))
    assert shipped["vectors"] == shipped["encoder"] == other["vectors"]
    assert other["encoder"].split()[0] == "mine"
    assert wirestem.dossier(ROW, settings=Settings(attributor="rules.v1")).made_with.models["vectors"] == shipped["vectors"]


def test_a_dossier_says_which_labels_had_which_kind() -> None:
    chosen = Settings(spacy_labels={"VESSEL": "organisation"})
    found = wirestem.dossier(ROW, nlp=FakeLanguage(names(Amber_Tide="VESSEL")), settings=chosen)
    assert found.made_with.settings["spacy_labels"] == {"VESSEL": "organisation"}
    assert [p.name for p in found.stories[0].parties] == ["Amber Tide"]


def test_two_runs_are_equal_to_the_byte(examples: Path) -> None:
    paths = sorted((examples / "kalvarra-vote").glob("a0[1-3].txt"))
    nlp = FakeLanguage(names(Tarasko="PERSON", Kalvarra="GPE"), longest=100_000)
    assert encode(wirestem.dossier(*paths, nlp=nlp)) == encode(wirestem.dossier(*reversed(paths), nlp=nlp))


def test_an_object_is_for_one_process() -> None:
    with pytest.raises(SettingsError, match="workers is 2, but an object stays in its process; give workers=1, or spacy="):
        wirestem.annotate(ROW, nlp=FakeLanguage(), settings=Settings(workers=2))
    chosen, _ = flow.handed(Settings(workers=0), FakeLanguage())
    assert chosen.workers == 1


def test_an_object_and_a_name_are_one_too_many() -> None:
    with pytest.raises(SettingsError, match="give one of the two"):
        wirestem.dossier(ROW, nlp=FakeLanguage(), settings=Settings(spacy="en_core_web_sm"))


def test_an_object_is_no_setting() -> None:
    with pytest.raises(SettingsError, match="nlp=nlp"):
        Settings(spacy=FakeLanguage())  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="name or path"):
        Settings(spacy=" ")


@pytest.mark.parametrize("verb", ["annotate", "dossier"])
def test_the_option_names_a_pipeline(verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def loaded(name: str) -> FakeLanguage:
        asked.append(name)
        return FakeLanguage(names(Amber_Tide="ORG"))

    monkeypatch.setattr(flow, "pipeline", loaded)
    (tmp_path / "in.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    words = [verb, str(tmp_path / "in.jsonl"), "--spacy", "en_mine", *(["--json"] if verb == "dossier" else [])]
    result = CliRunner().invoke(command, words, standalone_mode=False, catch_exceptions=False)
    assert set(asked) == {"en_mine"}
    assert "Amber Tide" in result.stdout
    if verb == "dossier":
        assert json.loads(result.stdout)["made_with"]["settings"]["spacy"] == "en_mine"
