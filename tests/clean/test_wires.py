"""The shapes in which wires are credited, by the habits of agencies and their clients."""

import pytest

from clean.build import HEADLINE, LAST, MIDDLE, document, page, sent_by

_REST = "The old iron bridge at Tolmouth will close on Monday for at least a year, the county said on Friday."


@pytest.mark.parametrize(
    ("opening", "agencies"),
    [
        ("Tolmouth (dpa) - ", ["dpa"]),
        ("Tolmouth/Carrow (dpa) - ", ["dpa"]),
        ("TOLMOUTH (dpa/AFP) – ", ["dpa", "AFP"]),
        ("TOLMOUTH, Norland (AP) _ ", ["AP"]),
        ("TOLMOUTH, Norland, May 3 (Reuters) - ", ["Reuters"]),
        ("TOLMOUTH, May 3. /TASS/. ", ["TASS"]),
        ("TOLMOUTH, May 3. /CAX/ ", ["CAX"]),
        ("TOLMOUTH, May 3 (EFE).- ", ["EFE"]),
        ("TOLMOUTH, May 3 (Xinhua) -- ", ["Xinhua"]),
        ("(Xinhua) -- ", ["Xinhua"]),
        ("TOLMOUTH, May 3, Kyodo -- ", ["Kyodo"]),
        ("Kyodo -- ", ["Kyodo"]),
        ("Tolmouth, May 3 (PTI) ", ["PTI"]),
        ("TOLMOUTH. May 3, 2030, 19:40. CARROWINFORM – ", ["CARROWINFORM"]),
        ("TOLMOUTH. KAZINFORM – ", ["Kazinform"]),
        ("TOLMOUTH, May 3, 11:20 a.m. (AFP) - ", ["AFP"]),
        ("TOLMOUTH — AFP — ", ["AFP"]),
        ("TOLMOUTH: AFP — ", ["AFP"]),
        ("TOLMOUTH, 3rd May (Reuters) – ", ["Reuters"]),
        ("TOLMOUTH (AFP): ", ["AFP"]),
        ("TOLMOUTH (AFP). ", ["AFP"]),
        ("Tolmouth, AFP – ", ["AFP"]),
        ("TOLMOUTH, MAY 3 (AFP) — ", ["AFP"]),
        ("Tolmouth, 3 May 2030 (AFP) – ", ["AFP"]),
        ("(AFP) – ", ["AFP"]),
        ("TOLMOUTH – (AFP) – ", ["AFP"]),
        ("TOLMOUTH, Friday (AP) — ", ["AP"]),
    ],
)
def test_openings_of_wires(opening: str, agencies: list[str]) -> None:
    assert sent_by(document(f"{HEADLINE}\n\n{opening}{_REST}\n\n{MIDDLE}\n\n{LAST}\n")) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("SANTA LEIRA (EFE)", ["EFE"]),
        ("TOLMOUTH/CARROW — EFE, REUTERS", ["EFE", "Reuters"]),
        ("Tolmouth/Carrow, Wednesday | Agencies", ["Agencies"]),
        ("TOLMOUTH | AFP", ["AFP"]),
        ("Tolmouth, May 3 | dpa", ["dpa"]),
        ("Agence France-Presse, Tolmouth", ["AFP"]),
        ("Tolmouth - AFP", ["AFP"]),
        ("AFP | Tolmouth", ["AFP"]),
        ("TOLMOUTH, May 3, Reuters", ["Reuters"]),
        ("From our roads reporter Ana Holt, with dpa", ["dpa"]),
        ("By Ana Holt with AFP", ["AFP"]),
        ("Ana Holt (with AFP)", ["AFP"]),
        ("Ana Holt and agencies", ["Agencies"]),
        ("Mercury with AFP", ["AFP"]),
        ("Source: Xinhua | Updated: 2030-05-03 08:41 | Editor: Wang", ["Xinhua"]),
        ("Published: May 3, 2030   Source: Xinhua   Editor: Wang Lin", ["Xinhua"]),
        ("Xinhua | Updated: 2030-05-03 08:41", ["Xinhua"]),
        ("7/10/2031 - 4:41 p.m. · EFE | Santa Leira", ["EFE"]),
        ("Reuters | May 3, 2030 at 8:41 AM", ["Reuters"]),
        ("May 3, 2030 / AP", ["AP"]),
        ("AFP - 03/05/2030 - 08:41", ["AFP"]),
        ("PA Media", ["PA Media"]),
        ("By PA Reporters", ["PA Media"]),
        ("dpa", ["dpa"]),
        ("(dpa)", ["dpa"]),
        ("Staff and agencies, 4 May 2030", ["Agencies"]),
        ("Mercury staff and wire reports", ["Agencies"]),
        ("by: The Associated Press", ["AP"]),
        ("Issued on: 03/05/2030 - 08:41", []),
        ("Text by: AFP", ["AFP"]),
        ("By Ana Holt, Roads Editor", []),
        ("Ana Holt in Tolmouth", []),
    ],
)
def test_lines_under_headlines(line: str, agencies: list[str]) -> None:
    assert sent_by(page(under=line)) == agencies


