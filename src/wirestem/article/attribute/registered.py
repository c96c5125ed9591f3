"""The ways to find statements, by name."""

from collections.abc import Callable

from wirestem.article.attribute.rules import rules_v1
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article
from wirestem.registry import Registry

Attributor = Callable[[Article, Agencies], Article]

attributors: Registry[Attributor] = Registry("attributor")
attributors.register("rules.v1")(rules_v1)
