"""What a reader calls the articles, dispatches and parties of a dossier: numbers, letters, outlets."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from wirestem.model import Alignment, Claim, Count, Document, Dossier, Findings, Origin, Party, Published, Range, Span, Statement
from wirestem.report.ways import SURE, sureness
from wirestem.report.when import between, moment

_SAYS_NOTHING = re.compile(r"[0-9a-f]{12}|^\d+$|^.{40}", re.IGNORECASE)
LEAST_PART = 0.005
"""Part of a text below which no number is told: no passage is in common."""
_WORD = re.compile(r"\w+")


class Names:
    """The articles of `dossier` numbered in reading order (story by story, by publication, undated ones last)."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents: dict[str, Document] = {d.id: d for d in dossier.documents}
        self.number: dict[str, int] = {}
        for found in dossier.stories:
            for doc in sorted((d for d in found.documents if d in self.documents), key=self.when):
                self.number.setdefault(doc, len(self.number) + 1)
        for doc in self.documents:
            self.number.setdefault(doc, len(self.number) + 1)

    def when(self, doc: str) -> tuple[bool, str, str]:
        """The place of an article in the order of publication: undated ones last, then by id."""
        published = self.documents[doc].published
        known = moment(published.earliest) if published else None
        return (known is None, known.isoformat() if known else "", doc)

    def outlet(self, doc: str) -> str:
        """Who published the article, else the name of the file or row it came in, else, when that says nothing, its headline."""
        document = self.documents.get(doc)
        if document is None:
            return doc
        stem = file_stem(document.source.uri)
        return document.source.outlet or (f"“{shortened(self.title(doc), 30)}”" if _SAYS_NOTHING.search(stem) else stem)

    def article(self, doc: str) -> str:
        """Number and outlet: "3 Harrow Gazette"."""
        return f"{self.number.get(doc, '?')} {self.outlet(doc)}"

    def title(self, doc: str) -> str:
        """The headline, else the first words of the text."""
        document = self.documents[doc]
        return document.title or shortened(document.text.strip().split("\n", 1)[0], 80) or "(no text)"

    def words_at(self, span: Span, most: int = 0) -> str:
        """The characters of `span`, cut to about `most` characters unless that is 0."""
        document = self.documents.get(span.doc)
        text = document.text[span.start : span.end] if document else ""
        return shortened(text, most) if most else text

    def anchor(self, doc: str) -> str:
        """The page's name for an article."""
        return f"d{self.number.get(doc, 0)}"


class StoryNames:
    """The names inside one story: letters for its origins, names for its parties and claims."""

    def __init__(self, names: Names, found: Findings) -> None:
        self.names = names
        self.found = found
        self.origins = in_families(found.origins, names)
        self.letter = {o.id: letters(i) for i, o in enumerate(self.origins)}
        self.colour = {o.id: i % 8 + 1 for i, o in enumerate(self.origins)}
        self.origin = {o.id: o for o in found.origins}
        self.party: dict[str, Party] = {p.id: p for p in found.parties}
        self.claim: dict[str, Claim] = {c.id: c for c in found.claims}
        self.statement: dict[str, Statement] = {s.id: s for s in found.statements}

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The story's articles in reading order."""
        return tuple(sorted((d for d in self.found.documents if d in self.names.documents), key=self.names.number.__getitem__))

    @cached_property
    def between(self) -> dict[frozenset[str], list[Alignment]]:
        """The alignments of every two articles."""
        found: dict[frozenset[str], list[Alignment]] = {}
        for a in self.found.alignments:
            found.setdefault(frozenset((a.left.doc, a.right.doc)), []).append(a)
        return found

    @cached_property
    def sureness(self) -> dict[str, Mapping[str, float]]:
        """By id of origin how surely each article goes back to it, 0 to 1."""
        return {o.id: sureness(self.found, o) for o in self.origins}

    def speaker(self, statement: Statement) -> str | None:
        """Who says it, None when it could not be told."""
        if statement.speaker is None:
            return None
        party = self.party.get(statement.speaker)
        return party.name if party else statement.speaker

    def told_by(self, statement: str | None) -> tuple[str | None, tuple[str, ...]]:
        """Who says the statement with that id and the relays it came through; nobody where an article tells it itself."""
        found = self.statement.get(statement or "")
        return (self.speaker(found), found.via) if found else (None, ())

    def behind(self, origin: Origin) -> str:
        """An origin in words: "unseen AFP dispatch" or the article that it is."""
        if origin.observed is not None:
            own = self.names.article(origin.observed)
            return f"{own} ({origin.agency})" if origin.agency and origin.agency != self.names.outlet(origin.observed) else own
        return f"unseen {origin.agency} dispatch" if origin.agency else "unseen dispatch, agency unknown"


def ranges_of(statement: Statement) -> tuple[Range, ...]:
    """The places that stand for a statement: its content, where that is missing its cue or source."""
    return statement.content or statement.cue or statement.source


def whole(statement: Statement) -> Span | None:
    """From the first to the last character that stands for a statement; None where it has no place."""
    ranges = ranges_of(statement)
    return Span(statement.doc, ranges[0][0], ranges[-1][1]) if ranges else None


