"""Writes what was found: JSON, HTML, tables, graphs, the terminal."""

from collections.abc import Callable
from pathlib import Path

from wirestem.model import Dossier
from wirestem.registry import Registry

Writer = Callable[[Dossier, Path], tuple[Path, ...]]
"""Writes a dossier into a folder (made if it is missing) and returns the files, in the order they were written."""

exporters: Registry[Writer] = Registry("export format")
"""The formats of `wirestem export --to NAME`."""


def _write(folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / name for name in files)
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    return paths


@exporters.register("json")
def write_json(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.json`."""
    from wirestem.report.json import encode

    return _write(folder, {"dossier.json": encode(dossier)})


@exporters.register("html")
def write_html(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.html`, one self-contained file."""
    from wirestem.report.html import render

    return _write(folder, {"dossier.html": render(dossier).encode("utf-8")})


@exporters.register("csv")
def write_csv(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`tables/articles.csv`, `tables/edges.csv` and the others, in UTF-8 with the mark by which Excel knows it."""
    from wirestem.report.tables import tables

    return _write(folder / "tables", {name: text.encode("utf-8-sig") for name, text in tables(dossier).items()})


@exporters.register("graphml")
def write_graphml(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.graphml`, the family tree."""
    from wirestem.report.graphml import graphml

    return _write(folder, {"dossier.graphml": graphml(dossier).encode("utf-8")})


__all__ = ["Writer", "exporters", "write_csv", "write_graphml", "write_html", "write_json"]
