"""How a clause is put forward where the encoder read the text: its words and the rules are weighed together."""

from pathlib import Path

import numpy as np
import pytest

import wirestem
from wirestem.encoder.moods import CLASSES, FILE, PLACES
from wirestem.model import Modality, Statement, Traits
from wirestem.settings import Settings
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality import Told, modality, place_of, reasons_of
from wirestem.story.corroborate.modality.weighed import near, signs
from wirestem.story.corroborate.terms import Page
from wirestem.text import words

TEXT = "The mayor denied that the lock had failed. A guard may have slept."


def traits(folder: Path, text: str = TEXT, **signs: dict[str, float]) -> Traits:
    """Traits of the words of a text that are all nothing, with weights of some signs alone."""
    many, size = len(CLASSES), 2
    names = [name.replace("_", " ") for name in signs]
    np.savez(
        folder / FILE,
        middle=np.zeros(4),
        spread=np.ones(4),
        weights=np.zeros((4, size), np.int8),
        scales=np.ones(size),
        shift=np.zeros(size),
        gates=np.ones((PLACES, 1, size)),
        places=np.zeros((PLACES, 1, size)),
        asks=np.zeros((1, size, 1)),
        asked=np.zeros((PLACES, 1, 1)),
        says=np.zeros((1, 1, size, many)),
        names=np.array(names or ["none"]),
        signs=np.array([[told.get(c, 0.0) for c in CLASSES] for told in signs.values()] or [[0.0] * many]),
        bias=np.zeros(many),
    )
    starts = np.array([w.start for w in words(text)], np.uint32)
    return Traits(starts.tobytes(), (0, len(starts)), np.zeros((len(starts), size), np.int8).tobytes(), str(folder))


def of(clause: str, text: str = TEXT, statement: Statement | None = None) -> Proposition:
    start = text.index(clause)
    sentence = (0, 42) if start < 42 else (43, len(text))
    end = start + len(clause)
    return Proposition("d", start, end, sentence, 0, False, statement, "told", ((start, end),), False)


def told(kept: Traits | None, clause: str, text: str = TEXT, statement: Statement | None = None) -> Told:
    return modality(Page(text, traits=kept), of(clause, text, statement))


def test_without_traits_the_rules_decide(tmp_path: Path) -> None:
    assert told(None, "the lock had failed").kind == "denied"
    assert told(traits(tmp_path, rules_denied={"planned": 1.0}), "the lock had failed").kind == "planned"


def test_a_clause_whose_words_were_not_read_is_told_by_the_rules(tmp_path: Path) -> None:
    kept = traits(tmp_path, rules_denied={"planned": 1.0})
    unread = Traits(b"", (0,), b"", kept.folder)
    assert told(unread, "the lock had failed").kind == "denied"


@pytest.mark.parametrize(
    ("kind", "negated", "cues"), [("denied", True, ["denied"]), ("hedged", False, []), ("asserted", False, [])]
)
def test_the_answer_brings_the_reason_that_rules_have_for_it(
    tmp_path: Path, kind: Modality, negated: bool, cues: list[str]
) -> None:
    found = told(traits(tmp_path, rules_denied={kind: 1.0}), "the lock had failed")
    assert (found.kind, found.negated, [TEXT[a:b] for a, b in found.cues]) == (kind, negated, cues)


def test_what_is_denied_without_a_reason_of_the_rules_is_said_not_to_hold(tmp_path: Path) -> None:
    assert told(traits(tmp_path, rules_hedged={"denied": 1.0}), "A guard may have slept")[:2] == ("denied", True)


def test_whether_a_fact_is_borne_out_is_for_the_rules_to_tell(tmp_path: Path) -> None:
    text = "The mayor confirmed that the lock had failed."
    said = Statement("s", "d", ((0, 9),), ((10, 19),), ((25, 44),), "indirect", "confirms", "The mayor")
    kept = traits(tmp_path, text, rules_confirmed={"asserted": 1.0})
    assert told(kept, "the lock had failed", text, said).kind == "confirmed"


def test_the_stance_of_the_statement_around_is_a_sign() -> None:
    said = Statement("s", "d", ((0, 9),), ((10, 16),), ((22, 41),), "indirect", "denies", "The mayor")
    page, proposition = Page(TEXT), of("the lock had failed", statement=said)
    place = place_of(page, proposition)
    shown = signs(proposition, place, reasons_of(page, proposition, place))
    assert {"stance denies", "kind indirect", "own cue", "rules denied", "first over denied", "cue denied before"} <= set(shown)
    alone = signs(of("A guard may have slept"), place_of(page, of("A guard may have slept")), ())
    assert {"no statement", "rules asserted", "first none asserted", "begins the sentence", "cue hedged within"} <= set(alone)


def test_a_clause_attends_to_its_sentence_and_its_paragraph_only(tmp_path: Path) -> None:
    kept = traits(tmp_path)
    whole, places = near(kept, (43, 64), (43, len(TEXT)))
    assert (whole.start, whole.stop) == (0, 13)
    assert places.tolist()[:8] == [11] * 8
    split = Traits(kept.starts, (0, 8, 13), kept.rows, kept.folder)
    assert near(split, (43, 64), (43, len(TEXT)))[0] == slice(8, 13)


LAW = "The law requires every ferry to carry rafts for all"
ROWS = (
    {"id": "a", "outlet": "Herald", "published": "2031-05-06", "text": f"Rules for ferries\n\n{LAW}."},
    {"id": "b", "outlet": "Echo", "published": "2031-05-06", "text": f"Ferries at sea\n\n{LAW}, officials said."},
)


def test_a_law_that_requires_something_is_no_plan_and_the_dossier_names_the_weights() -> None:
    for attributor in ("encoder.v1", "rules.v1"):
        found = wirestem.dossier(*ROWS, settings=Settings(attributor=attributor))
        told = {m.modality for c in found.stories[0].claims for m in c.mentions if "carry rafts" in c.text}
        assert told == {"asserted"}
        assert found.made_with.models["modality"].split()[0] == ("rules.v1" if attributor == "rules.v1" else "words.v1")
