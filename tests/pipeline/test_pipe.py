"""A text through a pipeline: what it is given, and where what it finds stands in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.errors import MissingExtraError, PipelineError, SettingsError
from wirestem.model import Document, Zone
from wirestem.model.document import ZoneKind
from wirestem.pipeline import described, pipe, pipeline
from wirestem.pipeline.stretches import GAP, parts

from .made import FakeDoc, FakeLanguage, document, names, parser


def sentencizer(doc: FakeDoc) -> None:
    for before, token in zip(doc.tokens, doc.tokens[1:], strict=False):
        if token.is_sent_start is None:
            token.is_sent_start = before.text in ".!?" and not token.text.isspace()


def test_furniture_bylines_and_datelines_are_kept_from_it() -> None:
    text = document("Menu", "Lock holds", "By Ada Novak", "It held.", kinds=("furniture", "headline", "byline", "paragraph"))
    nlp = FakeLanguage()
    found = pipe(text, nlp)
    assert nlp.given == ["Lock holds\n\nIt held."]
    assert [text.text[a:b] for a, b in found.read] == ["Lock holds", "It held."]


def test_names_stand_where_the_text_has_them() -> None:
    text = document("Menu 🙂", "Lock 🙂 holds", "Here Ada Novak spoke.", kinds=("furniture", "headline", "paragraph"))
    (name,) = pipe(text, FakeLanguage(names(Ada_Novak="PERSON"))).names or ()
    assert (text.text[name.start : name.end], name.kind) == ("Ada Novak", "person")


def test_what_no_component_finds_is_left_to_others() -> None:
    found = pipe(document("Ada Novak spoke. She left."), FakeLanguage())
    assert (found.names, found.sentences, found.words, found.clusters) == (None, None, (), ())


def test_labels_have_their_kinds_and_can_be_replaced() -> None:
    text = document("The Amber Tide left Senn under the Harbour Act.")
    nlp = FakeLanguage(names(Amber_Tide="VESSEL", Senn="GPE", Harbour_Act="LAW"))
    assert [n.kind for n in pipe(text, nlp).names or ()] == ["place", None]
    assert [n.kind for n in pipe(text, nlp, {"VESSEL": "organisation"}).names or ()] == ["organisation"]
    with pytest.raises(SettingsError, match="'VESSEL' the kind 'ship'; give person, organisation"):
        pipe(text, nlp, {"VESSEL": "ship"})


def test_kinds_are_decided_by_what_was_trained_not_by_a_list() -> None:
    nlp = FakeLanguage(names(Senn="GPE"))
    nlp.pipe_names = ["tagger", "ner", "ruler"]
    nlp.pipe_labels = {"tagger": ["PERSON"], "ner": ["GPE", "DATE"], "ruler": ["ORG"], "off": ["PERSON"]}
    nlp.pipe_factories = {"tagger": "tagger", "ner": "ner", "ruler": "entity_ruler", "off": "ner"}
    assert pipe(document("In Senn."), nlp).kinds == {"place"}


def test_every_zone_opens_a_sentence_and_none_goes_over_its_end() -> None:
    text = document("Lock holds", "It held. It did!", kinds=("headline", "paragraph"))
    found = pipe(text, FakeLanguage(sentencizer)).sentences or ()
    assert [text.text[a:b] for a, b in found] == ["Lock holds", "It held.", "It did!"]


def test_a_text_in_another_language_is_not_read() -> None:
    nlp = FakeLanguage(names(Senn="GPE"))
    assert pipe(document("In Senn.", language="de"), nlp).names is None
    assert nlp.given == []
    assert pipe(document("In Senn.", language="de"), FakeLanguage(names(Senn="GPE"), lang="xx")).names is not None


def test_a_text_longer_than_it_takes_goes_in_parts() -> None:
    lines = [f"The lock of Senn held on day {n}. Nobody left." for n in range(8)]
    text = document(*lines, "word " * 50 + "Senn")
    nlp = FakeLanguage(names(Senn="GPE"), sentencizer, parser(), longest=100)
    found = pipe(text, nlp)
    assert max(len(t) for t in nlp.given) <= 100
    assert [text.text[n.start : n.end] for n in found.names or ()] == ["Senn"] * 9
    assert [text.text[w.start : w.end] for w in found.words] == [w for t in nlp.given for w in FakeDocWords(t)]
    assert all(w.head == n for n, w in enumerate(found.words))


def FakeDocWords(text: str) -> list[str]:  # noqa: N802
    return [t.text for t in FakeDoc(text, r"\w+|[^\w\s]")]


def test_nothing_hangs_on_a_word_of_another_zone() -> None:
    text = document("Lock holds", "Novak said so.", kinds=("headline", "paragraph"))
    found = pipe(text, FakeLanguage(parser(("Novak", "nsubj", "Lock"), ("said", "ROOT", "said"), ("so", "dobj", "said"))))
    words = {text.text[w.start : w.end]: text.text[found.words[w.head].start : found.words[w.head].end] for w in found.words}
    assert (words["Novak"], words["so"]) == ("Novak", "said")


@pytest.mark.parametrize("as_spans", [False, True])
def test_clusters_of_characters_and_of_spans(as_spans: bool) -> None:
    def coref(doc: FakeDoc) -> None:
        places = [doc.span("Ada Novak"), doc.span("she")]
        if as_spans:
            doc.spans = {"coref_clusters_1": places, "coref_head_clusters_1": [], "sc": [doc.span("lock")]}
        else:
            doc._.coref_clusters = [[(s.start_char, s.start_char + size) for s, size in zip(places, (9, 3), strict=True)]]

    text = document("Menu", "Ada Novak saw the lock.", "It held, she said.", kinds=("furniture", "paragraph", "paragraph"))
    (cluster,) = pipe(text, FakeLanguage(coref)).clusters
    assert [text.text[a:b] for a, b in cluster] == ["Ada Novak", "she"]


@pytest.mark.parametrize("clusters", [[[[0, 1], [4, 4]]], [["she", "Ada"]], [[(0, 2), (5, 7)]], 7, None])
def test_clusters_that_are_no_places_of_words_are_left_aside(clusters: object) -> None:
    def coref(doc: FakeDoc) -> None:
        doc._.coref_clusters = clusters

    assert pipe(document("Ada Novak left, she said."), FakeLanguage(coref)).clusters == ()


def test_a_tokenizer_that_alters_the_text_is_refused() -> None:
    class Altering(FakeLanguage):
        def make_doc(self, text: str) -> FakeDoc:
            return super().make_doc(text.replace("can't", "can not"))

    with pytest.raises(PipelineError, match=r"d.txt: en_fake 1.2.3 .* has the token 'can' where the text is|has the token 'not'"):
        pipe(document("It can't hold."), Altering())


def test_a_tokenizer_that_loses_white_space_is_borne() -> None:
    class Joining(FakeLanguage):
        def make_doc(self, text: str) -> FakeDoc:
            return super().make_doc(" ".join(text.split()))

    text = document("Lock  holds", "In   Senn it held.", kinds=("headline", "paragraph"))
    (name,) = pipe(text, Joining(names(Senn="GPE"))).names or ()
    assert text.text[name.start : name.end] == "Senn"


def test_a_component_that_fails_is_named_with_the_text() -> None:
    def broken(doc: FakeDoc) -> None:
        raise RuntimeError("out of memory")

    with pytest.raises(PipelineError, match=r"d.txt: en_fake 1.2.3 \(broken\) failed \(RuntimeError: out of memory\)"):
        pipe(document("It held."), FakeLanguage(broken))


def test_a_tokenizer_that_parses_too_keeps_its_sentences_and_the_zones_borders() -> None:
    class Parsing(FakeLanguage):
        def make_doc(self, text: str) -> FakeDoc:
            doc = super().make_doc(text)
            doc.layers.add("DEP")
            for before, token in zip(doc.tokens, doc.tokens[1:], strict=False):
                token.is_sent_start = before.text == "."
            return doc

    text = document("Lock holds", "It held. Nobody left.", kinds=("headline", "paragraph"))
    found = pipe(text, Parsing())
    assert [text.text[a:b] for a, b in found.sentences or ()] == ["Lock holds", "It held.", "Nobody left."]
    assert len(found.words) == 8


def test_halves_of_characters_are_borne() -> None:
    nlp = FakeLanguage(names(Senn="GPE"))
    text = document("A \ud800 in Senn.")
    assert [text.text[n.start : n.end] for n in pipe(text, nlp).names or ()] == ["Senn"]
    assert "".join(nlp.given).encode()


def test_a_pipeline_is_told_by_name_version_and_components() -> None:
    assert described(FakeLanguage(sentencizer)) == "en_fake 1.2.3 (sentencizer)"


def test_a_pipeline_by_name_needs_spacy_and_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as m:
        m.setitem(__import__("sys").modules, "spacy", None)
        with pytest.raises(MissingExtraError, match=r"pip install 'wirestem\[spacy\]'"):
            pipeline("en_core_web_none")
    pytest.importorskip("spacy")
    with pytest.raises(SettingsError, match=r"'en_core_web_none', which cannot be loaded .* spacy download"):
        pipeline("en_core_web_none")


KINDS: list[ZoneKind] = ["headline", "paragraph", "furniture", "dateline"]


@st.composite
def texts(draw: st.DrawFn) -> Document:
    lines = draw(st.lists(st.text("aB. \n🙂”", min_size=1, max_size=60), min_size=1, max_size=5))
    zones, at = [], 0
    for line in lines:
        kind: ZoneKind = draw(st.sampled_from(KINDS))
        zones.append(Zone(at, at + len(line), kind))
        at += len(line)
    made = document("x")
    return Document(id="d", source=made.source, title=None, text="".join(lines), language="en", zones=tuple(zones))


@settings(deadline=None)
@given(texts(), st.integers(1, 50))
def test_parts_hold_all_prose_and_no_part_is_too_long(text: Document, longest: int) -> None:
    made = parts(text.text, text.zones, longest)
    assert all(len(p.text) <= longest for p in made)
    for part in made:
        pieces = [text.text[a:b] for a, b in part.stretches]
        assert part.text == GAP.join(pieces)
        assert [part.text[b : b + len(p)] for b, p in zip(part.begins, pieces, strict=True)] == pieces
    prose = [text.text[z.start : z.end] for z in text.zones if z.kind in ("headline", "paragraph")]
    assert "".join(text.text[a:b] for p in made for a, b in p.stretches) == "".join(p for p in prose if p.strip())


@settings(deadline=None)
@given(texts(), st.integers(1, 50))
def test_everything_found_slices_within_what_was_read(text: Document, longest: int) -> None:
    found = pipe(text, FakeLanguage(names(a="PERSON", B="ORG"), sentencizer, parser(), longest=longest))
    placed = [(n.start, n.end) for n in found.names or ()] + [(w.start, w.end) for w in found.words] + list(found.sentences or ())
    assert all(any(a <= s < e <= b for a, b in found.read) for s, e in placed)
    assert [text.text[n.start : n.end] for n in found.names or () if n.kind == "person"].count("a") == len(
        [n for n in found.names or () if n.kind == "person"]
    )
