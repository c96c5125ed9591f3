"""Lines that real pages set around a story: what they are by wording and place."""

import pytest

from clean.build import HEADLINE, LAST, LEDE, MIDDLE, document, kind, page, sent_by


@pytest.mark.parametrize(
    "line",
    [
        "☰  Tolmouth Mercury  ·  ePaper  ·  Log in  ·  Search",
        "NEWS   SPORT   WEATHER   PUZZLES   MY ACCOUNT",
        "TOLMOUTH MERCURY // roads and rivers without the fuss // Telegram – X – RSS",
        "EN | CY | Donate — the Mercury is paid for by its readers",
        "Tolmouth Mercury  |  Weather 12°C  |  Bus times",
        "TOLMOUTH MERCURY — English edition — Tide tables on page 14",
        "mercury.example › World › Roads desk",
        "RIVERLIFE ⚓ everything that flows — home / about / shop",
        "((•)) RADIO TOLMOUTH 97.3 — ON AIR NOW: Songs of the Sea",
        "Subscribe | Log in | E-paper",
        "Home / News / Transport / Bridges",
        "You are here: Home > News > Local",
        "Skip to content",
        "Road intelligence since 1974 · Terminal login · Rates",
        "COUNTY ROADS AUTHORITY · CRA",
        "Press office · 12 Quay Street, Tolmouth",
        "TNA – Tolmouth News Agency – trusted since 1951",
        "MERC › Roads and bridges › North",
        "ROADS & BRIDGES",
        "🔴 LIVE · Bridge closure · Follow our coverage",
        "Follow us: Facebook | X | Instagram",
        "Today's paper · Subscribe from £2 a week · Gift",
        "Tolmouth 14°C ☁ | Tides 06:12 | Share index 2,118 ▲",
        "Tolmouth Mercury – Independent since 1888",
        "mercury.example",
        "Language: English ▾",
        "⟵ Back to all stories",
        "News > Transport > Bridges",
        "The Mercury — all the roads that lead here",
        "SUBSCRIBER EXCLUSIVE",
        "Daily Anchor ▸ Business ▸ Shipping",
        "THE HARROW TIMES | Saturday's edition | Log out",
        "☰ Menu | 🔍 | Sign in",
        "RADIO CARROW • LIVE • 101.2 FM",
        "Inland Post • News from the valley • Est. 1931",
        "Norland Broadcasting | TV | Radio | News | Weather",
        "eastchronicle.example > Politics",
        "COAST TV — News, weather, sport — Watch live",
        "The Weekly Anchor. All the harbour's news since 1902.",
        "NEWSPULSE 🌍 what the world is reading",
        "ASHFORD STAR  |  £1.20  |  Late final",
        "Accessibility links · Skip to main content · Help",
        "Business > Markets",
        "BREAKING",
        "Editor's choice",
        "DEFENCE & SECURITY",
        "Wire service feed · auto-published",
        "From the print edition",
        "PREMIUM",
        "Front page / Region / Coast",
        "Tolmouth: 12° / 8° · Sunrise 06:41",
        "Your trusted source for valley news",
        "Independent. Fearless. Local.",
        "Published every Thursday in Tolmouth",
    ],
)
def test_what_stands_above_a_headline(line: str) -> None:
    doc = page(above=line)
    assert kind(doc, line).startswith("furniture")
    assert doc.title == HEADLINE


def test_mastheads_of_two_lines() -> None:
    doc = page(above="TOLMOUTH MERCURY\nRoad intelligence since 1974 · Terminal login · Rates")
    assert [z.kind for z in doc.zones[:3]] == ["furniture", "furniture", "headline"]
    doc = page(above="COUNTY ROADS AUTHORITY · CRA\nPress office · 12 Quay Street, Tolmouth")
    assert [z.kind for z in doc.zones[:3]] == ["furniture", "furniture", "headline"]


