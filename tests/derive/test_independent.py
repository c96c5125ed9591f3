"""Houses that report one event themselves: facts, names and an official's words in common make no common dispatch."""

import json
import pathlib
import xml.etree.ElementTree as ET
from itertools import combinations
from typing import Any

import pytest

from wirestem import flow
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Source
from wirestem.settings import Settings
from wirestem.story.derive import houses
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.texts import prepare

from .stories import DISPATCH, document, parents, story, tree

SHIPPED = pathlib.Path(__file__).parents[2] / "eval" / "stories" / "independent"

LEDGER = (
    "A cable car at Monte Sarno stopped for five hours on Saturday with 62 on board after a storm tore a mast down.",
    "Regional fire chief Elena Ruszel said the last passengers were lowered on ropes at 9:40 p.m., and nobody was badly hurt.",
    "“We trained for this mountain every spring for eleven years, and on Saturday we were glad of every single day,” she said.",
    "The operator, Sarno Impianti, bought the line in 2016 for 14 million euros and renewed the cabins two years later.",
    "A widow of seventy who had gone up for her birthday told reporters that strangers had sung for her in the dark.",
    "Hoteliers fear for their winter: two thirds of the guests who come to the valley come for slopes above the middle station.",
    "The savings bank of the district, which lent the company half of the price, declined to say whether the loan was insured.",
    "Shares in the rope maker Olvane, whose cables hold most lifts of the region, fell by a tenth before noon and recovered.",
    "Three weeks earlier a chairlift in the next valley had rolled backwards for forty metres; a drunken clerk was blamed.",
    "An engineer who reads anemometers for ski resorts said gusts on ridges are twice what a mast in a village meadow measures.",
)
HERALD = (
    "There was singing, then praying, then nobody said anything any more, and in the cabin below somebody was being sick.",
    "Sixty-two people hung above a ravine for five hours on Saturday when wind broke a mast of the Monte Sarno cable car.",
    "By 9:40 p.m. everybody was down, said regional fire chief Elena Ruszel, whose crews had brought ropes up the service track.",
    "“We trained for this mountain every spring for eleven years, and on Saturday we were glad of every single day,” she said.",
    "In the church hall, where blankets had been laid out, a boy of nine counted the torches coming up the slope: forty-one.",
    "His mother had bought the tickets from a colleague whose knee was bad, and wants to frame them now, or burn them.",
    "Why the steel gave way nobody in the village can tell, though everybody has an uncle who said it would one day.",
    "Its engineers had asked for wind sensors on the upper section three times, a former foreman said over coffee.",
    "The priest found eighty pairs of socks in the parish cellar, left over from a bazaar, and a crate of quince jelly.",
    "At midnight the baker opened, sold nothing, gave everything away and went home to sleep for the first time since Friday.",
)


def test_two_reports_of_one_event_are_two_origins() -> None:
    found = tree(document("ledger", LEDGER, headline="Cable car"), document("herald", HERALD, headline="Five hours in the wind"))
    assert {o.observed for o in found.origins} == {"herald", "ledger"}


def test_a_long_run_of_equal_words_is_no_chance() -> None:
    lifted = (*HERALD[:4], *LEDGER[3:8], *HERALD[6:])
    found = tree(document("ledger", LEDGER, headline="Cable car"), document("lifted", lifted, headline="Five hours in the wind"))
    assert {"ledger", "lifted"} & set(parents(found))


def test_the_longest_run_is_of_narrative_alone() -> None:
    texts = prepare(story(document("ledger", LEDGER), document("herald", HERALD)))
    assert Overlaps(texts, ()).longest_kept("ledger", "herald") == len("Regional fire chief Elena Ruszel".split())


def test_a_long_text_of_which_a_dispatch_holds_a_part_may_be_a_house_of_its_own() -> None:
    wire = document("wire", DISPATCH, dateline="TOLLEN (AFP) - ", agency="AFP", headline="Landslide")
    own = tuple(f"{line} {other}" for line, other in zip(LEDGER, HERALD, strict=True))
    more = tuple(line.replace("Sarno", "Marrow").replace("cable car", "lift") for line in (*LEDGER, *HERALD))
    long = document("long", (*own, DISPATCH[3], DISPATCH[4], DISPATCH[5], *more), headline="A valley and its masts")
    one = story(wire, long)
    found = {h.documents: h.certain for h in houses(one, tree(wire, long), agencies())}
    assert found.get(("long",)) is False


def test_a_text_that_names_an_agency_for_a_tenth_of_it_is_an_excerpt() -> None:
    wire = document("wire", DISPATCH, dateline="TOLLEN (AFP) - ", agency="AFP", headline="Landslide")
    told = "“We heard it coming,” the priest told AFP."
    found = tree(wire, document("long", (*LEDGER, *HERALD, told, *DISPATCH[3:5]), headline="A valley and its masts"))
    assert [(d.child, d.relation) for d in found.derivations if d.child == "long"] == [("long", "excerpt")]


@pytest.mark.parametrize("folder", sorted(p for p in SHIPPED.iterdir() if p.is_dir()), ids=lambda p: p.name)
def test_long_reports_of_one_event_stay_apart_and_carriers_together(folder: pathlib.Path) -> None:
    """Four events that nothing was fitted on: of eighty pairs of independent reports one is taken for kin."""
    told = json.loads((folder / "story.json").read_text(encoding="utf-8"))["texts"]
    text = {name: "".join(ET.parse(folder / f"{name}.xml").getroot().itertext()) for name in told}
    articles = [flow.told(Capture(name, Source(f"{name}.txt", told[name]["outlet"]), text[name]), Settings()) for name in told]
    found = flow.tree(flow.story_of(articles), Settings()).lineage
    name_of = {a.document.id: pathlib.Path(a.document.source.uri).stem for a in articles}
    drawn: dict[str, set[str]] = {name: set() for name in told}
    for origin in found.origins:
        for carrier in origin.documents:
            drawn[name_of[carrier]].add(origin.id)
    false = [p for p in combinations(sorted(told), 2) if drawn[p[0]] & drawn[p[1]] and not _kin(told, *p)]
    missed = [p for p in combinations(sorted(told), 2) if not drawn[p[0]] & drawn[p[1]] and _kin(told, *p)]
    assert len(false) <= 1
    assert not missed


def _kin(told: dict[str, Any], one: str, two: str) -> bool:
    root = {n: told[n]["parents"][0]["from"] if told[n]["parents"] else n for n in (one, two)}
    return root[one] == root[two]
