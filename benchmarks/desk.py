"""What desks do with a dispatch: copies, cuts, excerpts, recast texts, merges, write-throughs, made from the texts of a story."""

import json
import pathlib
import random
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import compile_story  # noqa: E402

from wirestem import flow  # noqa: E402
from wirestem.model import Article, Capture, Published, Source  # noqa: E402
from wirestem.settings import Settings  # noqa: E402

# What a desk changes without a thought: spelling, small words, the time of day.
HOUSE = tuple(
    pair.split("|")
    for pair in (
        "per cent|percent;about|around;about|some;more than|over;nearly|almost;told reporters|said;said|has said;toward|towards;"
        "whilst|while;also|too;however|but;because|since;after|following;before|ahead of;during|in the course of;will|is to;"
        "which|that;the government|officials;a number of|several;harbour|harbor;centre|center;organisation|organization;"
        "labour|labor;police said|police say;on Monday|Monday;on Tuesday|Tuesday;on Wednesday|Wednesday;on Thursday|Thursday;"
        "on Friday|Friday;on Saturday|Saturday;on Sunday|Sunday;spokesman|spokesperson;spokeswoman|spokesperson;"
        "at least|no fewer than;killed|dead;the company|the firm;agreed|consented;began|started;many|lots of;children|kids;"
        "large|big;workers|staff;asked|questioned;near|close to;shortly|soon;must|have to;help|assist;under way|underway"
    ).split(";")
)
# What a rewriter puts in the place of a word: the meaning stays, hardly a run of four words does.
RECAST = tuple(
    pair.split("|")
    for pair in (
        "said|stated;told|informed;told|revealed to;says|claims;say|maintain;people|individuals;men|males;women|females;"
        "killed|dead;found|discovered;began|got under way;start|launch;started|kicked off;ended|came to a close;after|in the wake of;"
        "before|prior to;while|as;because|since;but|yet;also|moreover;about|roughly;more than|upwards of;nearly|close to;"
        "government|authorities;minister|cabinet member;president|head of state;police|officers;army|military;company|firm;"
        "agreement|deal;deal|accord;talks|negotiations;meeting|gathering;vote|ballot;election|polls;law|legislation;"
        "workers|employees;union|labour body;strike|walkout;ship|vessel;ships|vessels;boat|craft;rescue|recovery;"
        "hospital|clinic;doctors|medics;patients|sufferers;medicine|drug;products|goods;prices|costs;money|funds;"
        "announced|made public;declared|proclaimed;denied|rejected;accused|blamed;asked|urged;refused|declined;warned|cautioned;"
        "expected|due;plans|intends;hopes|aims;will|is going to;would|was set to;could|might;must|has to;has|holds;"
        "the first|an initial;last|most recent;new|fresh;old|former;big|major;large|sizeable;small|minor;several|a handful of;"
        "many|numerous;all|every one of;few|hardly any;two|a pair of;three|a trio of;ten|half a score of;hundred|five score;"
        "on Monday|at the start of the week;morning|early hours;evening|late hours;night|hours of darkness;year|twelvemonth;"
        "city|town;town|community;village|settlement;country|nation;capital|seat of government;port|harbour;sea|waters;"
        "river|stream;road|route;house|home;building|structure;fire|blaze;water|floods;storm|gale;border|frontier;"
        "showed|indicated;shows|points to;called|labelled;call|label;made|produced;make|produce;took|seized;take|seize;"
        "gave|handed;give|hand;went|travelled;came|arrived;left|departed;saw|witnessed;heard|learnt;read|perused;"
        "against|opposed to;between|linking;during|amid;near|not far from;under|beneath;without|lacking;within|inside"
    ).split(";")
)
OUTLETS = (
    "Harbour Courier;The Daily Kite;Lowland Post;Morning Lamp;Inlet Observer;Ninefold News;The Granite Star;Weekly Vane".split(
        ";"
    )
)
MENUS = ("Home | News | Sport | Weather", "Subscribe  Log in", "Menu Search My account", "")
ENDS = (
    "Share this article",
    "Sign up to our newsletter",
    "Read more: ten things to do this weekend",
    "© All rights reserved",
    "",
)
OWN = (
    "The mayor did not answer questions that the {} sent over the course of a week, and a letter seen by the {} gives another date.",
    "“We were told nothing,” the harbour master, Una Weld, told this newspaper in her office on the quay.",
    "Two officials who asked not to be named told the {} that the plan had been drawn up in spring. The {} has seen a copy of it.",
)
LEADS = (
    "The ministry gave out a statement:",
    "Late in the evening its spokeswoman read this to the cameras:",
    "What the palace had to say came by e-mail. In full:",
    "An announcement on the authority's website goes as follows:",
    "We print the declaration as we received it.",
    "The wording that both sides agreed on is this:",
)
REPORTERS = (
    "Ada Winter;Ole Marsh;Ines Carrow;Tam Okoro;Vera Lindh;Uwe Salter;Mira Fenn;Jon Ashby;Lea Brandt;Pia Orwell;Sol Hartman;Kit Moran"
).split(";")


