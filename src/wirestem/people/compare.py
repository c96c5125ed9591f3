"""Compare: whether two names can be one person's."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from wirestem.lexicon.names import names
from wirestem.lexicon.people import Tradition, people
from wirestem.people.parts import Name, Part, blocks, taken_apart
from wirestem.people.sounds import folded, one_sound, one_word

Accord = Literal["same", "may", "apart"]
_Match = Literal["full", "initial"]
_LEAST_INNER = 3


@lru_cache(65536)
def accord(left: str, right: str) -> Accord:
    """How two names of two words or more agree: "same" spellings, "may" be one by what they leave out, or "apart"; symmetric.

    The parts of the shorter name must all stand in the longer one, in order; what the longer one has besides may be middle
    names, a second family name, a father's name. A name of one word is nobody's full name: "apart", see `short_for`.

    >>> accord("Kim Jong Un", "Kim Jong-un"), accord("Volodymyr Zelenskyy", "Vladimir Zelenskiy")
    ('same', 'same')
    >>> accord("V. Putin", "Vladimir Putin"), accord("Ada Novak", "Ivo Novak"), accord("Hassan Rouhani", "Hussein Rouhani")
    ('may', 'apart', 'apart')
    """
    if left > right:
        return accord(right, left)
    if not blocks(left) & blocks(right):
        return "apart"
    a, b = taken_apart(left), taken_apart(right)
    found = _accord(a, b)
    if found == "apart" and (_raw(left) != a or _raw(right) != b):
        found = _better(_accord(_raw(left), b), _accord(a, _raw(right)))
    return found


def conflict(left: str, right: str) -> bool:
    """Whether two names cannot be one person's: both are full and they are apart; symmetric.

    >>> conflict("Ada Novak", "Ivo Novak"), conflict("Ada Novak", "Novak"), conflict("J. Novak", "K. Novak")
    (True, False, True)
    """
    return min(len(taken_apart(left).parts), len(taken_apart(right).parts)) > 1 and accord(left, right) == "apart"


@lru_cache(65536)
def short_for(short: str, full: str) -> bool:
    """Whether a name is a person's full name without the given names: "Putin", "López Obrador", "Kim" of "Kim Jong Un".

    >>> short_for("Zelenskiy", "Volodymyr Zelensky"), short_for("Koh", "Koh Yu-hwan"), short_for("Vladimir", "Vladimir Putin")
    (True, True, False)
    >>> short_for("Imber", "Rosa Imber Quiroga"), short_for("de la Vega", "Luis de la Vega Soto")
    (True, True)
    >>> short_for("Salman", "Mohammed bin Salman"), short_for("Navalny", "Yulia Navalnaya")
    (False, False)
    """
    one, many = taken_apart(short), taken_apart(full)
    if len(one.parts) != 1 or len(many.parts) < 2 or one.parts[0].initial:
        return False
    known = {*one.traditions, *many.traditions}
    part = one.parts[0]
    fathers = bool(one.small & _fathers())
    return any(_one(part, p, known, given=False) is not None and (p.father <= fathers) for p in _family(many) if not p.initial)


def _family(name: Name) -> Iterator[Part]:
    """The parts by which somebody may be called: the family names of a western name, the first or last of another."""
    parts = name.parts
    eastern = [t for t in name.traditions if t.families]
    front = [t for t in eastern if parts[0].key in _family_keys(t)]
    if any(t.last for t in front):
        yield parts[-1]
        return
    if front and len(parts) < 4:
        yield parts[0]
        back = any(parts[-1].key in _family_keys(t) for t in eastern) or (len(parts) == 2 and parts[0].word in names().given)
        if back and not parts[-1].joined:
            yield parts[-1]
        return
    if len(parts) == 3 and parts[2].joined and not parts[1].joined and parts[2].word[:1].islower():
        yield parts[0]  # "Koh Yu-hwan": a given name of two syllables, the second in small letters
        return
    if parts[0].word in names().family and parts[0].word not in names().given:
        yield parts[0]
    yield parts[-1]
    for part in parts[1:-1]:
        if part.word not in names().given and len(part.key) >= _LEAST_INNER:
            yield part


@cache
def _fathers() -> frozenset[str]:
    return frozenset(word for word, sort in people().particles.items() if sort == "father")


def _raw(name: str) -> Name:
    """The name with its titles, for those that are called by one ("Sheikh Hasina")."""
    found = taken_apart(name)
    words = [w for w in name.replace(",", " ").split() if w[0].isalpha()]
    lead = words[0] if words else ""
    if not found.parts or folded(lead) == found.parts[0].key or lead.rstrip(".") not in people().courtesy:
        return found
    return found._replace(parts=(Part(lead, folded(lead)), *found.parts))


def _better(left: Accord, right: Accord) -> Accord:
    return left if left == "same" or right == "apart" else right


def _accord(a: Name, b: Name) -> Accord:
    if len(a.parts) < 2 or len(b.parts) < 2 or (a.generation and b.generation and a.generation != b.generation):
        return "apart"
    traditions = {*a.traditions, *b.traditions}
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    found: Accord = "apart"
    for one, many, turned in _orders(short, long):
        matched = _aligned(one, many, traditions, not turned)
        if matched is not None:
            found = _better(found, _judged(one, many, matched, traditions, turned))
    if found == "apart" and (a.nickname or b.nickname):
        found = _by_nickname(a, b)
    if found == "apart" and _exactly_turned(a, b):
        found = "may"
    return "may" if found == "same" and a.generation != b.generation else found


def _by_nickname(a: Name, b: Name) -> Accord:
    """The nickname of one in place of the other's given name."""
    for one, other in ((a, b), (b, a)):
        if (
            one.nickname
            and _accord(
                one._replace(nickname="", parts=(Part(one.nickname, folded(one.nickname)), one.parts[-1])),
                other._replace(nickname=""),
            )
            != "apart"
        ):
            return "same"
    return "apart"


