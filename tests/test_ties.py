"""Nothing that is found hangs on where files lie, what they are called or the order in which they come.

All choices between equals show here: which of two twins a copy comes from, which carrier's words a dispatch is told in.
"""

import json
import random
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from wirestem import flow
from wirestem.article.read import read
from wirestem.model import Capture, Decision, Dossier, Findings, Source, Span
from wirestem.pennames import pen_name
from wirestem.report.json import encode
from wirestem.rows import gathered
from wirestem.settings import Settings

PLACES = ("elsewhere", "and/there", "x")
ROWS = (
    *("documents", "houses", "alignments", "origins", "derivations", "recycled", "times", "statements", "changes", "events"),
    *("dispatches", "uncredited", "carried", "first_seen"),
)
"""The lists of a story whose order is by ids, at least where all else is equal."""

LEDE = "MARROW (AFP) - A landslide buried the lower half of Marrow village on Monday night, and nine people were missing.\n\n"
LATER = "MARROW (AFP) - The number of dead in the Marrow landslide rose to six on Tuesday as the army reached the chapel.\n\n"
BODY = (
    "The slope gave way shortly after ten, when most of the families in the lower street had already gone to bed.\n\n"
    "“We had warned them in spring that the drainage above the terrace was blocked,” the geologist Ada Winter told AFP.\n\n"
    "Soldiers from the barracks at Tollen brought two excavators over the pass, but the second one broke down before dawn.\n\n"
)
CUT = BODY.replace("We had warned them in spring", "We warned them in early spring").replace("two excavators", "three excavators")
RECAST = (
    "Late on Monday a hillside came down on Marrow and covered half of the village. Nine people have not been found.\n\n"
    "“We had warned them that the drainage was blocked,” said the geologist Ada Winter.\n\n"
    "From Tollen the army sent two excavators, of which one broke down in the night.\n"
)
ARTICLES = (
    ("Landslide buries village", LEDE + BODY, "Tollen Post"),
    ("Landslide buries village", LEDE + BODY, "Tollen Post"),  # the same under another name
    ("Landslide at Marrow", LEDE + BODY, "Kell Beacon"),
    ("Nine missing", LEDE + CUT, "Coast Gazette"),
    ("Nine missing in Marrow", LEDE + CUT, "Marrow Echo"),
    ("Six dead in landslide", LATER + BODY, "Sandholm Star"),
    ("Six dead in landslide", LATER + BODY, "Sandholm Star"),
    ("Village under the mud", RECAST, "Harbour News"),
    ("Village under the mud", RECAST, "Harbour News"),
)
TWINS = tuple(
    f"{house}\n\n{headline}\n\n{text}\nRead more\n\n© 2031 {house}. All rights reserved.\n" for headline, text, house in ARTICLES
)


def captures(folder: Path) -> list[Capture]:
    return [c for c in read([str(p) for p in sorted(folder.glob("*.txt"))]) if isinstance(c, Capture)]


def moved(items: Iterable[Capture], place: str) -> list[Capture]:
    """The same files in another folder, and so under other ids."""
    return [replace(c, source=replace(c.source, uri=f"{place}/{c.source.uri.rpartition('/')[2]}")) for c in items]


def made_up(names: Sequence[str]) -> list[Capture]:
    return [Capture(name, Source(name), text) for name, text in zip(names, TWINS, strict=True)]


def dossier(items: Sequence[Capture], decisions: Sequence[Decision] = ()) -> Dossier:
    return flow.dossier(items, decisions=decisions).dossier


def told(made: Dossier) -> dict[str, Any]:
    """All of a dossier, with texts' digests for the ids of documents and carriers for those of origins, in order of these."""
    names = {name: "its file" for d in made.documents for name in (d.source.uri, d.source.uri.rpartition("/")[2])}
    names |= {d.id: sha256(f"{d.text} of {d.source.outlet}".encode()).hexdigest() for d in made.documents}
    for found in made.stories:
        names[found.id] = "the story"
        for origin in found.origins:
            carriers = " ".join(sorted(names[d] for d in origin.documents))
            names[origin.id] = f"{origin.agency} in {carriers}, seen as {names.get(origin.observed or '')}"
    everything: dict[str, Any] = renamed(json.loads(encode(made)), names)
    for story in everything["stories"]:
        put_in_order(story)
    everything["documents"].sort(key=json.dumps)
    return everything


def renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name in sorted((n for n in names if n in value), key=len, reverse=True):
            value = value.replace(name, names[name])
        return value
    if isinstance(value, dict):
        return {key: renamed(item, names) for key, item in value.items()}
    return [renamed(item, names) for item in value] if isinstance(value, list) else value


def put_in_order(story: dict[str, Any]) -> None:
    """Each list whose order is by ids, in an order that has none."""
    for alignment in story["alignments"]:
        alignment["sides"] = sorted((alignment.pop("left"), alignment.pop("right")), key=json.dumps)
    inner = [row["mentions"] for row in (*story["claims"], *story["events"])]
    # Organisations stand in order of their names, and "the publisher of 1.txt" is one.
    inner += [claim[key] for claim in story["claims"] for key in ("because", "primary", "hinges")]
    inner += [row["documents"] for row in (*story["origins"], *story["houses"])]
    inner += [row["places"] for row in story["first_seen"]] + [row["spans"] for row in story["recycled"]]
    for rows in (*inner, *(story[key] for key in ROWS)):
        rows.sort(key=json.dumps)


@pytest.fixture(scope="module")
def twins() -> dict[str, Any]:
    return told(dossier(made_up([f"{n}.txt" for n in range(len(TWINS))])))


