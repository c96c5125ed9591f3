"""One organisation, one name: what the houses behind a story and behind its claims are called."""

from pathlib import Path

import wirestem
from wirestem.model import Findings
from wirestem.report.backers import backers

STORY = (
    "{title}\n\nBy Saoirse Quell\n\nThe judge at the school in Port Senn wrote the figures in pencil, and nobody asked her why, "
    "according to two clerks who watched.\n\n“I had no pen,” Judge Ida Vorn said when she locked the door behind her at four.\n"
)


def findings(*paths: Path) -> Findings:
    (story,) = wirestem.dossier(*map(str, paths)).stories
    return story


def test_a_house_without_a_name_is_called_by_its_headline_never_by_a_person_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a07_0123456789abcdef.txt"
    path.write_text(STORY.format(title="A judge and a pencil"), encoding="utf-8")
    story = findings(path)
    name = "the publisher of “A judge and a pencil”"
    assert [h.name for h in story.houses] == [name]
    behind = {b.name for c in story.claims for b in backers(c)}
    assert behind == {name}
    assert str(tmp_path) not in repr((story.houses, story.claims, story.origins))
    assert "a07_" not in repr((story.houses, story.claims, story.origins))


def test_an_untitled_article_gives_no_path_away(tmp_path: Path) -> None:
    path = tmp_path / "private.txt"
    path.write_text("Rain fell on the harbour of Tolmouth all night.\n", encoding="utf-8")
    story = findings(path)
    assert str(tmp_path) not in repr(story)


def test_a_reporters_two_texts_are_one_house_in_the_story_and_in_its_claims() -> None:
    folder = Path("examples/kalvarra-vote")
    story = findings(folder / "a07.txt", folder / "a11.txt")
    assert len(story.houses) == 1
    assert {b.name for c in story.claims for b in backers(c) if b.name.startswith("the publisher")} == {story.houses[0].name}
