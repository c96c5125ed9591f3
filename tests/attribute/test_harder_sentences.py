"""Sentences as new stories have them: inverted, interrupted, half denied, passed on."""

import pytest

from wirestem.model import Mention, Stance

from .made import article, only, said


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("“We come with a lamp,” promised Novak.", "Novak", "promised"),
        ("“The lock holds. It always did,” the general emphasized.", "the general", "emphasized"),
        ("“Nobody asked us,” union boss Ada Novak fumed in front of the gate.", "union boss Ada Novak", "fumed"),
        ("“It was oats,” shot back the port minister, Ada Novak.", "the port minister, Ada Novak", "shot back"),
        (
            "“It costs us dear,” Ada Novak, managing director of Harrow Lines, said.",
            "Ada Novak, managing director of Harrow Lines",
            "said",
        ),
        ("“It costs us dear,” reckons Ada Novak of the port board.", "Ada Novak of the port board", "reckons"),
    ],
)
def test_the_verb_beside_a_quotation_is_its_cue(sentence: str, source: str, cue: str) -> None:
    made = said(sentence)
    assert made[0][:2] == (source, cue)


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        (
            "Harrow Lines (HL), which runs the port, maintains that the paper was signed.",
            "Harrow Lines (HL), which runs the port",
            "the paper was signed",
        ),
        ("The harbour union calls on Mayor Novak to see its members.", "The harbour union", "Mayor Novak to see its members"),
        (
            "In Larkhaven, Mayor Ada Novak told a town meeting that the lock “holds and will hold”.",
            "Mayor Ada Novak",
            "the lock “holds and will hold”",
        ),
        ("Novak, who chaired the meeting on Monday, called for “cool heads”.", "Novak", "“cool heads”"),
        ("The crew was safe, spokesman Ivo Lind informed Dravinform on Friday.", "spokesman Ivo Lind", "The crew was safe"),
        ("The police counted 18,000 people.", "The police", "18,000 people"),
    ],
)
def test_sources_and_contents_of_clauses(sentence: str, source: str, content: str) -> None:
    made = said(sentence)
    assert (source, content) in [(s, c) for s, _, c in made]


def test_contrasted_speakers_each_have_their_figure() -> None:
    made = said("The union says 900 are out, while the firm, Harrow Lines (HL), insists no more than 400 have left.")
    assert [(s, c) for s, _, c in made] == [
        ("The union", "900 are out"),
        ("the firm, Harrow Lines (HL)", "no more than 400 have left"),
    ]


def test_what_somebody_denies_in_a_relative_clause_stands_apart_and_was_alleged() -> None:
    made = article("He said four more boats had been sunk, something Karsk denies.")
    assert [s.stance for s in made.statements] == ["alleges", "denies"]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The firm did not respond to questions about the log.", "declines"),
        ("A source in the port office would not specify their number.", "declines"),
        ("The embassy did not wish to say when the gate would open.", "declines"),
        ("She dodged every question about the log.", "declines"),
        ("“We will defend each quay of our port,” the mayor said.", "expects"),
        ("“Our crews will vote on Sunday,” she said.", "expects"),
        ("“Not one shot was fired by our side,” the colonel said.", "denies"),
        ("“There was oats on that boat and nothing but oats,” the minister said.", "denies"),
        ("The firm informed its members that it has neither read nor signed the paper.", "denies"),
        ("The accusation is “a lie from first to last”, the ministry said.", "denies"),
        ("“Neither town wants a quarrel, but both have run out of words,” the analyst said.", "asserts"),
        ("The harbour insists no more than 400 have left.", "asserts"),
        ("“They sold tickets until the ramp went up,” the teacher said.", "alleges"),
        ("Two people briefed on the talks said the mayor had signed first.", "alleges"),
        ("Our post came under fire at dawn, the colonel said.", "alleges"),
        ("The boat had left, the mayor was quoted as saying by the state news agency Dravinform.", "alleges"),
    ],
)
def test_stances_by_their_wording(sentence: str, stance: Stance) -> None:
    assert only(sentence).stance == stance


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("“We were late,” the colonel told dpa by telephone.", ("dpa",)),
        ("An analyst, Ada Novak, told Reuters Karsk was testing how far it could go.", ("Reuters",)),
        ("“He broke it,” she told the Weekly Anchor at her kitchen table.", ("Weekly Anchor",)),
        ("The port was shut, according to the foreign portal Harbour Brief.", ("Harbour Brief",)),
        ("Karsk's state agency Dravinform reported that the port was shut.", ("Dravinform",)),
    ],
)
def test_relays_in_other_shapes(sentence: str, via: tuple[str, ...]) -> None:
    assert only(sentence).via == via


def test_what_an_agency_quoted_goes_on_in_the_next_paragraph() -> None:
    made = article(
        "The post was lost, General Ivo Lind was quoted as saying by the state news agency Dravinform.",
        "“We answered,” Lind said.",
        mentions=(Mention(24, 32, "person", "Ivo Lind"), Mention(110, 114, "person", "Ivo Lind")),
    )
    assert [s.via for s in made.statements] == [("Dravinform",), ("Dravinform",)]
