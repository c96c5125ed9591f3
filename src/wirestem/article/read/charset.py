"""From bytes to text: UTF-8 as it should be, anything else by its marks or by a guess that is owned up to."""

import codecs
import re
from typing import NamedTuple

from wirestem.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX, XLSX or ODT file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3", "an SQLite file"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Curly quotes, dashes and the ellipsis as Windows writes them; in ISO 8859 these bytes are control characters.
_WINDOWS = re.compile(rb"(?<=[\x20-\x7e\x0a\xe0-\xff])[\x85\x91-\x97]|[\x91-\x94](?=[A-Za-z])")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


class Decoded(NamedTuple):
    """Text, and a `doubt` to tell the user when the character set was not stated and not UTF-8."""

    text: str
    doubt: str | None = None


def decode(data: bytes, stated: str | None = None) -> Decoded:
    """The text of `data`; a mark at the start (BOM) that says UTF-8 stays, so that a file's text is the file.

    `stated` is a character set that somebody named (a header, a meta element). ReadError when the bytes are no text.

    >>> decode("Café".encode("utf-8")).text
    'Café'
    """
    for mark, name in _MARKS:
        # Real UTF-16 and UTF-32 hold zero bytes in every line end and space; two stray bytes do not make it so.
        if data.startswith(mark) and b"\x00" in data:
            return _by(data, name)
    complaint = binary(data)
    if complaint:
        raise ReadError(complaint)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        where = error.start
    if stated and _known(stated):
        return Decoded(data.decode(stated, errors="replace"))
    return _guess(data, where)


def binary(data: bytes) -> str | None:
    """Why `data` is no text, or None when it may be."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"is {what}; expected text; save its text as .txt or .html and give that"
    head = data[:65536]
    if b"\x00" in head or len(_CONTROL.findall(head)) * 20 > len(head):
        return "is binary; expected text in UTF-8; save its text as .txt or .html and give that"
    return None


def _by(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name))
    except UnicodeDecodeError as error:
        raise ReadError(f"begins as {name.upper()} but breaks off at byte {error.start}; save it as UTF-8") from error


def _known(name: str) -> bool:
    try:
        return not codecs.lookup(name).name.startswith("utf-8")
    except LookupError:
        return False


def _guess(data: bytes, where: int) -> Decoded:
    good, bad = len(_MULTIBYTE.findall(data)), _broken(data)
    if good > 4 * bad:
        # UTF-8 with a few damaged letters: any other reading would spoil all the sound ones.
        doubt = f"is UTF-8 but for {bad} damaged bytes from byte {where} on, read as U+FFFD; save it anew from its source"
        return Decoded(data.decode("utf-8", errors="replace"), doubt)
    name = "windows-1252" if _WINDOWS.search(data) else _detected(data)
    if name is None:
        raise ReadError(f"is not UTF-8 (byte {where}) and fits no known character set; save it as UTF-8")
    text = data.decode(name, errors="replace")
    return Decoded(text, f"is not UTF-8 (byte {where}); read as {name}; save it as UTF-8 if letters look wrong")


def _broken(data: bytes) -> int:
    return data.decode("utf-8", errors="replace").count("\ufffd") - data.count("\ufffd".encode())


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    if best is None:
        return None
    # Single western letters look alike in all of these; the one that the web means is the safe reading.
    return "windows-1252" if best.encoding in {"latin_1", "cp1252", "ascii", "iso8859_15", "cp1250", "cp1257"} else best.encoding
