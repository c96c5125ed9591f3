import pytest

from clean.build import document, page, sent_by
from wirestem.model import Document


def pictured(doc: Document) -> list[str]:
    return [credit.agency for credit in doc.credits if credit.for_ == "picture"]


@pytest.mark.parametrize(
    ("opening", "agencies"),
    [
        ("TOLMOUTH (Reuters) - ", ["Reuters"]),
        ("TOLMOUTH, May 3 (TM/dpa) — ", ["dpa"]),
        ("TOLMOUTH, May 3, 2030 (BSS/AFP) - ", ["AFP"]),
        ("TOLMOUTH, May 3 (Reuters/AFP) - ", ["Reuters", "AFP"]),
        ("TOLMOUTH, May 3 (Agencies) - ", ["Agencies"]),
        ("TOLMOUTH, May 3 (CNAX) -- ", ["CNAX"]),
        ("TOLMOUTH, 3 May (Carrow News Agency) - ", ["Carrow News Agency"]),
        ("TOLMOUTH (Tolmouth Mercury) - ", []),
        ("AFP – ", ["AFP"]),
        ("[AFP] ", ["AFP"]),
        ("TOLMOUTH, Oct 7 (KT/KNX) - ", ["KNX"]),
        ("TOLMOUTH, Oct. 7 (Kestrel News Service) — ", ["Kestrel News Service"]),
        ("TOLMOUTH, Oct 7 (The Lantern) — ", []),
        ("TOLMOUTH, 3 May (Our Correspondent) - ", []),
        ("Seoul, (APP - Portal / Points - 19th Jun, 2030) ", ["APP"]),
    ],
)
def test_dateline_credits(opening: str, agencies: list[str]) -> None:
    assert sent_by(page(lede=opening)) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By AFP", ["AFP"]),
        ("By The Associated Press", ["AP"]),
        ("Agencies | TOLMOUTH", ["Agencies"]),
        ("TOLMOUTH, Agencies", ["Agencies"]),
        ("By our staff and agencies", ["Agencies"]),
        ("With inputs from AFP", ["AFP"]),
        ("By Ana Ruiz, Associated Press", ["AP"]),
        ("By Mercury Desk", []),
        ("By Michael Bloomberg", []),
        ("By ANA RUIZ and JON HART", []),
        ("By Carrow News Agency", ["Carrow News Agency"]),
        ("From AFP in Senn", ["AFP"]),
        ("Compiled from AFP and Reuters reports", ["AFP", "Reuters"]),
        ("Kestrel Weekly with agencies", ["Agencies"]),
        ("7 October 2030 | Reuters", ["Reuters"]),
        ("By AFP's Ana Ruiz in Senn", ["AFP"]),
        ("Mercury/AFP", ["AFP"]),
        ("AFP, AP", ["AFP", "AP"]),
        ("Tolmouth Today / AP", ["AP"]),
        ("By Jon Hart and the Carrow News Bureau", ["Carrow News Bureau"]),
        ("By Mercury News Bureau", []),
    ],
)
def test_byline_credits(line: str, agencies: list[str]) -> None:
    assert sent_by(page(under=line)) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("— AFP", ["AFP"]),
        ("(Agence France-Presse)", ["AFP"]),
        ("Reuters", ["Reuters"]),
        ("– KRN", ["KRN"]),
        ("Source: AFP", ["AFP"]),
        ("Copyright 2030 The Associated Press. All rights reserved.", ["AP"]),
        ("Associated Press writer Ana Ruiz contributed to this report.", ["AP"]),
        ("This report was produced by Reuters.", ["Reuters"]),
        ("(Reporting by Ana Ruiz; Editing by Jon Hart)", []),
        ("© Tolmouth Mercury 2030", []),
        ("- JH", []),
        ("km/dpa", ["dpa"]),
        ("With files from The Canadian Press", ["CP"]),
        ("Parts of this article are based on an AFP report.", ["AFP"]),
        ("(Norland Press Agency)", ["Norland Press Agency"]),
        ("The Mercury contributed to this Reuters report.", ["Reuters"]),
        ("Photo: AFP", []),
    ],
)
def test_signoff_credits(line: str, agencies: list[str]) -> None:
    assert sent_by(page(below=line)) == agencies


@pytest.mark.parametrize("end", [" — AFP", " (AFP)", " AFP", " (Agence France-Presse)", " [AFP]"])
def test_a_mark_at_the_end_of_the_last_paragraph_signs_the_text(end: str) -> None:
    doc = page(end=end)
    assert sent_by(doc) == ["AFP"]
    assert doc.zones[-1].kind == "signoff"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Divers off Tolmouth on Friday. Picture: Reuters", "Reuters"),
        ("Achter at a news conference last year. (Norland Pool/AFP)", "AFP"),
        ("Ana Holt / Reuters", "Reuters"),
        ("Image copyright AFP", "AFP"),
        ("The bridge last winter. REUTERS/Ana Holt", "Reuters"),
        ("© REUTERS/ Ana Holt The bridge last winter.", "Reuters"),
        ("Photograph: Ana Holt/AP", "AP"),
        ("Two leaders in 2019. Source REUTERS/FILE", "Reuters"),
    ],
)
def test_a_picture_credit_is_not_the_texts(line: str, agency: str) -> None:
    doc = page(between=line)
    assert sent_by(doc) == []
    assert pictured(doc) == [agency]


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("“We are tired,” Jon Tarrow, a pilot, told AFP on Monday.", ["AFP"]),
        ("“We are tired,” he told the state-run Russian news agency TASS.", ["TASS"]),
        ("He said so in an interview with The Associated Press.", ["AP"]),
        ("An AFP journalist saw three boats leave the harbour.", ["AFP"]),
        ("AFP's office in Tolmouth lies beside the bridge.", []),
        ("A Reuters/Ipsos poll found that half of the county uses it.", []),
        ("He told APN that Tolmouth was tired of waiting.", []),
    ],
)
def test_told_an_agency_is_a_hint_in_the_body(sentence: str, agencies: list[str]) -> None:
    doc = page(between=sentence)
    assert [credit.agency for credit in doc.credits if credit.place == "body"] == agencies
    assert sent_by(doc) == []


def test_a_house_that_explains_itself_is_no_agency() -> None:
    doc = page(lede="KARSK, Tuesday (NSN) - ", below="NSN is the North Sea Network, a service for subscribers. Photo: AFP/pool")
    assert sent_by(doc) == []
    assert pictured(doc) == ["AFP"]
    assert doc.source.outlet == "North Sea Network"


def test_initials_of_the_stated_outlet_are_its_own_mark() -> None:
    text = "KARSK, May 3 (NSN) - The council voted to sell the old opera house on Tuesday.\n\nNobody sang in it for years.\n"
    assert sent_by(document(text)) == ["NSN"]
    assert sent_by(document(text, outlet="North Sea Network")) == []
    assert sent_by(document(text, outlet="North Sea News Agency")) == ["NSN"]
