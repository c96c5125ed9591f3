"""Gather: which texts tell one story."""

from collections.abc import Sequence

from wirestem.model import Decision, Document


def gather(documents: Sequence[Document], *, decisions: Sequence[Decision] = ()) -> tuple[tuple[str, ...], ...]:
    """Placeholder: one story of all, as document ids."""
    return (tuple(sorted(d.id for d in documents)),)
