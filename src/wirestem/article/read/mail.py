"""E-mails as files: newsletters, alerts and articles that were forwarded."""

import re
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import PurePosixPath

from msgspec.structs import replace

from wirestem.article.read.charset import decode
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, kind_of_media, reader
from wirestem.article.read.kinds import PEEK_BYTES, kind_by, read_as
from wirestem.article.read.limits import refuse_empty, taken
from wirestem.article.read.markup import prose
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.outlets import ends_like
from wirestem.model import Capture, Skipped, Source

_DEPTH = 3
"""Messages inside messages that are followed."""
_BOX = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\n]*\d{4}\r?\n(?=[!-9;-~]+:)")
_ASIDE = frozenset({"pgp-signature", "pkcs7-signature", "x-pkcs7-signature"})


@reader(
    "mail",
    endings=(".eml", ".mbox", ".mht", ".mhtml"),
    media=("message/rfc822", "application/mbox", "multipart/related"),
)
def read_mail(item: Item) -> Iterator[Found]:
    """A capture for each message: its HTML part as a page is read, else its plain part; subject, date and a house beside it.

    Forwarded messages and attached files of known kinds are articles of their own; what else is attached is counted.
    """
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES, "an e-mail")
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    held = _BOX.split(data)[1:] if _BOX.match(data) else []
    if len(held) < 2:
        yield from _read(data, item, 0)
        return
    for number, one in enumerate(held, 1):
        words = re.sub(rb"^>(>*From )", rb"\1", one, flags=re.M)  # as stores of mail write a line that begins so
        yield from _read(words, item._replace(uri=f"{item.uri}#{number}", stem=f"{item.stem}-{number}"), 0)


def _read(data: bytes, item: Item, depth: int) -> Iterator[Found]:
    """One message, then what is attached to it."""
    missing: str | None = None
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        yield _capture(message, item)
    except _EmptyError as error:
        missing = str(error)
    except (ReadError, LookupError, ValueError) as error:
        reason = str(error) if isinstance(error, ReadError) else f"is no readable e-mail ({error}); save its text as .txt"
        yield Skipped(item.uri, reason)
        return
    some = False
    for found in _attached(message, item, depth):
        some = some or isinstance(found, Capture)
        yield found
    if missing and not some:
        yield Skipped(item.uri, missing)


class _EmptyError(ReadError):
    """A message without words of its own, which may hold others."""


def _attached(message: EmailMessage, item: Item, depth: int) -> Iterator[Found]:
    """What the attachments hold, in their order; those that no reader knows are counted on one line."""
    if message.get("Snapshot-Content-Location"):
        return  # the rest of a page that a browser saved: pictures, styles, frames
    other: Counter[str] = Counter()
    names: Counter[str] = Counter()
    mixed = message.get_content_subtype() == "mixed"
    for part in message.iter_attachments():
        kind, data = part.get_content_type(), _bytes(part)
        name = " ".join(str(part.get_filename() or ("message.eml" if kind == "message/rfc822" else "")).split())
        if (_beside(part) and mixed) or not data or part.get_content_subtype() in _ASIDE or _is_drawn(part):
            continue
        known = kind_by(name, data[:PEEK_BYTES]) or kind_of_media(kind)
        if known is None or depth >= _DEPTH:
            other[kind] += 1
            continue
        names[name] += 1
        end = f"-{names[name]}" if names[name] > 1 else ""
        stem = PurePosixPath(part.get_filename() or f"{item.stem}-message").stem + end
        inner = Item(
            f"{item.uri}#{name or stem}{end * bool(name)}", name or stem, stem, BytesIO(data), part.get_content_charset()
        )
        yield from _read(data, inner, depth + 1) if known == "mail" else read_as(known, inner)
    if other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(other.items()))
        yield Skipped(item.uri, f"attachments left aside: {kinds}", "note")


def _beside(part: Message) -> bool:
    """Whether a part is a piece of the message's own text, as programs write that put pictures between its paragraphs."""
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and not part.get_filename()
        and part.get_content_disposition() != "attachment"
    )


