"""Time expressions of a text: rules over signs, the longest of the leftmost wins."""

import re
from collections.abc import Iterator

from wirestem.model import Range, TimeExpression
from wirestem.times.grammar import CompiledRule, compiled_rules, value_of
from wirestem.times.tense import looks_ahead
from wirestem.times.tokens import Token, signs_of

# A slot of this name narrows the expression to itself; the rest of the match is only its surroundings.
_SPAN = "span"
_BARE = "clock.dotted"
_QUARTERS = frozenset({"quarter.plain", "quarter.attribute"})
_GAME = re.compile(r"\b(?:touchdowns?|quarterbacks?|field goals?|free throws?|three-pointers?)\b")
_PIECE_CHARACTERS = 20_000


def recognise(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of `text[start:end]` in order; none overlap and none runs over the end of a line.

    Linear in the length of the text. Expressions of the family "none" ("34-year-old") are recognised so that nothing else
    is, and left out.

    >>> [(e.type, e.rule) for e in recognise("He left late Thursday, two days before the vote.")]
    [('DATE', 'weekday.plain'), ('DURATION', 'duration.count')]
    """
    compiled_rules()  # gives every known word its sign, which reading the text needs
    stop = len(text) if end is None else end
    kept: list[TimeExpression] = []
    for begin, close in _pieces(text, start, stop):
        kept.extend(_in_piece(text, begin, close))
    return tuple(_without_games(text[start:stop], _without_prices(kept)))


def _without_games(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """The quarters of a game are no quarters of a year."""
    if any(e.rule in _QUARTERS for e in found) and _GAME.search(text):
        return [e for e in found if e.rule not in _QUARTERS]
    return found


def _without_prices(found: list[TimeExpression]) -> list[TimeExpression]:
    """A bare "at 3.15" is a clock time only in a text that tells another one; elsewhere it is a price or a score."""
    clocked = any(e.rule != _BARE and any(slot.startswith("clock=") for slot in e.slots) for e in found)
    return found if clocked else [e for e in found if e.rule != _BARE]


def _pieces(text: str, start: int, stop: int) -> Iterator[Range]:
    """The text in pieces of bounded length, cut at line ends, or at a space where a line is longer than a piece."""
    while start < stop:
        end = min(stop, start + _PIECE_CHARACTERS)
        if end < stop:
            cut = text.rfind("\n", start + 1, end)
            cut = cut if cut > start else text.rfind(" ", start + 1, end)
            end = cut if cut > start else end
        yield start, end
        start = end


def _in_piece(text: str, start: int, stop: int) -> list[TimeExpression]:
    signs, tokens = signs_of(text, start, stop)
    found: list[tuple[int, int, int, TimeExpression]] = []
    for order, rule in enumerate(compiled_rules()):
        found.extend(_matches(order, rule, text, signs, tokens))
    found.sort(key=lambda f: (f[0], -f[1], f[2]))
    kept: list[TimeExpression] = []
    reached = -1
    for first, last, _, expression in found:
        if first >= reached:
            reached = last
            kept.append(expression)
    return [e for e in kept if not e.rule.startswith("none.")]


def _matches(
    order: int, rule: CompiledRule, text: str, signs: str, tokens: list[Token]
) -> list[tuple[int, int, int, TimeExpression]]:
    """Every match of one rule: first token, token after the last, the rule's place and the expression."""
    found = []
    for match in rule.pattern.finditer(signs):
        first, last = match.span(_SPAN) if _SPAN in rule.pattern.groupindex and match[_SPAN] else match.span()
        if first == last:
            continue
        slots = []
        for name, value in match.groupdict().items():
            if value is None or name == _SPAN:
                continue
            begin, stop = match.span(name)
            caught = text[tokens[begin].start : tokens[stop - 1].end]
            slots.append(f"{name.partition('_')[0]}={_meaning(rule, name, caught)}")
        expression = TimeExpression(
            start=tokens[first].start,
            end=tokens[last - 1].end,
            type="TIME" if _names_clock(slots) else rule.type,
            rule=rule.name,
            slots=tuple(slots),
            forward=looks_ahead(signs, first, last),
        )
        found.append((first, last, order, expression))
    return found


def _names_clock(slots: list[str]) -> bool:
    return any(s.startswith("clock=") or (s.startswith("iso=") and len(s) > len("iso=2031-10-15")) for s in slots)


def _meaning(rule: CompiledRule, slot: str, caught: str) -> str:
    """What a slot caught: the class's word for it when one class gives it, else its words."""
    return value_of(rule.classes[slot], caught) if slot in rule.classes else " ".join(caught.split())
