"""E-mails, PDF and Word files: whose they are, what they hold, and what damage does."""

import io
import random
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from read.test_kinds import SAMPLES
from read.test_trade import LEDE, NEXT, PAGE, captured, pdf
from wirestem.article.read.item import Item
from wirestem.article.read.kinds import read_as
from wirestem.model import Capture, Skipped

HEAD = "MIME-Version: 1.0\nDate: Tue, 04 Mar 2031 10:15:00 +0100\nSubject: Dam bursts\n"


def parts(*told: tuple[str, str]) -> str:
    inner = "".join(f"--b\nContent-Type: {kind}\n\n{words}\n" for kind, words in told)
    return f'From: Harrow Gazette <n@g.example>\n{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n{inner}--b--\n'


@pytest.mark.parametrize(("sender", "more", "outlet"), [
    ("Harrow Gazette <news@gazette.example>", "", "Harrow Gazette"),
    ("AFP Alerts <alerts@afp.example>", "", "AFP Alerts"),
    ("Morning Briefing <news@x.example>", "List-Id: <briefing.x.example>\n", "Morning Briefing"),
    ("Morning Briefing <news@x.example>", "List-Unsubscribe: <https://x.example/u>\n", "Morning Briefing"),
    ("Ivo Kral <ivo@home.example>", "", None),
    ("news@gazette.example", "List-Id: <x>\n", None),
    ("=?utf-8?q?Le_Mat=C3=ADn_Gazette?= <n@g.example>", "", "Le Matín Gazette"),
])  # fmt: skip
def test_the_sender_is_the_outlet_only_where_it_is_a_house(tmp_path: Path, sender: str, more: str, outlet: str | None) -> None:
    (found,), skipped = captured(tmp_path, "a.eml", f"From: {sender}\n{more}{HEAD}Content-Type: text/plain\n\n{LEDE}\n")
    assert (found.source.outlet, found.published, found.title) == (outlet, "2031-03-04T10:15:00+01:00", "Dam bursts")
    assert found.row["sender"]
    assert not skipped


def test_a_page_s_own_words_come_before_the_fields_of_the_message(tmp_path: Path) -> None:
    stated = '<meta property="og:site_name" content="Lerrick Post"><meta name="date" content="2031-03-03">'
    (found,), _ = captured(
        tmp_path, "a.eml", parts(("text/plain", "See the page."), ("text/html", PAGE.replace("<head>", f"<head>{stated}")))
    )
    assert (found.source.outlet, found.published, found.title) == ("Lerrick Post", "2031-03-03", "Dam bursts above Oltena")


def test_the_plain_part_is_read_where_the_html_part_holds_no_words(tmp_path: Path) -> None:
    (found,), _ = captured(
        tmp_path, "a.eml", parts(("text/plain", LEDE), ("text/html", "<html><body><img src='a'></body></html>"))
    )
    assert found.text.strip() == LEDE
    _, (error,) = captured(tmp_path, "b.eml", parts(("text/html", "<html><body><img src='a'></body></html>")))
    assert "no text" in error.reason
    _, (error,) = captured(tmp_path, "c.eml", f"From: a@b.example\n{HEAD}Content-Type: image/png\n\nx")
    assert "text or HTML part" in error.reason


@pytest.mark.parametrize("charset", ["iso-8859-1", "unknown-8bit", "no-such-set", "utf-8"])
def test_an_e_mail_in_another_character_set_is_read(tmp_path: Path, charset: str) -> None:
    head = f"From: a@b.example\n{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    data = "A café at Oltena was flooded, the mayor said on Tuesday.".encode("utf-8" if charset == "utf-8" else "latin-1")
    (found,), _ = captured(tmp_path, "a.eml", head.encode() + data)
    assert found.text.startswith("A café at Oltena")


def test_lines_that_flow_are_joined(tmp_path: Path) -> None:
    words = "A dam above \nthe town burst.\n\nNext. \n-- \nDesk"
    (found,), _ = captured(tmp_path, "a.eml", f"From: a@b.example\n{HEAD}Content-Type: text/plain; format=flowed\n\n{words}")
    assert found.text == "A dam above the town burst.\n\nNext. \n-- \nDesk"


def test_a_page_that_a_browser_saved_keeps_its_address_and_takes_no_date_from_the_saving(tmp_path: Path) -> None:
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/1\n{HEAD}"
    (found,), _ = captured(tmp_path, "page.mhtml", f"{head}Content-Type: text/html\n\n{PAGE}")
    assert (found.source.url, found.source.outlet, found.published) == ("https://gazette.example/1", None, None)


def test_a_date_that_is_none_stays_unknown(tmp_path: Path) -> None:
    (found,), _ = captured(tmp_path, "a.eml", f"From: a@b.example\nMIME-Version: 1.0\nDate: some day\n\n{LEDE}")
    assert found.published is None


def test_a_locked_pdf_is_named(tmp_path: Path) -> None:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LEDE[:60]])))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    found, (error,) = captured(tmp_path, "a.pdf", out.getvalue())
    assert (found, "locked by a password" in error.reason) == ([], True)


def word(fill: str = "") -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.core_properties.author = "Ivo Kral"
    made.add_paragraph(LEDE)
    table = made.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = NEXT
    made.add_paragraph(f"Behind the table. {fill}")
    made.save(out)
    return out.getvalue()


def test_the_words_in_tables_stand_in_their_place_and_once(tmp_path: Path) -> None:
    (found,), _ = captured(tmp_path, "a.docx", word())
    assert found.text == f"{LEDE}\n\n{NEXT}\n\nBehind the table.\n"
    assert (found.row["file_author"], found.published, found.source.outlet) == ("Ivo Kral", None, None)


def rewritten(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return out.getvalue()


def test_a_word_file_s_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]><w:document '
    data = rewritten(rewritten(word("HERE"), "<w:document ", declared), "HERE", "&b;&s;")
    found, _ = captured(tmp_path, "a.docx", data)
    assert all("aaaa" not in c.text and "root:" not in c.text for c in found)
    found, (error,) = captured(tmp_path, "b.docx", rewritten(word(), "</w:body>", "</w:bdy>"))
    assert (found, "damaged" in error.reason) == ([], True)


def test_a_word_file_that_grows_without_end_is_named(tmp_path: Path) -> None:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/big.bin", "w") as big:
        for _ in range(210):
            big.write(bytes(1_000_000))
    found, (error,) = captured(tmp_path, "a.docx", out.getvalue())
    assert (found, "more than 200 MB" in error.reason) == ([], True)


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_of_any_kind_is_told_and_never_raised(name: str) -> None:
    kind, data = SAMPLES[name]
    chance = random.Random(7)
    for _ in range(25):
        harmed = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        harmed = harmed[: chance.randrange(len(harmed) // 2, len(harmed) + 1)]
        found = list(read_as(kind, Item("u", "u", "u", io.BytesIO(bytes(harmed)))))
        assert found
        assert all(isinstance(f, Capture | Skipped) for f in found)
