"""Spellings: short names bear the full one that the text gives, spellings of one name the fullest."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from wirestem.lexicon.names import Gender, names
from wirestem.model import Mention
from wirestem.people import accord, conflict, short_for, taken_apart

_OPENING = 600
_AGED = re.compile(r",\s(?:aged\s)?\d{1,2}\b")
_COURTESY = re.compile(r"\b(Mr|Sir|Mrs|Ms|Miss|Lady|Dame)\.?\s+$")
_DEFINED = re.compile(r"\s*\(([A-Z][A-Z&]{1,7})\)")


def spelt_out(found: Sequence[Mention], text: str) -> list[Mention]:
    """Short names bear the full one and are of its kind, spellings of one name the fullest; acronyms what they stand for."""
    kinds = {m.name: m.kind for m in found if " " in m.name}
    found = _couples(found, text)
    spelt = _one_spelling([m.name for m in found if m.kind == "person"])
    found = [replace(m, name=spelt.get(m.name, m.name)) if m.kind == "person" else m for m in found]
    full: dict[str, list[Mention]] = {}
    defined: dict[str, str] = {}
    for mention in found:
        for part in _short_forms(mention):
            if mention.name not in {m.name for m in full.setdefault(part, [])}:
                full[part].append(mention)
        acronym = _DEFINED.match(text, mention.end) if mention.kind == "organisation" else None
        if acronym:
            defined.setdefault(acronym[1], mention.name)
    _with_shorter(full, found, text)
    told = [replace(m, name=defined.get(m.name) or _fullest(m, _of_courtesy(m, full.get(m.name, ()), text))) for m in found]
    return [replace(m, kind=kinds[m.name]) if m.name in kinds else m for m in told]


def firm(words: Sequence[str]) -> bool:
    """Whether an organisation's name is a firm's, which goes by its first word afterwards."""
    known = names()
    last = words[-1].rstrip(".")
    firm = last in known.suffixes or any(known.heads.get(w) == "company" for w in words[1:])
    return firm and words[0] not in known.demonyms and not known.place(words[0])


def _couples(found: Sequence[Mention], text: str) -> list[Mention]:
    """The first of two people who share a family name has it too: "Wade and Ellen Stubblefield"."""
    given = names().given
    out = list(found)
    for i, (left, right) in enumerate(pairwise(found)):
        joined = text[left.end : right.start] in (" and ", " & ")
        if (
            joined
            and left.name in given
            and right.kind == "person"
            and len(right.name.split()) > 1
            and right.name.split()[0] in given
        ):
            out[i] = replace(left, kind="person", name=f"{left.name} {right.name.split(' ', 1)[1]}")
    return out


def _one_spelling(people: Sequence[str]) -> dict[str, str]:
    """For each full name the fullest spelling of it in the text, when all its spellings are one person's: "Kim Jong-un"."""
    whole = [n for n in dict.fromkeys(people) if len(taken_apart(n).parts) > 1]
    spelt: dict[str, str] = {}
    for name in whole:
        alike = [o for o in whole if o == name or accord(name, o) != "apart"]
        one = not any(conflict(a, b) for a in alike for b in alike)
        longest = max(len(taken_apart(o).parts) for o in alike)
        same = [o for o in alike if len(taken_apart(o).parts) == longest and not _initialled(o)] or [name]
        if one and len(alike) > 1:
            spelt[name] = same[0]
    return spelt


def _initialled(name: str) -> bool:
    return any(p.initial for p in taken_apart(name).parts[:1])


