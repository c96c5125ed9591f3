"""The Atom feed, read by feedparser and held against what RFC 4287 asks for."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from msgspec.structs import replace

from wirestem.model import Dossier, Published
from wirestem.report.exchange.atom import UNDATED

from . import bridge, soil
from .exports import exported

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def read(folder: Path, dossier: Dossier | None = None) -> Any:
    feed = feedparser.parse(exported("atom", folder, dossier)[0])
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def entry_of(feed: Any, author: str) -> Any:
    return next(e for e in feed.entries if e.author == author)


def points(folder: Path, author: str, dossier: Dossier | None = None) -> list[str]:
    root = ElementTree.fromstring(exported("atom", folder, dossier)[0])
    (entry,) = (e for e in root.iter(f"{ATOM}entry") if e.findtext(f"{ATOM}author/{ATOM}name") == author)
    return [item.text or "" for item in entry.iter(f"{XHTML}li")]


def published(**when: str | None) -> Dossier:
    """The bridge story, each article out at one moment."""
    whole = bridge.dossier()
    moments = {key.replace("_", "-"): value for key, value in when.items()}
    docs = (replace(d, published=Published(v, v, "own") if (v := moments.get(d.id)) else None) for d in whole.documents)
    return replace(whole, documents=tuple(docs))


def test_a_feed_has_an_entry_for_each_article_the_latest_first_and_the_undated_last(tmp_path: Path) -> None:
    feed = read(tmp_path)
    assert [e.author for e in feed.entries][:3] == ["Dial", "The Argus", "Beacon"]
    assert [e.updated for e in feed.entries][3:] == [UNDATED, UNDATED]
    argus = entry_of(feed, "The Argus")
    assert (argus.updated, argus.link) == ("2031-03-04T10:15:00+01:00", "https://argus.example/1")
    assert [c.name for c in argus.contributors] == ["Norrwire"]
    assert [(t.term, t.label) for t in argus.tags] == [("s1", "Lowmere bridge shut after crack found")]
    assert "undated" in entry_of(feed, "Comet Online").summary
    assert feed.feed.subtitle == "5 articles → 3 to 4 texts → 2 to 3 organisations"
    assert feed.feed.title == "Lowmere bridge shut after crack found"


def test_zones_are_heeded_when_articles_are_put_in_order(tmp_path: Path) -> None:
    made = published(d_argus="2031-03-04T10:15+09:00", d_beacon="2031-03-04T09:00Z", d_dial="2031-03-04T08:30-05:00")
    feed = read(tmp_path, made)
    assert [e.author for e in feed.entries][:3] == ["Dial", "Beacon", "The Argus"]
    assert feed.feed.updated == "2031-03-04T08:30:00-05:00"


@pytest.mark.parametrize("value", ["2031-02-30", "0000", "soon", "2031-03-04T25:61Z"])
def test_a_date_that_is_none_counts_as_unknown(value: str, tmp_path: Path) -> None:
    assert entry_of(read(tmp_path, published(d_argus=value)), "The Argus").updated == UNDATED


@pytest.mark.parametrize(("value", "moment"), [("2031-W10", "2031-03-03T00:00:00Z"), ("2031-03", "2031-03-01T00:00:00Z")])
def test_a_week_and_a_month_begin_on_their_first_day(value: str, moment: str, tmp_path: Path) -> None:
    assert entry_of(read(tmp_path, published(d_argus=value)), "The Argus").updated == moment


def test_the_articles_of_several_stories_stand_in_one_order(tmp_path: Path) -> None:
    whole = published(d_argus="2031-03-04", d_beacon="2031-03-09", d_dial="1962-10-28", d_comet="2031-03-07")
    parted = tuple(
        replace(bridge.plain("Words.").stories[0], id=f"s{n}", documents=docs)
        for n, docs in enumerate((("d-argus", "d-beacon"), ("d-comet", "d-dial", "d-echo")), 1)
    )
    feed = read(tmp_path, replace(whole, stories=parted))
    assert [e.author for e in feed.entries] == ["Beacon", "Comet Online", "The Argus", "Dial", "unknown outlet"]
    assert feed.feed.updated == "2031-03-09T00:00:00Z"


def test_an_entry_says_in_its_source_which_outlet_it_comes_from_as_far_as_that_is_known(tmp_path: Path) -> None:
    feed = read(tmp_path)
    assert entry_of(feed, "The Argus").source.title == "The Argus"
    assert entry_of(feed, "The Argus").source.id == "urn:wirestem:outlet%2FThe%20Argus"
    assert "source" not in entry_of(feed, "unknown outlet")


def test_an_entry_tells_what_was_found_about_the_article(tmp_path: Path) -> None:
    assert points(tmp_path, "Beacon") == [
        "rewrite of unseen Norrwire dispatch (70 % of its text, confidence 60 %)",
        "70 % of its text is Norrwire’s, which it names in the text, without a credit line",
        "1 quotation altered",
        "1 statement by Ada Pell",
        "1 claim",
    ]
    assert points(tmp_path, "Comet Online") == [
        "excerpt of Beacon, “Bridge closed” (50 % of its text, confidence 40 %)",
        "50 % of its text may be Norrwire’s (confidence 40 %), which it names nowhere",
        "undated",
        "1 claim",
    ]
    assert points(tmp_path, "Dial") == [
        "its own text, as far as these articles show",
        "2 statements by Otto Brandt",
        "1 claim, 1 of them in no other article",
        "only here: The mayor denies that the pier is cracked.",
    ]
    assert "credits Norrwire" in points(tmp_path, "The Argus")


@pytest.mark.parametrize("made", [bridge.dossier, soil.soiled, soil.torn, soil.empty])
def test_a_feed_has_what_the_rfc_demands(made: Any, tmp_path: Path) -> None:
    root = ElementTree.fromstring(exported("atom", tmp_path, made())[0])
    assert [len(root.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        assert [len(entry.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
        assert RFC_3339.fullmatch(entry.findtext(f"{ATOM}updated") or "")
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert entry.find(f"{ATOM}content") is not None or entry.find(f"{ATOM}link") is not None
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)


def test_a_feed_of_hostile_text_is_well_formed_and_inert(tmp_path: Path) -> None:
    feed = read(tmp_path, soil.soiled())
    data = exported("atom", tmp_path, soil.soiled())[0].decode()
    assert "<script" not in data
    assert "\u202e" not in data
    assert {e.link for e in feed.entries if not e.link.startswith("urn:wirestem:")} == {
        "https://a.example/%22%3E%3Cscript%3E%7C%7D%7D%20%7Bx%7D"
    }
