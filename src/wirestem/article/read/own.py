"""What Wirestem itself wrote, which is no article: whoever makes a dossier of a folder twice does not read the first one."""

import os
import re

from wirestem.article.read.kinds import PEEK_BYTES

DOSSIER = "dossier.json"
FILES = frozenset({DOSSIER, "dossier.html", "dossier.atom", "dossier.prov.json", "articles.ftm.json", "mentions.ftm.json"})
"""What a dossier and its exports are called, as far as such files would be read; the tables are in a folder of their own."""
TABLES = "tables"
REFUSED = (
    "is a dossier that Wirestem wrote, and no article; `wirestem export` reads it, and its articles are read from their own files"
)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"wirestem\.dossier/')
_PAGE = re.compile(rb"<meta name=\"?generator\"? content=\"?Wirestem\b")


def is_own(head: bytes) -> bool:
    """Whether what begins so is a dossier, as JSON or as a page.

    >>> is_own(b'{"format": "wirestem.dossier/1",'), is_own(b'{"format": "ninjs"}')
    (True, False)
    """
    return bool(_JSON.match(head) or _PAGE.search(head))


def holds_own(folder: str, files: list[str]) -> bool:
    """Whether a dossier was written into a folder with these files."""
    if DOSSIER not in files:
        return False
    try:
        with open(os.path.join(folder, DOSSIER), "rb") as data:
            return is_own(data.read(PEEK_BYTES))
    except OSError:
        return False
