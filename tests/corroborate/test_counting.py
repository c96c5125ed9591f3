"""Who stands behind a claim: relays left out, the text's own house, houses without a name, and circles."""

import os
import subprocess
import sys
import time
from itertools import pairwise

from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.model import (
    Alternative,
    Article,
    Claim,
    Count,
    Derivation,
    Evidence,
    Lineage,
    Origin,
    Parent,
    Published,
    Source,
    Span,
    Statement,
)
from wirestem.story.corroborate.count.relays import Relay, relay, same_house

from .test_corroborate import article, claim, run, statement

BURST = "The dam at Oltena burst before dawn"


def named(found: Claim) -> list[str]:
    return [e.note for e in found.because if e.weight]


def carried(*docs: str, agency: str = "AFP") -> Lineage:
    """Articles that all carry one unseen dispatch."""
    edges = tuple(Derivation(d, Parent(origin="o"), "copy", 1.0, 1.0, ()) for d in docs)
    return Lineage((Origin("o", agency, None, (), docs, "", ()),), edges)


def told(name: str, text: str, who: str, via: str) -> Statement:
    return statement(name, text, who, "told" if "told" in text else "said", BURST, via=(via,))


def test_a_relay_that_one_carrier_leaves_out_counts_from_its_fellow() -> None:
    full, cut = f"{BURST}, the minister told Radio Orsin.", f"{BURST}, the minister said."
    said = statement("b", cut, "the minister", "said", BURST)
    two = run(
        article("a", full, told("a", full, "the minister", "Radio Orsin")), article("b", cut, said), lineage=carried("a", "b")
    )
    assert named(claim(two, "burst", "b", cut)) == ["Radio Orsin"]


def test_what_the_dispatch_says_itself_stays_its_own_though_it_quotes_a_relay_elsewhere() -> None:
    text = f"A dam near Oltena has burst, flooding the town.\n{BURST}, the minister told Radio Orsin."
    made = [article(d, text, told(d, text, "the minister", "Radio Orsin")) for d in "ab"]
    found = run(*made, lineage=carried("a", "b"))
    assert named(claim(found, "flooding", "a", text))[0] == "AFP"


def test_a_fourth_carrier_of_a_dispatch_changes_no_count() -> None:
    text = f"{BURST}, the minister told Radio Orsin.\nAt least 14 people were killed."
    made = [article(d, text, told(d, text, "the minister", "Radio Orsin")) for d in "abcd"]
    three, four = run(*made[:3], lineage=carried(*"abc")), run(*made, lineage=carried(*"abcd"))
    assert {c.id: c.independent for c in three[0]} == {c.id: c.independent for c in four[0]}
    assert [c.articles + 1 for c in three[0]] == [c.articles for c in four[0]]


def test_the_agency_of_a_text_about_a_space_agency_is_no_relay() -> None:
    doc = article("a", "The space agency lost the probe. The agency said it would go on calling.").document
    wire = article("a", "The state news agency was first. The agency said the dam had burst.").document
    assert relay("agency", doc, None, (), agencies()) == Relay(own=True)
    assert relay("agency", wire, None, (), agencies()) == Relay(single=True)


def test_the_paper_is_the_one_named_and_this_newspaper_is_the_text_s_own() -> None:
    doc = article("a", "Paper: bosses were warned. The Lerrick Courier has the letter.").document
    assert relay("Paper", doc, None, ("Lerrick Courier",), agencies()) == Relay("Lerrick Courier")
    assert relay("this newspaper on condition of anonymity", doc, None, (), agencies()) == Relay(own=True)
    assert relay("media reports", doc, None, (), agencies()) == Relay()
    assert same_house("El Faro", "El Faro de Quirapata")


