"""What the commands share: their inputs, options, progress and the report of what was skipped."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from wirestem.flow import Tick
from wirestem.model import Skipped
from wirestem.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

inputs_argument = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
meta_option = click.option(
    "--meta",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="CSV or JSONL (name, published, outlet, url, title) with what the texts do not say.",
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
workers_option = click.option(
    "--workers",
    type=click.IntRange(0, 256),
    default=0,
    show_default="as the work needs",
    help="Local processes to use; never changes a result.",
)
INPUT_HELP = (
    "INPUT is files, folders, '-' for standard input, or addresses; text, HTML, JSONL or CSV. A row is "
    '{"id", "text" or "html", "title"?, "published"?, "outlet"?, "url"?, ...}.'
)


def settings(lexicons: tuple[str, ...], workers: int) -> Settings:
    """The settings the options ask for."""
    return Settings(lexicons=lexicons, workers=workers)


def stdin_of(inputs: Iterable[str]) -> Any:
    """The stream that "-" names."""
    return sys.stdin.buffer if "-" in inputs else None


@contextmanager
def progress() -> Iterator[Tick]:
    """A line on the terminal that tells the step; nothing when standard error is piped."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda step: status.update(step[:100])


def report_skipped(skipped: Iterable[Skipped], unknown: Iterable[str] = ()) -> int:
    """Says what was skipped and which names in decisions fit no document; the exit code that follows from it."""
    code = 0
    for item in skipped:
        if item.severity == "error":
            code = 1
        click.echo(f"{'skipped' if item.severity == 'error' else 'note'}: {item.uri}: {item.reason}", err=True)
    for name in unknown:
        click.echo(f"note: a decision names {name!r}, which is no document here; it is kept in its file", err=True)
    return code


@contextmanager
def output(path: str | None) -> Iterator[Callable[[bytes], object]]:
    """A function that writes to the file `path`, or to standard output; a file appears only when all is written."""
    if path is None or path == "-":
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with part.open("wb") as stream:
        yield stream.write
    part.replace(target)
