"""Why a text is held to come from where it comes: evidence whose spans open to credits, shared passages, private changes."""

from collections.abc import Mapping, Sequence

from wirestem.model import Evidence, Span
from wirestem.story.derive import bits
from wirestem.story.derive.kin import same_words
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.tree import Edge, Tree
from wirestem.story.derive.weighing import Choice

_MOST_PASSAGES = 3
_TWINS = 1.99
_ALWAYS = ("derive.sender.v1", "derive.drawn.v1", "derive.undecidable.v1")


def reasons(edge: Edge, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Evidence, ...]:
    """The reasons for `edge`; a weight is by how much (natural log) it speaks for this source over the next best reading."""
    if edge.ruled or edge.choice is None:
        return (Evidence("derive.decision.v1", 0.0, (), "a person decided so"),) if edge.ruled else _alike(edge, overlaps)
    child = edge.child
    mates = [edge.parent] if edge.parent else [m for m in edge.group if m != child]
    told, spans = overlaps.told(child, mates), passages(child, mates, overlaps)
    weight = _weights(edge.choice)
    where = "the parent" if edge.parent else "other texts of the dispatch"
    credits = marks[child].spans["credit"]
    said = "the text credits the sender" if credits and edge.parent is None else "what the texts say of their sender"
    found = [
        Evidence("derive.credit.v2", weight["credit"], credits, said),
        Evidence("derive.innovation.v2", weight["changes"], _changes(edge, overlaps), "private changes of the one in the other"),
        Evidence("derive.shared.v2", weight["wording"], spans, f"{round(100 * told)} % of it stands in {where} too"),
        Evidence("derive.time.v1", weight["time"], (), "when they were published, as far as that is known"),
        Evidence("derive.house.v1", weight["house"], marks[child].spans["own"], "how the houses speak of themselves"),
        Evidence("derive.usual.v1", weight["usual"], (), "how often a text of this kind comes about so"),
    ]
    if edge.later:
        found.insert(0, Evidence("derive.sender.v1", 0.0, credits, "a later text by the same sender"))
    if edge.choice.rival and edge.choice.rival.probability > edge.choice.taken.probability:
        found.insert(
            0,
            Evidence(
                "derive.drawn.v1",
                0.0,
                (),
                _why_drawn(edge.choice, edge.parent is not None and same_words(child, edge.parent, overlaps)),
            ),
        )
    if edge.choice.undecided:
        found.insert(0, Evidence("derive.undecidable.v1", 0.0, spans, _open(edge.choice)))
    return tuple(e for e in found if e.weight or e.rule in _ALWAYS)


def _alike(edge: Edge, overlaps: Overlaps) -> tuple[Evidence, ...]:
    spans = passages(edge.child, [edge.parent] if edge.parent else [], overlaps)
    same = Evidence("derive.twin.v1", 0.0, spans, "word for word the same")
    if edge.doubt:
        why = f"which of the two was first is open: {edge.doubt}"
        return (Evidence("derive.undecidable.v1", 0.0, spans, why), same)
    return (same,)


# Signs by what they are evidence of; where one word means different things in two sources, the whole name stands.
_KINDS = {
    "changes": (
        "innovations", "innovated", "innovated_rate", "against", "against_rate", "distant", "spotless", "compared", "unmarked",
        "contested", "clear", "cuts_too", "own_shared",
    ),
    "time": (
        "later", "earlier", "undated", "dated", "earliest", "early", "same_reporter_later", "files_later", "file_before",
        "file_after", "file_previous", "file_first", "stamped_before",
    ),
    "wording": (
        "told", "exact", "all", "lacks", "lacks_kept", "fuller", "returns", "rival", "theirs_nearer", "best", "lede", "headline",
        "witnessed", "nearer", "foreign", "unexplained", "part", "beyond", "beyond_kept", "elsewhere", "version.several",
        "version.own", "lone.own",
    ),
    "credit": (
        "credits", "credits_it", "told_it", "credits_other", "child_credits", "child_told", "child_several", "evident",
        "sent_evident", "plain_unsent", "all_credit", "file", "file_alone", "files", "sent", "child_sent", "others_sent",
        "sent_and_credits", "told_agency", "article.several", "none.several", "collective", "released", "child_released",
    ),
    "house": (
        "reports", "child_reports", "others_report", "reports_unsent", "reporter", "same_reporter", "first.own", "silent",
        "passing", "child_passing", "names_it", "cites_it", "cites_child", "cites_mate",
    ),
    "usual": ("is", "company", "alone", "home", "visitor", "unknown"),
}  # fmt: skip
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}


