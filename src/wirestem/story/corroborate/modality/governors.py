"""Governors: the cue that has a clause for its complement ("denied that …", "accused him of …"), negation counted in."""

from wirestem.lexicon.modality import Sign, listed
from wirestem.story.corroborate.modality.lines import REACH, Line, Place, Reason, participle


def governor(place: Place) -> Reason | None:
    """The cue that governs the clause: the nearest before it, else one in its head that has the rest for complement."""
    line = place.line
    over = [s for s in line.signs if s.place == "over"]
    before = [s for s in over if s.start < place.start and _reaches(place, s)]
    inner = [s for s in over if place.start <= s.start and _heads(place, s)]
    near = (*sorted(inner, key=lambda s: -s.end), *sorted(before, key=lambda s: (-s.end, s.start)))
    if not near:
        return None
    if line.tags[near[0].start].startswith("NN") and near[0].kind in ("alleged", "hedged"):
        above = [
            s for s in over if s.kind == "denied" and 0 <= near[0].start - s.end <= 4 and not line.finite(s.end, near[0].start)
        ]
        if above:
            return _signed(line, above[-1])
    return _signed(line, near[0])


def _reaches(place: Place, sign: Sign) -> bool:
    """Whether nothing stands between a cue and the clause but a noun phrase and what joins them."""
    line = place.line
    if sign.end >= place.start:
        plain = sign.kind != "planned" or sign.end - sign.start > 1
        return plain or _asks(place, sign)
    bridge = line.forms(sign.end, place.start)
    gap = place.text[line.words[sign.end - 1].end : line.words[place.start].start] if place.start < len(line.words) else ""
    if len(bridge) > REACH or line.finite(sign.end, place.start) or any(c in gap for c in ";?!:"):
        return False
    linked = bridge[-1] in listed("links")
    if sign.kind == "planned" and sign.end - sign.start == 1 and not _asks(place, sign):
        return False
    return not (set(bridge) & listed("joints")) and ("," not in gap or bridge[-1] == "that") and (linked or len(bridge) <= 3)


def _asks(place: Place, sign: Sign) -> bool:
    """Whether a verb like "order" is followed by what is to be done, not by a thing ("ordered 60 buses")."""
    line = place.line
    opening = line.forms(min(sign.end, place.start), place.start + 7)
    return bool({"to", "that", "be", "for", "on"} & set(opening)) or line.tags[place.start : place.start + 1] in (
        ("VBG",),
        ("VB",),
    )


def _heads(place: Place, sign: Sign) -> bool:
    """Whether a cue inside the clause has the rest of it for complement ("it was wrong to say the talks had failed")."""
    line = place.line
    rest = line.forms(sign.end, place.end)
    if len(rest) < 3 or sign.start - place.start > 8 or participle(line, sign):
        return False
    form, head = line.words[sign.start].form, rest.index("of") if "of" in rest else -1
    if form.startswith(("clear", "acquit", "absol", "exoner", "accus", "suspect")) and line.words[sign.end - 1].form != "of":
        return 0 <= head < REACH and line.tags[sign.end + head + 1 : sign.end + head + 2] == ("VBG",)
    reduced = line.tags[sign.start - 1 : sign.start] in (("NN",), ("NNS",)) and sign.start > place.start
    if reduced and line.words[sign.end - 1].form == "of" and line.tags[sign.start] in ("VBN", "VBD"):
        return False
    if form == "far":
        return line.tags[sign.end] == "VBG"
    if form.startswith("order"):
        return line.tags[sign.end : sign.end + 6].count("TO") > 0 or "that" in rest[:2]
    if form.startswith("claim") and "lives" in rest:
        return False
    linked = line.words[sign.end - 1].form in listed("links") or rest[0] in listed("links") or "that" in rest[:5]
    return linked or (line.finite(sign.end, place.end) and not set(rest[:3]) & listed("joints"))


def _signed(line: Line, sign: Sign) -> Reason | None:
    """What a cue says, turned round where it is negated."""
    near = set(line.forms(max(sign.start - 4, 0), sign.start))
    turned = bool(near & listed("not")) or any(f.endswith("n't") for f in near)
    if sign.kind == "denied" and turned:
        out = {"rule", "ruling", "exclude", "discount", "excluded", "ruled"} & set(line.forms(sign.start, sign.end))
        neither = near & {"neither", "nor", "refused", "declined"}
        return Reason("hedged" if out or neither else "asserted", False, sign.start, sign.end)
    if sign.kind == "confirmed" and turned:
        return Reason("hedged", False, sign.start, sign.end)
    doubted = {"unlikely", "doubt", "doubts", "doubted", "doubtful"} & set(line.forms(sign.start, sign.end))
    against = sign.kind == "denied" or (
        sign.kind == "hedged"
        and bool(doubted or turned)
        and not {"ruled", "rule", "exclude", "excluded"} & set(line.forms(sign.start, sign.end))
    )
    return Reason(sign.kind, against, sign.start, sign.end)
