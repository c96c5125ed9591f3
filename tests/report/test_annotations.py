"""Web Annotations: their shape, their places in the texts, and what an RDF library reads in them."""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from rdflib import RDF, Graph, Namespace

from wirestem.model import Dossier
from wirestem.report.exchange.plain import address

from . import bridge, soil
from .exports import exported

CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "foaf": "http://xmlns.com/foaf/0.1/",
    "dc": "http://purl.org/dc/elements/1.1/", "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource", "Software": "as:Application",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "value": "rdf:value", "format": "dc:format", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": "oa:start", "end": "oa:end", "name": "foaf:name", "label": "rdfs:label", "total": "as:totalItems",
    "startIndex": "as:startIndex", "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"}, "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"}, "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"}, "describing": "oa:describing", "tagging": "oa:tagging",
    "identifying": "oa:identifying", "generator": {"@id": "as:generator", "@type": "@id"},
    "first": {"@id": "as:first", "@type": "@id"}, "partOf": {"@id": "as:partOf", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"}, "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}  # fmt: skip
"""The terms of http://www.w3.org/ns/anno.jsonld that we use, so that the test asks no network."""
OA, AS = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://www.w3.org/ns/activitystreams#")

TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "string", "pattern": '^(https?://|urn:wirestem:)[^\\s<>"{}|^`]+$'},
        "selector": {
            "type": "array",
            "prefixItems": [
                {
                    "required": ["type", "start", "end"],
                    "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}},
                },
                {"required": ["type", "exact", "prefix", "suffix"], "properties": {"type": {"const": "TextQuoteSelector"}}},
            ],
            "minItems": 2,
            "maxItems": 2,
        },
    },
}
BODY = {
    "oneOf": [
        {
            "required": ["type", "value", "purpose"],
            "properties": {"type": {"const": "TextualBody"}, "purpose": {"enum": ["describing", "tagging"]}},
        },
        {
            "required": ["type", "source", "purpose"],
            "properties": {"type": {"const": "SpecificResource"}, "purpose": {"const": "identifying"}},
        },
    ]
}
SHAPE = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "first": {
            "required": ["id", "type", "partOf", "startIndex", "items"],
            "properties": {
                "type": {"const": "AnnotationPage"},
                "items": {
                    "items": {
                        "required": ["id", "type", "body", "target", "motivation", "generator"],
                        "properties": {
                            "type": {"const": "Annotation"},
                            "body": {"items": BODY},
                            "target": {"anyOf": [TARGET, {"type": "array", "items": TARGET, "minItems": 2}]},
                        },
                    }
                },
            },
        },
    },
}


def written(folder: Path, dossier: Dossier | None = None) -> Any:
    return json.loads(exported("annotations", folder, dossier)[0])


def of_kind(whole: Any, kind: str) -> list[Any]:
    return [i for i in whole["first"]["items"] if i["id"].startswith(f"urn:wirestem:annotation%2F{kind}%2F")]


def values(item: Any, purpose: str) -> list[str]:
    return [b.get("value") or b["source"] for b in item["body"] if b["purpose"] == purpose]


def targets(item: Any) -> list[Any]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


@pytest.mark.parametrize("made", [bridge.dossier, soil.soiled, soil.torn, soil.empty])
def test_annotations_fit_the_shape_that_the_recommendation_asks_for(made: Any, tmp_path: Path) -> None:
    whole = written(tmp_path, made())
    Draft202012Validator(SHAPE).validate(whole)
    assert whole["total"] == len(whole["first"]["items"]) == len({i["id"] for i in whole["first"]["items"]})


@pytest.mark.parametrize("made", [bridge.dossier, soil.soiled])
def test_places_and_quotations_give_the_exact_words_back(made: Any, tmp_path: Path) -> None:
    texts = {address(d): d.text for d in made().documents}
    items = written(tmp_path, made())["first"]["items"]
    assert len(items) > 10
    for target in (t for item in items for t in targets(item)):
        place, quote = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"] != ""
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[place["start"] - len(quote["prefix"]) :].startswith(around)