@pytest.mark.parametrize(
    "line",
    [
        "Recommended editorial content: at this point you will find an external map. Always allow maps?",
        "[ Continue reading with a Mercury subscription: £1 for 4 weeks ]",
        "At this point you will find external content from YouTube",
        "This content is not available due to your privacy settings.",
        "View this post on Instagram",
        "Walkers beneath the bridge before the closure. EPA / J. Marsh",
        "The bridge in an undated photo. Handout via AP",
        "Advertisement · Scroll to continue",
        "Sign up for our free morning briefing",
        "Story continues after the map",
        "Watch | Engineers inspect the piers",
        "VIDEO: Engineers inspect the piers 1:42",
        "Image source, Getty Images",
        "Image caption, The bridge in 2019",
        "File photo: The bridge in 2019 (Xinhua/Li Wei)",
        "1/5 The bridge last winter. Ana Holt/Reuters",
        "Enable JavaScript to see this map",
        "Play 2:31 Listen to this article",
        "🎧 Listen · 4 min",
        "Get the Mercury in your inbox every morning",
        "To read on, become a subscriber",
        "Graphic: Mercury",
        "The bridge in spring. (dpa)",
        "Engineers at work on Friday. Ana Holt, AP",
        "Marla Venn on her ferry. | Ana Holt/Mercury",
        "This article is for subscribers only",
        "Keep reading for free: create an account",
        "See also: The bridge in 1888",
        "▼ Article continues below ▼",
        "Allow external content? Yes | Always | No",
        "Swipe for more pictures",
    ],
)
def test_what_stands_between_paragraphs(line: str) -> None:
    assert kind(page(between=line), line).startswith("furniture")


