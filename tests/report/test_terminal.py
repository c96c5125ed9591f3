"""The funnel on the terminal."""

from io import StringIO

from msgspec.structs import replace
from rich.console import Console

from wirestem.model import Change, Dossier, Span
from wirestem.report.html import render
from wirestem.report.terminal import funnel

from . import bridge


def shown(dossier: Dossier, width: int = 80) -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(funnel(dossier))
    return out.getvalue()


def test_the_funnel_says_articles_texts_and_organisations() -> None:
    assert "5 articles → 3 to 4 texts → 2 to 3 organisations" in shown(bridge.dossier())


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (40, 80, 120):
        assert all(len(line) <= width for line in shown(bridge.dossier(), width).splitlines())


def test_tree_claims_disputes_alterations_and_warnings_are_there() -> None:
    text = shown(bridge.dossier())
    wanted = (
        "Unseen Norrwire dispatch",
        "copy 95 %",
        "may be excerpt 50 % (confidence 40 %)",
        "A crack was found",
        "denies",
        "no choice except",
    )
    for words in (*wanted, "undated"):
        assert words in text


def test_one_line_tells_how_many_articles_lack_their_credit() -> None:
    told = " ".join(shown(bridge.dossier()).split())
    assert "1 article may carry Norrwire text, without naming the agency" in told
    assert "1 article carries Norrwire text, naming the agency in the text, without a credit line" in told


def test_text_from_outside_cannot_steer_the_terminal() -> None:
    text = shown(bridge.plain("Words.", title="a\x1b[2Jb\u202ec [bold]d[/bold]", outlet="x\x1b]0;t\x07"))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]d[/bold]" in text


def test_an_empty_dossier_says_so() -> None:
    empty = Dossier(made_with=bridge.dossier().made_with, documents=(), stories=())
    assert "No story" in shown(empty)


def test_an_alteration_handed_on_is_not_told_as_the_copyists_own() -> None:
    found = bridge.findings()
    (own,) = (c for c in found.changes if c.kind == "quote_altered")
    assert own.here
    beacon, comet = (next(d for d in bridge.documents() if d.id == name) for name in ("d-beacon", "d-comet"))
    words = beacon.text[own.here.start : own.here.end]
    copy = replace(comet, text=f"{comet.text}\n{words}")
    here = Span("d-comet", len(comet.text) + 1, len(copy.text))
    handed = Change("d-comet", own.there.doc if own.there else "", "quote_altered", here, own.there)
    documents = tuple(copy if d.id == "d-comet" else d for d in bridge.documents())
    made = replace(bridge.dossier(), documents=documents, stories=(replace(found, changes=(*found.changes, handed)),))
    told = " ".join(shown(made, 120).split())
    assert "Comet Online (as in 1 Beacon, from which it comes):" in told
    assert told.count("from which it comes") == 1
    page = render(made)
    assert page.count("from which it comes") == 1


def test_a_dispute_less_likely_than_not_is_told_as_possible() -> None:
    made = bridge.dossier()
    (story,) = made.stories
    doubted = tuple(replace(d, confidence=0.16) for d in story.disputes)
    doubtful = replace(made, stories=(replace(story, disputes=doubted),))
    assert "possibly denies (16 %)" in shown(doubtful)
    page = render(doubtful)
    assert "possibly denied by (16 %)" in page
    assert "less than 50 % likely" in page
    assert "possibly denies" not in shown(made)
    assert "possibly denied" not in render(made)


def test_likely_disputes_come_first_and_what_is_left_out_is_counted() -> None:
    made = bridge.dossier()
    (story,) = made.stories
    (first, *_) = story.disputes
    many = (replace(first, confidence=0.2), *(replace(first, confidence=0.9) for _ in range(7)))
    told = shown(replace(made, stories=(replace(story, disputes=many),)), 200)
    assert told.count("    denies “") == 6
    assert "possibly denies" not in told
    assert "… and 2 more in the dossier" in told.split("Against one another")[1].split("Quotations")[0]


def test_beside_its_denial_a_claim_is_not_said_to_be_only_denied() -> None:
    made = bridge.dossier()
    (story,) = made.stories
    against = {d.against for d in story.disputes if d.kind == "denial"}
    claims = tuple(replace(c, text=f"Only denied: {c.text}") if c.id in against else c for c in story.claims)
    doubled = replace(made, stories=(replace(story, claims=claims),))
    assert "denies “Only denied" not in shown(doubled, 200)
    assert "Only denied" in shown(doubled, 200)
    page = render(doubled)
    assert ">denies</span>" in page
    assert not any("Only denied" in part[:200] for part in page.split(">denies</span>")[1:])


def test_of_a_quotation_that_is_a_part_of_another_only_what_differs_is_marked() -> None:
    here = "“assistance by all means”"
    there = "“the other shall, in any event, provide its assistance with all means”"
    text = f"{here}\n\n{there}"
    made = bridge.plain(text)
    (document,) = made.documents
    first, second = Span(document.id, 0, len(here)), Span(document.id, len(here) + 2, len(text))
    change = Change(document.id, document.id, "quote_altered", first, second)
    (story,) = made.stories
    page = render(replace(made, stories=(replace(story, changes=(change,)),)))
    table = page.split("Quotations altered inside the marks</h3>")[1].split("</div></div>")[0]
    assert '<span class="w">with</span>' in table.replace("<u>", '<span class="w">').replace("</u>", "</span>")
    assert 'w">the other' not in table
    assert "<u>the other" not in table