def by_words(names: Names, spans: Iterable[Span]) -> list[tuple[str, tuple[Span, ...]]]:
    """Places with the words that stand there; those with the same words together, in the order of the first."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(names.words_at(span), []).append(span)
    return [(words, tuple(places)) for words, places in found.items()]


def denied_words(text: str) -> str:
    """The words of a claim beside its denial, which says already that it is denied.

    >>> denied_words("Only denied: the ferry was overloaded"), denied_words("31 are dead")
    ('the ferry was overloaded', '31 are dead')
    """
    return text.removeprefix("Only denied: ")


def capital(text: str) -> str:
    """`text` as a heading begins: its first letter large.

    >>> capital("unseen AFP dispatch")
    'Unseen AFP dispatch'
    """
    return text[:1].upper() + text[1:]


def in_families(origins: Sequence[Origin], names: Names) -> tuple[Origin, ...]:
    """Origins by number of articles, most first, each followed by the versions it replaces."""
    by_id = {o.id: o for o in origins}
    replaced = {i for o in origins for i in o.updates if i != o.id}

    def weight(origin: Origin) -> tuple[int, int, str]:
        return (-len(origin.documents), min((names.number.get(d, 0) for d in origin.documents), default=0), origin.id)

    ordered: dict[str, Origin] = {}

    newest = sorted((o for o in origins if o.id not in replaced), key=weight)
    # What is left replaces one another in a circle. Versions may replace one another by the hundred, hence no call stack.
    waiting = [*sorted(origins, key=weight, reverse=True), *reversed(newest)]
    while waiting:
        origin = waiting.pop()
        if origin.id not in ordered:
            ordered[origin.id] = origin
            waiting += sorted((by_id[i] for i in origin.updates if i in by_id), key=weight, reverse=True)
    return tuple(ordered.values())


def letters(place: int) -> str:
    """A, B … Z, AA, AB …

    >>> [letters(i) for i in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def file_stem(uri: str) -> str:
    """The name by which a person knows an input: a row's id, a file's name without its ending.

    >>> file_stem("pile/harrow_gazette.txt"), file_stem("rows.jsonl#17"), file_stem("https://example.org/a/story-3.html?x=1")
    ('harrow_gazette', '17', 'story-3')
    """
    if "://" in uri:
        parts = uri.split("?", 1)[0].split("#", 1)[0].rstrip("/")
        return PurePosixPath(parts).stem or uri
    row = uri.rpartition("#")[2] if "#" in uri else ""
    return row or PurePosixPath(uri.replace("\\", "/")).stem or uri or "article"


def file_name(uri: str) -> str:
    """An input without the folders it lies in, which are nobody else's business; an address whole.

    >>> file_name("/home/ada/pile/a.txt"), file_name("pile/rows.jsonl#a/17"), file_name("https://example.org/a/b")
    ('a.txt', 'rows.jsonl#a/17', 'https://example.org/a/b')
    """
    path, mark, row = uri.partition("#")
    return uri if "://" in path else PurePosixPath(path.replace("\\", "/")).name + mark + row


def shortened(text: str, most: int) -> str:
    """`text` on one line, cut at a word to about `most` characters with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] if " " in line[most // 2 : most] else line[:most]
    return cut.rstrip(" ,;:-–—") + "…"


def counted(count: Count) -> str:
    """A count in words: "4" or "3 to 4".

    >>> counted(Count(3, 4)), counted(Count(2, 2))
    ('3 to 4', '2')
    """
    return str(count.min) if count.min >= count.max else f"{count.min} to {count.max}"


def percent(share: float) -> str:
    """A share of 0 to 1 as people read it.

    >>> percent(0.655)
    '66 %'
    """
    return f"{100 * share:.0f} %"


def part_of(share: float) -> str:
    """A share of a text, in words; where no passage is in common, as in a teaser of ten words, no number is told.

    >>> part_of(0.655), part_of(0.003)
    ('66 % of its text', 'no passage in common')
    """
    return f"{percent(share)} of its text" if share >= LEAST_PART else "no passage in common"


def amount(relation: str, share: float) -> str:
    """A relation with its share: "copy 66 %"; alone where no passage is in common.

    >>> amount("copy", 0.655), amount("copy", 0.0)
    ('copy 66 %', 'copy')
    """
    return f"{relation} {percent(share)}" if share >= LEAST_PART else relation


def possibly(words: str, confidence: float) -> str:
    """Words for a finding that never say more than its confidence.

    >>> possibly("denies", 0.9), possibly("denies", 0.155)
    ('denies', 'possibly denies (16 %)')
    """
    return words if confidence >= SURE else f"possibly {words} ({percent(confidence)})"


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> plural(1, "article"), plural(2, "party", "parties")
    ('1 article', '2 parties')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as a sentence has them.

    >>> listed(["AFP", "Reuters", "AP"])
    'AFP, Reuters and AP'
    """
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def published_words(published: Published | None) -> str:
    """When an article was published and who says so: "18 June 2024 (inferred from another article)"."""
    if published is None:
        return "undated"
    basis = {"own": "", "metadata": " (metadata)", "origin": " (inferred from another article)"}[published.basis]
    return between(published.earliest, published.latest) + basis
