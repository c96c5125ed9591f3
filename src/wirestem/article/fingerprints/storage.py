"""Fingerprints kept in a file: hashes and agencies, no text."""

from pathlib import Path
from typing import Literal

import msgspec

from wirestem.article.fingerprints.known import Fingerprints, Learned
from wirestem.article.fingerprints.runs import RUN_WORDS
from wirestem.errors import FingerprintError

FORMAT: Literal["wirestem.fingerprints/1"] = "wirestem.fingerprints/1"


class _File(msgspec.Struct, frozen=True):
    format: Literal["wirestem.fingerprints/1"]
    words: int
    texts: tuple[Learned, ...]


def stored(known: Fingerprints) -> bytes:
    """The file's bytes, one text a line; the same fingerprints give the same bytes."""
    lines = b",\n".join(msgspec.json.encode(text) for text in known.texts)
    head = b'{"format":"' + FORMAT.encode() + b'","words":' + str(RUN_WORDS).encode()
    return head + b',"texts":[\n' + lines + b"\n]}\n"


def read_fingerprints(path: str) -> Fingerprints:
    """The fingerprints in the file `path`; FingerprintError when it cannot be read or is none."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise FingerprintError(f"{path}: cannot be read ({reason}); make it with --learn FOLDER --fingerprints {path}") from error
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FingerprintError(
            f"{path}: is no file of fingerprints ({error}); expected {FORMAT} as --learn FOLDER --fingerprints FILE writes it"
        ) from error
    if file.words != RUN_WORDS:
        raise FingerprintError(f"{path}: holds runs of {file.words} words, expected {RUN_WORDS}; learn again with --learn FOLDER")
    return Fingerprints(file.texts)
