"""Identify: one party for all names of a speaker."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from wirestem.article.annotate.mentions import mentions
from wirestem.model import Article, Decision, Document, Hop, Mention, Party, Published, Range, Source, Statement, Story, Zone
from wirestem.people import conflict
from wirestem.story.identify import identify
from wirestem.text import paragraphs, sentences


def article(doc: str, text: str, *told: tuple[str | None, str], kind: str = "indirect", via: tuple[str, ...] = ()) -> Article:
    """An article with statements of resolved speakers and their contents; a speaker's source is its last word if it stands."""
    blocks = paragraphs(text)
    zones = tuple(Zone(a, b, "paragraph") for a, b in blocks)
    document = Document(id=doc, source=Source(uri=doc), title=None, text=text, language="en", zones=zones)
    split = tuple(s for a, b in blocks for s in sentences(text, a, b))
    statements = []
    for i, (speaker, content) in enumerate(told):
        at = text.index(content)
        by = text.find(speaker) if speaker else -1
        source: tuple[Range, ...] = ((by, by + len(speaker)),) if speaker and by >= 0 else ()
        said = ((at, at + len(content)),)
        mode = "direct" if kind == "direct" else "indirect"
        statements.append(Statement(f"{doc}.s{i}", doc, source, (), said, mode, "asserts", speaker, via))  # type: ignore[arg-type]
    return Article(document, split, mentions(document, split), (), tuple(statements))


