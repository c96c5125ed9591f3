"""What the JSON API takes and gives, as its description has it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from wirestem.server.handed import MOST_FILES

MOST_DECIDED = 2_000_000
"""Characters of decisions."""
State = Literal["waiting", "working", "done", "failed", "cancelled", "interrupted"]


class Text(BaseModel):
    """An article: its text (headline first, then an empty line) or HTML, and what else is known; other fields are not read."""

    model_config = ConfigDict(coerce_numbers_to_str=True)
    text: str | None = None
    html: str | None = None
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = Field(None, description="ISO 8601: 2031-05-06, or with a clock and zone")
    url: str | None = None
    language: str | None = None


class Texts(BaseModel):
    """Some articles."""

    articles: list[Text] = Field(min_length=1, max_length=MOST_FILES)
    name: str = ""


class Pile(Texts):
    """The articles of a story."""

    onto: str | None = Field(None, description="key of a kept dossier whose articles come before these; it stays as it is")
    decisions: str = Field(
        "", max_length=MOST_DECIDED, description="corrections, a JSON object a line, as in a file of --decisions"
    )


class Checkup(Texts):
    """Texts to check, and what to compare them with."""

    beside: list[Text] = Field([], max_length=MOST_FILES, description="texts to compare with")
    kept: bool = Field(False, description="compare with the articles of the kept dossiers too")


class Articles(BaseModel):
    """How many are done, of how many; 0 of 0 before that is known."""

    done: int
    of: int


class Omitted(BaseModel):
    """An input that was left out, or a note on one."""

    input: str
    reason: str
    severity: str


class JobState(BaseModel):
    """How far a job is."""

    job: str
    kind: Literal["dossier", "check"]
    name: str
    state: State
    place: int | None = Field(description="place in the line while it waits, 1 for the next")
    says: str = Field(description="a sentence for people")
    step: str | None = Field(description="what is done now")
    at: str | None = Field(description="the file, article or story it is done with")
    articles: Articles
    dossier: str | None = Field(description="its key once it is done")
    skipped: list[Omitted]
    error: str | None
    again: bool = Field(description="whether it can be started again as it was handed in")


class Listed(BaseModel):
    """A kept dossier."""

    key: str
    name: str
    story: str
    funnel: str
    articles: int
    made: str = Field(description="when it was made, ISO 8601 in UTC")


class Naming(BaseModel):
    """What a dossier is to be called."""

    name: str = ""


class Verdict(BaseModel):
    """A kept check: the headline of its first text, what was found of it."""

    key: str
    name: str
    verdict: str


class Problem(BaseModel):
    """What is wrong."""

    detail: str
