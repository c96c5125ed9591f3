"""Phrases: people and groups that a text names by what they are ("the minister", "two port officials")."""

from bisect import bisect_right
from collections.abc import Sequence

from wirestem.article.annotate.runs import Line
from wirestem.lexicon.names import Names
from wirestem.model import Mention
from wirestem.text.tokens import Token

_OPEN = frozenset({"the", "his", "her", "its", "their", "a", "an", "this", "that", "our", "my", "'s"})


def phrases(line: Line, text: str, names: Names, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """The title and group phrases of one sentence that no name of `taken` holds."""
    found: list[Mention] = []
    begins = [m.start for m in taken]
    people = {m.start for m in taken if m.kind == "person"}
    for i, token in enumerate(line.tokens):
        plain = token.form.casefold()
        before = bisect_right(begins, token.start) - 1
        if before >= 0 and token.start < taken[before].end:
            continue
        if plain in names.groups:
            found.append(_group(line.tokens, i, text, names))
        elif names.title(plain) is not None and not (i + 1 < len(line.tokens) and line.tokens[i + 1].start in people):
            title = _title(line.tokens, i, text)
            if title is not None:
                found.append(title)
    return tuple(_outermost(found))


def _group(found: Sequence[Token], at: int, text: str, names: Names) -> Mention:
    begin = at
    while begin and (found[begin - 1].form.casefold() in names.modifiers or found[begin - 1].form in names.demonyms):
        begin -= 1
    start, end = found[begin].start, found[at].end
    name = " ".join(text[start:end].split())
    if found[begin].form not in names.demonyms and not name.split()[0].isupper():
        name = name[0].lower() + name[1:]
    return Mention(start, end, "group", name)


def _title(found: Sequence[Token], at: int, text: str) -> Mention | None:
    """The phrase from its article or possessive to the title word, at most four words apart; None without one."""
    for begin in range(at - 1, max(-1, at - 5), -1):
        form = found[begin].form
        if form.casefold() in _OPEN:
            begin = begin + 1 if form == "'s" else begin
            start, end = found[begin].start, found[at].end
            return Mention(start, end, "title", " ".join(text[start:end].split()))
        if not (form[0].isalnum() or form == "'s"):
            break
    return None


def _outermost(found: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end > kept[-1].end:
            kept[-1] = Mention(kept[-1].start, mention.end, mention.kind, kept[-1].name)
    return kept
