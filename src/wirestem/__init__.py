"""Wirestem: who really said that, and how many really checked?

The whole program in four calls: `annotate` one text at a time, `gather` texts into stories and families, `dossier` for
everything about a story, `check` for a single text. Results are the frozen values of `wirestem.model`.
"""

from typing import TYPE_CHECKING, Any

from wirestem.version import __version__

if TYPE_CHECKING:
    from wirestem.api import annotate, check, dossier, gather, load, to_pandas
    from wirestem.errors import WirestemError
    from wirestem.settings import Settings

__all__ = ["Settings", "WirestemError", "__version__", "annotate", "check", "dossier", "gather", "load", "to_pandas"]

_HOMES = {
    "Settings": "wirestem.settings",
    "WirestemError": "wirestem.errors",
    "annotate": "wirestem.api",
    "check": "wirestem.api",
    "dossier": "wirestem.api",
    "gather": "wirestem.api",
    "load": "wirestem.api",
    "to_pandas": "wirestem.api",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first used, so that `import wirestem` stays quick."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'wirestem' has no attribute {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