@pytest.mark.parametrize(
    "line",
    [
        "React: LOL 12 · WOW 88 · SAD 340",
        "👍 212   👎 9   |   Turn on notifications",
        "👍 212   👎 9   |   Sponsored: This ladder changed my life",
        "♥ 112   ↻ 8   💬 Leave a reply (you must be logged in)",
        "Tell us: do you cross it too? desk@mercury.example  •  Jobs  •  Death notices",
        "Map colours are our own. Buy us a coffee. Comments are closed for this post.",
        "The Mercury, est. 1888. Letters to the editor, p. 14. Crossword, p. 22. Reader offer: bulbs for spring.",
        "Read next: What the toll really pays for · Correct a mistake · Republish this story (CC BY-ND)",
        "Bridge closure: what is known › Subscribe to the Mercury in English › 16+",
        "Most read: Timetable changes from Monday | Letters | Tide tables",
        "Subscribe to read on | Already a member? Log in",
        "Posted in Uncategorized | 3 Comments",
        "Song requests by message: 5550 0973 · Sponsored by Harding Ironmongers",
        "Playlist of the last hour",
        "ROAD INDEX 2,118 ▲ 3.1%   TIN 0.94 ▲   COPPER 9,402 ▼",
        "Subscribers: set an alert for “Tolmouth”",
        "Our Standards: The Mercury Principles.",
        "You have 2 free articles left this month. Start your trial for £1.",
        "Weather: 12° ☀  |  Lottery numbers  |  Today's e-edition",
        "Trending: #Tolmouth #bridge · Download our app",
        "RELATED · Ferries rerouted · What a toll really costs",
        "Contact for media: Rosa Tejada, press@county.example · Follow us: @county",
        "✉ Letters to the editor: letters@mercury.example",
        "© Mercury Media Ltd. Reproduction by licence only.",
        "© Tolmouth Mercury 2030. When using materials a hyperlink is obligatory.",
        "Jon Tarrow covers the roads. Send him a tip.",
        "Was this useful? 👍 👎",
        "Rate this article ★★★★☆ (14 votes)",
        "Support independent journalism. Give what you can from £2.",
        "This story is part of our series on ageing bridges.",
        "Printed from mercury.example on 4 May 2030",
        "Page 3 of 12",
        "Back to top ↑",
        "Crossword answers in tomorrow's paper.",
        "Mercury app: faster alerts, fewer adverts.",
        "Want news like this every morning? Our briefing is free.",
        "We use cookies to make this page better. Accept | Reject",
        "A service of Norland Public Broadcasting",
        "Listen to the podcast: Bridge Talk",
        "This article was translated by machine and checked by an editor.",
        "Views: 2,118",
        "2.1k reads",
        "0 COMMENTS",
        "Log in to comment",
        "Filed under: bridges, cracks, county",
        "In this article: Tolmouth, bridges, ferries",
        "More from Roads",
        "Sponsored: This ladder changed my life",
        "From our sponsor: insure your boat in five minutes",
        "16+",
        "Follow the Mercury: Facebook · X · Instagram",
        "Find us on Facebook and X",
        "WhatsApp us on 07700 900142",
        "Story ideas? Ring the newsdesk on 01632 960001",
        "Corrections: corrections@mercury.example",
        "To report an error, write to the readers' editor.",
        "Deaths · Births · Marriages",
        "Mercury Jobs: 214 vacancies this week",
        "The Mercury is a member of the Press Council.",
        "The views expressed here are the author's own.",
        "— ENDS —",
        "Notes to editors: pictures can be had from the press office.",
        "Got a story? Text NEWS to 80142",
        "Reactions: 😀 4 😡 118",
        "Share on: Facebook · X · E-mail",
        "Ana Ruiz writes about bridges and the people under them.",
        "Read the Mercury's full coverage of the closure",
        "Mercury+ members read this story first.",
        "Help us keep this site free",
        "Advertise here | Media kit | Careers",
        "Updated daily at 6 a.m. · All times local",
        "Comments have been turned off.",
        "Nobody has commented yet",
        "All prices include VAT. Offer ends Sunday.",
        "Republish our articles for free, online or in print, under Creative Commons licence.",
        "Bus times  |  Tide tables  |  Planning notices",
        "12 people are talking about this",
        "Was this article helpful? Yes / No",
        "♡ 48 · Comment · Repost",
        "Reader comments (31) – sorted by newest",
        "Register free to comment",
        "More stories like this: Ferry fares, Pier lottery",
        "Don't miss a thing: allow notifications",
        "Photo gallery: the bridge through the years (14)",
        "Correct an error in this article",
        "Want more? Try our Saturday quiz",
        "Editing: J. Hart. Layout: M. Venn.",
        "Editor: Wang Lin / Proofreader: Li",
        "ISSN 2049-3630",
        "Mercury Media, 14 Quay Street, Tolmouth TM1 2AB",
        "Licensed under CC BY 4.0",
        "Up next: What the toll really pays for",
        "Advertisement. Scroll to continue reading.",
        "Sponsored content by Harding Homes",
        "Read in: Norsk | English | Deutsch",
        "Tomorrow in the Mercury: the ferryman's diary",
        "You may also like these stories",
        "Buy this photo",
        "Get unlimited access for £1",
        "Copyright Mercury 2030",
        "Hide comments",
        "Cookie settings",
        "Loading comments…",
        "This post has 14 reactions",
        "Author: Ana Ruiz",
        "About the author: Ana Ruiz has covered roads since 2019.",
        "Send tips to Ana on Signal",
        "Twitter: @anaruiz",
        "Find more from the Mercury's roads desk",
        "Weather on page 2, births and deaths on page 30.",
        "Join 40,000 readers of our morning email",
        "Enjoy this? Share it with a friend.",
        "Listen on Spotify, Apple Podcasts or wherever you get yours",
        "Recommended for you: Six bridges worth a detour",
        "Keywords: bridge, closure, county",
        "Report by our roads desk. Send corrections to the editor.",
        "Mercury live blog closed at 18:00",
        "Show 14 more updates",
        "Vote in our poll: should the bridge be sold?",
        "Poll: Should the bridge be sold? Yes 64% No 36%",
        "Ticker: road index 2,118 (-0.3%)",
        "Horoscope: Virgo should stay off bridges",
        "Bus: line 4 diverted | Ferry: every 20 min",
        "All rights reserved",
    ],
)
def test_what_stands_below_a_story(line: str) -> None:
    doc = page(below=line)
    assert {z.kind for z in doc.zones if z.start >= doc.text.index(line)} <= {"furniture", "signoff"}