def test_a_state_news_agency_without_a_name_is_the_only_agency_of_the_pile_that_tells_it() -> None:
    ours, theirs = f"{BURST}, the state news agency said.", f"{BURST}, the minister said."
    said = statement("a", ours, "the state news agency", "said", BURST, via=("state news agency",))
    other = statement("b", theirs, "the minister", "said", BURST)
    lineage = Lineage((Origin("o-a", None, "a", (), ("a",), "", ()), Origin("o-b", "ZTA", "b", (), ("b",), "", ())), ())
    found = claim(run(article("a", ours, said), article("b", theirs, other), lineage=lineage), "burst", "a", ours)
    assert (found.independent.min, found.independent.max) == (1, 1)
    assert named(found) == ["ZTA"]


def test_two_articles_that_cite_one_another_are_a_loop_and_nobody_stands_behind_it() -> None:
    one, two = f"{BURST}, The B reported.", f"{BURST}, The A reported."
    first = statement("a", one, "The B", "reported", BURST, via=("The B",))
    second = statement("b", two, "The A", "reported", BURST, via=("The A",))
    found = claim(run(article("a", one, first), article("b", two, second)), "burst", "a", one)
    assert [[s.doc for s in circle] for circle in found.loops] == [["a", "b"]]
    assert (found.independent.min, found.independent.max) == (0, 1)
    assert "circular: The A from The B from The A" in [e.note for e in found.because]


def test_media_reports_that_all_go_back_to_the_article_that_cites_them_are_a_loop() -> None:
    one, two = f"{BURST}, media reports said.", f"{BURST}, The A reported."
    first = statement("a", one, "media reports", "said", BURST, via=("media reports",))
    second = statement("b", two, "The A", "reported", BURST, via=("The A",))
    found = claim(run(article("a", one, first), article("b", two, second)), "burst", "a", one)
    assert [[s.doc for s in circle] for circle in found.loops] == [["a", "b"]]
    third = f"{BURST}, police said."
    police = statement("c", third, "police", "said", BURST)
    apart = run(article("a", one, first), article("b", two, second), article("c", third, police))
    assert claim(apart, "burst", "a", one).loops == ()


def test_a_chain_of_versions_of_any_length_is_counted() -> None:
    names = [f"v{n:03}" for n in range(400)]
    text = f"{BURST}, police said."
    made = [article(n, text, statement(n, text, "police", "said", BURST)) for n in names]
    edges = tuple(Derivation(b, Parent(doc=a), "copy", 1.0, 1.0, ()) for a, b in pairwise(names))
    lineage = Lineage((Origin("o", "AFP", names[0], (), tuple(names), "", ()),), edges)
    found = claim(run(*made, lineage=lineage), "burst", names[0], text)
    assert (found.independent.min, found.independent.max, named(found)) == (1, 1, ["AFP"])


_SPELLINGS = """
from tests.corroborate.test_counting import BURST, article, claim, named, run, statement, told
text = f"{BURST}, the minister told El Faro."
other = f"{BURST}, the minister told El Faro de Quirapata."
rows = [("a", text, "El Faro"), ("b", other, "El Faro de Quirapata")]
made = [article(n, t, told(n, t, "the minister", via)) for n, t, via in rows]
print(named(claim(run(*made), "burst", "a", text)))
"""


def test_the_name_shown_for_a_house_of_two_spellings_hangs_on_no_hash() -> None:
    shown = set()
    for seed in "0", "1", "2", "3":
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", _SPELLINGS], capture_output=True, text=True, env=env, check=True)
        shown.add(done.stdout)
    assert shown == {"['El Faro de Quirapata']\n"}


def test_a_claim_tells_what_would_change_its_count() -> None:
    text, other = f"{BURST}, police said.", f"The dam at Oltena, said police, burst before dawn.\n{BURST}, police said."
    made = [article(d, t, statement(d, t, "police", "said", BURST)) for d, t in (("a", text), ("b", text), ("c", other))]
    origins = (Origin("o", "AFP", None, (), ("a", "b"), "", ()), Origin("o-c", None, "c", (), ("c",), "", ()))
    doubt = Alternative(None, 0.4, "is the source itself")
    edges = (
        Derivation("a", Parent(origin="o"), "copy", 1.0, 1.0, ()),
        Derivation("b", Parent(origin="o"), "copy", 1.0, 0.6, (), (), (doubt,)),
    )
    found = claim(run(*made, lineage=Lineage(origins, edges)), "burst", "a", text)
    assert found.independent == Count(2, 2)
    assert [(h.what, h.independent, h.likely) for h in found.hinges] == [("The B is a source of its own", Count(3, 3), 0.4)]
    assert [s.doc for s in found.hinges[0].spans] == ["b"]


