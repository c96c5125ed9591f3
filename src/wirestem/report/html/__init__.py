"""`dossier.html`: one self-contained page."""

from collections.abc import Sequence

from wirestem.model import Dossier


def render(dossier: Dossier, beside: Sequence[tuple[str, str]] = ()) -> str:
    """The dossier as one HTML file that asks the network for nothing; same dossier, same bytes.

    `beside` are pages of a server that shows it, each what it is called and its address, linked in the head.
    """
    from wirestem.report.html.page import page

    return page(dossier, beside)


def asset(name: str) -> str:
    """A file of the page's own, such as `dossier.css`."""
    from wirestem.report.html import page

    return page.asset(name)


def page_policy() -> str:
    """What the page says in its head that it may do, for servers that say it in a header as well."""
    from wirestem.report.html.page import policy, script

    return policy(asset("dossier.css"), script())