class Base(NamedTuple):
    """A text of a story with all that is true of it: its parents as (name, relation)."""

    name: str
    article: Article
    hidden: bool
    agency: str | None
    parents: tuple[tuple[str, str], ...]


class Pool(NamedTuple):
    """The texts of one story by name, and paragraphs of other stories for own reporting."""

    slug: str
    texts: dict[str, Base]
    strange: tuple[str, ...]


class History(NamedTuple):
    """Texts in play by name; `visible` are handed in."""

    texts: dict[str, Base]
    visible: tuple[str, ...]


@cache
def made(name: str, text: str) -> Article:
    """A page's text as an article, as far as family trees ask for it; its id is its name, so that two alike stay two."""
    article = flow.outline(Capture(name, Source(f"{name}.txt"), text), Settings())
    return named(article, name)


def named(article: Article, name: str) -> Article:
    """The same article under another id."""
    statements = tuple(replace(s, id=f"{name}-{n}", doc=name) for n, s in enumerate(article.statements))
    return replace(article, document=replace(article.document, id=name), statements=statements)


def body(article: Article) -> list[str]:
    """The paragraphs without headline, dateline and the page's own lines."""
    text = article.document.text
    return [text[z.start : z.end].strip() for z in article.document.zones if z.kind == "paragraph"]


def _uncredited(article: Article) -> list[str]:
    """The paragraphs that name no agency."""
    text, credits = article.document.text, article.document.credits
    zones = [z for z in article.document.zones if z.kind == "paragraph"]
    return [text[z.start : z.end].strip() for z in zones if not any(z.start <= c.start < z.end for c in credits)]


def pools(folder: pathlib.Path) -> dict[str, Pool]:
    """The stories below `folder`."""
    found: dict[str, dict[str, Base]] = {}
    for story in sorted(p for p in folder.iterdir() if p.is_dir()):
        if (story / "story.json").exists():
            found[story.name] = _marked_up(story)
        elif (story / "truth.json").exists():
            found[story.name] = _plain(story)
    lines = {slug: [p for t in texts.values() for p in _uncredited(t.article)] for slug, texts in found.items()}
    return {
        slug: Pool(slug, texts, tuple(p for other, ps in lines.items() if other != slug for p in ps))
        for slug, texts in found.items()
    }


def _marked_up(folder: pathlib.Path) -> dict[str, Base]:
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    found = {}
    for name, meta in story["texts"].items():
        parents = tuple((p["from"], p["relation"]) for p in meta["parents"])
        text = compile_story.flatten(folder / f"{name}.xml")[0]
        found[name] = Base(name, made(name, text), meta["hidden"], meta["agency"], parents)
    return found


def _plain(folder: pathlib.Path) -> dict[str, Base]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    found = {}
    for document in truth["documents"]:
        name = document["id"]
        parents = tuple((p["from"], p["relation"]) for p in document["parents"])
        found[name] = Base(name, made(name, (folder / f"{name}.txt").read_text(encoding="utf-8")), False, None, parents)
    above = {p for t in found.values() for p, _ in t.parents if p not in found}
    return found | {p: Base(p, made(p, ""), True, None, ()) for p in above}