def test_nothing_hangs_on_a_doubt_that_changes_no_count() -> None:
    text = f"{BURST}, police said."
    made = [article(d, text, statement(d, text, "police", "said", BURST)) for d in "ab"]
    doubt = Alternative(Parent(origin="p"), 0.4, "carries the version that others carry")
    origins = (Origin("o", "AFP", None, (), ("a", "b"), "", ()), Origin("p", "AFP", None, (), (), "", ()))
    edges = (
        Derivation("a", Parent(origin="o"), "copy", 1.0, 1.0, ()),
        Derivation("b", Parent(origin="o"), "copy", 1.0, 0.6, (), (), (doubt,)),
    )
    assert claim(run(*made, lineage=Lineage(origins, edges)), "burst", "a", text).hinges == ()


def test_an_unnamed_relay_that_may_be_the_named_one_is_a_hinge() -> None:
    one, two = f"{BURST}, media reports said.", f"{BURST}, police said."
    first = statement("a", one, "media reports", "said", BURST, via=("media reports",))
    second = statement("b", two, "police", "said", BURST)
    found = claim(run(article("a", one, first), article("b", two, second)), "burst", "a", one)
    assert found.independent == Count(1, 2)
    assert [(h.what, h.independent) for h in found.hinges] == [("“media reports” is one of the others", Count(1, 1))]


def dated(name: str, text: str, when: str | None, *said: Statement) -> Article:
    made = article(name, text, *said)
    published = Published(when, when, "own") if when else None
    return replace(made, document=replace(made.document, published=published, source=Source(f"{name}.txt", name)))


def test_a_claim_is_first_seen_by_the_clock_not_by_the_spelling_of_its_date() -> None:
    text = "At least 14 people were killed when a dam burst near Oltena."
    late, early = dated("a", text, "2031-03-04T09:30+00:00"), dated("b", text, "2031-03-04T10:00+05:30")
    assert claim(run(late, early), "14 people", "a", text).first_seen == "2031-03-04T10:00+05:30"


def test_a_circle_of_hundreds_is_found_at_once_and_drawn_once() -> None:
    names = [f"n{k:03}" for k in range(220)]
    made = []
    for before, name in zip((names[-1], *names), names, strict=False):
        house = f"The {before.title()}"
        text = f"{BURST}, {house} reported."
        made.append(article(name, text, statement(name, text, house, "reported", BURST, via=(house,))))
    began = time.process_time()
    found = claim(run(*made), "burst", "n000", made[0].document.text)
    assert [len(circle) for circle in found.loops] == [220]
    assert time.process_time() - began < 30


FLOOD = "About 300 sacks of letters lie under the town hall of Oltena"


def citing(name: str, *lines: tuple[str, str, str]) -> tuple[str, Article]:
    """An article of these lines (who, what, through whom), and of what it tells in its own words."""
    text = "\n".join([*(f"{what}, {who} said." for who, what, _ in lines), f"{FLOOD}."])
    return text, article(
        name, text, *(statement(name, text, who, "said", what, via=(via,) if via else ()) for who, what, via in lines)
    )


SHUT, OPEN = "The school of Oltena stays shut until Monday", "The bakery of Oltena opens every morning at six"


def test_an_article_that_cites_one_house_throughout_has_all_from_it() -> None:
    text, blog = citing("blog", ("the mayor", SHUT, "The Courier"), ("the baker", OPEN, "The Courier"))
    found = run(blog, article("courier", f"{FLOOD}."))
    assert named(claim(found, "300 sacks", "blog", text)) == ["The Courier"]