def kind_of(sign: str) -> str:
    """What a sign is evidence of; KeyError for one that nobody sorted."""
    return _KIND_OF[sign if sign in _KIND_OF else sign.partition(".")[2]]


def _weights(choice: Choice) -> dict[str, float]:
    """By how much each kind of evidence speaks for what was chosen."""
    found = dict.fromkeys(_KINDS, 0.0)
    for name, value in choice.lead().items():
        found[kind_of(name)] += value
    return {kind: round(value, 2) for kind, value in found.items()}


def _why_drawn(choice: Choice, same: bool) -> str:
    """Why the tree has a reading that by itself is not the likeliest; see `choosing`. `same` texts have the same words."""
    taken, rival = (round(100 * w.probability) for w in (choice.taken, choice.rival or choice.taken))
    if choice.taken.candidate.signs.get("article.same_reporter"):
        why = "one reporter signs both texts and begins a story once, so one of the two is drawn as following the other up"
    elif same:
        why = "no two write a text in the same words, so one of the two is drawn as coming from the other"
    else:
        why = "with the likelier one the texts would come from each other in a circle"
    return f"by itself another reading is likelier ({rival} % to {taken} %); {why}"


def _open(choice: Choice) -> str:
    """What else explains the texts as well, and what would decide."""
    rival = choice.rival.candidate if choice.rival else None
    other = {
        "article": "it may as well come from another article",
        "version": "it may as well carry the dispatch that others carry",
        "lone": "it may as well carry a version that no other text here carries",
        "first": "it may as well be the source itself",
        "none": "it may as well have nothing of this dispatch",
    }[rival.kind if rival else "first"]
    share = round(100 * choice.rival.probability) if choice.rival else 0
    return f"{other} ({share} %); a credit, a date that can be trusted or a third text would decide"


def own_additions(child: str, tree: Tree, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Evidence, ...]:
    """Signs of own reporting in passages that a derived text has from nobody but its
    twins; they say nothing of where it comes from."""
    heirs, above = _reach(child, tree, down=True), _reach(child, tree, down=False)
    group = {m for e in tree.edges if e.child == child for m in e.group}
    others = {m for m in group - heirs if overlaps.both(child, m) < _TWINS} | above - {child}
    text, told = overlaps.texts[child], overlaps.told_words(child, others)
    own, weight = [], 0.0
    for span, signs in zip(marks[child].spans["own"], marks[child].weights, strict=True):
        first, stop = text.places(span.start, span.end)
        if not told & bits.span(first, max(stop, first + 1)):
            own.append(span)
            weight += signs
    return (Evidence("derive.own.v1", round(weight, 2), tuple(own), "reporting of its own"),) if own else ()


def _reach(name: str, tree: Tree, *, down: bool) -> set[str]:
    """The articles that `name` is copied from, or that are copied from it, at first or later hand; itself too."""
    found = {name}
    while True:
        steps = ((e.parent, e.child) if down else (e.child, e.parent) for e in tree.edges if e.parent is not None)
        more = {there for here, there in steps if here in found and there is not None} - found
        if not more:
            return found
        found |= more


def passages(child: str, mates: Sequence[str], overlaps: Overlaps) -> tuple[Span, ...]:
    """The longest passages that the child shares with any of `mates`, on both sides, its own first."""
    shared = [a for m in mates for a in overlaps.passages.get((child, m), ())]
    shared.sort(key=lambda a: (a.kind == "paraphrase", -(a.left.end - a.left.start), a.left, a.right))
    pairs = [(a.left, a.right) if a.left.doc == child else (a.right, a.left) for a in shared[:_MOST_PASSAGES]]
    return tuple(span for pair in pairs for span in pair)


def _changes(edge: Edge, overlaps: Overlaps) -> tuple[Span, ...]:
    taken = edge.choice.taken.candidate if edge.choice else None
    if taken is None or taken.parent is None or taken.descent is None:
        return ()
    parent = taken.parent
    return tuple(Span(parent, *overlaps.texts[parent].range(*words)) for words in taken.descent.places)
