"""E-mails as files: newsletters, alerts and articles that were forwarded."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.page import page
from wirestem.article.read.plain import refuse_empty, whole
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source


@reader("mail", endings=(".eml",), media=("message/rfc822",))
def read_mail(item: Item) -> Iterator[Found]:
    """One capture: the HTML part as a page is read, else the plain part; subject, date and the sender's name beside it."""
    try:
        data = whole(item.data.read(PAGE_LIMIT_BYTES + 1), PAGE_LIMIT_BYTES, "an e-mail")
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        yield _capture(message, item)
    except (ReadError, LookupError, ValueError) as error:
        reason = str(error) if isinstance(error, ReadError) else f"is no readable e-mail ({error}); save its text as .txt"
        yield Skipped(item.uri, reason)


def _capture(message: EmailMessage, item: Item) -> Capture:
    source = Source(item.uri, outlet=_sender(message))
    subject = " ".join(str(message.get("Subject") or "").split()) or None
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        raise ReadError("holds no text; expected an e-mail with a text or HTML part; save its text as .txt")
    words = part.get_content()
    if not isinstance(words, str):
        raise ReadError("holds no text; expected an e-mail with a text or HTML part; save its text as .txt")
    if part.get_content_subtype() == "html":
        found = page(words, item.stem, source)
        return replace(found, title=found.title or subject, published=found.published or _date(message))
    refuse_empty(words)
    return Capture(item.stem, source, words.replace("\r\n", "\n"), subject, _date(message))


def _sender(message: EmailMessage) -> str | None:
    """The name that the sender goes by, not the address: a newsletter's is its outlet's."""
    field = message.get("From")
    named = [str(a.display_name) for a in getattr(field, "addresses", None) or [] if a.display_name]
    return named[0] if named else None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).isoformat() if message["Date"] else None
    except (ValueError, TypeError):
        return None
