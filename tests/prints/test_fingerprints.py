"""`wirestem check` beside other texts: shared wording, recycled background, what is learned and kept."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import wirestem
from wirestem.article.fingerprints import Fingerprints, learn, read_fingerprints, stored
from wirestem.article.wire import WireCheck
from wirestem.cli import wirestem as command
from wirestem.errors import FingerprintError

BACKGROUND = (
    "The island republic has been ruled by the Sarraf family since the coral miners' revolt of 1974 and has never held an "
    "election that foreign observers were allowed to watch from the first ballot to the last."
)
FERRY = (
    "The ferry left the harbour at dusk with more people than seats, and nobody on the quay counted those who ran aboard "
    "while the ramp was already rising over the water between the pier and the hull of the old ship."
)
BUDGET = (
    "Parliament passed a budget on Wednesday that doubles the price of diesel for fishermen, and the finance minister left "
    "by the back door while a crowd waited for him on the steps with empty nets and a brass band from the northern atolls."
)
OTHER = (
    "The price of vanilla fell for a third week in a row because the harvest on the mainland was the largest in ten years, and "
    "traders said the mills had bought no more than they had needed before the rains came in from the south."
)
OWN = "Our correspondent walked the eleven kilometres from the airport because the buses had stopped and the drivers slept."
QUOTE = (
    '"We will rebuild every house that stood on the shore before the wave came, and we will rebuild it higher up the hill, and '
    'we will do it before the first of the autumn storms reaches the southern islands," the president said.'
)


def article(name: str, *paragraphs: str, credit: str = "") -> dict[str, str]:
    opening = f"PORT ISARO, March 9, 2029 ({credit}) - " if credit else ""
    return {"id": name, "text": f"Headline of {name}\n\n{opening}" + "\n\n".join(paragraphs) + "\n"}


def one(*given: dict[str, str], learn: list[dict[str, str]] | None = None, **more: str) -> WireCheck:
    return wirestem.check(*given, learn=learn or [], **more)[0]  # type: ignore[arg-type]


TAUGHT = [
    article("f", FERRY, BACKGROUND, credit="AFP"),
    article("b", BUDGET, BACKGROUND, credit="AFP"),
    article("o", OTHER, credit="AP"),
]


def test_a_text_that_shares_its_words_with_a_credited_one_is_uncredited_wire() -> None:
    answer = one(article("x", FERRY, OWN), learn=TAUGHT)
    assert (answer.verdict, answer.agency) == ("uncredited", "AFP")
    shared = next(e for e in answer.because if e.rule == "check.shared.v1")
    assert "1 text credited to AFP" in shared.note


def test_the_evidence_opens_to_the_characters_of_the_checked_text() -> None:
    given = article("x", OWN, FERRY)
    answer = one(given, learn=TAUGHT)
    spans = [s for e in answer.because if e.rule == "check.shared.v1" for s in e.spans]
    assert [given["text"][s.start : s.end] for s in spans] == [FERRY.rstrip(".")]


def test_recycled_background_is_recognised_in_a_text_about_something_else() -> None:
    answer = one(
        article("x", OWN, OWN.replace("airport", "market") + " " + "He slept there twice. " * 12, BACKGROUND), learn=TAUGHT
    )
    assert (answer.verdict, answer.agency) == ("uncredited", "AFP")
    assert "check.recycled.v1" in [e.rule for e in answer.because]


def test_background_that_two_agencies_have_is_nobodys() -> None:
    taught = [*TAUGHT, article("p", OTHER, BACKGROUND, credit="AP")]
    answer = one(article("x", OWN, BACKGROUND), learn=taught)
    assert answer.verdict == "unknown"


def test_a_background_of_one_dispatch_is_no_habit() -> None:
    found = learn_of(article("f", FERRY, BACKGROUND, credit="AFP"), article("g", FERRY, BACKGROUND, OWN, credit="AFP"))
    assert found.habits == {}
    assert len(set(found.dispatches)) == 1


def test_shared_quotations_give_no_verdict() -> None:
    taught = [article("f", QUOTE, FERRY, credit="AFP")]
    assert one(article("x", QUOTE, OTHER), learn=taught).verdict == "unknown"


def test_app_over_afps_words_is_not_credited() -> None:
    answer = one(article("x", FERRY, BUDGET, credit="APP"), learn=TAUGHT)
    assert (answer.verdict, answer.agency) == ("uncredited", "AFP")


def test_app_is_not_ap() -> None:
    answer = one(article("x", OTHER, credit="APP"), article("y", FERRY))
    assert (answer.verdict, answer.agency) == ("credited", "APP")


def test_app_whose_sources_told_afp_is_afps() -> None:
    answer = one(article("x", OWN, '"It fell in the night," the miller told AFP.', credit="APP"))
    assert (answer.verdict, answer.agency) == ("named", "AFP")


def test_a_reuters_picture_is_no_credit_and_teaches_nothing() -> None:
    pictured = {"id": "p", "text": f"Headline\n\n{FERRY}\n\nThe harbour at dusk. Photo: Reuters\n"}
    assert learn_of(pictured).agencies == ()
    answer = one(article("x", FERRY), pictured)
    assert answer.verdict == "unknown"


def test_texts_of_one_call_are_compared_with_one_another() -> None:
    answers = wirestem.check(article("x", FERRY), article("f", FERRY, credit="AFP"))
    assert [(a.verdict, a.agency) for a in answers] == [("uncredited", "AFP"), ("credited", "AFP")]


def test_a_text_is_never_compared_with_itself() -> None:
    given = article("f", FERRY, BUDGET, credit="AFP")
    assert [e.rule for e in one(given, learn=[given]).because] == ["check.dateline.v1"]


def test_a_release_is_nobodys_wire() -> None:
    release = {"id": "r", "text": f"Headline\n\nPORT ISARO--(BUSINESS WIRE)--{FERRY}\n"}
    assert one(article("x", FERRY), release, article("f", FERRY, credit="AFP")).verdict == "unknown"


def learn_of(*given: dict[str, str]) -> Fingerprints:
    from wirestem.lexicon.agencies import agencies

    return learn(wirestem.dossier(*given).documents, agencies())


def test_fingerprints_come_back_from_their_file_and_hold_no_words(tmp_path: Path) -> None:
    found = learn_of(*TAUGHT)
    (tmp_path / "f.json").write_bytes(stored(found))
    assert read_fingerprints(str(tmp_path / "f.json")) == found
    assert stored(learn_of(*reversed(TAUGHT))) == stored(found)
    assert b"island" not in stored(found)
    assert one(article("x", FERRY), fingerprints=str(tmp_path / "f.json")).agency == "AFP"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{}", "expected wirestem.fingerprints/1"),
        (b"\xff", "is no file of fingerprints"),
        (b'{"format":"wirestem.fingerprints/1","words":3,"texts":[]}', "expected 6; learn again"),
    ],
)
def test_a_file_that_is_none_is_refused_in_plain_words(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "f.json").write_bytes(data)
    with pytest.raises(FingerprintError, match=says):
        read_fingerprints(str(tmp_path / "f.json"))


def test_a_file_that_is_missing_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(FingerprintError, match="--learn FOLDER --fingerprints"):
        read_fingerprints(str(tmp_path / "none.json"))


def files(folder: Path, *given: dict[str, str]) -> Path:
    folder.mkdir()
    for row in given:
        (folder / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")
    return folder


def test_the_command_learns_keeps_and_compares(tmp_path: Path) -> None:
    taught, asked = files(tmp_path / "taught", *TAUGHT), files(tmp_path / "asked", article("x", FERRY, OWN))
    kept = tmp_path / "kept.json"
    first = run("check", asked, "--learn", taught, "--fingerprints", kept)
    assert "may be wire copy of AFP, which it names nowhere" in first.output
    assert "credited to AFP" in first.output
    assert json.loads(kept.read_text())["format"] == "wirestem.fingerprints/1"
    assert run("check", asked, "--fingerprints", kept).output == first.output


def test_a_folder_that_teaches_nothing_is_told_and_the_rest_done(tmp_path: Path) -> None:
    taught, asked = files(tmp_path / "taught", article("n", OTHER)), files(tmp_path / "asked", *TAUGHT[:1])
    result = run("check", asked, "--learn", taught)
    assert "wire copy of AFP, credited" in result.output
    assert "nothing learned: no article here credits one agency" in result.stderr
    assert result.return_value == 1


def test_the_command_says_with_how_many_texts_it_compared_in_vain(tmp_path: Path) -> None:
    taught, asked = files(tmp_path / "taught", *TAUGHT), files(tmp_path / "asked", article("x", OWN))
    where = "nothing in the text says where it is from"
    assert (
        f"{where}; compared with 3 other texts, no match (a dossier finds rewrites too)"
        in run("check", asked, "--learn", taught).output
    )
    assert f"{where}; compared with no other text\n" in run("check", asked).output


def test_the_command_tells_the_agency_named_in_the_text(tmp_path: Path) -> None:
    asked = files(tmp_path / "asked", article("x", OWN, "The buses had stopped at noon, AFP reported on Tuesday."))
    told = run("check", asked).output
    assert "names AFP in the text, without a credit line; may carry its text; compared with no other text" in told
    assert "[AFP] reported on Tuesday.  (the text names AFP)" in told


def run(*args: object):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(command, [str(a) for a in args], standalone_mode=False)
