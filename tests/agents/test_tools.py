"""The tool server as an agent's client meets it: in process, and as a program on standard input and output."""

import asyncio
import os
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from msgspec.structs import replace

import wirestem
from wirestem.agents.answers import first_said
from wirestem.agents.desk import Desk
from wirestem.agents.server import server
from wirestem.errors import ReadError
from wirestem.model import Capture, Published, Skipped

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
MADE = wirestem.dossier(*ARTICLES)
TEXTS = {a["id"]: a["text"] for a in ARTICLES}


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """Its result; in a thread of its own, since a browser's tests may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def ask(tool: str, folder: Path | None = None, **arguments: Any) -> Any:
    async def once() -> Any:
        async with Client(server(folder)) as client:
            return await client.call_tool(tool, arguments)

    return alone(once())


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

    tools = alone(listed())
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


def day_only(*outlets: str, published: str | None = "2031-03-04") -> list[dict[str, Any]]:
    text = "Dam bursts\n\nThe dam of Oltena burst before dawn on Tuesday.\n\n“We warned them twice,” mayor Lena Orvik told {}."
    rows = [{"id": o[:1], "outlet": o, "text": text.format(o)} for o in outlets]
    return [row | {"published": published} if published else row for row in rows]


def test_who_first_said_names_nobody_first_where_only_the_day_is_known() -> None:
    articles = day_only("Harrow Gazette", "Lerrick Post")
    found = answer("who_first_said", articles=articles, words="warned them twice")
    assert found["first"] is None
    assert {p["outlet"] for p in found["may_be_first"]} == {"Harrow Gazette", "Lerrick Post"}
    assert "2 articles of 2031-03-04 may each be the first: their order is unknown" in found["caveat"]
    renamed = [a | {"id": f"z{9 - n}"} for n, a in enumerate(articles)]
    again = answer("who_first_said", articles=renamed[::-1], words="warned them twice")
    assert [p["outlet"] for p in again["all"]] == [p["outlet"] for p in found["all"]]


def test_who_first_said_says_that_an_undated_article_may_be_earlier() -> None:
    found = wirestem.dossier(*ARTICLES)
    documents = tuple(replace(d, published=None) if d.source.outlet == "Radio Sarn" else d for d in found.documents)
    told = first_said(replace(found, documents=documents), "warned them twice")
    assert told["first"]["outlet"] == "Harrow Gazette"
    assert told["may_be_first"] == []
    assert told["all"][-1]["outlet"] == "Radio Sarn"
    assert "1 article without a date may be earlier" in told["caveat"]


def test_who_first_said_names_nobody_first_of_articles_without_dates() -> None:
    found = answer("who_first_said", articles=day_only("Harrow Gazette", "Lerrick Post", published=None), words="warned twice")
    assert found["first"] is None
    assert "2 articles without a date may each be the first" in found["caveat"]


def test_check_names_the_agency_and_the_words_that_tell_it() -> None:
    one = answer("check", articles=ARTICLES[:1])["texts"][0]
    assert (one["verdict"], one["agency"]) == ("credited", "AFP")
    assert any("AFP" in e["words"] for reason in one["because"] for e in reason["evidence"])


TOLD = (
    "A dam burst before dawn in the upper valley, killing 14 people, the interior ministry said.\n\n"
    "The dam at Oltena had been built in 1974 for a valley of farmers, and nobody had looked at its southern wall since the "
    "floods of 2019, the county’s engineers wrote in a letter that lay unanswered for two years."
)
UNCREDITED = {"id": "u", "text": f"A wall gives way\n\n{TOLD}"}
WIRE = {"id": "w", "text": f"Dam bursts\n\nOLTENA, March 4 (AFP) - {TOLD}"}


def test_check_compares_with_texts_that_stand_beside(tmp_path: Path) -> None:
    (one,) = answer("check", articles=[UNCREDITED])["texts"]
    assert (one["verdict"], one["compared"]) == ("unknown", 0)
    assert one["says"].endswith("compared with no other text")
    (one,) = answer("check", articles=[UNCREDITED], beside=[WIRE])["texts"]
    assert (one["verdict"], one["agency"], one["compared"]) == ("uncredited", "AFP", 1)
    assert one["says"] == "may be wire copy of AFP, which it names nowhere"
    (tmp_path / "wire.txt").write_text(WIRE["text"], encoding="utf-8")
    (one,) = answer("check", tmp_path, articles=[UNCREDITED], beside_files=["wire.txt"])["texts"]
    assert one["verdict"] == "uncredited"
    told = ask("check", tmp_path, articles=[UNCREDITED], beside_files=["../wire.txt"])
    assert told.is_error
    assert "lies outside the folder" in str(told.content)
    found = answer("check", articles=[UNCREDITED], beside=[{"text": ""}])
    assert (found["texts"][0]["verdict"], len(found["skipped"])) == ("unknown", 1)


def test_who_first_said_names_the_text_that_the_words_stand_in() -> None:
    found = answer("who_first_said", articles=ARTICLES, words="warned them twice")
    texts = {text["text"]: text["what"] for text in answer("dossier", articles=ARTICLES)["stories"][0]["texts"]}
    for place in found["all"]:
        assert place["stands_in"]
        assert all(texts[one["text"]] == one["what"] for one in place["stands_in"])
    assert [one["what"] for one in found["first"]["stands_in"]] == ["unseen AFP dispatch"]
    assert [one["handed_in"] for one in found["all"][-1]["stands_in"]][-1] is True


def test_descriptions_are_told_without_the_margin_of_their_source() -> None:
    async def listed() -> list[str]:
        async with Client(server()) as client:
            return [t.description or "" for t in (await client.list_tools()).tools]

    assert not any("\n    " in told for told in alone(listed()))


def test_every_argument_of_every_tool_is_documented() -> None:
    async def listed() -> Any:
        async with Client(server()) as client:
            return (await client.list_tools()).tools

    told = (Path(__file__).resolve().parents[2] / "docs" / "agents.md").read_text(encoding="utf-8")
    for tool in alone(listed()):
        assert f"| `{tool.name}` |" in told
        assert [a for a in tool.input_schema["properties"] if f"`{a}`" not in told] == []


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

    assert alone(once()).structured_content["texts"][0]["agency"] == "AFP"


def pile(folder: Path) -> Path:
    """A folder with the three articles as files, and beside it a text that nobody may read."""
    inside = folder / "pile"
    inside.mkdir()
    for one in ARTICLES:
        (inside / f"{one['id']}.txt").write_text(one["text"], encoding="utf-8")
    (folder / "secret.txt").write_text("Secret\n\nThe colonel said the raid begins at nine.", encoding="utf-8")
    return inside


ASKED = [
    ("dossier", {}),
    ("check", {}),
    ("who_first_said", {"words": "warned them twice"}),
    ("independent_sources", {"claim": "dam burst"}),
]


@pytest.mark.parametrize(("tool", "arguments"), ASKED)
def test_every_answer_names_the_files_that_could_not_be_read(tool: str, arguments: dict[str, str], tmp_path: Path) -> None:
    inside = pile(tmp_path)
    (inside / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    found = answer(tool, inside, files=["a.txt", "b.pdf", "nosuch.txt"], **arguments)
    assert [s["input"] for s in found["skipped"]] == ["b.pdf", "nosuch.txt"]
    assert "does not exist" in found["skipped"][1]["reason"]


@pytest.mark.parametrize(("tool", "arguments"), ASKED)
def test_what_is_not_found_names_the_files_too(tool: str, arguments: dict[str, str], tmp_path: Path) -> None:
    nothing = dict.fromkeys(arguments, "volcano airports Quirapata")
    found = answer(tool, pile(tmp_path), files=["a.txt", "nosuch.txt"], **nothing)
    assert [s["input"] for s in found["skipped"]] == ["nosuch.txt"]


@pytest.mark.parametrize(("tool", "arguments"), ASKED)
def test_where_nothing_could_be_read_the_error_says_why(tool: str, arguments: dict[str, str], tmp_path: Path) -> None:
    inside = pile(tmp_path)
    (inside / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    refused = ask(tool, inside, files=["b.pdf"], **arguments)
    assert refused.is_error
    assert "b.pdf" in refused.content[0].text
    assert "give articles" in refused.content[0].text
    many = ask(tool, inside, files=[f"gone{n}.txt" for n in range(9)], **arguments)
    assert "and 4 more" in many.content[0].text


@pytest.mark.parametrize("named", [["."], ["deep"], [".", "a.txt"]])
def test_a_link_in_a_folder_that_leads_outside_is_not_read_and_is_told(named: list[str], tmp_path: Path) -> None:
    inside = pile(tmp_path)
    (inside / "deep" / "deeper").mkdir(parents=True)
    (inside / "deep" / "d.txt").write_text(ARTICLES[2]["text"], encoding="utf-8")
    (inside / "deep" / "deeper" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "deep" / "within.txt").symlink_to(inside / "a.txt")
    (inside / "deep" / ".hidden.txt").symlink_to(tmp_path / "secret.txt")
    captures = list(Desk(inside).captures([], named))
    texts = [c.text for c in captures if isinstance(c, Capture)]
    assert ARTICLES[0]["text"] in texts
    assert ARTICLES[2]["text"] in texts
    assert not [t for t in texts if "colonel" in t]
    assert [(s.uri, "leads outside" in s.reason) for s in captures if isinstance(s, Skipped) and s.severity == "error"] == [
        ("deep/deeper/out.txt", True)
    ]


def test_a_folder_that_holds_a_link_outside_alone_is_an_error(tmp_path: Path) -> None:
    inside = tmp_path / "pile"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("Secret words.", encoding="utf-8")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    refused = ask("check", inside, files=["."])
    assert refused.is_error
    assert "leads outside" in refused.content[0].text
    assert "Secret" not in refused.content[0].text


def test_a_folder_within_the_folder_may_be_a_link_to_one_beside_it(tmp_path: Path) -> None:
    inside = pile(tmp_path)
    (inside / "again").symlink_to(inside, target_is_directory=True)
    (inside / "away").symlink_to(tmp_path, target_is_directory=True)
    assert len(answer("check", inside, files=["again/a.txt"])["texts"]) == 1
    assert "outside" in ask("check", inside, files=["away/secret.txt"]).content[0].text
    assert "colonel" not in str(list(Desk(inside).captures([], ["."])))


@pytest.mark.parametrize("name", ["a\0b", "circle", "x" * 5000, "\ud800.txt"])
def test_a_name_that_is_no_path_is_told(name: str, tmp_path: Path) -> None:
    inside = pile(tmp_path)
    (inside / "circle").symlink_to(inside / "circle")
    with pytest.raises(ReadError, match="path"):
        Desk(inside).outcome([], [name])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    inside = pile(tmp_path)
    os.mkfifo(inside / "pipe.txt")
    refused = ask("check", inside, files=["pipe.txt"])
    assert "neither a file nor a folder" in refused.content[0].text


def test_answers_name_files_as_they_were_asked_for_and_not_where_the_folder_lies(tmp_path: Path) -> None:
    inside = pile(tmp_path)
    told = answer("check", inside, files=["a.txt", "."])
    assert [t["text"] for t in told["texts"]] == ["a.txt", "b.txt", "c.txt"]
    assert str(tmp_path) not in str(told)
    assert str(tmp_path) not in str(answer("dossier", inside, files=[".", "gone.txt"]))


def test_where_no_dates_tell_nobody_is_called_the_first() -> None:
    told = ("id", "outlet")
    bare = [{k: one[k] for k in told} | {"text": one["text"].replace(", March 4", "")} for one in ARTICLES]
    undated = answer("who_first_said", articles=bare, words="warned them twice")
    assert (undated["first"], undated["sure"], undated["of"]) == (None, False, 3)
    assert "no dates" in undated["why"]
    one_day = [one | {"published": "2031-03-04"} for one in ARTICLES]
    assert answer("who_first_said", articles=one_day, words="warned them twice")["first"] is None


def test_the_first_is_not_sure_where_an_undated_article_has_the_words_too() -> None:
    told = first_said(MADE, "warned them twice")
    assert (told["first"]["outlet"], told["sure"]) == ("Harrow Gazette", True)
    undated = tuple(replace(d, published=None) if d.source.outlet == "Radio Sarn" else d for d in MADE.documents)
    doubtful = first_said(replace(MADE, documents=undated), "warned them twice")
    assert (doubtful["first"]["outlet"], doubtful["sure"]) == ("Harrow Gazette", False)


@pytest.mark.parametrize(
    ("gazette", "post", "first"),
    [
        ("2031-03-04T08:00Z", "2031-03-04T09:30+02:00", "Lerrick Post"),
        ("2031-03-04T08:00", "2031-03-04T08:00", None),
        ("2031-03-04T08:00", "2031-03-04T08:01", "Harrow Gazette"),
        ("2031-03-04", "2031-03-04T08:00Z", None),
        ("2031-03-04T08:00", "2031-03-04T20:00Z", None),
        ("2031-03-04T08:00", "2031-03-04T23:00Z", "Harrow Gazette"),
        ("2031-03", "2031-03-30", None),
        ("2031-03-03", "2031-03-04", "Harrow Gazette"),
        ("soon", "2031-03-04", "Lerrick Post"),
    ],
)
def test_first_is_who_surely_came_out_before_all_others(gazette: str, post: str, first: str | None) -> None:
    when = {"Harrow Gazette": gazette, "Lerrick Post": post, "Radio Sarn": "2032-01-01"}
    documents = tuple(replace(d, published=Published(w, w, "own")) for d in MADE.documents for w in [when[d.source.outlet or ""]])
    told = first_said(replace(MADE, documents=documents), "warned them twice")
    assert (told["first"] and told["first"]["outlet"]) == first
    assert told["sure"] is (first is not None and gazette != "soon")
