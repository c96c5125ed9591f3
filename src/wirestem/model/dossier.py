"""The whole result; encoding it as JSON gives `dossier.json`."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from wirestem.model.article import Statement
from wirestem.model.claim import Change, Claim, Dispute, Event, FirstSeen
from wirestem.model.document import Document
from wirestem.model.restored import Carried, Restored, Uncredited
from wirestem.model.span import Count
from wirestem.model.story import Alignment, Derivation, House, Origin, Party, Recycled, TimeRef
from wirestem.registry import Registry

FORMAT: Literal["wirestem.dossier/1"] = "wirestem.dossier/1"


class MadeWith(Struct, frozen=True):
    """What made a dossier: the program's version, the rule sets and models, the settings that matter to the result."""

    wirestem: str
    models: dict[str, str]
    settings: dict[str, object]


class Findings(Struct, frozen=True):
    """All that was found about one story.

    `independent` counts the organisations with reporting of their own behind it, `houses` names them. `dispatches` are the
    texts that nobody handed in, put together from their carriers; `carried` are the articles that carry an agency's text,
    with how each says so, `uncredited` those of them that name the agency nowhere. `first_seen` are the quotations and
    passages that several articles have.
    """

    id: str
    label: str
    documents: tuple[str, ...]
    independent: Count
    houses: tuple[House, ...]
    alignments: tuple[Alignment, ...]
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    recycled: tuple[Recycled, ...]
    times: tuple[TimeRef, ...]
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...]
    events: tuple[Event, ...]
    dispatches: tuple[Restored, ...] = ()
    uncredited: tuple[Uncredited, ...] = ()
    first_seen: tuple[FirstSeen, ...] = ()
    carried: tuple[Carried, ...] = ()


class Dossier(Struct, frozen=True, kw_only=True):
    """Documents in id order and stories in order of size, then id."""

    format: Literal["wirestem.dossier/1"] = FORMAT
    made_with: MadeWith
    documents: tuple[Document, ...]
    stories: tuple[Findings, ...]

    def _repr_html_(self) -> str | None:
        """What a notebook shows for the dossier; None, so that it shows the plain value, where no report is loaded."""
        return drawings.get(NOTEBOOK)(self) if NOTEBOOK in drawings.names() else None


NOTEBOOK = "notebook.v1"
drawings: Registry[Callable[[Dossier], str]] = Registry("drawing of a dossier")
"""How a dossier draws itself; the reports register here, since a value knows nothing of them."""
