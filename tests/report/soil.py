"""Dossiers that mean harm, or that do not hold together."""

from typing import Any

import msgspec
from msgspec.structs import replace

from wirestem.model import Dossier, Parent

from . import bridge

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script>|}}{{ ]]> ~~~~ __NOTOC__ ''b'' &lt; \\& % \x00\x1b[31m\u202e“x” 🙂\r\nEND"
URL = 'https://a.example/"><script>|}} {x}'
_FREE = {
    "title", "outlet", "uri", "label", "agency", "name", "note", "unit", "role", "what", "aliases", "via", "primary", "could_be",
    "language",
}  # fmt: skip


def soiled() -> Dossier:
    """The bridge story with hostile words in every field that texts, people or other programs fill."""
    return msgspec.convert(_soil(msgspec.to_builtins(bridge.dossier()), ""), Dossier)


def _soil(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {k: _soil(v, k) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_soil(v, key) for v in value]
    if key == "url" and value:
        return URL
    if isinstance(value, str) and key in _FREE:
        return f"{HOSTILE}{value}"
    return f"{value}\n{HOSTILE}" if isinstance(value, str) and key == "text" else value


def torn() -> Dossier:
    """The bridge story whose edges, mentions and people name what the dossier does not hold, as after somebody's editing."""
    whole = bridge.dossier()
    found = whole.stories[0]
    first, *others = found.derivations
    lost = replace(first, parent=Parent(origin="o-lost"))
    broken = replace(
        found,
        documents=(*found.documents, "d-lost"),
        derivations=(lost, *others, replace(first, child="d-lost", parent=Parent(doc="d-gone"))),
        statements=tuple(replace(s, doc="d-lost", speaker="p-lost") for s in found.statements[:1]) + found.statements[1:],
        origins=(
            *found.origins,
            replace(found.origins[1], id="o-torn", observed="d-lost", agency="Norrwire", updates=("o-gone",)),
        ),
        claims=tuple(
            replace(c, mentions=tuple(replace(m, doc="d-lost", statement="t-lost", origin="o-lost") for m in c.mentions))
            for c in found.claims
        ),
    )
    return replace(whole, stories=(broken,))


def empty() -> Dossier:
    """No article at all."""
    return replace(bridge.dossier(), documents=(), stories=())
