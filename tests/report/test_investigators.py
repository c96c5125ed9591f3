"""FollowTheMoney entities, read and validated by followthemoney itself."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from followthemoney import model as ftm_model
from followthemoney import types as ftm_types
from msgspec.structs import replace

from wirestem.model import Dossier, Party, Published, Statement
from wirestem.report.exchange.followthemoney import LANGUAGES, SCHEMAS, mentions

from . import bridge, soil
from .exports import exported

Proxy = Any


def entities(data: bytes) -> list[Proxy]:
    """The entities, each value of each property valid and as FollowTheMoney itself would write it."""
    found = []
    for row in map(json.loads, data.splitlines()):
        proxy = ftm_model.get_proxy(row, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (proxy.schema.name, prop.name, value)
        assert {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: sorted(v) for k, v in row["properties"].items()
        }
        found.append(proxy)
    return found


def both(folder: Path, dossier: Dossier | None = None) -> tuple[list[Proxy], list[Proxy]]:
    told, read = exported("ftm", folder, dossier)
    return entities(told), entities(read)


def of(found: list[Proxy], schema: str) -> list[Proxy]:
    return [p for p in found if p.schema.name == schema]


@pytest.mark.parametrize("made", [bridge.dossier, soil.soiled, soil.torn, soil.empty])
def test_every_entity_is_valid_and_every_link_finds_its_end_of_the_right_kind(made: Any, tmp_path: Path) -> None:
    told, read = both(tmp_path, made())
    known = {p.id: p for p in (*told, *read)}
    assert len(known) == len(told) + len(read)
    for proxy in known.values():
        for prop, value in proxy.itervalues():
            if prop.type is ftm_types.registry.entity:
                assert known[value].schema.is_a(prop.range), (proxy.schema.name, prop.name)
        for prop in proxy.schema.required:
            assert proxy.get(prop), (proxy.schema.name, prop)


def test_articles_keep_text_headline_address_date_and_language(tmp_path: Path) -> None:
    told, _ = both(tmp_path)
    assert Counter(p.schema.name for p in told)["Article"] == len(bridge.TEXTS)
    argus = next(p for p in of(told, "Article") if p.first("publisher") == "The Argus")
    assert argus.first("bodyText") == bridge.TEXTS["d-argus"]
    assert (argus.first("publishedAt"), argus.first("language"), argus.first("sourceUrl")) == (
        "2031-03-04",
        "eng",
        "https://argus.example/1",
    )
    assert argus.first("summary") == "Lowmere bridge shut after crack found (Wirestem story s1)"


def test_what_an_article_says_of_its_agency_and_what_was_found_are_told_apart(tmp_path: Path) -> None:
    told, _ = both(tmp_path)
    name = {p.id: p.caption for p in told}
    roles = {(name[p.first("document")], name[p.first("entity")], p.first("role")) for p in of(told, "Documentation")}
    argus = "Lowmere bridge shut after crack found"
    assert {r[1:] for r in roles if r[0] == argus} == {
        ("The Argus", "publisher"),
        ("Norrwire", "credited with its text"),
        ("Norrwire", "sender of its text (found by Wirestem)"),
    }
    assert ("Bridge closed, again", "Norrwire", "credited with its text") not in roles


def test_a_credit_to_agencies_without_a_name_makes_no_organisation(tmp_path: Path) -> None:
    whole = bridge.dossier()
    (argus,) = (d for d in whole.documents if d.id == "d-argus")
    docs = tuple(
        replace(d, credits=tuple(replace(c, agency="Agencies") for c in d.credits)) if d is argus else d for d in whole.documents
    )
    told, _ = both(tmp_path, replace(whole, documents=docs))
    assert {p.caption for p in of(told, "Organization")} == {"The Argus", "Beacon", "Comet Online", "Dial", "Norrwire"}


def test_a_house_is_told_to_be_an_agency_an_outlet_or_both(tmp_path: Path) -> None:
    kinds = {p.caption: p.get("classification") for p in of(both(tmp_path)[0], "Organization")}
    assert (kinds["Norrwire"], kinds["Dial"]) == (["news agency"], ["news outlet"])
    whole = bridge.dossier()
    own = tuple(replace(d, source=replace(d.source, outlet="Norrwire")) if d.id == "d-comet" else d for d in whole.documents)
    kinds = {p.caption: p.get("classification") for p in of(both(tmp_path, replace(whole, documents=own))[0], "Organization")}
    assert sorted(kinds["Norrwire"]) == ["news agency", "news outlet"]


def test_a_common_noun_is_no_other_name_of_a_person(tmp_path: Path) -> None:
    party = Party("p-pell", "Ada Pell", ("Pell", "engineer", "chief engineer"), "person")
    whole = bridge.dossier()
    made = replace(whole, stories=(replace(whole.stories[0], parties=(party,)),))
    (pell,) = of(both(tmp_path, made)[1], "Person")
    assert (pell.get("alias"), pell.get("weakAlias")) == ([], ["Pell"])


def test_a_copy_is_linked_to_the_article_it_comes_from(tmp_path: Path) -> None:
    told, _ = both(tmp_path)
    name = {p.id: p.caption for p in told}
    (link,) = of(told, "UnknownLink")
    assert (name[link.first("subject")], link.first("role"), name[link.first("object")]) == (
        "Bridge closed, again",
        "excerpt of",
        "Bridge closed",
    )
    assert link.first("summary") == "50 % of its text, confidence 40 % (found by Wirestem)"


def test_people_read_by_a_machine_are_a_dataset_of_their_own(tmp_path: Path) -> None:
    told, read = exported("ftm", tmp_path)
    assert {d for line in told.splitlines() for d in json.loads(line)["datasets"]} == {"wirestem-articles"}
    assert {d for line in read.splitlines() for d in json.loads(line)["datasets"]} == {"wirestem-mentions"}
    found = entities(read)
    assert {p.caption for p in of(found, "Person")} == {"Ada Pell", "Otto Brandt"}
    pell = next(p for p in of(found, "Person") if p.caption == "Ada Pell")
    assert (pell.get("alias"), pell.get("weakAlias")) == ([], ["Pell"])
    assert "not reviewed" in pell.first("notes")
    said = [p for p in of(found, "Documentation") if p.first("entity") == pell.id]
    assert {p.first("summary") for p in said} == {bridge.QUOTE_A, bridge.QUOTE_B}
    assert {p.first("role") for p in said} == {"speaks in it"}


def test_who_is_only_named_in_an_article_is_mentioned_there_too(tmp_path: Path) -> None:
    whole = bridge.dossier()
    (comet,) = (d for d in whole.documents if d.id == "d-comet")
    texts = {
        "named": f"{comet.text} Ada Pell was there.",
        "surname alone": f"{comet.text} Pell was there.",
        "inside another": f"{comet.text} Canada Pellet was there.",
    }
    roles = {}
    for case, text in texts.items():
        docs = tuple(replace(d, text=text) if d.id == "d-comet" else d for d in whole.documents)
        told, read = both(tmp_path, replace(whole, documents=docs))
        article = next(p.id for p in of(told, "Article") if p.caption == "Bridge closed, again")
        roles[case] = [p.first("role") for p in of(read, "Documentation") if p.first("document") == article]
    assert roles == {"named": ["named in it"], "surname alone": [], "inside another": []}


@pytest.mark.parametrize(
    ("party", "schema"),
    [
        (Party("p-pell", "Ada Pell", (), "person"), "Person"),
        (Party("p-pell", "Lowmere Bridges", (), "organisation"), "Organization"),
        (Party("p-pell", "Ministry of Roads", (), "government"), "PublicBody"),
        (Party("p-pell", "residents", (), "group"), None),
        (Party("p-pell", "Pell", (), "unknown", ("Ada Pell", "Bo Pell")), None),
        (Party("p-pell", "Pell", (), "person", ("Ada Pell", "Bo Pell")), None),
        (Party("p-pell", "a resident", (), "person"), None),
    ],
)
def test_only_the_named_become_entities(party: Party, schema: str | None, tmp_path: Path) -> None:
    whole = bridge.dossier()
    made = replace(whole, stories=(replace(whole.stories[0], parties=(party,)),))
    found = [p.schema.name for p in both(tmp_path, made)[1] if p.schema.name in SCHEMAS.values()]
    assert found == ([schema] if schema else [])


def test_a_date_is_told_as_far_as_it_is_sure(tmp_path: Path) -> None:
    whole = bridge.dossier()
    when = Published("2031-03-04", "2031-03-20", "origin")
    made = replace(whole, documents=tuple(replace(d, published=when) for d in whole.documents))
    assert {p.first("publishedAt") for p in of(both(tmp_path, made)[0], "Article")} == {"2031-03"}


class Counted(tuple[Statement, ...]):
    """Statements that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Statement]:
        Counted.times += 1
        return super().__iter__()


def test_the_statements_of_a_story_are_gone_through_as_often_whatever_the_number_of_its_parties() -> None:
    whole = bridge.dossier()
    found = whole.stories[0]
    often = []
    for many in (1, 40):
        parties = tuple(replace(found.parties[0], id=f"p{n}") for n in range(many))
        Counted.times = 0
        mentions(replace(whole, stories=(replace(found, parties=parties, statements=Counted(found.statements)),)))
        often.append(Counted.times)
    assert often[0] == often[1] > 0


def test_every_language_that_followthemoney_knows_is_told() -> None:
    codes = ("".join(pair) for pair in product(ascii_lowercase, repeat=2))
    theirs = {code: known for code in codes if (known := ftm_types.registry.language.clean(code))}
    withdrawn = {"in", "iw", "mo"}
    assert {k: v for k, v in theirs.items() if k not in withdrawn} | {"nb": "nor"} == LANGUAGES