def _with_shorter(full: dict[str, list[Mention]], found: Sequence[Mention], text: str) -> None:
    """Adds whom other spellings of a family name mean ("Assad" of Bashar al-Assad, "Zelensky" of Volodymyr Zelenskyy).

    And whom a given name means, once its bearer is introduced: "Ellen" of Ellen Stubblefield. "Ellen, 9," is another.
    """
    people = list({m.name: m for m in reversed(found) if m.kind == "person" and len(taken_apart(m.name).parts) > 1}.values())
    for name in sorted({m.name for m in found if m.kind in ("person", "organisation", "place")} - set(full)):
        bearers = [m for m in people if short_for(name, m.name)]
        if bearers and len(taken_apart(name).parts) == 1:
            full[name] = sorted(bearers)
        elif name in names().given:
            called = [m for m in people if m.name.split()[0] == name]
            first = min(m.start for m in found if m.name == name)
            aged = any(_AGED.match(text, m.end) for m in found if m.name == name)
            if len(called) == 1 and called[0].start < first and not aged:
                full[name] = called


def _of_courtesy(mention: Mention, candidates: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Of several people with one family name those whom "Mr" or "Mrs" in front fits: "Mr Foxcombe", his wife Tamsin beside."""
    courtesy = _COURTESY.search(text, max(0, mention.start - 10), mention.start) if len(candidates) > 1 else None
    if courtesy is None:
        return _of_title(mention, candidates, text)
    other = "f" if courtesy[1] in ("Mr", "Sir") else "m"
    return [c for c in candidates if _gender(c, text) != other] or candidates


def _of_title(mention: Mention, candidates: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Of several people with one family name the one whose office stands in front: "Mayor Lund" of Mayor Per Lund."""
    title = _title_before(mention, text) if len(candidates) > 1 else ""
    return [c for c in candidates if title and _title_before(c, text) == title] or candidates


def _title_before(person: Mention, text: str) -> str:
    words = text[max(0, person.start - 24) : person.start].split()
    return words[-1].casefold() if words and text[person.start - 1] == " " and names().title(words[-1]) is not None else ""


def _gender(person: Mention, text: str) -> Gender | None:
    """What the word in front of a full name tells ("his wife Tamsin Foxcombe"), else the given name."""
    words = text[max(0, person.start - 24) : person.start].split()
    title = names().title(words[-1].strip(",")) if words else None
    return title.gender if title is not None and title.gender else names().given.get(person.name.split()[0])


def _short_forms(mention: Mention) -> set[str]:
    """The single words by which an article may call somebody afterwards."""
    words = mention.name.split()
    if len(words) < 2:
        return set()
    if mention.kind == "person":
        return {words[-1], *_family(words), *_surnames(words)}
    return {words[0]} if mention.kind == "organisation" and firm(words) else set()


def _surnames(words: Sequence[str]) -> set[str]:
    """The first of two family names, alone and behind the given name: "Imber", "Rosa Imber" of Rosa Imber Quiroga."""
    inner = [w for w in words[1:-1] if w[0].isupper() and w not in names().given and not w.endswith(".") and len(w) > 2]
    whole = {" ".join(words[: n + 1]) for n in range(1, len(words) - 1) if words[n] in inner}
    return {*inner, *whole}


def _family(words: Sequence[str]) -> tuple[str, ...]:
    """The family name in front, if the name may be of that order: "Koh Yu-hwan", "Kim Jong Un"."""
    known = names()
    hyphened = len(words) == 2 and re.fullmatch(r"[A-Z]\w+-[a-z]\w+", words[1])
    return (words[0],) if hyphened or (words[0] in known.family and words[0] not in known.given) else ()


def _fullest(mention: Mention, candidates: Sequence[Mention]) -> str:
    """The one full name a short one can stand for: the only one in the text, or the only one introduced so far.

    A headline's is the first that the opening of the text spells out.
    """
    longest = _fullest_spelling({c.name for c in candidates})
    if longest is not None:
        return longest
    introduced = [c.name for c in candidates if c.start < mention.start]
    if not introduced and candidates and candidates[0].start - mention.start < _OPENING:
        introduced = [candidates[0].name]
    return _fullest_spelling(set(introduced)) or mention.name


def _fullest_spelling(spellings: set[str]) -> str | None:
    """The spelling that holds the words of all others; None when two people bear them."""
    longest = sorted(c for c in spellings if all(set(o.split()) <= set(c.split()) for o in spellings))
    return longest[0] if longest else None
