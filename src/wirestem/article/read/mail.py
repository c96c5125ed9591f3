"""E-mails as files: newsletters, alerts and articles that were forwarded."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from wirestem.article.read.charset import decode
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.limits import refuse_empty, taken
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.outlets import ends_like
from wirestem.model import Capture, Skipped, Source


@reader("mail", endings=(".eml", ".mht", ".mhtml"), media=("message/rfc822", "multipart/related"))
def read_mail(item: Item) -> Iterator[Found]:
    """One capture: the HTML part as a page is read, else the plain part; subject, date and a house that sent it beside it."""
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES, "an e-mail")
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        yield _capture(message, item)
    except (ReadError, LookupError, ValueError) as error:
        reason = str(error) if isinstance(error, ReadError) else f"is no readable e-mail ({error}); save its text as .txt"
        yield Skipped(item.uri, reason)


def _capture(message: EmailMessage, item: Item) -> Capture:
    """The message as a page or a text; what its own words state comes before what the fields hint at."""
    subject = " ".join(str(message.get("Subject") or "").split()) or None
    saved = str(message.get("Snapshot-Content-Location") or "").strip() or None  # a page that a browser saved as .mht
    found = _worded(message, item, Source(item.uri, url=saved))
    source = replace(found.source, outlet=found.source.outlet or (None if saved else _outlet(message)))
    published = found.published or (None if saved else _date(message))
    sender = _senders(message)
    return replace(
        found, source=source, title=found.title or subject, published=published, row={"sender": sender[0]} if sender else {}
    )


def _worded(message: EmailMessage, item: Item, source: Source) -> Capture:
    """What the HTML part holds, else what the plain part holds; ReadError when neither has words."""
    marked, plain = (message.get_body(preferencelist=(kind,)) for kind in ("html", "plain"))
    if marked is not None:
        try:
            return page(_text(marked), item.stem, source)
        except ReadError:
            if plain is None:
                raise
    if plain is None:
        raise ReadError("holds no text; expected an e-mail with a text or HTML part; save its text as .txt")
    words = _text(plain).replace("\r\n", "\n")
    if str(plain.get_param("format") or "").lower() == "flowed":
        words = re.sub(r"(?<=\S)(?<!^--) \n(?!-- \n)(?=\S)", " ", words, flags=re.M)
    refuse_empty(words)
    return Capture(item.stem, source, words)


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
