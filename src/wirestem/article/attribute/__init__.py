"""Attribute: who says what in one text, by which cue and through whom."""

from wirestem.article.attribute.grammar.contents import without_that
from wirestem.article.attribute.registered import attributors
from wirestem.encoder import Reading, read_words
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article
from wirestem.pipeline import Parse


def attribute(
    article: Article,
    agencies: Agencies,
    reading: Reading | None = None,
    parse: Parse | None = None,
    *,
    attributor: str = "rules.v1",
) -> Article:
    """The article with its statements, found by the registered `attributor`; a text that is not English gets none.

    `reading` is what the encoder found in the text; `rules.v1` does without it, `encoder.v1` finds nothing but it. `parse`
    is what a pipeline found: its dependencies settle where sources begin and end, its clusters whom pronouns mean.
    """
    if not article.document.language.lower().startswith("en"):
        return article
    return attributors.get(attributor)(article, agencies, reading or Reading(read_words("", ())), parse or Parse())


__all__ = ["attribute", "attributors", "without_that"]
