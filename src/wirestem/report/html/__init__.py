"""`dossier.html`: one self-contained page."""

from wirestem.model import Dossier


def render(dossier: Dossier) -> str:
    """The dossier as one HTML file that asks the network for nothing; same dossier, same bytes."""
    from wirestem.report.html.page import page

    return page(dossier)
