"""How a page names its own house."""

import pytest

from clean.build import page


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Baltic Ledger", "The Baltic Ledger"),
        ("ATLANTIC LEDGER", "Atlantic Ledger"),
        ("☰  Elmstow Gazette  ·  ePaper  ·  Log in  ·  Search", "Elmstow Gazette"),
        ("Tolmouth Tribune  |  Weather 31°C  |  Lottery results", "Tolmouth Tribune"),
        ("BORDER BRIEF // conflict news without the fog // Telegram – X – RSS", "Border Brief"),
        ("MERC › Roads and bridges › North", "MERC"),
        ("roadrill.example › World › Latin desk", "Roadrill"),
        ("RIVERLIFE ⚓ everything that flows — home / about / shop", "Riverlife"),
        ("((•)) RADIO TOLMOUTH 97.3 — ON AIR NOW: Songs of the Sea", "Radio Tolmouth"),
        ("EL FARO DE CARROW — English edition — Tides and moon on page 14", "El Faro de Carrow"),
        ("Pillow Daily › News › Heart & Circulation", "Pillow Daily"),
        ("Tolmouth Today – the voice of the Reef | EN | KV | OS", "Tolmouth Today"),
        ("Home | World | Sport", None),
        ("World › Roads", None),
        ("World | Elections", None),
        ("NEWS   SPORT   WEATHER   PUZZLES   MY ACCOUNT", None),
        ("EN | CY | Donate", None),
        ("Harbour", None),
        ("Breaking news", None),
        ("Local news › Roads", None),
        ("ROADS & BRIDGES", None),
        ("Advertisement", None),
        ("Live · Bridge closure · Follow our coverage", None),
        ("The Tolmouth Mercury: your town since 1888", "The Tolmouth Mercury"),
    ],
)
def test_the_house_of_a_masthead(line: str, outlet: str | None) -> None:
    assert page(above=line).source.outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Kestrel Staff  •  3 min read", "Kestrel"),
        ("QuickRead Team | 03/05/2030 | 2 min read", "QuickRead"),
        ("By Harbour Mail Reporter", "Harbour Mail"),
        ("By Ana Ruiz, Courier investigations", "Courier"),
        ("By Ana Ruiz, Ports Editor", None),
        ("Ana Ruiz, Staff Writer", None),
        ("By Staff", None),
        ("By Ana Ruiz for the Mercury", "Mercury"),
        ("Borderline Post & agencies", "Borderline Post"),
        ("Quarry Echo with AFP", "Quarry Echo"),
        ("Ana Ruiz and agencies", None),
    ],
)
def test_the_house_of_a_byline(line: str, outlet: str | None) -> None:
    assert page(under=line).source.outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Sign up for the Tribune's morning briefing", "Tribune"),
        ("Subscribe to the Bulletin's morning letter for news from across the straits.", "Bulletin"),
        ("Follow Dravinform in the messenger of your choice", "Dravinform"),
        ("Follow the Mercury on X", "Mercury"),
        ("That's the Brief. Forward it to a friend.", "Brief"),
        ("The Insider lives on your tips.", "Insider"),
        ("The Standard, est. 1888. Letters to the editor, p. 14. Crossword, p. 22.", "The Standard"),
        ("Jon Tarrow is the Chronicle's roving correspondent. Sign up for his Sunday letter.", "Chronicle"),
        ("© Mercury 2030. When using materials a hyperlink is obligatory.", "Mercury"),
        ("© 2030 Tolmouth Mercury Ltd", "Tolmouth Mercury"),
        ("©2034 Deutsche Presse-Agentur GmbH. Distributed by Copperline Content Services.", None),
        ("Download the Mercury app", "Mercury"),
        ("The Mercury is a member of the Press Council.", "Mercury"),
        ("Support the Mercury from £2 a month", "Mercury"),
        ("Letters to the editor: letters@mercury.example", None),
        ("Share this on Facebook", None),
        ("Read more: The Herald's bridge", None),
        ("Follow us on Instagram", None),
        ("Sign up for our morning briefing", None),
        ("Related: Five bridges of the Tribune Valley", None),
        ("Sponsored by Harding Ironmongers", None),
        ("Published by Mercury Media", "Mercury Media"),
        ("First published in The Weekly Anchor on 3 May", "The Weekly Anchor"),
    ],
)
def test_the_house_of_a_foot(line: str, outlet: str | None) -> None:
    assert page(below=line).source.outlet == outlet


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The toll will rise in June, the Courier has learned.", "Courier"),
        ("The county will sell the bridge, the Weekly Anchor can reveal.", "Weekly Anchor"),
        ("The Courier could not verify the letter. “It is real,” Ms Venn told this newspaper.", "Courier"),
        ("The letter, which Channel Carrow has read, is short.", "Channel Carrow"),
        ("“It is real,” Ms Venn told the Weekly Anchor. The letter, which this newspaper has seen, is short.", "Weekly Anchor"),
        ("The minister had learned of it in March, the Courier reported.", None),
        ("“It is real,” Ms Venn told the Courier.", None),
        ("The Courier reported that it has seen the letter. Ms Venn told the Courier she wrote it.", None),
        ("The Ministry has learned nothing from it.", None),
        ("Ms Venn told Reuters the county has learned nothing.", None),
    ],
)
def test_the_house_by_which_a_story_speaks_of_itself(sentence: str, outlet: str | None) -> None:
    assert page(between=sentence).source.outlet == outlet


def test_the_masthead_counts_more_than_the_company_that_owns_it() -> None:
    doc = page(above="ATLANTIC LEDGER", below="© Ledger Maritime Media Ltd. Reproduction by licence only.")
    assert doc.source.outlet == "Atlantic Ledger"
    assert page(below="© Ledger Maritime Media Ltd. Reproduction by licence only.").source.outlet == "Ledger Maritime Media"