@pytest.mark.parametrize(
    ("end", "agencies"),
    [
        (" dpa", ["dpa"]),
        (" (dpa)", ["dpa"]),
        (" dpa/afp", ["dpa", "AFP"]),
        (" AP/dpa", ["AP", "dpa"]),
        (" —dpa", ["dpa"]),
        (" /AFP", ["AFP"]),
        (" — Reuters.", ["Reuters"]),
        (" – Bernama", ["Bernama"]),
        (" - AFP/vc", ["AFP"]),
        (" PTI KND AS", ["PTI"]),
        (" (ANI)", ["ANI"]),
        (" (With inputs from PTI)", ["PTI"]),
        (" (AFP, dpa, Reuters)", ["AFP", "dpa", "Reuters"]),
        (" (Xinhua)", ["Xinhua"]),
        (" REUTERS", ["Reuters"]),
        (" kh/dpa", ["dpa"]),
        (" [dpa]", ["dpa"]),
        (" (SD-Agencies)", ["Agencies"]),
    ],
)
def test_marks_at_the_end_of_the_last_paragraph(end: str, agencies: list[str]) -> None:
    doc = page(end=end)
    assert sent_by(doc) == agencies
    assert doc.zones[-1].kind == "signoff"
    plain = document(
        f"{HEADLINE}\n\n{_REST}\n\n{MIDDLE}\n\nThe cargo, worth 9 million crowns, was insured, the owner said.{end}\n"
    )
    assert sent_by(plain) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("rc/msh (AFP, AP, Reuters)", ["AFP", "AP", "Reuters"]),
        ("Reporting by Ana Ruiz for Reuters", ["Reuters"]),
        ("— with files from The Canadian Press", ["CP"]),
        ("This report includes material from AFP.", ["AFP"]),
        ("AP contributed.", ["AP"]),
        ("© 2031 AFP", ["AFP"]),
        ("© AFP 2031", ["AFP"]),
        ("(c) dpa", ["dpa"]),
        ("Material from dpa was used in this report.", ["dpa"]),
        ("The Associated Press contributed to this report.", ["AP"]),
        ("Agency reports", ["Agencies"]),
        ("– Agencies", ["Agencies"]),
        ("[AFP]", ["AFP"]),
        ("Editor: Wang", []),
        ("(Editor: Wang Lin)", []),
        ("Text: dpa", ["dpa"]),
        ("(PA)", ["PA Media"]),
        ("Additional reporting by AFP", ["AFP"]),
        ("Reuters contributed reporting", ["Reuters"]),
        ("AFP and Reuters contributed to this story", ["AFP", "Reuters"]),
        ("Source: Xinhua", ["Xinhua"]),
        ("(Source: Reuters)", ["Reuters"]),
        ("Source: County police", []),
        ("dpa/afp", ["dpa", "AFP"]),
        ("dpa", ["dpa"]),
        ("Enditem", []),
        ("©2034 Deutsche Presse-Agentur GmbH. Distributed by Copperline Content Services.", ["dpa"]),
        ("© dpa-infocom, dpa:340912-930-118243/1", ["dpa"]),
        ("This article was first published by AFP.", ["AFP"]),
        ("With reporting by AFP and RFE/RL", ["AFP"]),
        ("— The Associated Press", ["AP"]),
        ("Video: Reuters", []),
        ("Follow AFP on X", []),
        ("Graphic: AFP", []),
        ("With AFP, Reuters", ["AFP", "Reuters"]),
        ("Agencies contributed to this story.", ["Agencies"]),
        ("Story by Carrow News Agency", ["Carrow News Agency"]),
        ("This story was written with material from Kyodo and Jiji.", ["Kyodo", "Jiji"]),
        ("(AFP contributed to this report.)", ["AFP"]),
        ("[With inputs from agencies]", ["Agencies"]),
    ],
)
def test_lines_below_stories(line: str, agencies: list[str]) -> None:
    assert sent_by(page(below=line)) == agencies


@pytest.mark.parametrize(
    "end",
    [
        " He works for AFP",
        " Nobody told dpa.",
        " The rest is at sea",
        " (He did not.)",
        " (NATO)",
        " ok",
    ],
)
def test_ends_of_paragraphs_that_sign_nothing(end: str) -> None:
    assert sent_by(page(end=end)) == []


def test_an_agency_that_owns_its_page_is_still_credited_by_its_own_dispatch() -> None:
    text = (
        f"{HEADLINE}\n\nTOLMOUTH. May 3, 2030, 19:40. CARROWINFORM – {_REST}\n\n{MIDDLE}\n\n{LAST}\n\n"
        "© Carrowinform 2030. When using materials a hyperlink is obligatory.\n"
    )
    assert [name.casefold() for name in sent_by(document(text))] == ["carrowinform"]


def test_an_agencys_own_file_names_it_between_strokes_though_it_speaks_of_itself_so() -> None:
    said = "“The pier is safe,” the engineer Una Weld told the Carrow State Agency on the quay."
    opening = "TOLMOUTH. /Carrow State Agency/. "
    assert sent_by(document(f"{HEADLINE}\n\n{opening}{_REST}\n\n{said}\n\n{LAST}\n")) == ["Carrow State Agency"]
