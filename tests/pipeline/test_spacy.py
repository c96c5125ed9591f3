"""With spaCy itself, where it is installed."""

import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

import wirestem
from wirestem import flow
from wirestem.errors import PipelineError, SettingsError
from wirestem.pipeline import pipe, pipeline
from wirestem.report.json import encode
from wirestem.settings import Settings

from .made import document

with warnings.catch_warnings():  # its own are no matter of ours
    warnings.simplefilter("ignore")
    spacy = pytest.importorskip("spacy")

TEXT = "Lock holds\n\nThe port minister, Ada Novak, met Eva Lind in Senn. Eva Lind left. She said the lock would hold."


def nlp_with(*patterns: dict[str, Any], **pipes: Any) -> Any:
    nlp = spacy.blank("en")
    if patterns:
        nlp.add_pipe("entity_ruler").add_patterns(list(patterns))
    for name, component in pipes.items():
        spacy.language.Language.component(name, func=component)
        nlp.add_pipe(name)
    return nlp


PEOPLE = ({"label": "PERSON", "pattern": "Ada Novak"}, {"label": "PERSON", "pattern": "Eva Lind"})
SENN = {"label": "GPE", "pattern": "Senn"}


def test_names_sentences_and_offsets_are_those_of_the_text() -> None:
    nlp = nlp_with(*PEOPLE, SENN)
    nlp.add_pipe("sentencizer")
    made = document("Menu  🙂", "Lock holds", "Ada Novak was in Senn. She left.", kinds=("furniture", "headline", "paragraph"))
    found = pipe(made, nlp)
    assert [made.text[n.start : n.end] for n in found.names or ()] == ["Ada Novak", "Senn"]
    assert [made.text[a:b] for a, b in found.sentences or ()] == ["Lock holds", "Ada Novak was in Senn.", "She left."]
    assert found.kinds == frozenset()


def test_a_blank_pipeline_changes_nothing() -> None:
    row = {"id": "a", "text": TEXT}
    assert list(wirestem.annotate(row, nlp=spacy.blank("en"))) == list(wirestem.annotate(row))


def test_heads_settle_where_a_source_ends() -> None:
    def heads(doc: Any) -> Any:
        links = {"The": ("boss", "det"), "union": ("boss", "compound"), "boss": ("said", "nsubj"), "here": ("said", "advmod")}
        for token in doc:
            head, relation = links.get(token.text, ("said", "dep"))
            token.head = next((t for t in doc if t.text == head and abs(t.i - token.i) < 9), token)
            token.dep_ = "ROOT" if token.text == "said" else relation
        return doc

    row = {"id": "a", "text": "Lock holds\n\nThe union boss here said the lock would hold."}
    (told,) = next(wirestem.annotate(row, nlp=nlp_with(heads=heads)))["statements"]
    assert row["text"][slice(*told["source"][0])] == "The union boss"


def test_a_pronoun_is_its_clusters_named_member() -> None:
    def coref(doc: Any) -> Any:
        novak = next(t.i for t in doc if t.text == "Novak")
        she = next(t.i for t in doc if t.text == "She")
        doc.spans["coref_clusters_1"] = [doc[novak : novak + 1], doc[she : she + 1]]
        return doc

    def characters(doc: Any) -> Any:
        doc._.coref_clusters = [
            [(doc.text.index("Ada"), doc.text.index(", met")), (doc.text.index("She"), doc.text.index(" said"))]
        ]
        return doc

    row = {"id": "a", "text": TEXT}
    speakers = [
        next(wirestem.annotate(row, nlp=nlp))["statements"][0]["speaker"]
        for nlp in (nlp_with(*PEOPLE), nlp_with(*PEOPLE, coref=coref))
    ]
    assert speakers == ["Eva Lind", "Ada Novak"]
    spacy.tokens.Doc.set_extension("coref_clusters", default=None, force=True)
    try:
        assert (
            next(wirestem.annotate(row, nlp=nlp_with(*PEOPLE, characters=characters)))["statements"][0]["speaker"] == "Ada Novak"
        )
    finally:
        spacy.tokens.Doc.remove_extension("coref_clusters")


def test_merged_tokens_keep_their_places() -> None:
    nlp = nlp_with(*PEOPLE, SENN)
    nlp.add_pipe("merge_entities")
    made = document("Menu", "Ada Novak was in Senn.", kinds=("furniture", "paragraph"))
    assert [made.text[n.start : n.end] for n in pipe(made, nlp).names or ()] == ["Ada Novak", "Senn"]


def test_a_long_text_goes_in_parts() -> None:
    nlp = nlp_with(SENN)
    nlp.max_length = 80
    made = document(*["The lock of Senn held, and nobody left the town of Senn before the night was over, they said."] * 3)
    assert [made.text[n.start : n.end] for n in pipe(made, nlp).names or ()] == ["Senn"] * 6


def test_a_failing_component_is_named() -> None:
    def failing(doc: Any) -> Any:
        raise ValueError("no such table")

    with pytest.raises(PipelineError, match=r"failing\) failed \(ValueError: no such table\)"):
        pipe(document("It held."), nlp_with(failing=failing))


def test_a_saved_pipeline_helps_by_its_path_in_every_worker(tmp_path: Path) -> None:
    nlp = nlp_with(*PEOPLE, SENN)
    nlp.to_disk(tmp_path / "mine")
    rows = [{"id": str(n), "text": TEXT.replace("Lock", f"Lock {n}")} for n in range(3)]
    handed = list(wirestem.annotate(*rows, nlp=nlp))
    assert list(wirestem.annotate(*rows, settings=Settings(spacy=str(tmp_path / "mine")))) == handed
    by_two = Settings(spacy=str(tmp_path / "mine"), workers=2)
    found = wirestem.dossier(*rows, settings=by_two)
    assert found.made_with.models["spacy"] == "en_pipeline 0.0.0 (entity_ruler)"
    one = Settings(spacy=str(tmp_path / "mine"))
    assert encode(wirestem.dossier(*rows, settings=one)) == encode(found)


def test_a_folder_that_holds_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"which cannot be loaded \("):
        pipeline(str(tmp_path))


def test_spacy_is_not_imported_unless_asked_for() -> None:
    code = "import sys, wirestem.flow, wirestem.cli; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert flow.helping(Settings()) is None
