"""Names that the encoder read, beside those that capitals and word lists show."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wirestem.article.annotate.kinds import Named
from wirestem.article.annotate.runs import SMALL_GIVEN
from wirestem.encoder import Reading
from wirestem.lexicon.names import names
from wirestem.model import Document, Mention, MentionKind, Range
from wirestem.text.ranges import meets, united

_KINDS: dict[str, MentionKind] = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place"}
_LEAST = 0.4
_AGREED, _SURE, _SURER = 2, 3, 4
_REST = re.compile(r"(?:(?<=-)|[-‐‑])[\w]+(?:[-‐‑]\w+)*")


def with_read_names(found: Sequence[Named], reading: Reading, document: Document) -> list[Named]:
    """The names of a text: the encoder's own, and of the others those that word lists tell or that it did not read.

    It reads headlines, subheads and paragraphs. Where both see a name in one place and word lists are sure of it (a title, a
    known firm), theirs stands unless the encoder is surer still. A name that both take for the same, neither surely, is one.
    """
    told = united(_place(n) for n in found if n.sure >= _SURE)
    small = [_place(n) for n in found if n.sure >= _SURE and n.mention.name.split()[0] in SMALL_GIVEN]
    seen_too = [n for n in _read(reading, document.text) if not (meets(small, *_place(n)) and _place(n) not in small)]
    read = [n for n in seen_too if n.sure >= _SURER or not meets(told, *_place(n))]
    kept = united(_place(n) for n in read)
    taken = united([*kept, *_others(reading)])
    weak = set(_weak(reading))
    out = list(read)
    for item in found:
        place = _place(item)
        if meets(taken, *place) and (item.sure < _SURE or meets(kept, *place)):
            continue
        n = bisect_left(reading.words.starts, place[0])
        seen = n < len(reading.words.starts) and reading.words.starts[n] == place[0]
        if not seen or item.sure >= _SURE or (item.sure >= _AGREED and (*place, item.mention.kind) in weak):
            out.append(item)
    return sorted(Named(n.mention, min(n.sure, _SURE)) for n in out)


def _place(named: Named) -> Range:
    return named.mention.start, named.mention.end


def _others(reading: Reading) -> Iterator[Range]:
    """What the encoder took for a name of another class: a people, a product, a date, a sum."""
    for name in reading.named:
        if name.kind not in _KINDS:
            yield reading.words.starts[name.place[0]], reading.words.ends[name.place[1] - 1]


def _weak(reading: Reading) -> Iterator[tuple[int, int, MentionKind]]:
    """Where the encoder is not sure enough of a name, and of what kind it takes it for."""
    for name in reading.named:
        if name.kind in _KINDS and name.chance < _LEAST:
            yield reading.words.starts[name.place[0]], reading.words.ends[name.place[1] - 1], _KINDS[name.kind]


def _read(reading: Reading, text: str) -> Iterator[Named]:
    known = names()
    for name in reading.named:
        kind = _KINDS.get(name.kind)
        if kind is None:
            continue
        first, last = name.place
        forms = reading.words.forms
        while kind == "person" and first < last and (known.title(forms[first]) is not None or forms[first] == "."):
            first += 1  # "Dr", "Lt Cdr"
        while kind == "person" and first < last and forms[last - 1].islower() and forms[last - 2 : last - 1] != ["-"]:
            last -= 1  # "Ada Novak told"
        if first == last or name.chance < _LEAST or not any(forms[n][0].isupper() for n in range(first, last)):
            continue
        start, end = reading.words.starts[first], reading.words.ends[last - 1]
        joined = _REST.match(text, end) if kind == "person" else None  # "Baek Un" and "-ha"
        end = joined.end() if joined else end
        if text[start:end].lower().startswith("the ") and kind != "person":
            start += 4
        mention = Mention(start, end, kind, " ".join(text[start:end].split()))
        yield Named(mention, _SURER if name.chance > 0.97 else 2 if name.chance > 0.8 else 1)
