"""Links to characters: every place that a page points at gets its anchor in the article."""

from collections.abc import Iterable

from wirestem.model import Range, Span
from wirestem.report.names import Names


class Links:
    """Hands out the address of each place and remembers it, so that the articles, written last, can carry its anchor."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._wanted: dict[str, set[Range]] = {}

    def to(self, span: Span) -> str:
        """The address of `span` in the page: "#d3-120-140" is characters 120 to 140 of article 3."""
        if span.doc not in self.names.documents:
            return "#top"
        self._wanted.setdefault(span.doc, set()).add((span.start, span.end))
        return f"#{self.names.anchor(span.doc)}-{span.start}-{span.end}"

    def anchors(self, doc: str) -> Iterable[tuple[int, str]]:
        """Where anchors stand in the article, in text order, and their names."""
        name = self.names.anchor(doc)
        for start, end in sorted(self._wanted.get(doc, ())):
            yield start, f"{name}-{start}-{end}"
