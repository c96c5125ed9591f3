"""Errors of the tagger that news prose provokes, mended."""

from collections.abc import Sequence

from wirestem.model import ZoneKind

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_SMALL = frozenset("he she they it we you i not also never still then now".split())
_PHRASE = frozenset({"DT", "NNS", "NNP", "PRP", "PRP$", "CD"})
_SAID = frozenset({"said", "says", "told"})


def mended(forms: Sequence[str], found: Sequence[str], zone: ZoneKind) -> list[str]:
    """The tags of one unit with these errors mended, left to right."""
    out = list(found)
    for i in range(1, len(out)):
        follows = out[i + 1] if i + 1 < len(out) else "."
        if _is_name(forms, out, i, follows, zone):
            out[i] = "NNP"
        elif zone != "paragraph" and _is_headline_verb(forms, out, i, follows):
            out[i - 1], out[i] = "NNP", "VBZ"
        elif _is_speaker(forms, out, i):
            out[i] = "NNS" if forms[i].endswith("s") else "NN"
        elif _is_past(forms, out, i, follows):
            out[i] = "VBD"
    return out


def _is_name(forms: Sequence[str], out: Sequence[str], i: int, follows: str, zone: ZoneKind) -> bool:
    """A capital inside a sentence, or after a quotation that a comma closes, means a name."""
    form = forms[i]
    if form == "WHO":
        return True
    if zone != "paragraph" or not form[:1].isupper() or form.lower() in _SMALL or out[i] not in {"JJ", "RB", "VB", "VBN", "NN"}:
        return False
    inside = out[i - 1] not in {".", "''", ":"}
    after_quote = i > 1 and out[i - 1] == "''" and forms[i - 2] in {",", "?", "!"}
    return (inside or after_quote) and follows not in _NOUNS | {"JJ", "CC"}


def _is_headline_verb(forms: Sequence[str], out: Sequence[str], i: int, follows: str) -> bool:
    """`Orvik visits Larkhaven`: what looks like a plural between a name and a phrase."""
    return out[i] == "NNS" and forms[i].islower() and out[i - 1] in {"NNP", "VB"} and follows in {"NNP", "DT", "CD"}


def _is_speaker(forms: Sequence[str], out: Sequence[str], i: int) -> bool:
    """What stands right before "said" is no verb, nor what was told or appealed to."""
    tag, form = out[i], forms[i]
    after = forms[i + 1] if i + 1 < len(forms) else ""
    if tag in {"VB", "VBP", "VBZ", "VBN"} and after in _SAID:
        return out[i - 1] not in {"TO", "MD", "PRP", "RB"}
    if tag in {"VBZ", "VBP"} and forms[i - 1] == "told":
        return True
    return tag == "VB" and form.endswith("s") and not form.endswith("ss") and after == "to"


def _is_past(forms: Sequence[str], out: Sequence[str], i: int, follows: str) -> bool:
    """ "-ed" between a noun and a that-clause or a noun phrase is a past tense: `the company advised patients`."""
    if out[i] not in {"JJ", "VBN"} or not forms[i].endswith("ed") or out[i - 1] not in _NOUNS:
        return False
    if i + 1 < len(forms) and forms[i + 1] == "that":
        return True
    return out[i] == "JJ" and "-" not in forms[i] and follows in _PHRASE
