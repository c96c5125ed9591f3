"""Names that the encoder and the capitals tell together."""

import pytest

from wirestem.article.annotate import annotate
from wirestem.encoder.reading import Name, Reading
from wirestem.encoder.words import covering, read_words
from wirestem.model import Document, Source, Zone
from wirestem.text import paragraphs

TEXT = "“We stop first,” said chief executive Signe Aldo."


def named(kind: str, chance: float) -> list[tuple[str, str]]:
    """The persons and houses of TEXT, when the encoder takes "Signe Aldo" for `kind`, so surely."""
    zones = tuple(Zone(a, b, "paragraph") for a, b in paragraphs(TEXT))
    words = read_words(TEXT, zones)
    at = TEXT.index("Signe Aldo")
    place = covering(words, (at, at + len("Signe Aldo")))
    reading = Reading(words, (), (Name((place.start, place.stop), kind, chance),))
    made = annotate(Document("d", Source("d.txt"), None, TEXT, "en", zones=zones), reading)
    return [(m.name, m.kind) for m in made.mentions if m.kind in ("person", "organisation")]


@pytest.mark.parametrize(("kind", "chance"), [("Person", 0.9), ("Person", 0.2)])
def test_a_name_that_both_take_for_the_same_is_one_though_the_encoder_is_unsure(kind: str, chance: float) -> None:
    assert named(kind, chance) == [("Signe Aldo", "person")]


def test_what_the_encoder_hardly_takes_for_another_kind_is_left_out() -> None:
    assert named("Location", 0.2) == []