class Desk:
    """Makes one history; every choice comes from the seed. With `most_acts` 0 it is made of the texts of the story alone."""

    def __init__(self, pool: Pool, seed: int, most_acts: int = 6) -> None:
        self.pool = pool
        self.most_acts = most_acts
        self.dice = random.Random(f"{pool.slug} {seed}")
        self.texts = dict(pool.texts)
        self.extra: set[str] = set()
        self.seed = seed
        self.made = 0

    def history(self) -> History:
        """A history of three to about fourteen texts."""
        kept = self.dice.choice((0.5, 0.7, 0.9, 1.0))
        visible = {n for n, t in self.texts.items() if not t.hidden and self.dice.random() < kept}
        visible |= {n for n, t in self.texts.items() if t.hidden and body(t.article) and self.dice.random() < 0.12}
        acts: Sequence[Callable[[], str | None]] = (
            self.copy, self.copy, self.second_hand, self.second_hand, self.excerpt, self.recast, self.merge, self.update,
            self.statement, self.background, self.background, self.follow_up,
        )  # fmt: skip
        for _ in range(self.dice.randint(0, self.most_acts)):
            name = self.dice.choice(acts)()
            if name:
                visible.add(name)
        visible |= self.extra
        while len(visible) < 3:
            visible.add(self.dice.choice(sorted(n for n, t in self.texts.items() if not t.hidden)))
        for name in visible:
            self.texts[name] = self.texts[name]._replace(hidden=False)
        return History(
            {n: self._blurred(t) if n in visible else t for n, t in sorted(self.texts.items())}, tuple(sorted(visible))
        )

    # what desks do
    def copy(self) -> str | None:
        """A copy of an agency's text or a release."""
        source = self._one(lambda t: t.agency is not None or "release" in t.name or t.name.startswith("pr"))
        return source and self._page(self._edited(body(source.article)), [(source.name, "copy")], source.agency)

    def second_hand(self) -> str | None:
        """A copy of what another house printed, mostly without any credit."""
        source = self._one(lambda t: any(r == "copy" for _, r in t.parents) and not t.hidden)
        if source is None:
            return None
        behind = next((self.texts[p].agency for p, _ in source.parents if p in self.texts), None)
        lines = body(source.article)
        if source.name.startswith("x") or self.dice.random() < 0.7:  # a copy that was made may be word for word
            at = self.dice.randint(1, len(lines))
            changed = [*lines[:at], self.dice.choice(self.pool.strange), *lines[at:]] if self.dice.random() < 0.4 else lines
            source = self._private(source, self._reworded(changed, HOUSE, 0.5))
            lines = body(source.article)
        kept = self._edited(lines, 0.08)
        return self._page(kept, [(source.name, "copy")], behind if self.dice.random() < 0.2 else None)

    def excerpt(self) -> str | None:
        """Own reporting around a part of an agency's text."""
        source = self._one(lambda t: t.agency is not None)
        if source is None or len(lines := body(source.article)) < 4:
            return None
        start = self.dice.randint(0, len(lines) - 3)
        part = self._reworded(lines[start : start + self.dice.randint(2, 4)], HOUSE, 0.2)
        own = self.dice.sample(self.pool.strange, self.dice.randint(3, 5))
        at = self.dice.randint(1, len(own) - 1)
        return self._page([*own[:at], *part, *own[at:]], [(source.name, "excerpt")], source.agency, reporter=True)

    def recast(self) -> str | None:
        """Sentence by sentence in other words, mostly without credit."""
        source = self._one(lambda t: bool(body(t.article)))
        if source is None:
            return None
        lines = [
            " ".join(reversed(re.split(r"(?<=[.!?”\"]) ", p))) if self.dice.random() < 0.4 else p for p in body(source.article)
        ]
        lines = [p for p in lines if self.dice.random() < 0.85]
        level = self.dice.choice((0.5, 0.9))
        return self._page(
            self._reworded(lines, RECAST, level), [(source.name, "rewrite")], source.agency if self.dice.random() < 0.3 else None
        )

    def merge(self) -> str | None:
        """Two dispatches in one text."""
        one = self._one(lambda t: t.agency is not None)
        two = self._one(
            lambda t: one is not None and t.agency not in (None, one.agency) and self._root(t.name) != self._root(one.name)
        )
        if one is None or two is None:
            return None
        here, there = (
            self._edited(body(one.article))[: self.dice.randint(3, 6)],
            self._edited(body(two.article))[1 : self.dice.randint(4, 6)],
        )
        lines = [*here, *there]
        if self.dice.random() < 0.5:
            lines = [p for pair in zip(here, there, strict=False) for p in pair] + here[len(there) :] + there[len(here) :]
        return self._page(lines, [(one.name, "merge"), (two.name, "merge")], f"{one.agency}, {two.agency}", collective=True)

    def update(self) -> str | None:
        """A later version that nobody hands in, with a new beginning, and one carrier of it."""
        source = self._one(
            lambda t: (
                t.agency is not None
                and t.hidden
                and any(r == "copy" for b in self.texts.values() for p, r in b.parents if p == t.name)
            )
        )
        if source is None or len(lines := body(source.article)) < 5:
            return None
        fresh = self.dice.sample(self.pool.strange, self.dice.randint(2, 3))
        kept = [p for p in lines[1:] if self.dice.random() < 0.6]
        version = self._store([fresh[0], *kept[:2], *fresh[1:], *kept[2:]], [(source.name, "update")], source.agency, hidden=True)
        copies = [
            self._page(self._edited(body(self.texts[version].article)), [(version, "copy")], source.agency)
            for _ in range(self.dice.randint(1, 2))
        ]
        for name in copies[1:]:
            self.texts[name] = self.texts[name]._replace(hidden=False)
        return copies[0]

    def statement(self) -> str | None:
        """Two houses that report for themselves quote one official statement in full: neither comes from the other."""
        if len(self.pool.strange) < 12:
            return None
        lines = [p.replace("“", "").replace("”", "").replace('"', "") for p in self.dice.sample(self.pool.strange, 12)]
        said = [f"“{p}" for p in lines[: self.dice.randint(1, 3)]]
        said[-1] += "”"
        leads = self.dice.sample(LEADS, 2)
        for own, lead in zip((lines[4:8], lines[8:12]), leads, strict=True):
            at = self.dice.randint(1, len(own))
            name = self._page([*own[:at], lead, *said, *own[at:]], [], None, reporter=True)
            self.texts[name] = self.texts[name]._replace(hidden=False)
            self.extra.add(name)
        return name

    def background(self) -> str | None:
        """A carrier of another dispatch of an agency, on another matter, with a paragraph of background from the first."""
        source = self._one(lambda t: t.agency is not None and len(body(t.article)) > 4)
        if source is None or len(self.pool.strange) < 6:
            return None
        recycled = self._reworded(self.dice.sample(body(source.article)[2:], 1), HOUSE, 0.1)
        fresh = self._store([*self.dice.sample(self.pool.strange, 5), *recycled], [], source.agency, hidden=True)
        return self._page(self._edited(body(self.texts[fresh].article), 0.0), [(fresh, "copy")], source.agency)

    def follow_up(self) -> str | None:
        """A house's own reporter writes again a day later: a new beginning, some paragraphs kept."""
        source = self._one(lambda t: not t.hidden and not t.parents and t.agency is None and "By " in t.article.document.text)
        if source is None or len(lines := body(source.article)) < 5 or len(self.pool.strange) < 3:
            return None
        gone = [p for p in lines if self.dice.random() < 0.6]
        text = source.article.document.text
        for n, line in enumerate(gone):
            text = text.replace(line, self.dice.choice(self.pool.strange) if n < 3 else "", 1)
        name = self._put(text, [(source.name, "update")], None, hidden=True)
        document, before = self.texts[name].article.document, source.article.document.published
        if before and len(before.latest) >= 10:
            day = (date.fromisoformat(before.latest[:10]) + timedelta(days=1)).isoformat()
            document = replace(document, published=Published(day, day, "own"))
        self.texts[name] = self.texts[name]._replace(article=replace(self.texts[name].article, document=document))
        return name

    # how they do it
    def _one(self, fits: Callable[[Base], bool]) -> Base | None:
        names = sorted(n for n, t in self.texts.items() if fits(t) and body(t.article))
        return self.texts[self.dice.choice(names)] if names else None

    def _root(self, name: str) -> str:
        while up := [p for p, r in self.texts[name].parents if r != "cites" and p in self.texts]:
            name = up[0]
        return name

    def _edited(self, lines: Sequence[str], cut: float = 0.15) -> list[str]:
        """House edits, sentences and paragraphs cut, mostly from the end."""
        kept = [p for n, p in enumerate(lines) if n == 0 or self.dice.random() > cut]
        if self.dice.random() < 0.5:
            kept = kept[: max(3, len(kept) - self.dice.randint(1, 4))]
        return self._reworded(kept, HOUSE, self.dice.choice((0.0, 0.15, 0.4)))

    def _reworded(self, lines: Sequence[str], pairs: Sequence[Sequence[str]], level: float) -> list[str]:
        swaps = {
            a: b
            for a, b in (self.dice.sample(p, 2) if pairs is HOUSE else p for p in self.dice.sample(pairs, len(pairs)))
            if self.dice.random() < level
        }
        if not swaps:
            return list(lines)
        pattern = re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, sorted(swaps, key=len, reverse=True)))))
        return [self._outside(p, lambda m: swaps[m.group()], pattern) for p in lines]

    def _outside(self, line: str, swap: Callable[[re.Match[str]], str], pattern: re.Pattern[str]) -> str:
        """Swaps outside quotation marks."""
        parts = re.split(r"(“[^”]*”|\"[^\"]*\")", line)
        return "".join(part if n % 2 else pattern.sub(swap, part) for n, part in enumerate(parts))

    def _private(self, source: Base, lines: Sequence[str]) -> Base:
        """Another carrier of what `source` carries, with changes of its own."""
        agency = next((self.texts[p].agency for p, _ in source.parents if p in self.texts), None)
        return self.texts[self._page(lines, list(source.parents), agency)]

    def _page(
        self,
        lines: Sequence[str],
        parents: Sequence[tuple[str, str]],
        credit: str | None,
        *,
        reporter: bool = False,
        collective: bool = False,
    ) -> str:
        """A carrier's page: its menu, headline, byline and credit as houses set them, or no credit."""
        outlet, dice = self.dice.choice(OUTLETS), self.dice
        lines = list(lines)
        credited = credit if dice.random() > 0.3 else None
        style = dice.choice(("dateline", "byline", "signoff", "bracket")) if credited else ""
        if collective:
            style = "byline" if credited else ""
            credited = credited and dice.choice((credited.replace(", ", " and "), "Agencies", credited))
        by = (
            f"By {REPORTERS[self.made % len(REPORTERS)]}"
            if reporter and dice.random() < 0.7
            else "By our staff"
            if dice.random() < 0.2
            else ""
        )
        head = " ".join(lines[0].split()[: dice.randint(5, 9)]).strip(',.;“”"').title() if lines else outlet
        if style == "dateline" and lines:
            lines[0] = (
                f"{dice.choice(('TOLLEN', 'MARROW', 'SANDHOLM'))} ({outlet}/{credited}) - {lines[0]}"
                if dice.random() < 0.3
                else f"TOLLEN ({credited}) — {lines[0]}"
            )
        if style == "byline":
            by = dice.choice((str(credited), f"By {credited}", f"{outlet} with {credited}"))
        if reporter and dice.random() < 0.85:
            lines.insert(dice.choice((1, len(lines))), dice.choice(OWN).replace("{}", outlet.removeprefix("The ")))
        tail = {"signoff": f"— {credited}", "bracket": f"({credited})"}.get(style, "")
        stamp = f"{dice.randint(3, 20)} May 2031" if dice.random() < 0.5 else ""
        parts = (outlet if dice.random() < 0.8 else "", dice.choice(MENUS), head, by, stamp, *lines, tail, dice.choice(ENDS))
        return self._put("\n\n".join(p for p in parts if p) + "\n", parents, None, hidden=True)

    def _store(self, lines: Sequence[str], parents: Sequence[tuple[str, str]], agency: str | None, *, hidden: bool) -> str:
        return self._put(
            "\n\n".join(["Dispatch", f"TOLLEN, May 4 ({agency}) - {lines[0]}", *lines[1:]]) + "\n", parents, agency, hidden=hidden
        )

    def _put(self, text: str, parents: Sequence[tuple[str, str]], agency: str | None, *, hidden: bool) -> str:
        self.made += 1
        name = f"x{self.seed}_{self.made}"
        self.texts[name] = Base(name, made(name, text), hidden, agency, tuple(parents))
        return name

    def _blurred(self, base: Base) -> Base:
        """Times lost or wrong; now and then a real page loses its credit."""
        document, dice = base.article.document, self.dice
        if document.published and (chance := dice.random()) < 0.25:
            day = f"2031-05-{dice.randint(1, 28):02}"
            document = replace(document, published=None if chance < 0.17 else Published(day, day, "own"))
        if document.credits and dice.random() < 0.08:
            document = replace(document, credits=())
        return base._replace(article=replace(base.article, document=document))
