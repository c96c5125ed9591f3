"""E-mails with others inside: forwarded messages, attached files, mailboxes; nothing in them is lost without a word."""

from email.message import EmailMessage
from pathlib import Path

from read.test_papers import HEAD, parts, word
from read.test_trade import LEDE, NEXT, PAGE, captured
from wirestem.model import Capture


def message(words: str, subject: str = "Fwd: see below", sender: str = "a@b.example") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = sender, subject, "<1>"
    made.set_content(words)
    return made


def texts(found: list[Capture]) -> list[str]:
    return [c.text.strip() for c in found]


def test_a_forwarded_message_is_an_article_of_its_own(tmp_path: Path) -> None:
    made = message("See attached.")
    inner = message(LEDE, "Dam bursts", "Harrow Gazette <n@g.example>")
    inner.add_attachment(message(NEXT, "Mayor speaks", "Lerrick Post <n@p.example>"))
    made.add_attachment(inner)
    (outer, one, two), skipped = captured(tmp_path, "m.eml", made.as_bytes())
    assert not skipped
    assert texts([outer, one, two]) == ["See attached.", LEDE, NEXT]
    assert (one.title, one.source.outlet, one.source.uri) == (
        "Dam bursts", "Harrow Gazette", f"{tmp_path / 'm.eml'}#message.eml",
    )  # fmt: skip
    assert (two.title, two.source.outlet) == ("Mayor speaks", "Lerrick Post")


def test_attached_files_are_read_by_their_kind_and_the_rest_counted(tmp_path: Path) -> None:
    made = message("See attached.")
    made.add_attachment(LEDE.encode(), maintype="text", subtype="plain", filename="art.txt")
    made.add_attachment(NEXT.encode(), maintype="text", subtype="plain", filename="art.txt")
    made.add_attachment(word(), maintype="application", subtype="octet-stream", filename="b.docx")
    made.add_attachment(b"PK\x03\x04x", maintype="application", subtype="zip", filename="c.zip")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="d.png")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    found, (note,) = captured(tmp_path, "m.eml", made.as_bytes())
    assert texts(found)[:3] == ["See attached.", LEDE, NEXT]
    assert [c.source.uri.partition("#")[2] for c in found] == ["", "art.txt", "art.txt-2", "b.docx"]
    assert LEDE in found[3].text
    assert (note.severity, note.reason) == ("note", "attachments left aside: 1 application/zip, 1 image/png")


def test_a_message_without_words_of_its_own_is_no_error_when_it_holds_another(tmp_path: Path) -> None:
    made = message("")
    made.add_attachment(message(LEDE, "Dam bursts"))
    (found,), skipped = captured(tmp_path, "m.eml", made.as_bytes())
    assert (found.text.strip(), skipped) == (LEDE, [])
    made = message("")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="d.png")
    nothing, skipped = captured(tmp_path, "n.eml", made.as_bytes())
    assert not nothing
    assert {s.severity for s in skipped} == {"note", "error"}


def test_messages_are_followed_to_a_depth_and_counted_below(tmp_path: Path) -> None:
    made = message("Depth 5.")
    for depth in range(4, -1, -1):
        outer = message(f"Depth {depth}.")
        outer.add_attachment(made)
        made = outer
    found, (note,) = captured(tmp_path, "m.eml", made.as_bytes())
    assert texts(found) == ["Depth 0.", "Depth 1.", "Depth 2.", "Depth 3."]
    assert note.reason == "attachments left aside: 1 message/rfc822"


def test_the_pieces_of_a_text_between_pictures_are_one_text(tmp_path: Path) -> None:
    for kind, first, last in (("plain", LEDE, NEXT), ("html", PAGE, f"<p>{NEXT.replace('May', 'June')}</p>")):
        mixed = parts((f"text/{kind}", first), ("image/png", "x"), (f"text/{kind}", last)).replace("alternative", "mixed")
        (found,), _ = captured(tmp_path, f"{kind}.eml", mixed)
        assert LEDE in found.text
        assert found.text.strip().endswith(NEXT if kind == "plain" else NEXT.replace("May", "June"))


