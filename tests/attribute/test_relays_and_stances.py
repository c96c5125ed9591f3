"""What the words came through, and what the speaker does with them."""

import pytest

from wirestem.lexicon.cues import spelt
from wirestem.model import Mention, Stance

from .made import article, only


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("“It holds,” the mayor told AFP.", ("AFP",)),
        ("“It holds,” the mayor told reporters.", ()),
        ("The mayor told parliament the lock was sound.", ()),
        ("The lock held, the mayor was quoted as saying by the state news agency Dravinform.", ("Dravinform",)),
        ("“It holds,” the mayor wrote in an article carried by the Larkhaven Post.", ("Larkhaven Post",)),
        ("“It holds,” the mayor said, according to Reuters.", ("Reuters",)),
        ("The lock has failed, the Larkhaven Courier reported.", ("Larkhaven Courier",)),
        ("The lock has failed, local media reported.", ("local media",)),
        ("The Larkhaven Post quoted the mayor as saying the lock had failed.", ("Larkhaven Post",)),
        ("The lock has failed, the Larkhaven Courier reported, citing the BBC.", ("Larkhaven Courier", "BBC")),
        ("The lock has failed, the Courier reported, quoting Reuters, which cited Izvestia.", ("Courier", "Reuters", "Izvestia")),
        ("The lock has failed, the Courier reported, quoting Reuters, which cited Vremya.", ("Courier", "Reuters", "Vremya")),
        ("Interfax reported, citing the BBC, that the lock had failed.", ("Interfax", "BBC")),
        ("The mayor said the lock was sound, citing the BBC.", ("BBC",)),
        ("The mayor said the lock was sound, quoting the BBC.", ("BBC",)),
        ("The lock has failed, The Hindu reported.", ("Hindu",)),
        ("“It holds,” the mayor told The Atlantic.", ("Atlantic",)),
        ("The lock has failed, Radio Halden reported.", ("Radio Halden",)),
        ("State-run Radio Halden reported that the lock had failed.", ("State-run Radio Halden",)),
        ("The international portal Worldline reports that the lock has failed.", ("Worldline",)),
        ("The lock has failed, the Harlen state agency ZTA reported.", ("ZTA",)),
        ("The lock has failed, the presidential press service announced.", ()),
        ("The lock has failed, the Medicines Safety Agency said.", ()),
        ("The lock has failed, Anadolu Agency said.", ("Anadolu",)),
        ("The lock has failed, according to a draft which the Horsk newspaper Hlasnik published on Friday.", ("Hlasnik",)),
        ("The lock has failed, according to a draft which the Horsk ministry published on Friday.", ()),
        ("The lock has failed, according to a draft obtained by Lockwatch.", ("Lockwatch",)),
        ("The lock has failed, according to a draft published by the harbour office.", ()),
        ("The lock has failed, the journal Gates & Weirs writes.", ("Gates & Weirs",)),
        ("The lock has failed, the Orlandian State Agency reported.", ("Orlandian State Agency",)),
        ("The lock has failed, the Larkhaven Mercury reported.", ("Larkhaven Mercury",)),
        ("The lock has failed, the newspaper reported.", ("newspaper",)),
        ("The lock has failed, state media in Orland reported.", ("state media",)),
        ("“It holds,” the mayor told Orland’s national agency LTK.", ("LTK",)),
        ("“It holds,” the mayor told Havneposten.", ("Havneposten",)),
        ("The mayor denied the delay, according to Reuters.", ("Reuters",)),
        ("According to Reuters, the mayor denied the delay.", ("Reuters",)),
        ("The mayor denied the delay, according to the harbour office.", ()),
        ("Far fewer locks work than the 90% reported by the operator, the union said.", ()),
    ],
)
def test_relays_are_named_nearest_to_the_article_first(sentence: str, via: tuple[str, ...]) -> None:
    assert only(sentence).via == via


def test_outlets_are_listed_without_the_article_which_is_taken_off_before_they_are_looked_up() -> None:
    assert [name for name in spelt("outlet") if name.startswith(("The ", "the "))] == []


def test_this_newspaper_is_the_outlet_when_that_is_known() -> None:
    assert only("“It holds,” the mayor told this newspaper.", outlet="Larkhaven Post").via == ("Larkhaven Post",)
    assert only("“It holds,” the mayor told this newspaper.").via == ()
    by_phone = "“It holds,” the mayor told this newspaper by telephone."
    assert only(by_phone, outlet="Larkhaven Post").via == ("Larkhaven Post",)


def test_a_report_that_the_house_itself_has_obtained_came_through_nobody() -> None:
    assert only("The lock has failed, according to a report that the Post has obtained.", outlet="The Post").via == ()


