"""Sources and speakers by the parse and the coreference of a pipeline."""

from wirestem import flow
from wirestem.article.annotate import annotate
from wirestem.article.attribute import attribute
from wirestem.encoder import Reading, read_words
from wirestem.encoder.reading import Telling
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Source, Statement
from wirestem.pipeline import pipe
from wirestem.settings import Settings

from .made import Component, FakeDoc, FakeLanguage, document, names, parser


def only(text: str, *components: Component) -> tuple[str, Statement]:
    capture = Capture(id="a", source=Source(uri="a"), text=f"Lock holds\n\n{text}")
    (statement,) = flow.article(capture, Settings(attributor="rules.v1"), FakeLanguage(*components)).statements
    return " | ".join(capture.text[a:b] for a, b in statement.source), statement


def coref(*members: str) -> Component:
    def coref(doc: FakeDoc) -> None:
        doc.spans = {"coref_clusters_1": [doc.span(m) for m in members]}

    return coref


def test_a_source_is_widened_to_title_list_and_relative_clause() -> None:
    text = "Boss Ada and Ivo from Senn which floods said the lock would hold."
    tree = parser(
        ("Boss", "compound", "Ada"),
        ("Ada", "nsubj", "said"),
        ("and", "cc", "Ada"),
        ("Ivo", "conj", "Ada"),
        ("from", "prep", "Ivo"),
        ("Senn", "pobj", "from"),
        ("which", "nsubj", "floods"),
        ("floods", "relcl", "Senn"),
        ("said", "ROOT", "said"),
    )
    assert only(text, tree)[0] == "Boss Ada and Ivo from Senn which floods"


def test_a_title_leads_up_to_the_name_it_stands_before() -> None:
    text = "“The lock holds,” the minister, Ada Novak, said."
    tree = parser(
        ("the", "det", "minister"), ("minister", "nsubj", "said"), ("Novak", "appos", "minister"), ("Ada", "compound", "Novak"),
        ("said", "ROOT", "said"),
    )  # fmt: skip
    source, statement = only(text, tree)
    assert (source, statement.speaker) == ("the minister, Ada Novak", "Ada Novak")


def test_a_source_is_cut_before_what_hangs_on_the_verb() -> None:
    text = "The union boss here said the lock would hold."
    whole, _ = only(text)
    tree = parser(("The", "det", "boss"), ("union", "compound", "boss"), ("boss", "nsubj", "said"), ("here", "advmod", "said"))
    assert (whole, only(text, tree)[0]) == ("The union boss here", "The union boss")


def test_a_time_behind_the_noun_is_no_part_of_it() -> None:
    text = "The mission on Monday said the lock would hold."
    tree = parser(("The", "det", "mission"), ("mission", "nsubj", "said"), ("on", "prep", "mission"), ("Monday", "pobj", "on"))
    assert only(text, tree)[0] == "The mission"


def test_no_source_takes_in_its_cue_or_content_or_loses_its_person() -> None:
    text = "Ada Novak, chief of the port, said the lock would hold."
    wild = parser(*((w, "dep", "Novak") for w in ("chief", "said", "lock", "would", "hold")), ("Ada", "compound", "Novak"))
    lost = parser(("chief", "nsubj", "said"), ("of", "prep", "chief"), ("the", "det", "port"), ("port", "pobj", "of"))
    assert only(text, wild)[1].content == only(text, lost)[1].content == only(text)[1].content
    assert only(text, wild)[0].startswith("Ada Novak")
    assert only(text, lost)[0] == "Ada Novak, chief of the port"


def test_a_parse_that_goes_round_in_circles_changes_nothing() -> None:
    text = "Ada Novak said the lock would hold."
    tree = parser(("Ada", "compound", "Novak"), ("Novak", "compound", "Ada"), ("said", "conj", "Ada"))
    assert only(text, tree)[0] == "Ada Novak"


def test_a_pronoun_is_its_clusters_named_member() -> None:
    text = "Ada Novak met Eva Lind at noon. Eva Lind left. She said the lock would hold."
    marks = names(Ada_Novak="PERSON", Eva_Lind="PERSON")
    assert only(text, marks)[1].speaker == "Eva Lind"
    assert only(text, marks, coref("Ada Novak", "She"))[1].speaker == "Ada Novak"


def test_a_title_or_owner_inside_a_member_is_not_whom_it_names() -> None:
    text = "Eva Lind left. Norland’s president Ada Novak stayed. She said the lock would hold."
    marks = names(Norland="GPE", Ada_Novak="PERSON", Eva_Lind="PERSON")
    assert only(text, marks, coref("Norland’s president Ada Novak", "She"))[1].speaker == "Ada Novak"
    assert only(text, marks, coref("Novak", "She"))[1].speaker == "Ada Novak"


def test_a_cluster_of_the_wrong_gender_or_kind_is_not_believed() -> None:
    text = "The Carrow Trust met Mr Ivo Lind. Ms Ada Novak came. She said the lock would hold."
    marks = names(Carrow_Trust="ORG", Ivo_Lind="PERSON", Ada_Novak="PERSON")
    assert only(text, marks, coref("Ivo Lind", "She"))[1].speaker == "Ada Novak"
    assert only(text, marks, coref("The Carrow Trust", "She"))[1].speaker == "Ada Novak"


def test_sources_of_the_encoder_are_made_whole_too() -> None:
    made = document("Boss Ada Novak said the lock holds.")
    words = read_words(made.text, made.zones)
    told = Telling((3, 4), ((1, 3),), ((4, 7),), (), 0.9, (0.9, 0.02, 0.02, 0.02, 0.02, 0.02))
    tree = parser(
        ("Boss", "compound", "Novak"), ("Ada", "compound", "Novak"), ("Novak", "nsubj", "said"), ("said", "ROOT", "said")
    )
    reading, parse = Reading(words, (told,)), pipe(made, FakeLanguage(tree))
    found = attribute(annotate(made, reading, parse), agencies(), reading, parse, attributor="encoder.v1")
    (statement,) = found.statements
    assert [made.text[a:b] for a, b in statement.source] == ["Boss Ada Novak"]
