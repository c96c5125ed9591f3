"""The work itself, done in a process of its own: from what was handed in to a dossier, or to answers about wire copy."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from wirestem import flow
from wirestem.decisions import decisions_of
from wirestem.errors import WirestemError
from wirestem.model import Capture, Skipped
from wirestem.report.json import encode
from wirestem.server.checking import Shown, checks, near_told, of_articles, of_kept
from wirestem.server.handed import DECISIONS, captures, compared, unpacked
from wirestem.server.shelf import Card, card
from wirestem.settings import Settings


class Progress(Struct, frozen=True, tag="progress"):
    """How far the work is: the step, what it is at, how many of the files or articles are done, of how many (0 when unknown)."""

    step: str
    at: str = ""
    done: int = 0
    of: int = 0


class Made(Struct, frozen=True, tag="made"):
    """A finished dossier as `dossier.json`, its card, and what was left out."""

    dossier: bytes
    card: Card
    skipped: tuple[Skipped, ...] = ()


class Told(Struct, frozen=True, tag="told"):
    """The answers of a check, as a JSON list and for a page, what was left out, and how many other texts were compared."""

    answers: bytes
    shown: tuple[Shown, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    compared: int = 0

    @property
    def name(self) -> str:
        """The headline of the first text, and how many more there are."""
        more = f" and {len(self.shown) - 1} more" if len(self.shown) > 1 else ""
        return f"{self.shown[0].title or self.shown[0].uri}{more}" if self.shown else ""

    @property
    def verdict(self) -> str:
        """What was found of the first text."""
        return self.shown[0].says if self.shown else ""


class Refused(Struct, frozen=True, tag="refused"):
    """Why nothing was made, and what was left out."""

    error: str
    skipped: tuple[Skipped, ...] = ()


Tell = Callable[[Progress], object]
Answer = Made | Told | Refused
Work = Callable[[str, bytes, Settings, Tell], Answer]


def work(kind: str, data: bytes, settings: Settings, tell: Tell) -> Answer:
    """Does what is asked, a "dossier" or a "check", with what `packed` packed; whatever a text brings, there is an answer."""
    try:
        return (_dossier if kind == "dossier" else _check)(data, settings, tell)
    except (WirestemError, OSError) as error:
        return Refused(str(error))
    except Exception as error:
        return Refused(
            f"{type(error).__name__}: {error}. This is a fault of Wirestem; hand the articles in one by one to find the one"
        )


def _dossier(data: bytes, settings: Settings, tell: Tell) -> Answer:
    found = _opened(data, tell)
    of = sum(isinstance(item, Capture) for item in found)

    def tick(step: str) -> None:
        if not step.startswith("reading "):  # said before each article, see _counted
            tell(Progress(*_parts(step), done=of, of=of))

    corrections = decisions_of(unpacked(data).decisions, DECISIONS)
    made = flow.dossier(_counted(found, of, tell), settings, decisions=corrections, tick=tick)
    if not made.dossier.documents:
        return Refused("No article could be read.", made.skipped)
    tell(Progress("writing the dossier", done=of, of=of))
    idle = (*(f"{name!r} is no document here" for name in made.unknown), *made.doubts)
    notes = tuple(Skipped(DECISIONS, reason, "note") for reason in idle)
    return Made(encode(made.dossier), card(made.dossier), (*made.skipped, *notes))


def _check(data: bytes, settings: Settings, tell: Tell) -> Answer:
    found, handed = _opened(data, tell), unpacked(data)
    beside = compared(handed)
    of = sum(isinstance(item, Capture) for item in (*found, *beside))
    read = list(flow.articles(_counted(beside, of, tell), settings)) if beside else []
    kept, left = of_kept(handed.kept)
    others = (*kept, *of_articles(item.article for item in read if isinstance(item, flow.Read)))
    read_before = sum(isinstance(item, Capture) for item in beside)
    checked, shown, skipped = checks(_counted(found, of, tell, read_before), settings, others)
    answers = [msgspec.to_builtins(answer) for _, answer in checked]
    if others:
        answers = [answer | {"near": near_told(one)} for answer, one in zip(answers, shown, strict=True)]
    skipped = (*skipped, *(item for item in read if isinstance(item, Skipped)), *left)
    untold = [{"uri": s.uri, "verdict": None, "reason": s.reason} for s in skipped]
    return Told(msgspec.json.encode(answers + untold), shown, skipped, len(others))


def _opened(data: bytes, tell: Tell) -> list[Capture | Skipped]:
    handed = unpacked(data)
    files = len(handed.uploads)
    return captures(handed, lambda name, number: tell(Progress("opening files", name, number, files)))


def _counted(found: Iterable[Capture | Skipped], of: int, tell: Tell, done: int = 0) -> Iterator[Capture | Skipped]:
    for item in found:
        if isinstance(item, Capture):
            tell(Progress("reading articles", item.source.uri, done, of))
            done += 1
        yield item


def _parts(step: str) -> tuple[str, str]:
    name, _, label = step.partition(": ")
    return ("comparing the articles of a story", label) if name == "story" else (step, "")
