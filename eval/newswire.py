"""Articles of Worldwide Newswire as plain text: its tokens joined as a newspaper prints them, names as ranges of that text."""

import hashlib
import json
import pathlib
from collections.abc import Iterator

TIGHT_AFTER = set("([{$£€#@/“‘«-–—")
TIGHT_BEFORE = set(".,;:!?)]}%”’»/…-–—")


def rows(path: pathlib.Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def tests(name: str) -> bool:
    """Whether an article belongs to the fifth that tests: by the hash of its id."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def plain(row: dict) -> tuple[str, list[tuple[int, int, str]]]:
    """The text, a line for each of the row's paragraphs, and the names in it: start, end, class."""
    text = ""
    found: list[tuple[int, int, str]] = []
    for sentence in row["sentences"]:
        open_mark, glue = False, True
        begin = None
        for form, label in sentence:
            closing = form in ('"', "''") and open_mark
            tight = (
                glue or form[0] in TIGHT_BEFORE or closing or form in ("n't", "'s", "’s", "'re", "'ve", "'ll", "'d", "'m", "'")
            )
            if not tight:
                text += " "
            start = len(text)
            text += form
            if label[0] in "BS" or (label[0] in "IE" and begin is None):
                begin = (start, label[2:])
            if begin and label[0] == "O":
                begin = None
            if begin and label != "O":
                if found and found[-1][0] == begin[0]:
                    found[-1] = (begin[0], len(text), begin[1])
                else:
                    found.append((begin[0], len(text), begin[1]))
            if form in ('"', "''", "``"):
                open_mark = not open_mark
                glue = open_mark
            else:
                glue = form[-1] in TIGHT_AFTER
        text += "\n"
    return text, found
