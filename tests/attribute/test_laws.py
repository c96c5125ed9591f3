"""What holds for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.lexicon.cues import Cue, inflections
from wirestem.lexicon.loading import read_entries

from .made import article

PIECES = ["she said", "“", "”", '"', "'", ",", ".", ":", "the mayor", "told AFP", "according to", "denied", "that",
          "\n\n", "who", "and", "was quoted as saying by",
          "the lock", "🚢", "العربية", "--", "(", ")", "saying", "Larkhaven", "to",
          "9:30", "would"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_no_text_breaks_it_and_every_range_opens_to_words(text: str) -> None:
    made = article(text)
    for statement in made.statements:
        assert statement.content
        for start, end in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= start < end <= len(made.document.text)
            assert made.document.text[start:end].strip()
        assert list(statement.content) == sorted(statement.content)


def test_a_long_line_without_a_stop_is_read() -> None:
    assert article("said " * 3000).statements is not None


def test_every_cue_of_the_lexicon_is_found_in_its_example() -> None:
    missed = []
    for cue in read_entries("cues.toml", "cue", Cue):
        head = cue.form.split()[0]
        forms = {head, *inflections(head), *cue.forms}
        made = article(cue.example)
        cues = [made.document.text[a:b].lower().split() for s in made.statements for a, b in s.cue]
        if not any(forms & set(words) for words in cues):
            missed.append(cue.form)
    assert missed == []
