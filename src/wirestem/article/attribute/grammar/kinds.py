"""Kinds of words, by tag and by form, that the grammar rests on."""

from wirestem.article.attribute.grammar.units import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


NOUN = frozenset({"NN", "NNS", "NNP"})


NOMINAL = NOUN | {"CD", "PRP"}


INSIDE = NOUN | {"CD", "JJ", "POS", "$", "FW"}


OPENS = frozenset({"DT", "PRP$", "WP$"})


SUBORDINATE = frozenset(
    "as while because if although though after before since when where unless until whether that than amid whereas once".split()
)


CLAUSE_JOIN = frozenset({"but", "yet", "so", "nor"})


AUXILIARY = frozenset(
    "have has had 've 'd having be is are was were been being 's 're 'm am do does did will would can could may might shall"
    " should must 'll wo ca get got gets".split()
)


def is_punctuation(token: Token) -> bool:
    """Whether it is a mark, not a word."""
    return not token.form[:1].isalnum() and not token.form[1:2].isalnum()