def _orders(short: Name, long: Name) -> Iterator[tuple[tuple[Part, ...], tuple[Part, ...], bool]]:
    """The names as they stand, then with the family name at the other end."""
    a, b = short.parts, long.parts
    yield a, b, False
    if len(b) > len(a):
        yield b, a, False
    ends = (b[0].word, b[-1].word)
    both_given = all(w in names().given for w in ends) or any(p.initial for p in (*a, *b))
    if both_given or (len(b) == 2 and not _turns(short, long)):
        return
    yield a, (*b[1:], b[0]._replace(joined=False)), True
    yield a, (b[-1]._replace(joined=False), *b[:-1]), True


def _exactly_turned(a: Name, b: Name) -> bool:
    """Whether two names of two words are the same words turned, not both given names: "Kurosawa Reiko", "Reiko Kurosawa"."""
    if not len(a.parts) == len(b.parts) == 2:
        return False
    crossed = one_word(a.parts[0].word, b.parts[1].word) and one_word(a.parts[1].word, b.parts[0].word)
    return crossed and not all(p.word in names().given or p.initial for p in a.parts)


def _turns(short: Name, long: Name) -> bool:
    """Whether names of two words may turn: a tradition that puts the family name first."""
    return any(t.turns for n in (short, long) for t in n.traditions)


_Aligned = tuple[tuple[int, int, _Match], ...]


def _aligned(a: Sequence[Part], b: Sequence[Part], traditions: set[Tradition], given: bool) -> _Aligned | None:
    """Each part of `a` with its place in `b`, in order; two parts of one may be written as one of the other.

    None when a part of `a` has none. Of several ways the one that skips least in front.
    """

    def go(i: int, j: int) -> _Aligned | None:
        if i == len(a):
            return ()
        for k in range(j, len(b)):
            if k > j and b[k].joined and not b[k - 1].joined and i == 0:
                continue
            if k > j and a[i].initial and b[k].initial and b[k - 1].initial:
                continue  # "George W. Bush" is not "George H.W. Bush"
            match = _one(a[i], b[k], traditions, given=given and (i < len(a) - 1))
            if match is not None and (rest := go(i + 1, k + 1)) is not None:
                return ((i, k, match), *rest)
            if i + 1 < len(a) and _written_as_one(a[i], a[i + 1], b[k], traditions) and (rest := go(i + 2, k + 1)) is not None:
                return ((i, k, "full"), (i + 1, k, "full"), *rest)
            if k + 1 < len(b) and _written_as_one(b[k], b[k + 1], a[i], traditions) and (rest := go(i + 1, k + 2)) is not None:
                return ((i, k, "full"), (i, k + 1, "full"), *rest)
        return None

    return go(0, 0)


