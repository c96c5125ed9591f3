"""`dossier.html`: one self-contained page."""

from wirestem.model import Dossier


def render(dossier: Dossier) -> str:
    """The dossier as one HTML file that asks the network for nothing; same dossier, same bytes."""
    from wirestem.report.html.page import page

    return page(dossier)


def asset(name: str) -> str:
    """A file of the page's own: `dossier.css` or `dossier.js`."""
    from wirestem.report.html import page

    return page.asset(name)


def page_policy() -> str:
    """What the page says in its head that it may do, for servers that say it in a header as well."""
    from wirestem.report.html.page import policy

    return policy(asset("dossier.css"), asset("dossier.js"))
