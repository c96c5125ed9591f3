"""E-mails, PDF and Word files: whose they are, what they hold, and what damage does."""

import io
import random
import re
import zipfile
from itertools import zip_longest
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from read.test_kinds import SAMPLES
from read.test_trade import LEDE, NEXT, PAGE, captured, pdf
from wirestem.article.read import limits
from wirestem.article.read.item import Item
from wirestem.article.read.kinds import read_as
from wirestem.article.read.pdf import paragraphs
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


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def para(words: str, inner: str = "") -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r>{inner}</w:p>"


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def box(words: str) -> str:
    told = f"<w:txbxContent>{para(words)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing>{told}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{told}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def told_by(tmp_path: Path, body: str) -> list[str]:
    made = rewritten(word("HERE"), "<w:p><w:r><w:t>Behind the table. HERE</w:t></w:r></w:p>", body)
    (found,), skipped = captured(tmp_path, "a.docx", made)
    assert not skipped
    return found.text.strip().split("\n\n")[2:]


@pytest.mark.parametrize(("body", "told"), [
    (para("It held, ", f"<w:ins w:author='Ed'>{run('she told AFP.')}</w:ins>"), ["It held, she told AFP."]),
    (para("It held.", f"<w:del>{run(' Not.')}</w:del><w:moveFrom>{run(' Moved.')}</w:moveFrom>"), ["It held."]),
    (f"<w:sdt><w:sdtContent>{para('In a content control.')}</w:sdtContent></w:sdt>", ["In a content control."]),
    (para("It ", f"<w:sdt><w:sdtContent>{run('held.')}</w:sdtContent></w:sdt>"), ["It held."]),
    (para("Lede ", box("In a box.") + run("goes on.")), ["Lede goes on.", "In a box."]),
    (para("See ", f"<w:hyperlink>{run('the page')}</w:hyperlink><w:fldSimple w:instr='DATE'>{run(' of May')}</w:fldSimple>"),
     ["See the page of May"]),
    (para("A", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"), ["A b c-d"]),
    (f"<w:tbl><w:tr><w:tc>{para('Cell.')}<w:tbl><w:tr><w:tc>{para('Inner.')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
     ["Cell.", "Inner."]),
    (f"<w:customXml>{para('In custom XML.')}</w:customXml>", ["In custom XML."]),
])  # fmt: skip
def test_the_words_of_a_word_file_are_read_wherever_they_stand(tmp_path: Path, body: str, told: list[str]) -> None:
    assert told_by(tmp_path, body) == told


def with_parts(**roots: str) -> bytes:
    """A Word file with more parts: footnotes, comments, header…"""
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(LEDE)
    for kind, inner in roots.items():
        name = "hdr" if kind == "header" else kind
        blob = f"<w:{name} xmlns:w='{W}'>{inner}</w:{name}>".encode()
        part = Part(PackURI(f"/word/{kind}9.xml"), "application/xml", blob, made.part.package)
        made.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    made.save(out)
    return out.getvalue()


def test_footnotes_and_endnotes_stand_behind_the_text(tmp_path: Path) -> None:
    parting = f"<w:footnote w:type='separator' w:id='-1'>{para('no words')}</w:footnote>"
    made = with_parts(
        endnotes=f"<w:endnote w:id='1'>{para('AFP contributed.')}</w:endnote>",
        footnotes=f"{parting}<w:footnote w:id='1'>{para('According to Reuters.')}</w:footnote>",
    )
    (found,), skipped = captured(tmp_path, "a.docx", made)
    assert found.text == f"{LEDE}\n\nAccording to Reuters.\n\nAFP contributed.\n"
    assert not skipped


def test_what_is_no_part_of_a_word_file_s_text_is_noted(tmp_path: Path) -> None:
    made = with_parts(
        comments=f"<w:comment w:id='1'>{para('Check this.')}</w:comment><w:comment w:id='2'>{para('And this.')}</w:comment>",
        header=para("Embargo until noon on Monday"),
        footer=para("Page 1"),
    )
    (found,), (note,) = captured(tmp_path, "a.docx", made)
    assert found.text == f"{LEDE}\n"
    assert note.severity == "note"
    assert "left aside: 2 comments, header “Embargo until noon on Monday”;" in note.reason


def test_styles_are_looked_up_once_and_not_for_each_paragraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scan(*_: object) -> None:
        raise AssertionError("all styles are gone through for one paragraph")

    monkeypatch.setattr("docx.oxml.styles.CT_Styles.get_by_id", scan)
    monkeypatch.setattr("docx.oxml.styles.CT_Styles.default_for", scan)
    (found,), skipped = captured(tmp_path, "a.docx", word())
    assert (found.text[: len(LEDE)], skipped) == (LEDE, [])


def test_a_word_file_with_an_endless_body_or_text_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, (error,) = captured(tmp_path, "a.docx", rewritten(word("HERE"), "HERE", "HERE" + " " * 20_100_000))
    assert (found, "a part of more than 20 MB" in error.reason) == ([], True)
    monkeypatch.setattr(limits, "TEXT_LIMIT_BYTES", 100)
    found, (error,) = captured(tmp_path, "b.docx", word())
    assert (found, "longer than 100 characters" in error.reason) == ([], True)


def test_a_pdf_of_which_some_pages_are_pictures_says_so(tmp_path: Path) -> None:
    writer, out = PdfWriter(), io.BytesIO()
    for made in (pdf([LEDE[:60]]), pdf([]), pdf([NEXT[:60]])):
        writer.append(io.BytesIO(made))
    writer.write(out)
    (found,), (note,) = captured(tmp_path, "a.pdf", out.getvalue())
    assert LEDE[:60] in found.text
    assert NEXT[:60] in found.text
    assert (note.severity, "no words on page 2;" in note.reason) == ("note", True)


def test_a_pdf_that_is_too_long_is_named_before_all_of_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirestem.article.read.pdf.TEXT_LIMIT_BYTES", 30)
    found, (error,) = captured(tmp_path, "a.pdf", pdf([LEDE[:60]]))
    assert (found, "longer than 30 characters" in error.reason) == ([], True)
    monkeypatch.setattr("wirestem.article.read.pdf._PAGES", 0)
    found, (error,) = captured(tmp_path, "a.pdf", pdf([LEDE[:60]]))
    assert (found, "longer than 0 pages" in error.reason) == ([], True)


LEFT = (
    "The old iron bridge at Tolmouth will|close on Monday for a year, the coun-|ty said. Engineers found cracks in|"
    "four of the piers."
)
RIGHT = (
    "Nobody should be surprised, said the|woman who runs the ferry. It has hum-|med since spring, she said, and many|"
    "people knew it all along, she added.|She will retire."
)
ROWS = list(zip_longest(LEFT.split("|"), RIGHT.split("|"), fillvalue=""))
COLUMNS = [
    LEFT.replace("-|", "").replace("|", " "),
    RIGHT.replace("|She", "#She").replace("-|", "").replace("|", " ").partition("#")[0],
    "She will retire.",
]


def placed(*parts: tuple[int, int, str]) -> bytes:
    """A PDF with words at their places."""
    reader = PdfReader(io.BytesIO(pdf(["x"])))
    writer, out = PdfWriter(clone_from=reader), io.BytesIO()
    stream = DecodedStreamObject()
    told = "".join(f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET " for x, y, words in parts if words)
    stream.set_data(told.encode("latin-1"))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("across", [True, False])
def test_two_columns_are_read_one_after_the_other_whatever_the_order_in_the_file(tmp_path: Path, across: bool) -> None:
    rows = [((40, 660 - 14 * n, left), (320, 660 - 14 * n, right)) for n, (left, right) in enumerate(ROWS)]
    order = [part for row in rows for part in row] if across else [*(a for a, _ in rows), *(b for _, b in rows)]
    (found,), _ = captured(tmp_path, "a.pdf", placed((40, 700, "Bridge to close"), *order))
    assert found.text.strip().split("\n\n") == ["Bridge to close", *COLUMNS]


def test_a_table_in_a_pdf_is_read_row_by_row(tmp_path: Path) -> None:
    cells = [(x, 660 - 14 * n, words) for n in range(6) for x, words in ((40, f"Town {n}"), (320, f"{n},000 dead"))]
    (found,), _ = captured(tmp_path, "a.pdf", placed(*cells))
    assert "Town 2 2,000 dead" in " ".join(found.text.split())


@pytest.mark.parametrize(("title", "lines", "told"), [
    ("Bridge At Lowmere Shut After Crack | Post", ["Bridge At Lowmere", "Shut After Crack", "By Ada Pell"],
     ["Bridge At Lowmere Shut After Crack", "By Ada Pell"]),
    ("", ["Bridge at Lowmere", "shut after crack", "Ada Pell"], ["Bridge at Lowmere shut after crack", "Ada Pell"]),
    ("", ["Bridge shut.", "iron was found"], ["Bridge shut.", "iron was found"]),
    ("", ["Bridge", "", "shut"], ["Bridge", "shut"]),
    ("Another title", ["Bridge At Lowmere", "Shut After Crack"], ["Bridge At Lowmere", "Shut After Crack"]),
])  # fmt: skip
def test_the_lines_of_a_headline_in_a_pdf_are_one(title: str, lines: list[str], told: list[str]) -> None:
    body = "Engineers closed the bridge on Tuesday after a crack was found in its eastern pier, the county said on"
    assert paragraphs("\n".join([*lines, "", body]), title) == [*told, body]


def test_letters_that_a_font_sets_as_one_sign_are_read_as_letters() -> None:
    assert paragraphs("The oﬃcial ﬁnd of a ﬂood, Seraﬁm’s") == ["The official find of a flood, Serafim’s"]


def test_a_word_file_that_states_no_title_gets_none_from_the_library(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as whole, zipfile.ZipFile(made, "w") as bare:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", data)
            if not name.startswith("docProps/core"):
                bare.writestr(name, data)
    (found,), skipped = captured(tmp_path, "a.docx", made.getvalue())
    assert (found.title, found.row, skipped) == (None, {}, [])


def test_a_page_saved_from_the_disk_has_no_address_but_the_one_it_states(tmp_path: Path) -> None:
    saved = f"From: <Saved by Blink>\nSnapshot-Content-Location: file:///home/ivo/a.html\n{HEAD}Content-Type: text/html\n\n"
    (found,), _ = captured(tmp_path, "a.mht", saved + PAGE)
    assert found.source.url is None
    stated = PAGE.replace("<head>", '<head><link rel="canonical" href="https://gazette.example/1">')
    (found,), _ = captured(tmp_path, "b.mht", saved + stated)
    assert found.source.url == "https://gazette.example/1"
