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
    """All files or none: they take the place of older ones when every one is written; OSError when one cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / name for name in files)
    parts = {path: path if _special(path) else path.with_name(f"{path.name}.part") for path in paths}
    try:
        for path, data in zip(paths, files.values(), strict=True):
            parts[path].write_bytes(data)
        for path, part in parts.items():
            if part != path:
                part.replace(path)
    finally:
        for path, part in parts.items():
            if part != path:
                part.unlink(missing_ok=True)
    return paths


def _special(path: Path) -> bool:
    """Whether it is a pipe or device, which is written to as it is; only a file can be put in place of another."""
    return path.exists() and not path.is_file()


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
    from wirestem.report.exchange.graphml import graphml

    return _write(folder, {"dossier.graphml": graphml(dossier).encode("utf-8")})


@exporters.register("dot")
def write_dot(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.dot`, the family tree for Graphviz."""
    from wirestem.report.exchange.dot import dot

    return _write(folder, {"dossier.dot": dot(dossier).encode("utf-8")})


@exporters.register("xlsx")
def write_xlsx(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.xlsx`, a workbook with a sheet for each table."""
    from wirestem.report.exchange.xlsx import xlsx

    return _write(folder, {"dossier.xlsx": xlsx(dossier)})


@exporters.register("ftm")
def write_ftm(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`articles.ftm.json` and `mentions.ftm.json`: FollowTheMoney entities, a line each."""
    from wirestem.report.exchange import followthemoney as ftm

    return _write(folder, {"articles.ftm.json": ftm.articles(dossier), "mentions.ftm.json": ftm.mentions(dossier)})


@exporters.register("annotations")
def write_annotations(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`annotations.jsonld`: W3C Web Annotations."""
    from wirestem.report.exchange.annotations import annotations

    return _write(folder, {"annotations.jsonld": annotations(dossier)})


@exporters.register("bibtex")
def write_bibtex(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`articles.bib`."""
    from wirestem.report.exchange.citations import bibtex

    return _write(folder, {"articles.bib": bibtex(dossier).encode("utf-8")})


@exporters.register("wikipedia")
def write_wikipedia(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`cite-news.wiki`: a `{{cite news}}` for each article."""
    from wirestem.report.exchange.citations import wikipedia

    return _write(folder, {"cite-news.wiki": wikipedia(dossier).encode("utf-8")})


@exporters.register("atom")
def write_atom(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.atom`, a feed of the articles."""
    from wirestem.report.exchange.atom import atom

    return _write(folder, {"dossier.atom": atom(dossier).encode("utf-8")})


@exporters.register("prov")
def write_prov(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """`dossier.prov.json`: the family tree as PROV-JSON."""
    from wirestem.report.exchange.prov import prov

    return _write(folder, {"dossier.prov.json": prov(dossier)})


__all__ = [
    "Writer", "exporters", "write_annotations", "write_atom", "write_bibtex", "write_csv", "write_dot", "write_ftm",
    "write_graphml", "write_html", "write_json", "write_prov", "write_wikipedia", "write_xlsx",
]  # fmt: skip
