"""BibTeX, read by bibtexparser, and `{{cite news}}`."""

import re
from pathlib import Path
from typing import Any

import bibtexparser.entrypoint
import pytest
from msgspec.structs import replace

from wirestem.model import Dossier, Published, Source
from wirestem.report.exchange.citations import wikipedia

from . import bridge, soil
from .exports import exported


def library(folder: Path, dossier: Dossier | None = None) -> Any:
    found = bibtexparser.entrypoint.parse_string(exported("bibtex", folder, dossier)[0].decode())
    assert not found.failed_blocks
    return found


def fields(entry: Any) -> dict[str, str]:
    return {f.key: f.value for f in entry.fields}


def parameters(line: str) -> dict[str, str]:
    """The parameters of a template on one line, as MediaWiki splits them."""
    line = re.sub(r" <!-- (?:(?!--).)* -->", "", line)
    assert line.startswith("{{cite news |")
    assert line.endswith("}}")
    return dict(part.strip().split("=", 1) for part in line[2:-2].split("|")[1:])


def dated(earliest: str, latest: str) -> Dossier:
    bare = bridge.plain("Words.", title="Title", outlet="The Argus")
    return replace(bare, documents=tuple(replace(d, published=Published(earliest, latest, "own")) for d in bare.documents))


def test_bibtex_comes_back_with_title_outlet_date_and_agency(tmp_path: Path) -> None:
    found = library(tmp_path)
    assert len(found.entries) == len(bridge.TEXTS)
    entry = next(e for e in found.entries if e.key.startswith("TheArgus2031"))
    told = fields(entry)
    assert (told["howpublished"], told["year"], told["month"], told["day"]) == ("The Argus", "2031", "mar", "4")
    assert (told["note"], told["url"]) == ("carries text of Norrwire", "https://argus.example/1")
    assert told["title"] == "{Lowmere bridge shut after crack found}"
    assert "note" not in fields(next(e for e in found.entries if e.key.startswith("Dial2031")))
    assert len({e.key for e in found.entries}) == len(found.entries)


def test_an_article_without_date_or_outlet_has_a_key_and_no_guess(tmp_path: Path) -> None:
    entry = next(e for e in library(tmp_path).entries if e.key.startswith("decho"))
    assert set(fields(entry)) == {"title", "language"}


def test_hostile_words_break_neither_bibtex_nor_a_template(tmp_path: Path) -> None:
    data = exported("bibtex", tmp_path, soil.soiled())[0].decode()
    assert len(library(tmp_path, soil.soiled()).entries) == len(bridge.TEXTS)
    assert "\u202e" not in data
    for block in data.split("\n@"):
        depth = 0
        for sign in re.findall(r"[{}]", block):  # BibTeX counts braces, also those behind a backslash
            depth += 1 if sign == "{" else -1
            assert depth >= 0
        assert depth == 0
    lines = wikipedia(soil.soiled()).splitlines()
    assert len(lines) == len(bridge.TEXTS)
    for line in lines:
        assert (line.count("{{"), line.count("}}")) == (1, 1)
        assert set(parameters(line)) <= {"title", "url", "work", "agency", "date", "language"}
        bare = re.sub(r" <!-- (?:(?!--).)* -->", "", line)
        assert not re.search(r"[<>\[\]\u202e\x00-\x1f]|~~~|__|''|&lt;", bare)
        assert not re.search(r"[\[\]\u202e\x00-\x1f]|~~~|__|''|&lt;", line)


def test_a_reference_names_the_agency_behind_an_article() -> None:
    told = [parameters(line) for line in wikipedia(bridge.dossier()).splitlines()]
    argus = next(t for t in told if t.get("work") == "The Argus")
    assert argus == {
        "title": "Lowmere bridge shut after crack found",
        "url": "https://argus.example/1",
        "work": "The Argus",
        "agency": "Norrwire",
        "date": "2031-03-04",
    }
    assert "agency" not in next(t for t in told if t.get("work") == "Dial")
    assert next(t for t in told if t["title"].startswith("No title"))["language"] == "fr"


def test_an_agencys_own_page_is_not_said_to_carry_its_text(tmp_path: Path) -> None:
    whole = bridge.dossier()
    docs = tuple(replace(d, source=Source("a.txt", "Norrwire")) if d.id == "d-argus" else d for d in whole.documents)
    line = next(x for x in wikipedia(replace(whole, documents=docs)).splitlines() if "work=Norrwire" in x)
    assert "agency" not in line


