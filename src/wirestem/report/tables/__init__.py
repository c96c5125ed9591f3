"""The dossier as CSV tables: one row a finding, stable ids, safe to open in a spreadsheet."""

from wirestem.model import Dossier
from wirestem.report.names import Names, StoryNames
from wirestem.report.tables import sayings, texts
from wirestem.report.tables.cells import Row, Table, risky, safe, written
from wirestem.report.tables.meanings import meaning

_TABLES: dict[str, Table] = {
    "articles.csv": texts.articles,
    "edges.csv": texts.edges,
    "statements.csv": sayings.statements,
    "claims.csv": sayings.claims,
    "mentions.csv": sayings.mentions,
    "changes.csv": texts.changes,
    "times.csv": sayings.times,
    "events.csv": sayings.events,
    "disputes.csv": sayings.disputes,
    "houses.csv": texts.houses,
    "dispatches.csv": texts.dispatches,
    "carried.csv": texts.carried,
    "uncredited.csv": texts.uncredited,
    "origins.csv": texts.origins,
    "credits.csv": texts.credits,
    "parties.csv": sayings.parties,
    "firsts.csv": texts.firsts,
}

COLUMNS: dict[str, tuple[str, ...]] = {file: table.columns for file, table in _TABLES.items()}
"""Column names of every table. `story`, `article`, `claim`, `statement` and `origin` hold the ids of `dossier.json`, a
`label` what the page calls them; `start` and `end` are code points into the article's text, `share` and `confidence` run
0 to 1, several values of a cell are joined by "; "."""


def legend() -> list[Row]:
    """What each table and column holds: table, what a row of it is, column, its meaning."""
    return [
        (name, " ".join((table.rows.__doc__ or "").split()), column, meaning(name, column))
        for file, table in _TABLES.items()
        for name in (file.removesuffix(".csv"),)
        for column in table.columns
    ]


def tables(dossier: Dossier) -> dict[str, str]:
    """Every table by file name, as CSV text (RFC 4180: comma, double quotes, CRLF), no cell of it a formula, see `safe`."""
    return {file: written(COLUMNS[file], found) for file, found in rows(dossier).items()}


def rows(dossier: Dossier) -> dict[str, list[Row]]:
    """The rows of every table by file name, as values: text, numbers, True and False, None for what is not known."""
    names = Names(dossier)
    stories = [StoryNames(names, found) for found in dossier.stories]
    return {file: [(s.found.id, *row) for s in stories for row in table.rows(names, s)] for file, table in _TABLES.items()}


__all__ = ["COLUMNS", "legend", "risky", "rows", "safe", "tables"]
