"""Credits and furniture on the pages of forty houses (`data/pages.txt`, written for it): how unseen house styles are read.

usage: pages.py [--half odd|even] [--missed]

Rules were made on the pages with odd numbers; those with even ones are the check. --missed prints what was taken for furniture and
is none (+), what is and was not taken (-), and credits that were missed or are false; look at the odd half only.
"""

import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import score_story  # noqa: E402

from wirestem.article.clean import clean  # noqa: E402
from wirestem.lexicon.agencies import agencies  # noqa: E402
from wirestem.model import Capture, Document, Source  # noqa: E402

PAGES = HERE / "data" / "pages.txt"
_TEXT = re.compile(r"\{(\w+)\.(\d)\}")


class Page(NamedTuple):
    """A page's text, the characters of its furniture and the agencies that it credits its text to."""

    name: str
    text: str
    furniture: frozenset[int]
    credits: tuple[str, ...]


def pages(path: pathlib.Path = PAGES) -> tuple[Page, ...]:
    """The pages in the order of the file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    parts = re.split(r"(?m)^(--|==) (\w+)$", "\n".join(lines))[1:]
    texts, found = {}, []
    for kind, name, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if kind == "--":
            texts[name] = body.strip().split("\n")
        else:
            filled = _TEXT.sub(lambda m: texts[m[1]][int(m[2]) - 1], body.strip())
            found.append(_page(name, filled.replace("\n", "\n\n")))
    return tuple(found)


def _page(name: str, marked: str) -> Page:
    text, furniture, credits = "", set[int](), []

    def walk(element: ET.Element, inside: bool) -> None:
        nonlocal text
        inside = inside or element.tag == "f"
        if element.tag == "credit":
            credits.append(element.attrib["agency"])
        for words in (element.text, None):
            if words:
                if inside:
                    furniture.update(range(len(text), len(text) + len(words)))
                text += words
        for child in element:
            walk(child, inside)
            if child.tail:
                if inside:
                    furniture.update(range(len(text), len(text) + len(child.tail)))
                text += child.tail

    walk(ET.fromstring(f"<page>{marked}</page>"), False)
    kept = frozenset(at for at in furniture if not text[at].isspace())
    return Page(name, text + "\n", kept, tuple(dict.fromkeys(credits)))


def read(page: Page) -> Document:
    return clean(Capture("page", Source(f"{page.name}.txt"), page.text), agencies())


def taken(page: Page, document: Document) -> tuple[frozenset[int], tuple[str, ...]]:
    """What is read as furniture, and the agencies that are read as credited."""
    places = (at for zone in document.zones if zone.kind == "furniture" for at in range(zone.start, zone.end))
    named = [c.agency for c in document.credits if c.for_ == "text" and c.place != "body"]
    return frozenset(at for at in places if not page.text[at].isspace()), tuple(dict.fromkeys(named))


def scores(chosen: tuple[Page, ...]) -> dict[str, float]:
    """F1 of credits and of the characters of furniture over all pages together, per cent."""
    hits = named = meant = right = read_as = true = 0
    for page in chosen:
        furniture, credits = taken(page, read(page))
        hits += sum(any(score_story.same_agency(got, want) for got in credits) for want in page.credits)
        named, meant = named + len(credits), meant + len(page.credits)
        right, read_as, true = right + len(furniture & page.furniture), read_as + len(furniture), true + len(page.furniture)
    return {"credits": 200 * hits / (named + meant), "furniture": 200 * right / (read_as + true)}


def missed(page: Page) -> list[str]:
    """What is read otherwise than it is meant."""
    furniture, credits = taken(page, read(page))
    told, at = [], 0
    for line in page.text.split("\n"):
        places = [n for n in range(at, at + len(line)) if not page.text[n].isspace()]
        for mark, wrong in (("+", furniture - page.furniture), ("-", page.furniture - furniture)):
            words = "".join(page.text[n] if n in wrong or page.text[n] == " " else "" for n in range(at, at + len(line)))
            if any(n in wrong for n in places):
                told.append(f"  {mark} {words.strip()}")
        at += len(line) + 1
    told += [f"  credit missed: {want}" for want in page.credits if not any(score_story.same_agency(g, want) for g in credits)]
    return told + [f"  credit false: {got}" for got in credits if not any(score_story.same_agency(got, w) for w in page.credits)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--missed", action="store_true")
    chosen = parser.parse_args()
    halves = {"odd": pages()[::2], "even": pages()[1::2]}
    for name, half in halves.items():
        if chosen.half in (None, name):
            found = scores(half)
            print(f"{name} half, {len(half)} pages: credits {found['credits']:.1f}, furniture {found['furniture']:.1f}")
            for page in half if chosen.missed else ():
                told = missed(page)
                print("\n".join([page.name, *told]) if told else f"{page.name}: all right")


if __name__ == "__main__":
    main()
