"""What the commands share: their inputs, options, progress and the report of what was skipped."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from wirestem.article.read import endings
from wirestem.errors import OutputError, ReadError
from wirestem.flow import Tick
from wirestem.model import Skipped
from wirestem.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

inputs_argument = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
meta_option = click.option(
    "--meta",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="CSV or JSONL (name, published, outlet, url, title, credit) with what the texts do not say.",
)
decisions_option = click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="JSONL with your own corrections (merge, split, accept, reject, rename); they win over every finding.",
)
lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="TOML with agencies of your own ([[agency]] slug, name, forms, example); may be given more than once.",
)
encoder_option = click.option(
    "--encoder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Folder of an encoder of your own (see the page on training) instead of the one that is shipped.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(0, 256),
    default=0,
    show_default="as the work needs",
    help="Local processes to use; never changes a result.",
)
spacy_option = click.option(
    "--spacy",
    metavar="NAME",
    help="A spaCy pipeline, by package name or path, to take names, sentences, parses and coreference from.",
)
INPUT_HELP = (
    f"INPUT is files, folders, '-' for standard input, or addresses; files end in {', '.join(endings())}. "
    'A row of JSONL or CSV is {"id", "text" or "html", "title"?, "published"?, "outlet"?, "url"?, ...}.'
)


def settings(lexicons: tuple[str, ...], workers: int, encoder: str | None = None, spacy: str | None = None) -> Settings:
    """The settings the options ask for."""
    return Settings(lexicons=lexicons, workers=workers, encoder=encoder, spacy=spacy)


def stdin_of(inputs: Iterable[str]) -> Any:
    """The stream that "-" names; ReadError when there is none, as in a job whose standard input is closed."""
    if "-" not in inputs:
        return None
    if sys.stdin is None:
        raise ReadError("-: standard input is closed; pipe an article into it or name a file")
    return sys.stdin.buffer


@contextmanager
def progress() -> Iterator[Tick]:
    """A line on the terminal that tells the step; nothing when standard error is piped."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("starting") as status:
        # A headline may hold brackets, which rich would take for its mark-up.
        yield lambda step: status.update(Text(step[:100]))


def report_skipped(skipped: Iterable[Skipped], unknown: Iterable[str] = (), doubts: Iterable[str] = ()) -> int:
    """Says what was skipped and which names in decisions fit no document; the exit code that follows from it."""
    code = 0
    for item in skipped:
        if item.severity == "error":
            code = 1
        click.echo(f"{'skipped' if item.severity == 'error' else 'note'}: {item.uri}: {item.reason}", err=True)
    for name in unknown:
        click.echo(f"note: a decision names {name!r}, which is no document here; it is kept in its file", err=True)
    for doubt in doubts:
        click.echo(f"note: decisions: {doubt}", err=True)
    return code


@contextmanager
def output(path: str | None) -> Iterator[Callable[[bytes], object]]:
    """A function that writes to the file `path`, or to standard output; a file appears only when all is written.

    OutputError when the file cannot be written, and then no half of it is left.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"{path}: is a folder; give --out the name of a file")
    # A pipe or device (/dev/stdout) is written to as it is; only a file can be put in place of another.
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(target.name + ".part")
    with writing(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        stream = part.open("wb")
    try:
        with writing(path), stream:
            yield stream.write
        if not special:
            with writing(path):
                part.replace(target)
    finally:
        if not special:
            part.unlink(missing_ok=True)


@contextmanager
def writing(path: str | Path) -> Iterator[None]:
    """What the system says against writing `path` becomes an OutputError in plain words."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); give --out a place you may write to"
        ) from error


def check_folder(path: Path) -> None:
    """OutputError when the folder `path` cannot come to be, so that nobody waits for a result that has nowhere to go."""
    there = next(p for p in (path, *path.absolute().parents) if p.exists())
    if not there.is_dir():
        raise OutputError(f"{there}: is a file; give --out a folder")
    if not os.access(there, os.W_OK):
        raise OutputError(f"{there}: cannot be written to; give --out a place you may write to")
