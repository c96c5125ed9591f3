"""What a reader is handed, and the readers there are."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from wirestem.model import Capture, Skipped
from wirestem.registry import Registry

TEXT_LIMIT_BYTES = 2_000_000
PAGE_LIMIT_BYTES = 10_000_000


class Item(NamedTuple):
    """One input, opened: `uri` as it was given, `name` its last part, `stem` that without its ending, `data` its bytes.

    `charset` is what the transport said (an HTTP header), None when it said nothing.
    """

    uri: str
    name: str
    stem: str
    data: BinaryIO
    charset: str | None = None


Found = Capture | Skipped
Reader = Callable[[Item], Iterator[Found]]

readers: Registry[Reader] = Registry("reader")
"""Readers by kind of input; one that is added here is found by its endings in files, folders and addresses."""

_ENDINGS: dict[str, str] = {}
_MEDIA: dict[str, str] = {}


def reader(kind: str, *, endings: tuple[str, ...], media: tuple[str, ...] = ()) -> Callable[[Reader], Reader]:
    """Decorator that files a reader under `kind`, its file `endings` (".txt") and its `media` types ("text/html")."""

    def keep(step: Reader) -> Reader:
        readers.register(kind)(step)
        _ENDINGS.update(dict.fromkeys(endings, kind))
        _MEDIA.update(dict.fromkeys(media, kind))
        return step

    return keep


def lacking(item: Item, what: str, library: str, extra: str, error: ImportError) -> Skipped:
    """Why an input was not read whose library is not installed; what stands beside it is read all the same."""
    return Skipped(item.uri, f"{what} need {library}, which is missing ({error}); pip install 'wirestem[{extra}]'")


def kind_of(name: str) -> str | None:
    """The kind of the file `name` by its ending, or None when no reader knows it.

    >>> kind_of("Report.HTML")
    'html'
    """
    lowered = name.lower()
    fitting = [ending for ending in _ENDINGS if lowered.endswith(ending)]
    return _ENDINGS[max(fitting, key=len)] if fitting else None


def kind_of_media(media: str) -> str | None:
    """The kind of a media type as a server states it, or None."""
    return _MEDIA.get(media.split(";", 1)[0].strip().lower())


def endings() -> tuple[str, ...]:
    """The endings that some reader knows, sorted."""
    return tuple(sorted(_ENDINGS))
