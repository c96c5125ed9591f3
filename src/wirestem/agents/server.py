"""The tool server: `dossier`, `check`, `who_first_said` and `independent_sources` over the Model Context Protocol.

It is built with the protocol's official SDK; importing this module needs the extra `mcp`.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from typing_extensions import TypedDict

from wirestem.agents import answers
from wirestem.agents.answers import Answer
from wirestem.agents.desk import Desk
from wirestem.errors import WirestemError
from wirestem.settings import Settings
from wirestem.version import __version__

INSTRUCTIONS = (
    "Wirestem tells which news articles copy which agency dispatch, who said what and through whom, and how many organisations "
    "tell a claim without depending on one another. Hand it the articles of one story, best with outlet and time of publication. "
    "Every finding comes with `evidence`: the article, the characters `start` to `end` of its text, and the words there. "
    "It counts who tells a claim; it does not say what is true."
)


class Text(TypedDict, total=False):
    """An article: its `text` (headline first, then an empty line), and what else is known of it.

    `published` is ISO 8601 ("2031-05-06" or with a clock and zone), `id` any short name of your own.
    """

    text: str
    id: str
    title: str
    outlet: str
    published: str
    url: str


@contextmanager
def plainly() -> Iterator[None]:
    """What went wrong as an agent is to read it: what was met, what was expected, what to do."""
    try:
        yield
    except WirestemError as error:
        raise ToolError(str(error)) from error


def server(folder: Path | None = None, settings: Settings | None = None) -> MCPServer[Any]:
    """A server with the four tools; `folder` is the only place whose files it reads."""
    desk = Desk(folder, settings)
    made: MCPServer[Any] = MCPServer("wirestem", version=__version__, instructions=INSTRUCTIONS)

    def tool(answers: Callable[..., Answer]) -> Callable[..., Answer]:
        return made.tool(description=inspect.getdoc(answers))(answers)

    @tool
    def dossier(articles: list[Text] | None = None, files: list[str] | None = None) -> Answer:
        """What the articles of a story go back to: the texts and organisations behind them (also dispatches nobody handed in),
        the claims most told with their independent organisations, disputes, and agency text that is not credited.

        `articles` are texts; `files` are paths inside the folder that the server may read.
        """
        with plainly():
            made = desk.outcome(articles or [], files or [])
        return answers.overview(made.dossier, made.skipped)

    @tool
    def check(
        articles: list[Text] | None = None,
        files: list[str] | None = None,
        beside: list[Text] | None = None,
        beside_files: list[str] | None = None,
    ) -> Answer:
        """Is each text wire copy: of which agency, credited or not, on what evidence (`start` and `end` count its characters).

        A text without a credit can be told by comparison alone: with the others that are asked about, and with those
        `beside` them (texts, or `beside_files` inside the folder), articles that credit the agency they are from. `compared`
        says with how many.
        """
        with plainly():
            checked, skipped = desk.checked(articles or [], files or [], beside or [], beside_files or [])
        return answers.wire(((answer, article.document.text) for article, answer in checked), skipped)

    @tool
    def who_first_said(words: str, articles: list[Text] | None = None, files: list[str] | None = None) -> Answer:
        """Who said something first among the articles, and everybody who says it, through whom, with the places.

        `words` are those said, or the speaker and what it is about ("Orsin questions of security").
        """
        with plainly():
            made = desk.outcome(articles or [], files or [])
        return answers.first_said(made.dossier, words, made.skipped)

    @tool
    def independent_sources(claim: str, articles: list[Text] | None = None, files: list[str] | None = None) -> Answer:
        """How many organisations tell a claim without depending on one another, who they are, whose word it rests on, who denies
        it, and what would change the count. `claim` is words for it, or the id of a claim from another answer.
        """
        with plainly():
            made = desk.outcome(articles or [], files or [])
        return answers.independent(made.dossier, claim, made.skipped)

    return made
