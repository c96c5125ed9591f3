"""What shows that one text was copied from another: the same changes, the same house named; and what needs no unseen source."""

from wirestem.lexicon.agencies import agencies
from wirestem.model import Document
from wirestem.story.align import align_all
from wirestem.story.derive.candidates import Candidate, candidates
from wirestem.story.derive.cited import bears, cited
from wirestem.story.derive.dispatch import Dispatch
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import mark, sender
from wirestem.story.derive.readings import Circle, Readings
from wirestem.story.derive.texts import prepare
from wirestem.story.derive.trust import trust

from .stories import DISPATCH, REPORT, document, parents, story, tree

EDITED = (DISPATCH[0], DISPATCH[1].replace("gone to bed", "fallen asleep indoors"), *DISPATCH[2:])
BEACON = document("beacon", REPORT, byline="By Ada Winter", furniture="Write to the Beacon")
RETOLD = document(
    "retold",
    (
        "Nobody ever inspected the bridge at Kell, the Lerrick Beacon reveals.",
        "The engineer Ott Varga, who is retired, signed whatever they put in front of him.",
        "The builder's letters contradict each other about the bolts in the eastern pier.",
    ),
)


def readings(*documents: Document) -> Readings:
    one = story(*documents)
    texts = prepare(one)
    overlaps, marks = Overlaps(texts, align_all(one)), {text.id: mark(text, agencies()) for text in texts}
    return Readings(overlaps, {name: trust(name, marks, overlaps, marks) for name in marks})


def test_two_copies_of_one_carrier_do_not_hide_its_changes_from_one_another() -> None:
    names = ("blog", "letter", "page", "star", "wire")
    edited = document("page", EDITED, signoff="— AFP", agency="AFP")
    copies = [document(name, EDITED[:5]) for name in ("blog", "letter")]
    faithful = [document(name, DISPATCH, signoff="— AFP", agency="AFP") for name in ("star", "wire")]
    circle = Circle(frozenset(names), names, frozenset())
    assert readings(edited, *copies, *faithful).descent("blog", "page", circle).innovations > 1


def test_who_tells_of_a_houses_report_names_it() -> None:
    assert "Lerrick Beacon" in cited(RETOLD)
    (text,) = prepare(story(BEACON))
    assert bears(BEACON, mark(text, agencies()).spans["own"], cited(RETOLD))
    assert not bears(RETOLD, (), cited(RETOLD))


def test_a_rewriter_that_names_the_paper_comes_from_it() -> None:
    assert parents(tree(BEACON, RETOLD)) == {"retold": ["beacon"]}


def sources(text: str, *documents: Document) -> tuple[Candidate, ...]:
    one = story(*documents)
    texts = prepare(one)
    overlaps, marks = Overlaps(texts, align_all(one)), {item.id: mark(item, agencies()) for item in texts}
    names = tuple(marks)
    dispatch = Dispatch(names, (names,), frozenset(names), sender(names, marks))
    found = Readings(overlaps, {name: trust(name, marks, overlaps, marks) for name in marks})
    return candidates(text, dispatch, found, overlaps, marks)


def test_two_texts_that_name_no_sender_need_no_unseen_one_behind_them() -> None:
    kinds = {c.kind for c in sources("retold", BEACON, RETOLD)}
    assert {"article", "first"} <= kinds
    assert "version" not in kinds


def test_carriers_of_which_none_holds_all_need_an_unseen_source() -> None:
    parts = [document(f"p{n}", part) for n, part in enumerate((DISPATCH[:4], (*DISPATCH[:2], *DISPATCH[4:]), DISPATCH[2:]))]
    assert any(c.kind == "version" for c in sources("p0", *parts))


def test_an_agencys_own_file_does_not_carry_its_own_version() -> None:
    file = document("file", DISPATCH, dateline="Tollen, May 4, 2031 (AFP) - ", agency="AFP")
    page = document("page", DISPATCH[:5], signoff="— AFP", agency="AFP", furniture="Home")
    assert not any(c.kind == "version" for c in sources("file", file, page))
    assert any(c.kind == "version" for c in sources("page", file, page))
