"""A dossier as a notebook shows it: the funnel, who stands behind it, the claims told most, in a few lines of HTML."""

from html import escape

from wirestem.model import Claim, Dossier, Findings
from wirestem.model.dossier import drawings
from wirestem.report.credit import credit_sentences
from wirestem.report.html.marks import without_odd
from wirestem.report.lede import funnel_line, houses_line, most_told
from wirestem.report.names import capital, counted, plural, shortened

STORIES, CLAIMS = 5, 8
_CELL = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0"


@drawings.register("notebook.v1")
def brief(dossier: Dossier) -> str:
    """The dossier's stories in brief; all text is escaped, nothing is asked from the network."""
    told = [_story(found) for found in dossier.stories[:STORIES]]
    if not told:
        told = ["<p>No story: no article could be used.</p>"]
    if len(dossier.stories) > STORIES:
        told.append(f"<p>and {plural(len(dossier.stories) - STORIES, 'more story', 'more stories')}</p>")
    return without_odd(f'<div class="wirestem">{"".join(told)}</div>')


def _story(found: Findings) -> str:
    many = most_told(found)[:CLAIMS]
    lines = [f"<b>{_text(found.label, 120)}</b>", _text(funnel_line(found), 200)]
    if houses_line(found):
        lines.append(f"Reporting of their own: {_text(houses_line(found), 300)}")
    lines += [_text(capital(line), 300) for line in credit_sentences(found)]
    head = "<tr>" + "".join(f'<th style="{_CELL}">{name}</th>' for name in ("articles", "independent", "claim")) + "</tr>"
    body = "".join(_row(claim) for claim in many)
    return f"<p>{'<br>'.join(lines)}</p><table>{head}{body}</table>"


def _row(claim: Claim) -> str:
    cells = (str(claim.articles), counted(claim.independent), _text(capital(claim.text), 160))
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _text(words: str, most: int) -> str:
    return f"<bdi>{escape(shortened(words, most))}</bdi>"