def _is_drawn(part: Message) -> bool:
    """Whether a part belongs to the page that the message is: a logo, a style, a frame."""
    drawn = part.get("Content-ID") or part.get_content_disposition() == "inline"
    return bool(part.get("Content-Location")) or bool(drawn and part.get_content_maintype() == "image")


def _bytes(part: Message) -> bytes:
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        return b"".join(one.as_bytes() for one in inner if isinstance(one, Message)) if isinstance(inner, list) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _capture(message: EmailMessage, item: Item) -> Capture:
    """The message as a page or a text; what its own words state comes before what the fields hint at."""
    subject = " ".join(str(message.get("Subject") or "").split()) or None
    saved = str(message.get("Snapshot-Content-Location") or "").strip() or None  # a page that a browser saved as .mht
    address = saved if saved and saved.lower().startswith(("http://", "https://")) else None  # no path of somebody's machine
    found = _worded(message, item, Source(item.uri, url=address))
    source = replace(found.source, outlet=found.source.outlet or (None if saved else _outlet(message)))
    published = found.published or (None if saved else _date(message))
    sender = _senders(message)
    return replace(
        found, source=source, title=found.title or subject, published=published, row={"sender": sender[0]} if sender else {}
    )


def _worded(message: EmailMessage, item: Item, source: Source) -> Capture:
    """What the HTML part holds, else what the plain part holds, with the pieces behind it; ReadError when none has words."""
    marked, plain = (message.get_body(preferencelist=(kind,)) for kind in ("html", "plain"))
    further = [part for part in message.iter_attachments() if _beside(part)] if message.get_content_subtype() == "mixed" else []
    if marked is not None:
        try:
            found = page(_text(marked), item.stem, source)
            return replace(found, text="\n".join((found.text, *(_plain(part) for part in further))))
        except ReadError:
            if plain is None:
                raise _EmptyError("holds no text; expected an e-mail with a text or HTML part; save its text as .txt") from None
    if plain is None:
        raise _EmptyError("holds no text; expected an e-mail with a text or HTML part; save its text as .txt")
    words = "\n\n".join(told for part in (plain, *further) if (told := _plain(part)).strip() or part is plain)
    try:
        refuse_empty(words)
    except ReadError as error:
        raise _EmptyError(str(error)) from error
    return Capture(item.stem, source, words)


def _plain(part: Message) -> str:
    """The words of a part as a text, in which lines that flow are joined."""
    words = _text(part).replace("\r\n", "\n")
    if part.get_content_subtype() == "html":
        return "\n\n".join(block.words for block in prose(words)) + "\n"
    if str(part.get_param("format") or "").lower() == "flowed":
        words = re.sub(r"(?<=\S)(?<!^--) \n(?!-- \n)(?=\S)", " ", words, flags=re.M)
    return words


def _text(part: Message) -> str:
    """The words of a part, in the character set that it states or the one that fits."""
    data = part.get_payload(decode=True)
    return decode(data, part.get_content_charset()).text if isinstance(data, bytes) else ""


def _outlet(message: EmailMessage) -> str | None:
    """The sender's name, where it is a house's: that of a newsletter, or one with the look of an outlet or an agency.

    A reader who forwards an article is no outlet.
    """
    named = _senders(message)
    if not named or "@" in named[0]:
        return None
    listed = any(message.get(field) for field in ("List-Id", "List-Unsubscribe", "List-Post"))
    like = ends_like(named[0], "paper") or ends_like(named[0], "agency") or bool(agencies().find(named[0]))
    return named[0] if listed or like else None


def _senders(message: EmailMessage) -> list[str]:
    """Who sent it, by name or else by address."""
    named = [(str(a.display_name), str(a.addr_spec)) for a in getattr(message.get("From"), "addresses", None) or ()]
    return [words for name, address in named if (words := " ".join((name or address).split()))]


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).isoformat() if message["Date"] else None
    except (ValueError, TypeError):
        return None