def test_each_kind_of_finding_is_told_in_words_and_tags(tmp_path: Path) -> None:
    whole = written(tmp_path)
    statement = of_kind(whole, "statement")[0]
    assert values(statement, "describing") == ["said by Ada Pell, through Norrwire"]
    assert values(statement, "tagging") == ["statement", "stance: asserts", "kind: direct", "via: Norrwire"]
    assert values(statement, "identifying") == ["urn:wirestem:party%2Fp-pell"]
    assert values(of_kind(whole, "statement")[2], "describing") == ["denied by Otto Brandt"]
    assert values(of_kind(whole, "statement")[3], "describing") == ["said by somebody who could not be told"]
    assert values(of_kind(whole, "statement")[3], "identifying") == []
    claims = of_kind(whole, "claim")
    assert values(claims[0], "describing") == ["A crack was found in the eastern pier. (3 articles, 1 independent)"]
    assert [values(c, "identifying") for c in claims[:3]] == [["urn:wirestem:claim%2Fk-crack"]] * 3
    assert values(claims[3], "tagging") == ["claim", "stance: denies", "modality: asserted", "match: full"]
    (time,) = of_kind(whole, "time")
    assert (values(time, "describing"), targets(time)[0]["selector"][1]["exact"]) == (["2031-03-04"], "on Tuesday")
    (credit,) = of_kind(whole, "credit")
    assert (values(credit, "describing"), values(credit, "tagging")[1]) == (
        ["credit to Norrwire for the text"],
        "place: dateline",
    )


def test_words_in_two_pieces_have_two_targets_and_none_but_a_cue_the_cue(tmp_path: Path) -> None:
    whole = bridge.dossier()
    found = whole.stories[0]
    first, second = found.statements[:2]
    a, b = bridge.at("d-argus", "We had no choice"), bridge.at("d-argus", "to close it")
    said = (replace(first, content=(a, b)), replace(second, content=()), replace(second, id="t9", content=(), cue=(), source=()))
    items = of_kind(written(tmp_path, replace(whole, stories=(replace(found, statements=said),))), "statement")
    assert [[t["selector"][1]["exact"] for t in targets(i)] for i in items] == [["We had no choice", "to close it"], ["told"]]


def test_the_program_that_found_it_is_named_in_its_version(tmp_path: Path) -> None:
    made = replace(bridge.dossier(), made_with=replace(bridge.dossier().made_with, wirestem="7.8.9"))
    assert {i["generator"]["name"] for i in written(tmp_path, made)["first"]["items"]} == {"Wirestem 7.8.9"}


def test_an_rdf_library_reads_every_annotation_with_selectors(tmp_path: Path) -> None:
    whole = written(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib asks its own old classes
        graph = Graph().parse(data=json.dumps(whole | {"@context": CONTEXT}), format="json-ld")
    items = whole["first"]["items"]
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == len(items)
    spots = sum(len(targets(i)) for i in items)
    for selector in (OA.TextQuoteSelector, OA.TextPositionSelector):
        assert len(set(graph.subjects(RDF.type, selector))) == spots
    exact = {str(words) for words in graph.objects(None, OA.exact)}
    assert bridge.QUOTE_A in exact
    assert len(list(graph.objects(None, AS.totalItems))) == 1
    known = set(CONTEXT) | {"@context"}
    assert _keys(whole) <= known


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(_keys(v) for v in value.values()))
    return set().union(*(_keys(v) for v in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("place", [(5000, 6000), (-3, 4), (8, 8), (9, 3), (0, 5000)])
def test_a_place_that_the_text_does_not_have_is_no_annotation(place: tuple[int, int], tmp_path: Path) -> None:
    whole = bridge.dossier()
    first, *others = whole.stories[0].times
    torn = replace(whole.stories[0], times=(replace(first, start=place[0], end=place[1]), *others))
    items = json.loads(exported("annotations", tmp_path, replace(whole, stories=(torn,)))[0])["first"]["items"]
    assert len(items) == len(json.loads(exported("annotations", tmp_path)[0])["first"]["items"]) - 1
    assert not [i for i in items if "annotation%2Ftime" in i["id"]]


def test_an_annotation_keeps_its_id_when_others_come_or_go(tmp_path: Path) -> None:
    def ids(dossier: Dossier) -> list[str]:
        return [i["id"] for i in json.loads(exported("annotations", tmp_path, dossier)[0])["first"]["items"]]

    whole = bridge.dossier()
    found = whole.stories[0]
    claims = tuple(replace(c, mentions=c.mentions[1:]) for c in found.claims)
    fewer = replace(whole, stories=(replace(found, times=found.times[1:], claims=claims, statements=found.statements[1:]),))
    assert set(ids(fewer)) < set(ids(whole))


def test_twins_at_one_place_have_ids_of_their_own(tmp_path: Path) -> None:
    whole = bridge.dossier()
    found = whole.stories[0]
    twice = replace(whole, stories=(replace(found, times=(found.times[0], found.times[0])),))
    ids = [i["id"] for i in json.loads(exported("annotations", tmp_path, twice)[0])["first"]["items"]]
    assert len(set(ids)) == len(ids)