def test_html_alone_in_several_shells_is_read(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "Harrow Gazette <n@g.example>", "<1>"
    made.set_content(PAGE, subtype="html")
    made.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<x>")
    made.make_mixed()
    (found,), skipped = captured(tmp_path, "m.eml", made.as_bytes())
    assert (LEDE in found.text, found.title, skipped) == (True, "Dam bursts above Oltena", [])


def test_a_mailbox_is_its_messages(tmp_path: Path) -> None:
    one = f"From a@b Sat Jan  1 00:00:00 2031\nFrom: Harrow Gazette <a@g.example>\nMessage-ID: <1>\nSubject: One\n\n{LEDE}\n"
    two = f"From a@b Sat Jan  1 00:00:01 2031\nFrom: B <b@b.example>\nMessage-ID: <2>\nSubject: Two\n\n{NEXT}\n>From here on.\n"
    for name, data in (("box.mbox", f"{one}\n{two}"), ("box", f"{one}\n{two}".replace("\n", "\r\n"))):
        found, skipped = captured(tmp_path, name, data)
        assert [c.title for c in found] == ["One", "Two"]
        assert [c.source.uri.partition("#")[2] for c in found] == ["1", "2"]
        assert found[1].text.strip().splitlines() == [NEXT, "From here on."]
        assert not skipped
    (alone,), _ = captured(tmp_path, "one.mbox", one)
    assert (alone.title, alone.source.uri) == ("One", str(tmp_path / "one.mbox"))


def test_the_parts_of_a_saved_page_are_neither_articles_nor_noted(tmp_path: Path) -> None:
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/1\n{HEAD}"
    inner = "".join(
        f"--b\nContent-Type: {kind}\n\n{told}\n"
        for kind, told in (("text/html", PAGE), ("text/css", "p {}"), ("text/html", "<p>An ad.</p>"))
    )
    (found,), skipped = captured(tmp_path, "a.mht", f'{head}Content-Type: multipart/related; boundary="b"\n\n{inner}--b--\n')
    assert (LEDE in found.text, "An ad" in found.text, skipped) == (True, False, [])


def test_the_frames_of_a_page_that_another_browser_saved_are_no_articles(tmp_path: Path) -> None:
    inner = "".join(
        f"--b\nContent-Type: {kind}\nContent-Location: https://gazette.example/{name}\n\n{told}\n"
        for name, kind, told in (("1", "text/html", PAGE), ("2", "text/css", "p {}"), ("3", "text/html", "<p>An ad.</p>"))
    )
    head = f'From: <Saved by another>\n{HEAD}Content-Type: multipart/related; boundary="b"\n\n'
    (found,), skipped = captured(tmp_path, "a.mht", f"{head}{inner}--b--\n")
    assert (LEDE in found.text, "An ad" in found.text, skipped) == (True, False, [])


def test_letters_of_no_character_set_in_the_fields_are_told_as_far_as_they_can_be(tmp_path: Path) -> None:
    data = b"From: Caf\xe9 Gazette <a@b.example>\nMIME-Version: 1.0\nSubject: Caf\xe9\n\n" + LEDE.encode()
    (found,), _ = captured(tmp_path, "a.eml", data)
    assert (found.title, found.source.outlet, found.row) == ("Caf\ufffd", "Caf\ufffd Gazette", {"sender": "Caf\ufffd Gazette"})


def test_a_digest_is_its_messages_each_with_an_id_of_its_own(tmp_path: Path) -> None:
    inner = "".join(f"--b\n\nFrom: A <a@x.example>\nSubject: {n}\nMessage-ID: <{n}>\n\n{LEDE} {n}\n" for n in ("One", "Two"))
    head = "From: L <l@x.example>\nMessage-ID: <1>\nMIME-Version: 1.0\n"
    data = f'{head}Content-Type: multipart/digest; boundary="b"\n\n{inner}--b--\n'
    found, skipped = captured(tmp_path, "d.eml", data)
    assert [(c.id, c.title) for c in found] == [("d-message", "One"), ("d-message-2", "Two")]
    assert len({c.source.uri for c in found}) == 2
    assert not skipped
