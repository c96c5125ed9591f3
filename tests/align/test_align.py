"""Passages two texts share."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.model import Alignment, Article, Document, Source, Story, Zone
from wirestem.story.align import align, align_all
from wirestem.text import narrative_words, paragraphs, prose, quoted

DISPATCH = (
    "Harbour pilots strike over night shifts\n"
    "The harbour pilots of Lerno voted on Tuesday to stop work for two days, their union said.\n"
    '"We sleep four hours and we steer tankers," said Oda Brink, who has led the union since May.\n'
    "The port authority called the strike unlawful and promised to keep the ferries running.\n"
)
COPY = (
    "Two-day pilots' strike at Lerno\n"
    "LERNO (Gazette) - The harbour pilots of Lerno voted on Tuesday to stop work for two days, their union said.\n"
    '"We sleep four hours and we steer tankers," said Oda Brink, who has headed the union since May.\n'
)
REWRITE = (
    "Ferries to sail despite walkout\n"
    "Lerno's pilots will down tools for two days, after a union vote held on Tuesday.\n"
    "Ferries will be kept running, the port authority promised, calling the strike against the law.\n"
)
UNRELATED = (
    "Rain ends drought in the south\n"
    "Farmers in the southern valleys welcomed the first rain since March with bells and bonfires.\n"
)


def document(text: str, name: str = "d", kinds: tuple[str, ...] = ()) -> Document:
    zones = tuple(
        Zone(a, b, kinds[n] if n < len(kinds) else "headline" if n == 0 else "paragraph")  # type: ignore[arg-type]
        for n, (a, b) in enumerate(paragraphs(text))
    )
    return Document(id=name, source=Source(name), title=None, text=text, language="en", zones=zones)


def shown(found: tuple[Alignment, ...], text: str) -> list[tuple[str, str]]:
    return [(a.kind, text[a.left.start : a.left.end]) for a in found]


def test_a_sentence_taken_over_whole_is_verbatim() -> None:
    found = shown(align(document(DISPATCH, "a"), document(COPY, "b")), DISPATCH)
    assert ("verbatim", DISPATCH.split("\n")[1][:-1]) in found


def test_a_sentence_with_a_word_changed_is_edited_and_its_similarity_counts_the_rest() -> None:
    found = [a for a in align(document(DISPATCH, "a"), document(COPY, "b")) if a.kind == "edited"]
    assert [DISPATCH[a.left.start : a.left.end].split()[-5:] for a in found] == [["led", "the", "union", "since", "May"]]
    assert 0.9 < found[0].similarity < 1


def test_sentences_told_in_other_words_are_paraphrases() -> None:
    found = shown(align(document(DISPATCH, "a"), document(REWRITE, "b")), DISPATCH)
    assert [kind for kind, _ in found] == ["paraphrase", "paraphrase"]
    assert found[1][1].startswith("The port authority")


def test_texts_about_other_things_share_nothing() -> None:
    assert align(document(DISPATCH, "a"), document(UNRELATED, "b")) == ()


def test_a_formula_and_a_name_alone_are_no_passage() -> None:
    left = "According to President Ana Maria de Souza Lima the dam holds.\n"
    right = "Nobody had asked President Ana Maria de Souza Lima about bees.\n"
    kinds = ("paragraph",)
    assert align(document(left, "a", kinds), document(right, "b", kinds)) == ()


def test_furniture_and_bylines_are_not_compared() -> None:
    text = "By the staff of the Lerno Harbour Gazette\nRead more stories about pilots and harbours here every day\n"
    kinds = ("byline", "furniture")
    assert align(document(text, "a", kinds), document(text, "b", kinds)) == ()


def test_a_passage_ends_where_its_paragraph_ends() -> None:
    left = document(DISPATCH, "a")
    ends = [(z.start, z.end) for z in left.zones]
    for found in align(left, document(DISPATCH, "b")):
        assert any(a <= found.left.start and found.left.end <= b for a, b in ends)


def test_the_words_of_a_passage_that_are_narrative_can_be_counted() -> None:
    left = document(DISPATCH, "a")
    quote = next(a for a in align(left, document(COPY, "b")) if a.kind == "edited")
    assert narrative_words(DISPATCH, quote.left.start, quote.left.end, quoted(left)) == 10
    assert prose(left) == tuple((z.start, z.end) for z in left.zones)


def test_all_pairs_of_a_story_are_aligned_in_document_order() -> None:
    articles = tuple(Article(document(t, n)) for n, t in (("a", DISPATCH), ("b", COPY), ("c", UNRELATED)))
    pairs = {(a.left.doc, a.right.doc) for a in align_all(Story("s", "", articles))}
    assert pairs == {("a", "b")}


SENTENCE = st.sampled_from([line for text in (DISPATCH, COPY, REWRITE, UNRELATED) for line in text.split("\n")])
TEXT = st.one_of(st.lists(SENTENCE, max_size=6).map("\n".join), st.text(max_size=80))


@given(TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_align_mirrors(one: str, other: str) -> None:
    left, right = document(one, "a"), document(other, "b")
    mirrored = tuple(sorted((Alignment(a.right, a.left, a.kind, a.similarity) for a in align(right, left)), key=_places))
    assert align(left, right) == mirrored


@given(TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_spans_open_and_words_of_passages_are_used_once(one: str, other: str) -> None:
    found = align(document(one, "a"), document(other, "b"))
    exact = [a for a in found if a.kind != "paraphrase"]
    for side, text in (("left", one), ("right", other)):
        spans = sorted(getattr(a, side) for a in exact)
        assert all(text[s.start : s.end].strip() for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 < a.similarity <= 1 for a in found)


@given(TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_text_that_shares_nothing_changes_no_passage(one: str, other: str) -> None:
    more = "\nQuz vexil brontap mukkel, dorvish plimt\n"
    right = document(other, "b")
    plain, longer = ([a for a in align(document(text, "a"), right) if a.kind != "paraphrase"] for text in (one, one + more))
    assert [a.right for a in plain] == [a.right for a in longer]
    assert [(a.left.start, a.left.end, a.kind, a.similarity) for a in plain] == [
        (a.left.start, a.left.end, a.kind, a.similarity) for a in longer
    ]


@given(st.lists(TEXT, min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_whole_story_is_aligned_as_its_pairs_are(texts: list[str]) -> None:
    documents = [document(text, f"d{n}") for n, text in enumerate(texts)]
    found = align_all(Story("s", "", tuple(map(Article, documents))))
    assert found == tuple(a for left, right in combinations(documents, 2) for a in align(left, right))


def _places(alignment: Alignment) -> tuple[object, object]:
    return alignment.left, alignment.right
