"""What hurried salespeople type for a lead, and what must be understood."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.capture import Captured, read
from domain.capture_money import MOST_AMOUNTS
from domain.sources import Source

HALIFAX = ZoneInfo("America/Halifax")
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY_10 = datetime(2026, 4, 1, 10, 0, tzinfo=HALIFAX)

# Typed on Wednesday, 1 April 2026, at 10:00 in a Canadian workspace; all that is understood, in short.
SENTENCES: list[tuple[str, dict[str, str]]] = [
    (
        "Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm",
        {
            "name": "Jane Doe",
            "phones": "+19025550134",
            "source": "facebook",
            "need": "a mortgage",
            "value": "350000 CAD",
            "due": "Thu 02 Apr 15:00",
        },
    ),
    (
        "met John Smith at the expo, wants 3 seats, 200 usd, john@acme.io",
        {
            "name": "John Smith",
            "emails": "john@acme.io",
            "source": "event",
            "source_note": "the expo",
            "need": "3 seats",
            "value": "200 USD",
        },
    ),
    ("new lead Bob from linkedin call him friday", {"name": "Bob", "source": "linkedin", "due": "Fri 03 Apr 09:00"}),
    (
        "name: Jane Doe; phone: 902 555 0134; source: instagram; need: kitchen; worth 20k; due fri 9",
        {
            "name": "Jane Doe",
            "phones": "+19025550134",
            "source": "instagram",
            "need": "kitchen",
            "value": "20000 CAD",
            "due": "Fri 03 Apr 09:00",
        },
    ),
    ("bob smith, mortgage, 350k", {"name": "bob smith", "need": "mortgage", "value": "350000 CAD"}),
    ("902-555-0134", {"phones": "+19025550134"}),
    (
        "@jane_doe wants a logo, from instagram",
        {"handles": "instagram:jane_doe", "source": "instagram", "need": "a logo"},
    ),
    (
        "https://www.instagram.com/jane.doe/ wants a logo next week",
        {
            "handles": "instagram:jane.doe",
            "links": "https://www.instagram.com/jane.doe/",
            "source": "instagram",
            "need": "a logo",
            "due": "Mon 06 Apr 09:00",
        },
    ),
    ("山田太郎, 902-555-0134, wants insurance", {"name": "山田太郎", "phones": "+19025550134", "need": "insurance"}),
    (
        "Мария Иванова, +49 151 23456789, website relaunch, $1,500.50",
        {"name": "Мария Иванова", "phones": "+4915123456789", "need": "website relaunch", "value": "1500.50 CAD"},
    ),
    (
        "Acme Ltd, looking for 30 seats, budget 300-350k",
        {"name": "Acme Ltd", "need": "30 seats", "notes": "budget 300-350k"},
    ),
    (
        "Jane Doe from my dentist, wants braces",
        {"name": "Jane Doe", "source": "referral", "source_note": "my dentist", "need": "braces"},
    ),
    (
        "Jane, 902-555-0134, yesterday 3pm",
        {"name": "Jane", "phones": "+19025550134", "notes": "yesterday 3pm", "passed": "yesterday 3pm"},
    ),
    ("Jane, fri 25:99", {"name": "Jane", "notes": "fri 25:99", "unclear": "fri 25:99"}),
    ("call Bob friday", {"name": "Bob", "due": "Fri 03 Apr 09:00"}),
    (
        "Jane Doe 9025550134 mortgage facebook 350k tomorrow 3pm",
        {
            "name": "Jane Doe",
            "phones": "+19025550134",
            "source": "facebook",
            "need": "mortgage",
            "value": "350000 CAD",
            "due": "Thu 02 Apr 15:00",
        },
    ),
    (
        "wants cheese from France, Pierre Dupont, pierre@fromage.fr",
        {"name": "Pierre Dupont", "emails": "pierre@fromage.fr", "need": "cheese from France"},
    ),
    (
        "referred by Ann Lee, Tom Jones, 123-456-7890",
        {"name": "Tom Jones", "phones": "+11234567890", "source": "referral", "source_note": "Ann Lee"},
    ),
    ("🔥 Jane Doe 🔥 wants condo", {"name": "🔥 Jane Doe 🔥", "need": "condo"}),
    (
        "met Bob yesterday at the conference, call tomorrow",
        {
            "name": "Bob",
            "source": "event",
            "source_note": "the conference",
            "due": "Thu 02 Apr 09:00",
            "notes": "yesterday",
        },
    ),
    ("Jane Doe. Wants a car. From Facebook.", {"name": "Jane Doe", "source": "facebook", "need": "a car"}),
    ("ig: jane.doe, wants cake", {"handles": "instagram:jane.doe", "need": "cake"}),
    ("hello", {"notes": "hello"}),
    ("wants a mortgage", {"need": "a mortgage"}),
    (
        "Tom, called, wants an offer, next tue 10",
        {"name": "Tom", "need": "an offer", "due": "Tue 07 Apr 10:00", "notes": "called"},
    ),
    (
        "Jane Doe, 902-555-0134 ext 12, 2 dogs",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "2 dogs", "notes": "ext 12"},
    ),
    ("John 902.555.0134 / 902 555 0199", {"name": "John", "phones": "+19025550134 +19025550199"}),
    ("James from Acme Ltd, needs 5k units", {"name": "James", "need": "5k units", "notes": "from Acme Ltd"}),
    ("Bob wants 350k loan", {"name": "Bob", "need": "350k loan"}),
    (
        "walk-in, Peter, wants bike, $900",
        {"name": "Peter", "source": "walk_in", "need": "bike", "value": "900 CAD"},
    ),
    (
        "Jane Doe, Toyota Corolla, 902-555-0134",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "Toyota Corolla"},
    ),
    ("name: 12 monkeys, wants bananas", {"name": "12 monkeys", "need": "bananas"}),
    ("new lead 123 from x", {"source": "x", "notes": "new lead 123"}),
    ("Jane, from facebook, from my aunt", {"name": "Jane", "source": "facebook", "notes": "from my aunt"}),
    ("met Jane, call Bob", {"name": "Jane", "notes": "call Bob"}),
    ("wants a car, needs a garage", {"need": "a car, a garage"}),
    ("Bob, wants", {"name": "Bob"}),
    ("Jane, called at 3-4pm", {"name": "Jane", "notes": "called at\n3-4pm", "unclear": "3-4pm"}),
    ("email:jane@acme.io, mailto:bob@acme.io", {"emails": "jane@acme.io bob@acme.io"}),
    (
        "instagram.com/p/abc123 nice kitchen",
        {"links": "instagram.com/p/abc123", "source": "instagram", "need": "nice kitchen"},
    ),
    (
        "linkedin.com/company/acme wants seats",
        {"handles": "linkedin:acme", "links": "linkedin.com/company/acme", "source": "linkedin", "need": "seats"},
    ),
    (
        "https://x.com/jane/status/12 wants ads",
        {"handles": "x:jane", "links": "https://x.com/jane/status/12", "source": "x", "need": "ads"},
    ),
    ("Bob, $20 and 30%, tomorrow", {"name": "Bob", "value": "20 CAD", "due": "Thu 02 Apr 09:00", "notes": "and 30%"}),
    ("Bob, 5.5m deal, friday", {"name": "Bob", "need": "deal", "value": "5500000 CAD", "due": "Fri 03 Apr 09:00"}),
    ("+1 902 555 0134 Jane", {"name": "Jane", "phones": "+19025550134"}),
    ("Jane, 3500000", {"name": "Jane", "notes": "3500000"}),
    (
        "Jane, 902-555-0134 902-555-0199 5551234567890",
        {"name": "Jane", "phones": "+19025550134 +19025550199", "notes": "5551234567890"},
    ),
    ("Jane, a@b, @, x.y", {"name": "Jane", "need": "a@b", "notes": "x.y"}),
    ("from", {"notes": "from"}),
    ("Jane facebook", {"name": "Jane", "source": "facebook"}),
    ("Jane, x", {"name": "Jane", "source": "x"}),
    ("Anna Inc., wants tea.", {"name": "Anna Inc.", "need": "tea"}),
    ("Jane Doe 902-555-0134 jane@acme.io", {"name": "Jane Doe", "phones": "+19025550134", "emails": "jane@acme.io"}),
    ("jane doe 9025550134", {"name": "jane doe", "phones": "+19025550134"}),
    ("tel: 902-555-0134, name: Jane Doe", {"name": "Jane Doe", "phones": "+19025550134"}),
    (
        "Maria Garcia, maria.garcia@gmail.com, +34 612 345 678, needs accounting software",
        {
            "name": "Maria Garcia",
            "phones": "+34612345678",
            "emails": "maria.garcia@gmail.com",
            "need": "accounting software",
        },
    ),
    (
        "John O'Brien; 902.555.0134; roof repair; $12,000; next tuesday",
        {
            "name": "John O'Brien",
            "phones": "+19025550134",
            "need": "roof repair",
            "value": "12000 CAD",
            "due": "Tue 07 Apr 09:00",
        },
    ),
    (
        "Mr Smith from facebook wants a new roof, call tomorrow morning",
        {"name": "Mr Smith", "source": "facebook", "need": "a new roof", "due": "Thu 02 Apr 09:00"},
    ),
    (
        "Acme Ltd, contact@acme.com, 30 licences, €15k, end of month",
        {
            "name": "Acme Ltd",
            "emails": "contact@acme.com",
            "need": "30 licences",
            "value": "15000 EUR",
            "due": "Thu 30 Apr 09:00",
        },
    ),
    (
        "Mary-Jane Watson (902) 555-0134 condo downtown 450k",
        {"name": "Mary-Jane Watson", "phones": "+19025550134", "need": "condo downtown", "value": "450000 CAD"},
    ),
    (
        "Li Wei, referral from Tom, wants life insurance",
        {"name": "Li Wei", "source": "referral", "source_note": "Tom", "need": "life insurance"},
    ),
    ("Tom referred by Ann, wants a car", {"name": "Tom", "source": "referral", "source_note": "Ann", "need": "a car"}),
    (
        "spoke to Peter, wants a quote, follow up in 3 days",
        {"name": "Peter", "need": "a quote", "due": "Sat 04 Apr 09:00"},
    ),
    (
        "Spoke with Anna Schmidt at the trade show, interested in solar panels, budget 25k, call mon 10",
        {
            "name": "Anna Schmidt",
            "source": "event",
            "source_note": "the trade show",
            "need": "solar panels",
            "value": "25000 CAD",
            "due": "Mon 06 Apr 10:00",
        },
    ),
    ("call Dave 902-555-0134 tmrw 9am", {"name": "Dave", "phones": "+19025550134", "due": "Thu 02 Apr 09:00"}),
    (
        "Dave, wants 2 tickets, $80, tonight",
        {"name": "Dave", "need": "2 tickets", "value": "80 CAD", "due": "Wed 01 Apr 18:00"},
    ),
    ("@bobby wants coaching", {"handles": "telegram:bobby", "need": "coaching"}),
    ("insta @cake_lady wants flyers", {"handles": "instagram:cake_lady", "source": "instagram", "need": "flyers"}),
    (
        "twitter.com/bobby wants ads, 500 usd",
        {"handles": "x:bobby", "links": "twitter.com/bobby", "source": "x", "need": "ads", "value": "500 USD"},
    ),
    (
        "linkedin.com/in/jane-doe, HR software, 1.2m €",
        {
            "handles": "linkedin:jane-doe",
            "links": "linkedin.com/in/jane-doe",
            "source": "linkedin",
            "need": "HR software",
            "value": "1200000 EUR",
        },
    ),
    (
        "from website: Karen Hill, karen@hill.co.uk, boiler",
        {"name": "Karen Hill", "emails": "karen@hill.co.uk", "source": "website", "need": "boiler"},
    ),
    ("Karen Hill, website, boiler", {"name": "Karen Hill", "source": "website", "need": "boiler"}),
    ("new client: Sam, wants logo", {"name": "Sam", "need": "logo"}),
    (
        "New lead: Priya Patel, +44 20 7946 0958, catering for 50 people, £2,500, 25/12",
        {
            "name": "Priya Patel",
            "phones": "+442079460958",
            "need": "catering for 50 people",
            "value": "2500 GBP",
            "due": "Fri 25 Dec 09:00",
        },
    ),
    (
        "Zoë Müller, zoe@example.de, Küche, 350 eur",
        {"name": "Zoë Müller", "emails": "zoe@example.de", "need": "Küche", "value": "350 EUR"},
    ),
    ("محمد علي, 902-555-0134, wants insurance", {"name": "محمد علي", "phones": "+19025550134", "need": "insurance"}),
    (
        "name Jane Doe phone 902-555-0134 need mortgage",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "mortgage"},
    ),
    ("bob, 555-0134", {"name": "bob", "notes": "555-0134"}),
    ("Bob 0151 23456789", {"name": "Bob", "notes": "0151 23456789"}),
    (
        "Jane Doe\n902-555-0134\nwants a mortgage\ntomorrow 3pm",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "a mortgage", "due": "Thu 02 Apr 15:00"},
    ),
    (
        "Jane Doe | 902-555-0134 | mortgage | $350k",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "mortgage", "value": "350000 CAD"},
    ),
    (
        "Jane - mortgage - facebook - tomorrow",
        {"name": "Jane", "source": "facebook", "need": "mortgage", "due": "Thu 02 Apr 09:00"},
    ),
    (
        "wants a 3 bedroom house near the lake, Jane Doe, 902-555-0134",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "a 3 bedroom house near the lake"},
    ),
    (
        "looking for office space from June, Carl Benz, carl@benz.de",
        {"name": "Carl Benz", "emails": "carl@benz.de", "need": "office space from June"},
    ),
    ("met at Starbucks, Lucy, lucy@x.io", {"name": "Lucy", "emails": "lucy@x.io", "notes": "met at Starbucks"}),
    ("Lucy from Boston, wants a boat", {"name": "Lucy", "source": "other", "source_note": "Boston", "need": "a boat"}),
    (
        "Lucy called, wants price list, next week",
        {"name": "Lucy", "need": "price list", "due": "Mon 06 Apr 09:00", "notes": "called"},
    ),
    (
        "walked in, old man, wants hearing aid",
        {"source": "walk_in", "source_note": "walked in", "need": "hearing aid", "notes": "old man"},
    ),
    ("Bob wants to sell his house, worth 350000", {"name": "Bob", "need": "sell his house", "value": "350000 CAD"}),
    ("Jane, note: prefers email", {"name": "Jane", "notes": "prefers email"}),
    ("Jane, prefers email in the evening", {"name": "Jane", "due": "Wed 01 Apr 18:00", "notes": "prefers email"}),
    ("Jane today 9am", {"name": "Jane", "notes": "today 9am", "passed": "today 9am"}),
    (
        "email Bob tomorrow about the contract",
        {"name": "Bob", "due": "Thu 02 Apr 09:00", "notes": "about the contract\nemail"},
    ),
    (
        "Anna, 3 seats, 200 usd, 500 usd deposit",
        {"name": "Anna", "need": "3 seats", "value": "200 USD", "notes": "500 usd deposit"},
    ),
    (
        "Jane Doe, 902-555-0134, 902-555-0199, jane@x.io, j@y.com",
        {"name": "Jane Doe", "phones": "+19025550134 +19025550199", "emails": "jane@x.io j@y.com"},
    ),
    (
        "from my neighbour, Pat, gutters",
        {"name": "Pat", "source": "referral", "source_note": "my neighbour", "need": "gutters"},
    ),
    (
        "found on google, Rita, plumbing",
        {"name": "Rita", "source": "website", "source_note": "google", "need": "plumbing"},
    ),
    ("came through instagram: Rita, plumbing", {"name": "Rita", "source": "instagram", "need": "plumbing"}),
    ("heard of us at the conference, Rita", {"name": "Rita", "source": "event", "source_note": "the conference"}),
    (
        "Jean-Luc Picard, captain@enterprise.org, wants tea, earl grey, hot",
        {"name": "Jean-Luc Picard", "emails": "captain@enterprise.org", "need": "tea", "notes": "earl grey\nhot"},
    ),
    ("Dr. House, needs vicodin", {"name": "Dr. House", "need": "vicodin"}),
    ("🎉🎉🎉", {"notes": "🎉🎉🎉"}),
    ("🔥 Bob, hot lead", {"name": "🔥 Bob", "notes": "hot lead"}),
    ("hot lead Bob", {"name": "Bob", "notes": "hot"}),
    (
        "URGENT Bob 902-555-0134 burst pipe",
        {"name": "Bob", "phones": "+19025550134", "need": "burst pipe", "notes": "URGENT"},
    ),
    (
        "bob smith wants mortgage 350k from fb tomorrow 3pm",
        {
            "name": "bob smith",
            "source": "facebook",
            "need": "mortgage",
            "value": "350000 CAD",
            "due": "Thu 02 Apr 15:00",
        },
    ),
    (
        "Bob Smith wants a mortgage from Facebook worth $350k call tomorrow 3pm",
        {
            "name": "Bob Smith",
            "source": "facebook",
            "need": "a mortgage",
            "value": "350000 CAD",
            "due": "Thu 02 Apr 15:00",
        },
    ),
    (
        "wa.me/19025550134 wants cake",
        {"phones": "+19025550134", "links": "wa.me/19025550134", "source": "whatsapp", "need": "cake"},
    ),
    (
        "t.me/bobby, wants cake",
        {"handles": "telegram:bobby", "links": "t.me/bobby", "source": "telegram", "need": "cake"},
    ),
    (
        "https://www.facebook.com/groups/123 Jane wants cake",
        {"name": "Jane", "links": "https://www.facebook.com/groups/123", "source": "facebook", "need": "cake"},
    ),
    (
        "youtube.com/@bob wants ads",
        {
            "handles": "youtube:bob",
            "links": "youtube.com/@bob",
            "source": "other",
            "source_note": "YouTube",
            "need": "ads",
        },
    ),
    ("Bob, 902-555-0134x12", {"name": "Bob", "phones": "+19025550134", "notes": "x12"}),
    ("Bob, rate 5%, 15:30", {"name": "Bob", "due": "Wed 01 Apr 15:30", "notes": "rate 5%"}),
    ("$5 Bob", {"name": "Bob", "value": "5 CAD"}),
    ("Jane, 2m fence, tomorrow", {"name": "Jane", "need": "2m fence", "due": "Thu 02 Apr 09:00"}),
    ("Jane Doe, 10k, in 2 hours", {"name": "Jane Doe", "value": "10000 CAD", "due": "Wed 01 Apr 12:00"}),
    ("Jane Doe, budget: $300-350k", {"name": "Jane Doe", "notes": "budget: $300-350k"}),
    (
        "Jane Doe. 902-555-0134. Wants a mortgage. Friday.",
        {"name": "Jane Doe", "phones": "+19025550134", "need": "a mortgage", "due": "Fri 03 Apr 09:00"},
    ),
    ("Prof. Hans Müller, wants books", {"name": "Prof. Hans Müller", "need": "books"}),
    ("Call Bob", {"name": "Bob"}),
    (
        "bob@acme.io wants a demo on thursday at 14:00",
        {"emails": "bob@acme.io", "need": "a demo", "due": "Thu 02 Apr 14:00"},
    ),
    ("meet Anna friday noon", {"name": "Anna", "due": "Fri 03 Apr 12:00", "notes": "meet"}),
    (
        "Anna, +1 902 555 0134, fri 25:99",
        {"name": "Anna", "phones": "+19025550134", "notes": "fri 25:99", "unclear": "fri 25:99"},
    ),
    # times that are asked back about
    ("Bob, wants a roof, 30/2", {"name": "Bob", "need": "a roof", "notes": "30/2", "unclear": "30/2"}),
    ("Bob wants a roof, call asap", {"name": "Bob", "need": "a roof", "notes": "asap", "unclear": "asap"}),
    ("Bob wants a roof soon", {"name": "Bob", "need": "a roof", "notes": "soon", "unclear": "soon"}),
    ("call Bob later", {"name": "Bob", "notes": "later", "unclear": "later"}),
    ("Bob, some day", {"name": "Bob", "notes": "some day", "unclear": "some day"}),
    ("ASAP Bob wants a roof", {"name": "Bob", "need": "a roof", "notes": "ASAP", "unclear": "ASAP"}),
    ("asap, Bob, call him tomorrow", {"name": "Bob", "due": "Thu 02 Apr 09:00", "notes": "asap"}),
    ("Bob, call as soon as he is back", {"name": "Bob", "notes": "call as soon as he is back"}),
    ("Bob wants fri 9 or mon 10", {"name": "Bob", "notes": "fri 9 or mon 10", "unclear": "fri 9 or mon 10"}),
    ("Bob wants wed or thu", {"name": "Bob", "notes": "wed or thu", "unclear": "wed or thu"}),
    (
        "call Bob either wed or maybe thu, wants a roof by 25 dec",
        {
            "name": "Bob",
            "need": "a roof by 25 dec",
            "notes": "either wed or maybe thu",
            "unclear": "either wed or maybe thu",
        },
    ),
    ("Bob wants tea fri or a bike", {"name": "Bob", "need": "tea", "due": "Fri 03 Apr 09:00", "notes": "or a bike"}),
    ("Bob, fri 9, mon 10", {"name": "Bob", "need": "mon 10", "due": "Fri 03 Apr 09:00"}),
    ("wants pool in june, call fri 9", {"need": "pool in june", "due": "Fri 03 Apr 09:00"}),
    ("Bob wants a pool in june, fri 9", {"name": "Bob", "need": "a pool in june", "due": "Fri 03 Apr 09:00"}),
    (
        "wants cake by monday, ring Bob fri 9",
        {"need": "cake by monday", "name": "Bob", "due": "Fri 03 Apr 09:00", "notes": "ring"},
    ),
    ("Bob wants a pool in june, asap", {"name": "Bob", "need": "a pool in june", "notes": "asap", "unclear": "asap"}),
    ("Bob wants tea, every fri", {"name": "Bob", "need": "tea", "notes": "every fri", "unclear": "every fri"}),
    ("Bob, call every mon at 9", {"name": "Bob", "notes": "every mon at 9", "unclear": "every mon at 9"}),
    ("Bob wants cleaning every week", {"name": "Bob", "need": "cleaning every week"}),
    ("Bob, wants a roof, christmas", {"name": "Bob", "need": "a roof", "due": "Fri 25 Dec 09:00"}),
    ("Bob wants a christmas tree", {"name": "Bob", "need": "a christmas tree"}),
    ("Bob, call after new year", {"name": "Bob", "notes": "after new year", "unclear": "after new year"}),
    ("Bob, mañana a las 9", {"name": "Bob", "notes": "mañana a las 9", "unclear": "mañana a las 9"}),
    # amounts with what they are paid for
    ("Bob, 40 seats @ $12,500/yr", {"name": "Bob", "need": "40 seats", "value": "12500 CAD", "notes": "$12,500/yr"}),
    ("Bob wants ads, $500 per month", {"name": "Bob", "need": "ads", "value": "500 CAD", "notes": "$500 per month"}),
    (
        "Bob wants ads, worth 500 a month, fri",
        {"name": "Bob", "need": "ads", "value": "500 CAD", "due": "Fri 03 Apr 09:00", "notes": "500 a month"},
    ),
    ("Bob, $200, $1,500 deposit", {"name": "Bob", "need": "$1,500 deposit", "value": "200 CAD"}),
    # e-mails that are spelled out
    (
        "sarah connor sarah at skynet dot com call her tomorrow",
        {"name": "sarah connor", "emails": "sarah@skynet.com", "due": "Thu 02 Apr 09:00"},
    ),
    (
        "Sarah, sarah dot connor [at] skynet dot co.uk",
        {"name": "Sarah", "emails": "sarah.connor@skynet.co.uk"},
    ),
    ("sarah connor sarah at skynet dot", {"notes": "sarah connor sarah at skynet dot"}),
    ("jane doe, jane doe", {"name": "jane doe", "notes": "jane doe"}),
    # brackets
    ("Bob (Höfer GmbH), wants a roof (red)", {"name": "Bob (Höfer GmbH)", "need": "a roof (red)"}),
    ("Bob, (Höfer GmbH), wants a (red) roof) (tin", {"name": "Bob", "need": "a (red) roof tin", "notes": "Höfer GmbH"}),
    ("Anna (Sun solar), wants a (roof :", {"name": "Anna", "need": "a roof", "notes": "Sun solar"}),
    ("call Bob (the tall one)", {"name": "Bob", "need": "the tall one"}),
    # sources that need no note, and networks as people spell them
    ("walk in, Bob", {"name": "Bob", "source": "walk_in"}),
    ("Bob from our website", {"name": "Bob", "source": "website"}),
    ("from the event, Bob", {"name": "Bob", "source": "event"}),
    ("Bob from instagrm wants a logo", {"name": "Bob", "source": "instagram", "need": "a logo"}),
    ("Bob on facbook", {"name": "Bob", "source": "facebook"}),
    ("Bob via watsapp", {"name": "Bob", "source": "whatsapp"}),
    ("Bob from linkdin", {"name": "Bob", "source": "linkedin"}),
    ("Bob on tik tok", {"name": "Bob", "source": "tiktok"}),
    ("Bob via ig", {"name": "Bob", "source": "instagram"}),
    ("Bob on LI wants a logo", {"name": "Bob", "source": "linkedin", "need": "a logo"}),
    ("Bob from LI", {"name": "Bob", "source": "linkedin"}),
    ("Bob Li, from Li Wei", {"name": "Bob Li", "source": "other", "source_note": "Li Wei"}),
]


def test_small_words_and_ranks_belong_to_names() -> None:
    for name in ("Ludwig van Beethoven", "Dr. House", "Marks and Spencer plc", "Frau Dr. Anna von Stein"):
        told = read(f"{name}, wants a piano", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
        assert (told.name, told.need) == (name, "a piano")


def test_of_two_times_to_come_one_is_due_and_the_other_stays_in_words() -> None:
    told = read(
        "Jane, cake for the party on friday, call tomorrow", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD"
    )
    assert understood(told) == {
        "name": "Jane", "need": "cake for the party on friday", "due": "Thu 02 Apr 09:00"
    }  # fmt: skip


def test_what_follows_a_name_that_was_called_is_kept() -> None:
    told = read("call Bob about the roof, order #5k", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (told.name, told.value) == ("Bob", None)
    assert "about the roof" in (told.notes or "")
    assert "order #5k" in f"{told.need} {told.notes}"


def understood(captured: Captured) -> dict[str, str]:
    """What was understood, in short: the fields that say something."""
    said: dict[str, str] = {}
    if captured.value:
        said["value"] = f"{captured.value.amount} {captured.value.currency}"
    if captured.due:
        said["due"] = f"{captured.due.at.astimezone(HALIFAX):%a %d %b %H:%M}"
    if captured.handles:
        said["handles"] = " ".join(f"{handle.network}:{handle.name}" for handle in captured.handles)
    for name in (field.name for field in fields(Captured) if field.name not in {"value", "due", "handles"}):
        if told := getattr(captured, name):
            said[name] = " ".join(told) if isinstance(told, tuple) else str(told)
    return said


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_a_sentence_is_understood(sentence: str, expected: dict[str, str]) -> None:
    captured = read(sentence, WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert understood(captured) == expected


def in_germany(sentence: str) -> dict[str, str]:
    return understood(read(sentence, WEDNESDAY_10, BERLIN, country="DE", currency="EUR"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sarah 0151 23456789 website relaunch next week",
            {"name": "Sarah", "phones": "+4915123456789", "need": "website relaunch", "due": "Mon 06 Apr 04:00"},
        ),
        ("Hans, 030/1234567, wants a Küche, 1.500,50", {"name": "Hans", "phones": "+49301234567", "need": "a Küche"}),
        ("Hans, +43 1 5880410, $5", {"name": "Hans", "phones": "+4315880410", "value": "5 USD"}),
        ("Hans, tel 030 1234567, 25.12.2026", {"name": "Hans", "phones": "+49301234567", "due": "Fri 25 Dec 04:00"}),
        ("Hans, worth 350000", {"name": "Hans", "value": "350000 EUR"}),
    ],
)
def test_phones_and_amounts_are_read_as_in_the_workspaces_country(sentence: str, expected: dict[str, str]) -> None:
    told = in_germany(sentence)
    assert {key: told.get(key) for key in expected} == expected


@pytest.mark.parametrize("country", ["", "zz", "XX", "Canada"])
def test_in_no_known_country_only_international_numbers_are_phones(country: str) -> None:
    told = read("Jane, 902-555-0134, +1 902 555 0199", WEDNESDAY_10, HALIFAX, country=country, currency="CAD")
    assert told.phones == ("+19025550199",)
    assert told.notes == "902-555-0134"


def test_invisible_characters_are_no_part_of_what_was_said() -> None:
    told = read(
        "\u202aJane\x00 Doe\ud800\u202c, \u200e902\u2011555\u20110134",
        WEDNESDAY_10,
        HALIFAX,
        country="CA",
        currency="CAD",
    )
    assert (told.name, told.phones) == ("Jane Doe", ("+19025550134",))


def test_digits_of_other_scripts_are_digits() -> None:
    told = read("Jane, ٩٠٢٥٥٥٠١٣٤, ＄３５０", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (told.phones, understood(told)["value"]) == (("+19025550134",), "350 CAD")


def test_a_time_that_is_due_leaves_a_passed_one_to_the_notes() -> None:
    told = read("Jane, yesterday 3pm, fri 25:99, tomorrow", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert told.due is not None
    assert (told.passed, told.unclear, told.notes) == (None, None, "yesterday 3pm\nfri 25:99")


def test_nothing_says_nothing() -> None:
    assert read("", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD") == Captured()


def test_only_the_first_amounts_and_numbers_are_looked_at() -> None:
    told = read("7 of " * 40 + "$5", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert told.value is None
    assert "$5" in (told.notes or "")


def test_every_source_has_a_word_that_storage_keeps() -> None:
    assert {source.value for source in Source} >= {"facebook", "walk_in", "other"}


def test_an_amount_behind_a_long_row_of_numbers_stays_a_word() -> None:
    row = " ".join(str(number) for number in range(100, 100 + 2 * MOST_AMOUNTS))
    captured = read(f"Jane, {row}, $350k", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert (captured.value, captured.need) == (None, "$350k")


def test_a_number_longer_than_any_amount_is_no_worth() -> None:
    captured = read(f"Jane, worth {'9' * 40}", WEDNESDAY_10, HALIFAX, country="CA", currency="CAD")
    assert captured.value is None
    assert "9" * 40 in " ".join(filter(None, (captured.notes, captured.need)))
