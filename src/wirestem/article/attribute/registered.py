"""The ways to find statements, by name."""

from collections.abc import Callable

from wirestem.article.attribute.framed import framed_v1
from wirestem.article.attribute.rules import rules_v1
from wirestem.encoder.reading import Reading
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article
from wirestem.pipeline import Parse
from wirestem.registry import Registry

Attributor = Callable[[Article, Agencies, Reading, Parse], Article]

attributors: Registry[Attributor] = Registry("attributor")
attributors.register("encoder.v1")(framed_v1)


@attributors.register("rules.v1")
def _rules(article: Article, agencies: Agencies, _: Reading, parse: Parse) -> Article:
    return rules_v1(article, agencies, parse)
