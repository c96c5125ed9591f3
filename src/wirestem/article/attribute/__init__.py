"""Attribute: who says what in one text, by which cue and through whom."""

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article


def attribute(article: Article, agencies: Agencies, *, attributor: str = "rules.v1") -> Article:
    """Placeholder: no statements."""
    return article
