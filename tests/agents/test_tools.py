"""The tool server as an agent's client meets it: in process, and as a program on standard input and output."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from wirestem.agents.server import server

BURST = "The dam at Oltena burst before dawn, killing 14 people, the interior ministry told AFP."
ARTICLES = [
    {"id": "a", "outlet": "Harrow Gazette", "published": "2031-03-04T08:00Z",
     "text": f"Dam bursts\n\nOLTENA, March 4 (AFP) - {BURST}\n\n“We warned them twice,” mayor Lena Orvik said."},
    {"id": "b", "outlet": "Lerrick Post", "published": "2031-03-04T10:00Z",
     "text": f"Fourteen die as dam gives way\n\n{BURST}\n\n“We warned them twice,” mayor Lena Orvik said."},
    {"id": "c", "outlet": "Radio Sarn", "published": "2031-03-05T10:00Z",
     "text": "Nobody checked the wall\n\nOur reporter saw the coffins in the school of Oltena on Wednesday.\n\n"
             "“We warned them twice,” mayor Lena Orvik told Radio Sarn.\n\n"
             "The school had been closed since Monday, and desks stood in the yard. A teacher who would not give her name had "
             "swept the gym. Two buses waited at the gate with their engines running, and nobody got in."},
]  # fmt: skip
TEXTS = {a["id"]: a["text"] for a in ARTICLES}


def ask(tool: str, folder: Path | None = None, **arguments: Any) -> Any:
    async def once() -> Any:
        async with Client(server(folder)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(once())


def answer(tool: str, folder: Path | None = None, **arguments: Any) -> Any:
    found = ask(tool, folder, **arguments)
    assert not found.is_error, found.content
    told = found.structured_content
    return told.get("result", told)


def places(value: object) -> list[dict[str, Any]]:
    """Every place in an answer that names an article, characters and words."""
    if isinstance(value, list):
        return [p for item in value for p in places(item)]
    if isinstance(value, dict):
        own = [value] if {"article", "start", "end", "words"} <= value.keys() else []
        return own + [p for item in value.values() for p in places(item)]
    return []


def test_the_four_tools_say_what_they_take() -> None:
    async def listed() -> dict[str, Any]:
        async with Client(server()) as client:
            return {t.name: t for t in (await client.list_tools()).tools}

    tools = asyncio.run(listed())
    assert set(tools) == {"dossier", "check", "who_first_said", "independent_sources"}
    assert all(t.description and len(t.description) > 60 for t in tools.values())
    assert "text" in str(tools["dossier"].input_schema)
    assert tools["independent_sources"].input_schema["required"] == ["claim"]


def test_a_dossier_tells_what_the_articles_go_back_to() -> None:
    found = answer("dossier", articles=ARTICLES)["stories"][0]
    assert found["independent_organisations"]["max"] == 2
    assert "AFP" in [o["name"] for o in found["organisations"]]
    assert {a["outlet"] for text in found["texts"] for a in text["articles"]} == {a["outlet"] for a in ARTICLES}


def test_every_place_of_an_answer_spells_the_article_s_own_characters() -> None:
    asked: list[tuple[str, dict[str, Any]]] = [
        ("dossier", {}),
        ("independent_sources", {"claim": "dam at Oltena burst, killing 14 people"}),
        ("who_first_said", {"words": "We warned them twice"}),
    ]
    for tool, arguments in asked:
        found = places(answer(tool, articles=ARTICLES, **arguments))
        assert found
        texts = {p["outlet"]: TEXTS[a["id"]] for a in ARTICLES for p in found if p["outlet"] == a["outlet"]}
        assert all(texts[p["outlet"]][p["start"] : p["end"]] == p["words"] for p in found)


def test_independent_sources_names_who_stands_behind_the_nearest_claim() -> None:
    found = answer("independent_sources", articles=ARTICLES, claim="dam at Oltena burst before dawn")
    assert found["found"]
    assert found["articles"] == 2
    assert found["independent"] == {"min": 1, "max": 1}
    assert [o["name"] for o in found["organisations"]] == ["AFP"]
    again = answer("independent_sources", articles=ARTICLES, claim=found["id"])
    assert again["claim"] == found["claim"]


def test_what_nobody_claims_is_not_found() -> None:
    found = answer("independent_sources", articles=ARTICLES, claim="volcano eruption closes airports in Quirapata")
    assert found["found"] is False


def test_who_first_said_goes_by_the_time_of_publication_and_says_so() -> None:
    found = answer("who_first_said", articles=ARTICLES, words="warned them twice")
    assert (found["first"]["outlet"], found["first"]["speaker"]) == ("Harrow Gazette", "Lena Orvik")
    assert "not among them" in found["caveat"]
    assert [p["outlet"] for p in found["all"]] == ["Harrow Gazette", "Lerrick Post", "Radio Sarn"]


def test_check_names_the_agency_and_the_words_that_tell_it() -> None:
    one = answer("check", articles=ARTICLES[:1])["texts"][0]
    assert (one["verdict"], one["agency"]) == ("credited", "AFP")
    assert any("AFP" in e["words"] for reason in one["because"] for e in reason["evidence"])


def test_files_are_read_from_the_folder_alone(tmp_path: Path) -> None:
    inside = tmp_path / "pile"
    inside.mkdir()
    (inside / "a.txt").write_text(ARTICLES[0]["text"], encoding="utf-8")
    (tmp_path / "secret.txt").write_text("Not for you.", encoding="utf-8")
    assert answer("dossier", inside, files=["a.txt"])["stories"]
    for folder, name in ((inside, "../secret.txt"), (inside, str(tmp_path / "secret.txt")), (None, "a.txt")):
        refused = ask("dossier", folder, files=[name])
        assert refused.is_error
        assert "folder" in refused.content[0].text


@pytest.mark.parametrize("tool", ["dossier", "check"])
def test_no_articles_are_an_error_that_says_what_to_give(tool: str) -> None:
    refused = ask(tool)
    assert refused.is_error
    assert "give the articles" in refused.content[0].text


def test_the_program_serves_on_standard_input_and_output() -> None:
    async def once() -> Any:
        command = StdioServerParameters(command=sys.executable, args=["-m", "wirestem", "mcp"])
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("check", {"articles": ARTICLES[:1]})

    assert asyncio.run(once()).structured_content["texts"][0]["agency"] == "AFP"