def _one(left: Part, right: Part, traditions: set[Tradition], *, given: bool) -> _Match | None:
    """How two parts agree; given names also as variants and short forms of one."""
    if left.initial and right.initial and left.key == right.key:
        return "full"
    if left.initial or right.initial:
        return "initial" if left.key[:1] == right.key[:1] or _starts(left) & _starts(right) else None
    if one_word(left.word, right.word):
        return "full"
    if given and _kin(left.key) & _kin(right.key):
        return "full"
    if given and (_kin(left.key) and _kin(right.key)):
        return None  # two known given names that are not one, however near they sound
    for tradition in traditions:
        if tradition.families and _family_class(tradition, left.key) & _family_class(tradition, right.key):
            return "full"
        if one_sound(left.key, right.key, tradition):
            return "full"
    return None


def _starts(part: Part) -> frozenset[str]:
    """The letters that a name's initial may be in Latin letters: Evgeny may be Y., Yuri I."""
    return frozenset({"e": "ey", "y": "yeij", "i": "iyj", "j": "jyi"}.get(part.key[:1], part.key[:1]))


def _written_as_one(first: Part, second: Part, whole: Part, traditions: set[Tradition]) -> bool:
    if first.initial or second.initial or whole.initial:
        return False
    key = first.key + second.key
    return key == whole.key or any(one_sound(key, whole.key, t) for t in traditions)


def _judged(short: Sequence[Part], long: Sequence[Part], matched: _Aligned, traditions: set[Tradition], turned: bool) -> Accord:
    """What an alignment that holds all of the shorter name says."""
    places = {k for _, k, _ in matched}
    strong = {i for i, _, m in matched if m == "full"}
    if not strong or (len(strong) == 1 and not _last_strong(short, matched)):
        return "apart"
    left_out = [k for k in range(len(long)) if k not in places]
    if not left_out:
        return "may" if len(strong) < len(short) else "same"
    if turned or (all(not p.initial for p in long) and _syllabic(short, long, traditions)):
        return "apart"
    if 0 in left_out:
        return _without_first(short, long, left_out)
    if len(long) - 1 in left_out:
        return _without_last(short, long, left_out, places, chain=any(t.chain for t in traditions))
    return "may" if len(strong) < len(short) else "same"


def _last_strong(short: Sequence[Part], matched: _Aligned) -> bool:
    """Whether the one part that agrees in full is the family name, the others initials."""
    return any(i == len(short) - 1 and m == "full" for i, _, m in matched)


def _syllabic(short: Sequence[Part], long: Sequence[Part], traditions: set[Tradition]) -> bool:
    """Whether names are of a tradition that leaves no syllable out, with the family name in front."""
    keys = frozenset(k for t in traditions if t.solid for k in _family_keys(t))
    return short[0].key in keys and long[0].key in keys and short[0].word not in names().given


def _without_first(short: Sequence[Part], long: Sequence[Part], left_out: Sequence[int]) -> Accord:
    """The longer name's first part is missing: "Tayyip Erdogan", "Javad Zarif", "Lula da Silva", "López Obrador"."""
    whole_front = left_out == list(range(len(left_out)))
    into_hyphen = long[len(left_out)].joined if whole_front and len(left_out) < len(long) else True
    genders = {names().given.get(p.word) for p in (short[0], long[0]) if not p.initial} - {None}
    if not whole_front or into_hyphen or len(genders) > 1 or long[0].initial or any(p.father for p in long):
        return "apart"
    return "may"


def _without_last(
    short: Sequence[Part], long: Sequence[Part], left_out: Sequence[int], places: set[int], *, chain: bool
) -> Accord:
    """The longer name has one more family name: "Rosa Imber" of "Rosa Imber Quiroga", "Anna Smith" of "Anna Smith-Jones".

    Where names are given names in a chain the last is the father's or grandfather's: "Abiy Ahmed" of "Abiy Ahmed Ali".
    """
    tail = [k for k in left_out if k > max(places)]
    one_name = all(long[k].joined for k in tail[1:])
    inner = chain or short[-1].word not in names().given or not any(p.word in names().given for p in long[: max(places)])
    return "may" if one_name and inner and 0 in places and not short[-1].initial else "apart"


@cache
def _kinships() -> dict[str, frozenset[int]]:
    known = people()
    groups = [v.names for v in known.variants] + [(p.name, *p.forms) for p in known.pets]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            found.setdefault(folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _kin(key: str) -> frozenset[int]:
    """The groups of given names that a given name belongs to."""
    return _kinships().get(key, frozenset())


@cache
def _family_classes(tradition: Tradition) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(tradition.families):
        for form in forms:
            found.setdefault(folded(form), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _family_class(tradition: Tradition, key: str) -> frozenset[int]:
    return _family_classes(tradition).get(key, frozenset())


def _family_keys(tradition: Tradition) -> frozenset[str]:
    return frozenset(_family_classes(tradition))