@pytest.mark.parametrize(
    "line",
    [
        "The council meets again on Monday.",
        "Polling stations will be open from 8 a.m. to 6 p.m. on Friday. Bring your card.",
        "The Mercury, a ferry that sank in 1902, lies beneath it.",
        "“Buy us a coffee and we will talk,” he said.",
        "Comments by the minister are expected on Monday.",
        "More than 40 drivers were fined. Nine appealed.",
        "Read by nobody, the report lay in a drawer for nine years.",
        "The last ferry leaves at noon. The first leaves at six.",
        "Weather on the coast was calm on Monday.",
        "The union wants a new vote. Members will get their papers on Friday.",
        "Shares in the builder rose 3 percent. Bonds fell.",
        "Listening to all this was the mayor, who left early.",
        "Subscribers to the bus pass will get their money back.",
        "The series of closures is part of a plan that was drawn up in 2019.",
        "A service of thanksgiving will be held on Sunday.",
        "Support for the ferry has come from the county.",
        "Sponsored walks across it were stopped in 2021.",
        "Follow-up work is due in autumn.",
        "Neither the county nor the builder would comment.",
        "He gave no reason. The post is vacant.",
        "The website of the county was down on Friday.",
        "“You have two months,” the judge told the county.",
        "The county has set aside 4 million for the work.",
        "Four members of the council voted against it.",
        "A spokesman for the builder declined to comment.",
        "He is survived by his wife and two daughters.",
        "The ferry will be free for pupils, the county said.",
        "It was the third closure since 2021.",
        "Neither side has said when talks will resume.",
        "Members voted 14 to 3.",
        "The next hearing is set for 9 May.",
        "It costs 4 pounds to cross.",
        "Tickets cost 4 pounds and can be bought on board.",
        "The builder's shares closed 3 percent lower.",
        "Nobody was hurt.",
        "The page is missing from the report.",
        "Letters from residents fill two drawers at the county hall.",
        "The newsletter of the builder made no mention of it.",
        "The podcast made her famous. She gave it up in 2028.",
        "Readers of the report will find no name in it.",
        "The app had been downloaded 9,000 times by Friday.",
        "Get out of the car, the policeman shouted.",
        "Venn has no plans to sell. Her sons may think otherwise.",
        "Her column in the paper ran for nine years.",
        "Find the money or close the bridge: that was the choice.",
    ],
)
def test_last_paragraphs_that_only_look_like_furniture(line: str) -> None:
    assert kind(page(below=line), line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of the builder fell 3 percent · the county lost 2 million.",
        "The bridge — built in 1888 — was never loved.",
        "1. Close the bridge. 2. Pay for the ferry. 3. Say sorry.",
        "Two lorries, three buses and a hearse were waiting on the north side on Friday night.",
        "Continue reading the report, and it only gets worse, said Venn.",
        "The county has 14 bridges | nine are closed, the report says in its clumsy way.",
    ],
)
def test_paragraphs_that_only_look_like_furniture(line: str) -> None:
    assert kind(page(between=line), line) == "paragraph"


@pytest.mark.parametrize(
    "headline",
    [
        "Opinion | The bridge we deserve",
        "Tolmouth bridge closed – the county explains",
        "The Mercury – a ferry and its captain",
        "Live: bridge closes for a year",
        "The Post Office that nobody wanted",
        "Analysis: Why bridges hum",
        "County roads: 14 bridges, nine closed",
        "Bridge/ferry row goes on",
        "Watch your step: bridge to close",
        "‘Subscribe to nothing,’ says bridge poet",
        "Weather: storm closes bridge",
        "The Daily Mail fined over bridge story",
        "Venn: ‘We are going to go all the way to Carrow’",
    ],
)
def test_headlines_that_only_look_like_furniture(headline: str) -> None:
    assert document(f"{headline}\n\n{LEDE}\n\n{MIDDLE}\n\n{LAST}\n").title == headline


@pytest.mark.parametrize(
    ("line", "byline", "furniture"),
    [
        ("Mercury Staff  •  3 min read", "Mercury Staff", "3 min read"),
        ("By Ana Ruiz · 3 May 2030 · Share on X · Print", "By Ana Ruiz", "Share on X · Print"),
        ("By Ana Ruiz | 3 May 2030 | 2 min read", "By Ana Ruiz", "2 min read"),
        ("Mercury Team | 3 May 2030 | 14 comments", "Mercury Team", "14 comments"),
    ],
)
def test_a_byline_and_its_buttons_are_told_apart(line: str, byline: str, furniture: str) -> None:
    doc = page(under=line)
    zones = {z.kind: doc.text[z.start : z.end] for z in doc.zones}
    assert zones["byline"].startswith(byline)
    assert zones["furniture"] == furniture


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Additional reporting from Reuters. Got a tip? Signal 5550 0142", ["Reuters"]),
        ("Our Standards: The Mercury Principles. Reporting by Ana Ruiz for Reuters; Editing by Jon Hart", ["Reuters"]),
        ("© AFP 2030 · Sign up for the Mercury's letter", ["AFP"]),
        ("Source: dpa | Print | Share", ["dpa"]),
        ("Photo: AFP · Share this story", []),
    ],
)
def test_a_foot_that_mixes_a_credit_with_the_page_still_credits(line: str, agencies: list[str]) -> None:
    doc = page(below=line)
    assert sent_by(doc) == agencies
    assert {z.kind for z in doc.zones if z.start >= doc.text.index(line)} <= {"furniture", "signoff"}