@pytest.mark.parametrize(
    ("first", "then", "via"),
    [
        ("The lock has failed, the Larkhaven Courier reported.", "The gate is bent, the paper said.", "Larkhaven Courier"),
        ("The lock has failed, the portal Gatewatch reported.", "“It is bent,” a diver told the site.", "Gatewatch"),
        (
            "The lock has failed, the state news agency Dravinform said.",
            "“It is bent,” a diver was quoted as saying by the state agency.",
            "Dravinform",
        ),
        ("The lock has failed, Reuters reported.", "The gate is bent, the newspaper said.", "newspaper"),
    ],
)
def test_the_paper_the_site_and_the_agency_are_the_one_named_last_that_can_be_meant(first: str, then: str, via: str) -> None:
    assert article(first, then).statements[-1].via == (via,)


def test_what_an_outlet_was_told_does_not_pass_on_the_speakers_next_sentence() -> None:
    made = article("“It holds,” Mayor Lena Orvik told the Post. The gate is bent, she said.", outlet="The Post")
    assert [s.via for s in made.statements] == [("Post",), ()]


def test_an_agency_only_known_by_its_letters_denies_through_them_again() -> None:
    quoted = "“It holds,” Mayor Lena Orvik was quoted as saying by the news agency ZTA."
    made = article(quoted, "The diver denied the delay, according to ZTA.")
    assert [s.via for s in made.statements] == [("ZTA",), ("ZTA",)]


def test_an_outlet_that_the_article_introduces_is_one_also_where_it_stands_alone() -> None:
    told = "Two officials told Hlasnik that the lock had failed."
    here = Mention(31, 38, "person", "Hlasnik")
    assert article("It rained.", told, mentions=(here,)).statements[0].via == ()
    again = article("It rained.", told, "The Horsk newspaper Hlasnik has read the draft.", mentions=(here,))
    assert again.statements[0].via == ("Hlasnik",)


def test_the_agency_that_speaks_is_a_relay_only_when_it_sends_news() -> None:
    space = Mention(0, 19, "organisation", "Orland Space Agency")
    sent = "Orland Space Agency lost the craft. The agency said the signal had faded."
    assert [s.via for s in article(sent, mentions=(space,)).statements] == [()]
    wire = "Orland News Agency reported a storm. The agency said the signal had faded."
    named = Mention(0, 18, "organisation", "Orland News Agency")
    assert article(wire, mentions=(named,)).statements[-1].via == ("Orland News Agency",)


def test_a_hop_points_at_the_relay_in_the_text() -> None:
    made = article("“It holds,” the mayor told AFP.")
    (hop,) = made.statements[0].hops
    assert made.document.text[hop.start : hop.end] == "AFP"


def test_a_relay_holds_for_the_quotation_that_goes_on() -> None:
    first, second = article("“It holds,” Mayor Lena Orvik told AFP. “It will hold tomorrow.”").statements
    assert (first.via, second.via) == (("AFP",), ("AFP",))


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The mayor said the lock was sound.", "asserts"),
        ("The union accused the port of neglect.", "alleges"),
        ("The firm claimed the lock was sound.", "alleges"),
        ("The firm denied the delay.", "denies"),
        ("The firm dismissed the report as “absurd”.", "denies"),
        ("The firm called the report “a fairy tale”.", "denies"),
        ("The firm confirmed the delay.", "confirms"),
        ("The firm did not dispute the figures.", "confirms"),
        ("The mayor vowed to reopen the lock.", "expects"),
        ("The mayor said the lock would open in May.", "expects"),
        ("The mayor declined to say when the lock had failed.", "declines"),
        ("The mayor would not comment on the lock.", "declines"),
        ("“I will not speculate about the lock,” the mayor said.", "declines"),
        ("“No gate has failed,” the mayor said.", "denies"),
    ],
)
def test_cue_and_clause_give_the_stance(sentence: str, stance: Stance) -> None:
    assert only(sentence).stance == stance


def test_what_follows_a_denial_in_the_same_breath_denies_too() -> None:
    made = article("The firm rejected the claim, saying the gate was sound.")
    assert [s.stance for s in made.statements] == ["denies", "denies"]


def test_what_another_denies_at_once_was_alleged() -> None:
    made = article("Orland says the firm sold shells, allegations Carvo has denied.")
    assert [s.stance for s in made.statements] == ["alleges", "denies"]


@pytest.mark.parametrize(
    ("sentence", "stances"),
    [
        ("Mayor Lena Orvik denied the leak. “The gate is as sound as a bell.”", ["denies", "denies"]),
        ("“No gate has failed,” Mayor Lena Orvik said. “The gate is as sound as a bell.”", ["denies", "asserts"]),
        ("“No gate has failed,” Mayor Lena Orvik said. “Nothing was hidden.”", ["denies", "denies"]),
    ],
)
def test_a_quotation_after_a_denial_denies_what_the_article_told_but_goes_on_after_a_quoted_one(
    sentence: str, stances: list[Stance]
) -> None:
    assert [s.stance for s in article(sentence).statements] == stances
