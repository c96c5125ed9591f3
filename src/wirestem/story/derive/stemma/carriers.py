"""A table of readings from texts laid side by side: what the carriers of one dispatch have in the places of one of them."""

from collections.abc import Mapping

from wirestem.story.derive.facing import View
from wirestem.story.derive.texts import Text
from wirestem.text import term

_FUNCTION = 0.3  # of a word that says something


def readings(base: Text, views: Mapping[str, View]) -> tuple[dict[str, list[str | None]], list[float]]:
    """What `base` and other texts read, word by word of `base`, and what each place is worth.

    `views` are `base` as each of the others tells it (`facing.compare`). Passages that a text does not tell are unknown
    there: not to carry a passage is a desk's choice of length, not of wording. What others add is not seen from `base`.
    """
    table: dict[str, list[str | None]] = {base.id: list(base.forms)}
    for name, view in sorted(views.items()):
        table[name] = [_reading(base.forms[n], n, view) for n in range(len(base.forms))]
    worth = [
        1.0 if term(form) or not narrative else _FUNCTION for form, narrative in zip(base.forms, base.narrative, strict=True)
    ]
    return table, worth


def _reading(form: str, n: int, view: View) -> str | None:
    if view.same >> n & 1:
        return form
    if n in view.instead:
        return " ".join(sorted(view.instead[n]))
    return "" if view.more >> n & 1 else None