def test_what_the_cited_house_does_not_tell_is_the_articles_own() -> None:
    text, blog = citing("blog", ("the mayor", SHUT, "The Courier"), ("the baker", OPEN, "The Courier"))
    found = run(blog, article("courier", f"{OPEN}."))
    assert named(claim(found, "300 sacks", "blog", text)) == ["The Blog"]


def test_one_citation_or_a_quotation_of_its_own_leaves_an_article_a_reporter() -> None:
    once, other = ("the mayor", SHUT, "The Courier"), ("the baker", OPEN, "The Beacon")
    asked = ("the nurse", '"Nobody came to ask us about the letters at all"', "")
    for lines in ((once,), (once, other), (once, ("the baker", OPEN, "The Courier"), asked)):
        text, blog = citing("blog", *lines)
        found = run(blog, article("courier", f"{FLOOD}."))
        assert named(claim(found, "300 sacks", "blog", text)) == ["The Blog", "The Courier"], lines


def test_words_told_to_the_articles_own_house_are_no_citation() -> None:
    text, mine = citing("blog", ("the mayor", SHUT, "The Blog"), ("the baker", OPEN, "The Blog"))
    found = run(mine, article("courier", f"{FLOOD}."))
    assert named(claim(found, "300 sacks", "blog", text)) == ["The Blog", "The Courier"]


PAGE = "Notice to customers\n\nOrvane Water confirms that the Tarn reservoir was empty on Sunday."
PASSED = "The Tarn reservoir was empty on Sunday, Orvane Water said."


def own_page(published: dict[str, str]) -> list[str]:
    """Who stands behind what a firm's own page and a newspaper tell, if the family tree takes the page for a release."""
    said = statement("a", PAGE, "Orvane Water", "confirms", "the Tarn reservoir was empty on Sunday")
    passed = statement("b", PASSED, "Orvane Water", "said", "The Tarn reservoir was empty on Sunday")
    made = [article("a", PAGE, said), article("b", PASSED, passed)]
    dated = [
        replace(m, document=replace(m.document, published=Published(day, day, "own")))
        for m in made
        for day in [published[m.document.id]]
    ]
    sign = Evidence("origin.release.v1", 2.0, (Span("a", 0, 5),), "a press release")
    lineage = Lineage((Origin("o", None, "a", (), ("a",), "", (sign,)), Origin("p", None, "b", (), ("b",), "", ())), ())
    found = claim(run(*dated, lineage=lineage, bodies=["Orvane Water"]), "reservoir", "b", PASSED)
    assert found.articles == 2
    return [e.note for e in found.because]


def test_an_organisations_own_page_is_named_by_who_speaks_there_and_passed_on() -> None:
    assert own_page({"a": "2031-05-04", "b": "2031-05-04"}) == ["Orvane Water (press release)"]


def test_nobody_passes_on_a_page_that_was_not_yet_out() -> None:
    assert own_page({"a": "2031-05-04", "b": "2031-05-03"}) == ["Orvane Water (press release)", "The B"]
    assert own_page({"a": "2031-05-04T18:00+02:00", "b": "2031-05-04T15:00Z"}) == ["Orvane Water (press release)", "The B"]


def test_a_denial_in_other_words_is_no_mere_part_of_it() -> None:
    first = "Orsin said Tarn had sent the drone. Tarn denied any part in it."
    second = 'Orsin said Tarn had sent the drone. Ana Ruiz denied it. "We flew no kite across that river," she added.'
    said = (
        statement("a", first, "Orsin", "said", "Tarn had sent the drone", "alleges"),
        statement("a", first, "Tarn", "denied", "any part in it", "denies"),
        statement("b", second, "Orsin", "said", "Tarn had sent the drone", "alleges"),
        statement("b", second, "Ana Ruiz", "denied", "it", "denies"),
        statement("b", second, "she", "added", '"We flew no kite across that river,"', "denies"),
    )
    result = run(article("a", first, *said[:2]), article("b", second, *said[2:]))
    denial = claim(result, "denied any part", "a", first)
    assert denial.id == claim(result, "no kite", "b", second).id
    assert {m.match for m in denial.mentions} <= {"full", "narrower"}
