"""`dossier.html`: one self-contained page."""

from html import escape

from wirestem.model import Dossier


def render(dossier: Dossier) -> str:
    """The dossier as one HTML file."""
    from wirestem.report.lede import funnel_line

    body = "".join(f"<h2>{escape(f.label)}</h2><p>{escape(funnel_line(f))}</p>" for f in dossier.stories)
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>Wirestem dossier</title>{body}</html>\n"
