"""Errors of the tagger that news prose provokes, mended."""

from collections.abc import Sequence

from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.cues import cues
from wirestem.lexicon.names import names
from wirestem.model import ZoneKind
from wirestem.text.tags import possible

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_SMALL = frozenset("he she they it we you i not also never still then now".split())
_PHRASE = frozenset({"DT", "NNS", "NNP", "PRP", "PRP$", "CD"})
_SAID = frozenset({"said", "says", "told"})
_MARKS = frozenset({",", ".", ":", "''"})
_FEW = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mended(forms: Sequence[str], found: Sequence[str], zone: ZoneKind) -> list[str]:
    """The tags of one unit with these errors mended, left to right."""
    out = list(found)
    if _opens_with_name(forms, out):
        out[:2] = ["NNP", "VBD"]
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
        elif forms[i] == "have" and out[i] == "VB" and out[i - 1] in _NOUNS | {"CD"} and follows in {"VBN", "RB"}:
            out[i] = "VBP"
        elif _is_sender(forms, i):
            out[i] = "NNP"
        elif _is_person(forms, out, i, follows):
            out[i] = "NN"
        elif zone == "paragraph" and _is_speech(forms, out, i, follows):
            out[i] = "VBZ" if forms[i].endswith("s") else "VBD"
            out[i - 1] = "NN" if out[i - 1] == "JJ" else out[i - 1]
    return out


def _opens_with_name(forms: Sequence[str], out: Sequence[str]) -> bool:
    """A name that English has no word for, in front of a verb of speech that opens a sentence: `Kral denied that …`."""
    strange = len(forms) > _FEW and forms[0][:1].isupper() and forms[0][1:].islower() and not possible(forms[0].lower())
    return strange and out[1] in {"VBN", "VBD"} and cues().finite(forms[1]) and forms[2] == "that"


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


def _is_sender(forms: Sequence[str], i: int) -> bool:
    """An agency that writes itself small: `told dpa by telephone`."""
    agency = agencies().named(forms[i]) if forms[i].islower() and len(forms[i]) > 2 else None
    return agency is not None and agency.slug == forms[i]


def _is_person(forms: Sequence[str], out: Sequence[str], i: int, follows: str) -> bool:
    """A word for a person right before a name is no verb: `union boss Ada Novak`."""
    return out[i] in {"VBD", "VB", "VBP"} and follows == "NNP" and out[i - 1] in _NOUNS and names().title(forms[i]) is not None


def _is_speech(forms: Sequence[str], out: Sequence[str], i: int, follows: str) -> bool:
    """A verb of speech that the tagger took for a noun or a participle.

    It stands between a quotation and its speaker (`“Go,” promised Novak`), closes the clause behind one (`“Go,” the general
    emphasized.`), comes before "that" (`the union maintains that`), or goes on after "and" (`counted ten and accused them`).
    """
    if out[i] not in {"VBN", "JJ", "NNS", "NN", "VB"} or not cues().finite(forms[i]):
        return False
    quoted = out[i - 1] == "''" and i > 1 and forms[i - 2] in {",", "?", "!", "…"}
    if quoted and follows in _PHRASE | {"NN", "JJ", "RB"}:
        return True
    if out[i] == "NNS" and out[i - 1] in {"NN", "NNP", ",", ")"} and i + 1 < len(forms) and forms[i + 1] == "that":
        return not any(tag in _FINITE for tag in out[_clause(out, i) : _relative(out, i)])
    if out[i] in {"JJ", "VBN"} and out[i - 1] == "CC" and follows in _PHRASE and forms[i].endswith("ed"):
        return any(tag == "VBD" for tag in out[:i])
    return _with_particle(forms, out, i)


def _with_particle(forms: Sequence[str], out: Sequence[str], i: int) -> bool:
    """`the union calls on` where nothing else is the sentence's verb; a clause behind a quotation that the verb closes."""
    size = max((found.end for found in cues().at([f.lower() for f in forms[i : i + 3]], 0)), default=1)
    if out[i] == "NNS":
        return size > 1 and out[i - 1] in _NOUNS and not any(tag in _FINITE for tag in out)
    ends = i + size >= len(out) or out[i + size] in _MARKS
    fits = out[i] in {"VBN", "JJ"} or (out[i] == "NN" and size > 1)
    return ends and fits and out[i - 1] in _NOUNS | {"JJ"} and _behind_quote(forms, out, i)


def _clause(out: Sequence[str], i: int) -> int:
    """Where the clause begins that holds `i`: after the last comma in front of its subject."""
    return next((n for n in range(_relative(out, i) - 1, 0, -1) if out[n] in _MARKS), 0)


def _relative(out: Sequence[str], i: int) -> int:
    """Where the subject of the verb at `i` ends: before what stands between two commas, if it does, else at `i`."""
    return next((n for n in range(i - 2, 0, -1) if out[n] == ","), i) if out[i - 1] == "," else i


def _behind_quote(forms: Sequence[str], out: Sequence[str], i: int) -> bool:
    """Whether nothing but a phrase stands between a quotation's end and token `i`."""
    for k in range(i - 1, max(0, i - 12), -1):
        if out[k] == "''":
            return forms[k - 1] in {",", "?", "!", "…"}
        if out[k] in _FINITE | {".", ":"}:
            return False
    return False