def parties(*articles: Article, decisions: tuple[Decision, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    found, _ = identify(Story("s", "label", articles), decisions=decisions)
    return sorted((p.name, p.aliases) for p in found)


def test_spellings_of_a_name_are_one_person() -> None:
    a = article("a", "Shin Wonsik said shells were sent.", ("Shin Wonsik", "shells were sent"))
    b = article("b", "Shin Won-sik said it is late.", ("Shin Won-sik", "it is late"))
    assert len(parties(a, b)) == 1


def test_a_family_name_joins_the_one_who_bears_it() -> None:
    a = article("a", "Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "Dr Novak said it is late.", ("Novak", "it is late"))
    assert parties(a, b) == [("Ada Novak", ("Novak",))]


def test_two_people_of_one_surname_are_never_merged_and_the_bare_surname_says_who_it_could_be() -> None:
    a = article("a", "Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "Ivo Novak said it is late.", ("Ivo Novak", "it is late"))
    c = article("c", "By then Novak said no more.", ("Novak", "no more"))
    assert [name for name, _ in parties(a, b, c)] == ["Ada Novak", "Ivo Novak", "Novak"]
    found, _ = identify(Story("s", "label", (a, b, c)))
    open_party = next(p for p in found if p.name == "Novak")
    assert (open_party.kind, open_party.could_be) == ("unknown", ("Ada Novak", "Ivo Novak"))
    assert all(p.could_be == () for p in found if p != open_party)


def test_a_bare_surname_of_two_articles_is_not_one_party_where_two_people_bear_it() -> None:
    a = article("a", "Ada Novak said it rained. Ivo Novak slept.", ("Ada Novak", "it rained"))
    b = article("b", "By then Novak said no more.", ("Novak", "no more"))
    c = article("c", "By then Novak said it is late.", ("Novak", "it is late"))
    assert len([name for name, _ in parties(a, b, c) if name == "Novak"]) == 2


def test_a_bare_surname_is_open_too_when_its_other_bearer_never_speaks() -> None:
    a = article("a", "Ada Novak said it rained. Later Ivo Novak left town.", ("Ada Novak", "it rained"))
    b = article("b", "By then Novak said no more.", ("Novak", "no more"))
    assert parties(a, b) == [("Ada Novak", ()), ("Novak", ())]


@pytest.mark.parametrize(("front", "who"), [("Mr", "Jan Novak"), ("Mrs", "Ada Novak"), ("Mayor", "Ada Novak")])
def test_a_courtesy_or_an_office_tells_who_bears_the_bare_surname(front: str, who: str) -> None:
    a = article("a", "Mayor Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "Prosecutor Jan Novak said it is late.", ("Jan Novak", "it is late"))
    c = article("c", f"By then {front} Novak said no more.", ("Novak", "no more"))
    assert (who, ("Novak",)) in parties(a, b, c)


def test_the_one_named_in_full_in_an_article_is_whom_its_bare_surname_means() -> None:
    a = article("a", "Volodymyr Zelensky said it rained.", ("Volodymyr Zelensky", "it rained"))
    b = article("b", "Olena Zelensky said it is late.", ("Olena Zelensky", "it is late"))
    c = article("c", "Vladimir Zelenskiy came. Zelenskyy said no more.", ("Zelenskyy", "no more"))
    assert ("Volodymyr Zelensky", ("Vladimir Zelenskiy", "Zelenskyy")) in parties(a, b, c)


def test_the_same_words_tell_who_bears_the_bare_surname() -> None:
    words = "the memory of that winter evening was wholly invented by lawyers"
    a = article("a", f"Ada Novak said {words}. Ivo Novak slept.", ("Ada Novak", words))
    b = article("b", f"By then Novak said {words}.", ("Novak", words))
    assert parties(a, b) == [("Ada Novak", ("Novak",))]


def test_an_initial_that_two_people_share_stays_open() -> None:
    a = article("a", "Jan Novak said it rained.", ("Jan Novak", "it rained"))
    b = article("b", "Josef Novak said it is late.", ("Josef Novak", "it is late"))
    c = article("c", "By then J. Novak said no more.", ("J. Novak", "no more"))
    assert [name for name, _ in parties(a, b, c)] == ["J. Novak", "Jan Novak", "Josef Novak"]


def test_no_chain_of_short_names_joins_two_people() -> None:
    words = "the memory of that winter evening was wholly invented by lawyers"
    a = article("a", f"Ada Novak said {words}.", ("Ada Novak", words))
    b = article("b", f"By then Novak said {words}.", ("Novak", words))
    c = article("c", f"Ivo Novak said {words}.", ("Ivo Novak", words))
    assert {"Ada Novak", "Ivo Novak"} <= {name for name, _ in parties(a, b, c)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kim Jong Un", "Kim Jong-un"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Muammar Gaddafi", "Moammar al-Qadhafi"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Rosa Imber", "Rosa Imber Quiroga"),
        ("Bill Hale", "William Hale"),
    ],
)
def test_names_of_all_regions_are_joined_across_articles_and_kept_as_aliases(left: str, right: str) -> None:
    a = article("a", f"By then {left} said it rained.", (left, "it rained"))
    b = article("b", f"By then {right} said no more.", (right, "no more"))
    (found,) = parties(a, b)
    assert {found[0], *found[1]} == {left, right}


def test_an_acronym_is_its_organisation() -> None:
    a = article("a", "The Council for Open Ballots said it is over.", ("Council for Open Ballots", "it is over"))
    b = article("b", "The COB said no more.", ("COB", "no more"))
    assert parties(a, b) == [("Council for Open Ballots", ("COB",))]


def test_an_office_named_elsewhere_beside_a_name_is_that_person() -> None:
    a = article("a", "Transport Minister Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "By then the transport minister said no more.", ("transport minister", "no more"))
    assert parties(a, b) == [("Ada Novak", ("transport minister",))]


def dated(made: Article, day: str) -> Article:
    """The article as published on a day."""
    return replace(made, document=replace(made.document, published=Published(day, day, "own")))


def test_an_office_leads_to_a_holder_who_never_speaks() -> None:
    a = article("a", "Transport Minister Ada Novak came. Ivo Kral said it rained.", ("Ivo Kral", "it rained"))
    b = article("b", "By then the transport minister said no more.", ("transport minister", "no more"))
    assert ("Ada Novak", ("transport minister",)) in parties(a, b)


@pytest.mark.parametrize(
    "beside",
    [
        "former foreign minister Ada Novak said it rained.",
        "then-foreign minister Ada Novak said it rained.",
        "Ada Novak, foreign minister until May, said it rained.",
        "deputy foreign minister Ada Novak said it rained.",
        "foreign minister-designate Ada Novak said it rained.",
    ],
)
def test_who_held_an_office_or_will_hold_it_is_not_its_holder(beside: str) -> None:
    a = article("a", f"By then {beside}", ("Ada Novak", "it rained"))
    b = article("b", "By then the foreign minister said no more.", ("foreign minister", "no more"))
    assert [name for name, _ in parties(a, b)] == ["Ada Novak", "foreign minister"]


def test_an_office_means_the_holder_of_its_day() -> None:
    a = dated(article("a", "Foreign Minister Ada Novak said it rained.", ("Ada Novak", "it rained")), "2031-05-02")
    b = dated(article("b", "The foreign minister said no more.", ("foreign minister", "no more")), "2031-05-03")
    c = dated(article("c", "Foreign Minister Ivo Kral said it is late.", ("Ivo Kral", "it is late")), "2031-05-06")
    d = dated(article("d", "The foreign minister said all is well.", ("foreign minister", "all is well")), "2031-05-07")
    _, told = identify(Story("s", "label", (a, b, c, d)))
    assert told[0].speaker == told[1].speaker != told[2].speaker == told[3].speaker


def test_an_office_whose_holder_an_article_calls_former_is_the_others() -> None:
    a = dated(article("a", "Foreign Minister Ada Novak said it rained.", ("Ada Novak", "it rained")), "2031-05-02")
    b = dated(article("b", "Former foreign minister Ada Novak came.", (None, "came")), "2031-05-05")
    c = dated(article("c", "Foreign Minister Ivo Kral said it is late.", ("Ivo Kral", "it is late")), "2031-05-02")
    d = dated(article("d", "The foreign minister said all is well.", ("foreign minister", "all is well")), "2031-05-07")
    assert ("Ivo Kral", ("foreign minister",)) in parties(a, b, c, d)


def test_an_office_of_two_countries_is_the_one_that_its_country_names() -> None:
    a = article("a", "Velmaria slept. Velmarian President Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "Norlandia slept. Norlandian President Ivo Kral said it is late.", ("Ivo Kral", "it is late"))
    c = article("c", "By then the Norlandian president said no more.", ("Norlandian president", "no more"))
    d = article("d", "By then the president said all is well.", ("president", "all is well"))
    found = parties(a, b, c, d)
    assert ("Ivo Kral", ("Norlandian president",)) in found
    assert ("president", ()) in found


def test_a_bare_president_is_not_the_president_of_a_union() -> None:
    a = article("a", "Union President Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "By then the president said no more.", ("president", "no more"))
    assert len(parties(a, b)) == 2


def test_a_capital_joins_the_country_that_says_the_same() -> None:
    same = "the talk of artillery shells was a fairy tale for gullible people"
    a = article("a", f"They met in Haesan. Haesan said {same}.", ("Haesan", same))
    b = article("b", f"In Songra they met. Songra said {same}. Haesani papers agreed with Haesan.", ("Songra", same))
    assert parties(a, b) == [("Haesan", ("Songra",))]


def test_an_unnamed_policeman_is_another_in_another_article() -> None:
    a = article("a", "A policeman said it was loud.", ("policeman", "it was loud"))
    b = article("b", "A policeman said it was wet.", ("policeman", "it was wet"))
    assert len(parties(a, b)) == 2


def test_a_group_of_one_phrase_is_one_party() -> None:
    a = article("a", "Western diplomats said it was loud.", ("Western diplomats", "it was loud"))
    b = article("b", "Western diplomats said it was wet.", ("Western diplomats", "it was wet"))
    assert len(parties(a, b)) == 1


def test_the_same_quotation_named_elsewhere_names_him() -> None:
    words = "“The bridge was inspected twice before winter and never repaired,”"
    a = article("a", f"{words} Ada Novak said.", ("Ada Novak", words), kind="direct")
    b = article("b", f"Boris Hale was there. {words} he said.", (None, words), kind="direct")
    _, told = identify(Story("s", "label", (a, b)))
    assert told[0].speaker == told[1].speaker is not None


def test_an_unknown_speaker_stays_unknown() -> None:
    assert identify(Story("s", "label", (article("a", "It rained.", (None, "It rained")),)))[1][0].speaker is None


def test_a_relay_is_spelt_one_way() -> None:
    a = article("a", "Ada Novak said so.", ("Ada Novak", "so"), via=("Agence France-Presse",))
    assert identify(Story("s", "label", (a,)))[1][0].via == ("AFP",)


def test_a_spokesman_joins_no_two_people() -> None:
    words = "the memory of that winter evening was wholly invented by lawyers"
    a = article("a", f"Ada Novak said {words}.", ("Ada Novak", words))
    b = article("b", f"A spokesman said {words}.", ("spokesman", words))
    c = article("c", f"Mr Kral said {words}.", ("Kral", words))
    assert ("Kral", ()) in parties(a, b, c)


def test_the_same_policeman_in_a_copy_is_the_same() -> None:
    words = "the crane had leaned over the quay since early spring"
    a = article("a", f"A policeman said {words}.", ("policeman", words))
    b = article("b", f"A policeman said {words}.", ("policeman", words))
    assert len(parties(a, b)) == 1


def test_one_more_copy_renames_nobody() -> None:
    words = "the crane had leaned over the quay since early spring"
    a = article("a", f"The dock supervisor said {words}.", ("dock supervisor", words))
    b = article("b", f"A message said {words}.", ("message", words))
    c = article("c", f"A message said {words}.", ("message", words))
    assert [n for n, _ in parties(a, b)] == [n for n, _ in parties(a, b, c)] == ["dock supervisor"]


def test_two_family_names_and_lost_accents_are_one_person() -> None:
    a = article("a", "Rosa Imbér Quiroga said shells were sent.", ("Rosa Imbér Quiroga", "shells were sent"))
    b = article("b", "Rosa Imber Quiroga said it is late.", ("Rosa Imber Quiroga", "it is late"))
    c = article("c", "Rosa Imbér said it is dark.", ("Rosa Imbér", "it is dark"))
    assert parties(a, b, c) == [("Rosa Imbér Quiroga", ("Rosa Imber Quiroga", "Rosa Imbér"))]


def test_a_bare_noun_is_whom_the_other_articles_mean_by_it() -> None:
    a = article("a", "The Pilots Federation met. The union said it is late.", ("Pilots Federation", "it is late"))
    union = a.document.text.index("The union")
    spoken = replace(a.statements[0], source=((union, union + 9),))
    b = article("b", "The union said shells were sent.", ("union", "shells were sent"))
    assert parties(replace(a, statements=(spoken,)), b) == [("Pilots Federation", ("union",))]


def test_an_office_is_one_wherever_its_country_is_said() -> None:
    a = article(
        "a",
        "In Karsk, Norlandic officials met. The border service in Karsk said it is late.",
        ("border service in Karsk", "it is late"),
    )
    b = article(
        "b", "Norlandia slept. Norlandia's border service said all is well.", ("Norlandia's border service", "all is well")
    )
    c = article("c", "Karsk denied it. Norlandia denied it too.", ("Karsk", "denied it"))
    assert ("border service in Karsk", ("Norlandia's border service",)) in parties(a, b, c)


def test_the_same_ministry_of_two_countries_is_two_parties() -> None:
    a = article(
        "a", "By then the Zhemarian Foreign Ministry said it rained in Zhemaria.", ("Zhemarian Foreign Ministry", "it rained")
    )
    b = article(
        "b",
        "By then Qorband’s Foreign Ministry said it is late in Qorband, Qorbandi papers wrote.",
        ("Qorband’s Foreign Ministry", "it is late"),
    )
    assert [name for name, _ in parties(a, b)] == ["Qorband’s Foreign Ministry", "Zhemarian Foreign Ministry"]


def test_a_headline_speaks_of_whom_the_text_then_names() -> None:
    words = "nine thousand containers were shipped across the border bridge"
    text = f"Monitors: {words}\nThe Council for Open Ballots said {words} in May."
    told = (("monitors", words), ("Council for Open Ballots", words))
    assert [n for n, _ in parties(article("a", text, *told))] == ["Council for Open Ballots"]


def test_a_persons_decisions_win() -> None:
    a = article("a", "Ada Novak said it rained.", ("Ada Novak", "it rained"))
    b = article("b", "Dr Novak said it is late.", ("Novak", "it is late"))
    split = Decision(act="split", about="party", names=("Ada Novak", "Novak"))
    assert len(parties(a, b, decisions=(split,))) == 2
    c = article("c", "Campaigners said it is over.", ("campaigners", "it is over"))
    merge = Decision(act="merge", about="party", names=("Ada Novak", "campaigners"))
    assert parties(a, c, decisions=(merge,)) == [("Ada Novak", ("campaigners",))]
    rename = Decision(act="rename", about="party", names=("Ada Novak",), name="A. Novak")
    assert parties(a, decisions=(rename,)) == [("A. Novak", ("Ada Novak",))]


_PEOPLE = "Ada Novak,Novak,Ivo Novak,J. Novak,Jan Novak,Kim Jong Un,Kim Jong-un,Kim"
_NAMES = st.sampled_from([*_PEOPLE.split(","), "Harrow Lines", "Haesan", "experts", "policeman", "the COB"])
_TOLD = st.lists(st.tuples(_NAMES, st.sampled_from(["it rained", "it is late", "no more"])), min_size=1, max_size=6)


@settings(deadline=None)
@given(_TOLD, st.randoms())
def test_order_of_input_is_no_matter_and_every_speaker_has_a_party(told: list[tuple[str, str]], chance: random.Random) -> None:
    made = [article(f"d{i}", f"By then {name} said {words}.", (name, words)) for i, (name, words) in enumerate(told)]
    found, statements = identify(Story("s", "label", tuple(made)))
    ids = {p.id for p in found}
    assert all(s.speaker in ids for s in statements)
    assert list(found) == sorted(found, key=_by_id)
    chance.shuffle(made)
    assert identify(Story("s", "label", tuple(made)))[0] == found


@settings(deadline=None)
@given(_TOLD)
def test_no_party_bears_two_peoples_names(told: list[tuple[str, str]]) -> None:
    made = [article(f"d{i}", f"By then {name} said {words}.", (name, words)) for i, (name, words) in enumerate(told)]
    for party in identify(Story("s", "label", tuple(made)))[0]:
        borne = {party.name, *party.aliases}
        assert not any(conflict(a, b) for a in borne for b in borne)


def _by_id(party: Party) -> str:
    return party.id


def test_a_party_of_several_names_takes_in_no_unnamed_group_that_says_the_same() -> None:
    words = "the northern pier was sold to a foreign company in secret last winter"
    a = article("a", f"Seoul and Kyiv said {words}.", ("South Korea and Ukraine", words))
    b = article("b", f"Analysts said {words}.", ("analysts", words))
    c = article("c", f"Experts said {words}.", ("experts", words))
    assert parties(a, b, c) == [("South Korea and Ukraine", ()), ("analysts", ("experts",))]


def test_an_agency_is_shown_by_its_initials_and_an_outlet_by_its_name() -> None:
    a = article("a", "Ada Novak said so.", ("Ada Novak", "so"), via=("Bharuvan News Service",))
    b = article("b", "Ada Novak said it.", ("Ada Novak", "it"), via=("BNS",))
    c = article("c", "Ada Novak said no.", ("Ada Novak", "no"), via=("Harrow Daily Post",))
    d = article("d", "Ada Novak said yes.", ("Ada Novak", "yes"), via=("HDP",))
    told = identify(Story("s", "label", (a, b, c, d)))[1]
    assert [s.via for s in told] == [("BNS",), ("BNS",), ("Harrow Daily Post",), ("Harrow Daily Post",)]


def test_a_relay_that_one_article_only_describes_has_the_name_that_others_give_its_speaker() -> None:
    text = "State radio said that all nine hostages from the northern camp were free."
    content = "all nine hostages from the northern camp were free"
    a = article("a", text, ("state radio", content), via=("state radio",))
    told = replace(a.statements[0], source=((0, 11),), hops=(Hop("state radio", 0, 11),))
    b = article("b", f"Radio Halden said {content}.", ("Radio Halden", content), via=("Radio Halden",))
    b = replace(b, mentions=(Mention(0, 12, "organisation", "Radio Halden"),))
    one, other = identify(Story("s", "label", (replace(a, statements=(told,)), b)))[1]
    assert one.speaker == other.speaker
    assert (one.via, one.hops) == (("Radio Halden",), (Hop("Radio Halden", 0, 11),))


def test_people_without_a_name_are_no_house_that_is_said_to_say_the_same() -> None:
    content = "the mission planned for February may be postponed by weeks"
    a = article("a", f"The Stability Fund said {content}.", ("Stability Fund", content))
    a = replace(a, mentions=(Mention(4, 18, "organisation", "Stability Fund"),))
    b = article("b", f"Three people said {content}.", ("three people", content))
    one, other = identify(Story("s", "label", (a, b)))[1]
    assert one.speaker != other.speaker
