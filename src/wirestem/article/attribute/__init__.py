"""Attribute: who says what in one text, by which cue and through whom."""

from wirestem.article.attribute.registered import attributors
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article


def attribute(article: Article, agencies: Agencies, *, attributor: str = "rules.v1") -> Article:
    """The article with its statements, found by the registered `attributor`; a text that is not English gets none."""
    if not article.document.language.lower().startswith("en"):
        return article
    return attributors.get(attributor)(article, agencies)


__all__ = ["attribute", "attributors"]
