"""A family reaches beyond its story."""

from wirestem import gather
from wirestem.model import Decision, GatheredRow
from wirestem.rows import _across

DAM = (
    "Dam of Quell breaks\n\nThe dam of Quell broke at dawn on Friday and flooded three villages. Forty families lost their "
    "homes, said warden Ilo Brand. Soldiers brought tents from the barracks at Karsk. The province will hold an inquiry into "
    "the failed sluice, which two engineers had called unsafe in March. Schools in the valley stay closed until Tuesday.\n"
)
VOTE = (
    "Massany votes\n\nVoters in Massany chose a new council on Sunday. The farmers' list won nine of fifteen seats, returning "
    "officer Tila Orne said. Turnout was the highest since the first ballot after the war. The council meets in May.\n"
)
ROWS = [
    {"id": "a", "text": DAM},
    {"id": "b", "text": DAM.replace("Dam of Quell breaks", "Villages under water").replace("at dawn", "early")},
    {"id": "c", "text": VOTE},
]
SPLIT = [Decision("split", "story", documents=("b",))]


def test_texts_of_one_origin_in_two_stories_have_one_family() -> None:
    together = {row["id"]: row for row in gather(*ROWS)}
    assert together["a"]["story"] == together["b"]["story"] != together["c"]["story"]
    parted = {row["id"]: row for row in gather(*ROWS, decisions=SPLIT)}
    assert parted["a"]["story"] != parted["b"]["story"]
    assert parted["a"]["family"] == parted["b"]["family"] != parted["c"]["family"]
    assert parted["a"]["share"] == parted["b"]["share"] == 1.0
    assert gather(*ROWS[::-1], decisions=SPLIT) == list(parted.values())


def test_inside_a_story_the_tree_has_the_last_word_on_families() -> None:
    found = {
        doc: GatheredRow(doc, story, family, None, 1.0, None)
        for doc, story, family in (("a", "s", "f"), ("b", "s", "g"), ("c", "s", "g"), ("d", "t", "h"), ("e", "t", "i"))
    }
    assert _across((("a", "b", "c"), ("d",), ("e",)), found) == {}
    assert _across((("a", "b", "c", "e"), ("d",)), found) == {"g": "g", "i": "g"}
    assert _across((("a", "e"), ("b", "e")), found) == {"f": "f", "i": "f"}  # and never three of which two are of one story