@pytest.mark.parametrize("name", ["kalvarra-vote", "songra-pact"])
def test_where_the_files_lie_changes_nothing_that_is_told(name: str, examples: Path) -> None:
    items = captures(examples / name)
    known = told(dossier(items))
    for number, place in enumerate(PLACES):
        again = moved(items, place)
        random.Random(number).shuffle(again)
        assert told(dossier(again)) == known


@pytest.mark.parametrize("seed", range(6))
def test_what_twins_are_called_changes_nothing_that_is_told(seed: int, twins: dict[str, Any]) -> None:
    chance = random.Random(seed)
    again = made_up([f"{chance.choice(PLACES)}/{chance.randrange(10**9)}.txt" for _ in TWINS])
    chance.shuffle(again)
    assert told(dossier(again)) == twins


@pytest.mark.parametrize("seed", range(3))
def test_a_pile_of_carriers_of_two_dispatches_is_read_alike_everywhere(seed: int) -> None:
    """Texts put together at random from few sentences: nearly every choice in them is one between equals."""
    chance = random.Random(seed)
    lines = [line for text in TWINS for line in text.split("\n\n")[1:] if line.strip()]
    texts = ["\n\n".join([f"Landslide {n}", *chance.sample(lines, chance.randint(2, 6))]) + "\n" for n in range(7)]
    made = [told(dossier(pile(texts, place, chance))) for place in PLACES]
    assert made[0] == made[1] == made[2]


def pile(texts: Sequence[str], place: str, chance: random.Random) -> list[Capture]:
    items = [Capture(str(n), Source(f"{place}/{n}.txt"), text) for n, text in enumerate((*texts, *texts[:2]))]
    return chance.sample(items, len(items))


def test_the_made_up_twins_need_every_kind_of_choice() -> None:
    """Else the laws above would hold of a story in which there is nothing to choose."""
    (found,) = dossier(made_up([f"{n}.txt" for n in range(len(TWINS))])).stories
    assert [len(o.documents) for o in found.origins if o.observed is None] in ([2, 7], [7, 2])
    assert any(d.alternatives for d in found.derivations)
    assert any(d.parent.doc for d in found.derivations)
    assert {c.kind for c in found.changes} >= {"reworded", "quote_altered", "dropped"}
    assert len(found.dispatches) == 2
    assert found.claims


@pytest.mark.parametrize("act", ["merge", "split"])
def test_a_decision_holds_wherever_the_files_lie(act: str, examples: Path) -> None:
    items = captures(examples / "songra-pact")
    ruling = [Decision(act, "origin", documents=tuple(c.source.uri.rpartition("/")[2] for c in items[:2]))]  # type: ignore[arg-type]
    known = dossier(items, ruling)
    assert told(known) == told(dossier(moved(items, "elsewhere"), ruling))
    assert told(known) != told(dossier(items))


def test_rows_of_a_gathered_pile_name_the_same_family_wherever_the_files_lie(examples: Path) -> None:
    def families(items: Sequence[Capture]) -> list[tuple[Any, ...]]:
        rows = list(gathered(flow.pile(items, Settings()), Settings()))
        numbers = {
            row["family"]: sorted(r["uri"].rpartition("/")[2] for r in rows if r["family"] == row["family"]) for row in rows
        }
        return sorted((r["uri"].rpartition("/")[2], numbers[r["family"]], r["share"], r["agency"] or "") for r in rows)

    items = captures(examples / "kalvarra-vote")
    assert families(moved(items, "elsewhere")) == families(items)


def test_rows_stand_in_the_order_that_the_dossier_promises(examples: Path) -> None:
    for place in PLACES:
        (found,) = dossier(moved(captures(examples / "kalvarra-vote"), place)).stories
        in_order(found)


def in_order(found: Findings) -> None:
    def rising(rows: Iterable[Any]) -> None:
        listed = list(rows)
        assert listed == sorted(listed)

    rising(found.documents)
    rising((a.left.doc, a.right.doc, a.left, a.right) for a in found.alignments)
    assert all(a.left.doc < a.right.doc for a in found.alignments)
    rising(o.id for o in found.origins)
    rising((d.child, d.parent.doc or "") for d in found.derivations)
    rising((t.doc, t.start, t.end) for t in found.times)
    rising(p.id for p in found.parties)
    rising(s.doc for s in found.statements)
    rising((c.child, c.here is None, c.here or Span("", 0, 0), c.there or Span("", 0, 0), c.kind) for c in found.changes)
    rising(d.origin for d in found.dispatches)
    rising((u.doc, u.agency) for u in found.uncredited)
    rising((f.kind == "passage", f.places[0]) for f in found.first_seen)
    for spans in (
        *(o.documents for o in found.origins),
        *(e.mentions for e in found.events),
        *(f.places for f in found.first_seen),
    ):
        rising(spans)
    for claim in found.claims:
        rising((m.doc, m.start, m.end) for m in claim.mentions)


def test_nothing_that_is_found_goes_by_a_pen_name(examples: Path) -> None:
    for name in ("kalvarra-vote", "songra-pact"):
        items = captures(examples / name)
        made = dossier(items)
        ids = {d.id for d in made.documents}
        raw = encode(made).decode()
        assert not [pen for d in made.documents if (pen := pen_name(d)[:17]) in raw]
        for found in made.stories:
            known = ids | {o.id for o in found.origins}
            assert {m.origin for c in found.claims for m in c.mentions} <= known
            assert {m.statement for c in found.claims for m in c.mentions} <= {s.id for s in found.statements} | {None}
            assert {s.doc for a in found.alignments for s in (a.left, a.right)} <= ids
            assert {u.origin for u in found.uncredited} | {d.origin for d in found.dispatches} <= known
            unknown = [e.note for c in found.claims for e in c.because if "unknown sender (" in e.note]
            assert all(any(f"({name})" in note for name in known) for note in unknown)