@pytest.mark.parametrize(
    ("earliest", "latest", "wiki", "bib"),
    [
        ("2031-03-04T23:30-05:00", "2031-03-04T23:30-05:00", "2031-03-04", {"year": "2031", "month": "mar", "day": "4"}),
        ("2031-03-01", "2031-03-31", "March 2031", {"year": "2031", "month": "mar"}),
        ("2031-03", "2031-03", "March 2031", {"year": "2031", "month": "mar"}),
        ("2031-03-31", "2031-04-01", "2031", {"year": "2031"}),
        ("2031-12-31", "2032-01-01", None, {}),
        ("2031-W10", "2031-W10", None, {}),
        ("2031-13-01", "2031-13-01", None, {}),
        ("2031-02-30", "2031-02-30", "February 2031", {"year": "2031", "month": "feb"}),
        ("2031-02-30T08:00Z", "2031-02-30T08:00Z", "February 2031", {"year": "2031", "month": "feb"}),
        ("0000-01-01", "0000-01-01", None, {}),
        ("0000", "0000", None, {}),
        ("soon", "later", None, {}),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_sure(
    earliest: str, latest: str, wiki: str | None, bib: dict[str, str], tmp_path: Path
) -> None:
    made = dated(earliest, latest)
    assert parameters(wikipedia(made).strip()).get("date") == wiki
    told = fields(library(tmp_path, made).entries[0])
    assert {k: told[k] for k in ("year", "month", "day") if k in told} == bib


@pytest.mark.parametrize(
    ("url", "cited"),
    [
        ("https://a.example/x|y}}z", "https://a.example/x%7Cy%7D%7Dz"),
        ("https://a.example/è?q=1&b=%20", "https://a.example/%C3%A8?q=1&b=%20"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https:// no", None),
    ],
)
def test_an_address_is_cited_only_when_it_is_one_and_then_inert(url: str, cited: str | None, tmp_path: Path) -> None:
    bare = bridge.plain("Words.", title="Title")
    made = replace(bare, documents=tuple(replace(d, source=Source("a.txt", None, url)) for d in bare.documents))
    assert parameters(wikipedia(made).strip().replace("q=1", "q~1")).get("url") == (cited and cited.replace("q=1", "q~1"))
    assert fields(library(tmp_path, made).entries[0]).get("url") == cited


def test_a_date_that_another_article_tells_is_said_to_be_inferred(tmp_path: Path) -> None:
    bare = dated("2031-03-04", "2031-03-04")
    lent = replace(
        bare, documents=tuple(replace(d, published=Published("2031-03-04", "2031-03-04", "origin")) for d in bare.documents)
    )
    (entry,) = library(tmp_path, lent).entries
    assert (fields(entry)["day"], fields(entry)["note"]) == ("4", "date inferred from another article")
    assert wikipedia(lent).endswith("}} <!-- date inferred from another article: 2031-03-04 -->\n")
    assert "|date=" not in wikipedia(lent)
    assert wikipedia(bare).endswith(" |date=2031-03-04}}\n")


def test_an_agency_that_the_article_does_not_name_is_said_to_be_found_by_us(tmp_path: Path) -> None:
    line = next(x for x in wikipedia(bridge.dossier()).splitlines() if "work=Comet" in x)
    assert "|agency=Norrwire" in line
    assert line.endswith(" <!-- not named in the article: Norrwire (less sure than not) -->")
    told = fields(next(e for e in library(tmp_path).entries if e.key.startswith("Comet")))
    assert told["note"] == "carries text of Norrwire; not named in the article: Norrwire (less sure than not)"
    others = [x for x in wikipedia(bridge.dossier()).splitlines() if "work=Comet" not in x]
    assert not any("not named" in x for x in others)


def test_an_agency_s_name_does_not_end_a_comment() -> None:
    whole = bridge.dossier()
    (found,) = whole.stories
    bad = "No-->rr--wire"
    origins = tuple(replace(o, agency=bad) if o.agency else o for o in found.origins)
    carried = tuple(replace(c, agency=bad) for c in found.carried)
    told = wikipedia(replace(whole, stories=(replace(found, origins=origins, carried=carried),)))
    line = next(x for x in told.splitlines() if "work=Comet" in x)
    assert line.count("-->") == 1
    assert line.endswith("-->")
