"""What hurried salespeople type for a lead in six languages, and all that must be understood."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.capture import Captured, read

HALIFAX = ZoneInfo("America/Halifax")
WEDNESDAY_10 = datetime(2026, 4, 1, 10, 0, tzinfo=HALIFAX)
WORKSPACES = {
    "en": ("CA", "CAD"),
    "es": ("ES", "EUR"),
    "de": ("DE", "EUR"),
    "fr": ("FR", "EUR"),
    "pt": ("BR", "BRL"),
    "ru": ("RU", "RUB"),
}
"""Country and currency of the workspace in which each language is typed, on Wednesday, 1 April 2026, at 10:00."""


def reading_of(sentence: str, language: str) -> Captured:
    """What is understood of a sentence where that language is typed."""
    country, currency = WORKSPACES[language]
    return read(sentence, WEDNESDAY_10, HALIFAX, country=country, currency=currency)


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


Row = tuple[str, dict[str, str]]

ENGLISH: list[Row] = [
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
        {"name": "Acme Ltd", "need": "30 seats", "value": "300000 CAD", "notes": "300-350k"},
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
    ("🔥 Jane Doe 🔥 wants condo", {"name": "Jane Doe", "need": "condo"}),
    ("Ann 🌹 Miller, tomorrow", {"name": "Ann 🌹 Miller", "due": "Thu 02 Apr 09:00"}),
    ("Ann 🌹 Miller wants a mortgage", {"name": "Ann 🌹 Miller", "need": "a mortgage"}),
    ("José ❤️ Díaz from Facebook", {"name": "José ❤️ Díaz", "source": "facebook"}),
    ("Ann 🔥 Condo", {"name": "Ann", "need": "Condo"}),
    ("Katya 💅 salon Magnolia", {"name": "Katya", "need": "salon Magnolia"}),
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
    ("bob, 555-0134", {"name": "bob", "phones": "555-0134"}),
    ("Bob 0151 23456789", {"name": "Bob", "phones": "0151 23456789"}),
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
    ("Lucy from Boston, wants a boat", {"name": "Lucy", "need": "a boat", "notes": "from Boston"}),
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
        {"name": "Bob", "due": "Thu 02 Apr 09:00", "need": "the contract", "notes": "email"},
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
    ("🔥 Bob, hot lead", {"name": "Bob", "notes": "hot lead"}),
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
            "need": "ads",
            "source": "other",
            "source_note": "YouTube",
        },
    ),
    ("Bob, 902-555-0134x12", {"name": "Bob", "phones": "+19025550134", "notes": "x12"}),
    ("Bob, rate 5%, 15:30", {"name": "Bob", "due": "Wed 01 Apr 15:30", "notes": "rate 5%"}),
    ("$5 Bob", {"name": "Bob", "value": "5 CAD"}),
    ("Jane, 2m fence, tomorrow", {"name": "Jane", "need": "2m fence", "due": "Thu 02 Apr 09:00"}),
    ("Jane Doe, 10k, in 2 hours", {"name": "Jane Doe", "value": "10000 CAD", "due": "Wed 01 Apr 12:00"}),
    ("Jane Doe, budget: $300-350k", {"name": "Jane Doe", "value": "300000 CAD", "notes": "$300-350k"}),
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
    ("Bob wants a roof, call asap", {"name": "Bob", "need": "a roof", "notes": "asap"}),
    ("Bob wants a roof soon", {"name": "Bob", "need": "a roof", "notes": "soon", "unclear": "soon"}),
    ("call Bob later", {"name": "Bob", "notes": "later", "unclear": "later"}),
    ("Bob, some day", {"name": "Bob", "notes": "some day", "unclear": "some day"}),
    ("ASAP Bob wants a roof", {"name": "Bob", "need": "a roof", "notes": "ASAP"}),
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
    ("Bob wants a pool in june, asap", {"name": "Bob", "need": "a pool in june", "notes": "asap"}),
    ("Bob wants tea, every fri", {"name": "Bob", "need": "tea", "notes": "every fri", "unclear": "every fri"}),
    ("Bob, call every mon at 9", {"name": "Bob", "notes": "every mon at 9", "unclear": "every mon at 9"}),
    ("Bob wants cleaning every week", {"name": "Bob", "need": "cleaning every week"}),
    ("Bob, wants a roof, christmas", {"name": "Bob", "need": "a roof", "due": "Fri 25 Dec 09:00"}),
    ("Bob wants a christmas tree", {"name": "Bob", "need": "a christmas tree"}),
    ("Bob, call after new year", {"name": "Bob", "due": "Mon 04 Jan 09:00"}),
    ("Bob, mañana a las 9", {"name": "Bob", "due": "Thu 02 Apr 09:00"}),
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
    ("Ada Holt, he sent me, wants tulips", {"name": "Ada Holt", "need": "tulips", "notes": "he sent me"}),
    (
        "Ada Holt, instagram: ada_holt, wants tulips",
        {"name": "Ada Holt", "handles": "instagram:ada_holt", "need": "tulips"},
    ),
]

MORE_ENGLISH: list[Row] = [
    ("Jane, 1)1 wide", {"name": "Jane", "need": "1 1 wide"}),
    (
        "Bob from the spring fair wants a boat",
        {"name": "Bob", "source": "event", "source_note": "the spring fair", "need": "a boat"},
    ),
    (
        "902-555-0134 and bob@acme.io, Bob, boat",
        {"name": "Bob", "phones": "+19025550134", "emails": "bob@acme.io", "need": "boat"},
    ),
    (
        "sarah 902-555-0134 #mortgage #first-home called fri about preapproval",
        {
            "name": "sarah",
            "phones": "+19025550134",
            "need": "preapproval",
            "notes": "called\nfri",
            "tags": "mortgage first-home",
        },
    ),
    (
        "Dan Brown, wants a #mortgage, $1.2m, #vip",
        {"name": "Dan Brown", "need": "a mortgage", "value": "1200000 CAD", "tags": "mortgage vip"},
    ),
    (
        "kate w, kate.w@gmail.com, 9025550134, roof, 12k, fri 9 #roof",
        {
            "name": "kate w",
            "emails": "kate.w@gmail.com",
            "phones": "+19025550134",
            "need": "roof",
            "value": "12000 CAD",
            "due": "Fri 03 Apr 09:00",
            "tags": "roof",
        },
    ),
    (
        "Tel.: (902) 555-0134, e-mail: joe@x.io, Joe Black, pool",
        {"name": "Joe Black", "phones": "+19025550134", "emails": "joe@x.io", "need": "pool"},
    ),
    (
        "Joe 902.555.0134/902.555.0199 wants deck",
        {"name": "Joe", "phones": "+19025550134 +19025550199", "need": "deck"},
    ),
    ("Joe, 0049 151 23456789, wants deck", {"name": "Joe", "phones": "+4915123456789", "need": "deck"}),
    ("Joe, +44 (0)20 7946 0958, deck", {"name": "Joe", "phones": "+442079460958", "need": "deck"}),
    (
        "introduced by Ann Lee: Tom Jones wants a car",
        {"name": "Tom Jones", "source": "referral", "source_note": "Ann Lee", "need": "a car"},
    ),
    (
        "Tom Jones sent by Ann, needs a car asap",
        {
            "name": "Tom Jones",
            "source": "referral",
            "source_note": "Ann",
            "need": "a car",
            "notes": "asap",
        },
    ),
    ("Tom wants ads, £2.3k/month", {"name": "Tom", "need": "ads", "value": "2300 GBP", "notes": "£2.3k/month"}),
    (
        "Tom wants a boat, $300k to $350k",
        {"name": "Tom", "need": "a boat", "value": "300000 CAD", "notes": "$300k to $350k"},
    ),
    (
        "Tom wants a boat, between 300 and 350k",
        {"name": "Tom", "need": "a boat", "value": "300000 CAD", "notes": "between 300 and 350k"},
    ),
    ("Will Smith, 902-555-0134, wants a boat", {"name": "Will Smith", "phones": "+19025550134", "need": "a boat"}),
    ("Don, wants a boat", {"name": "Don", "need": "a boat"}),
    (
        "will smith 9025550134 boat insta",
        {"name": "will smith", "phones": "+19025550134", "need": "boat", "source": "instagram"},
    ),
    (
        "Anna\n902 555 0134\nkitchen reno\n15k\nfb\nfri 10",
        {
            "name": "Anna",
            "phones": "+19025550134",
            "need": "kitchen reno",
            "value": "15000 CAD",
            "source": "facebook",
            "due": "Fri 03 Apr 10:00",
        },
    ),
    (
        "NEW LEAD!! Anna Kay 902 555 0134 wants kitchen",
        {"name": "Anna Kay", "phones": "+19025550134", "need": "kitchen"},
    ),
    ("anna kay wnats kitchen 902-555-0134", {"name": "anna kay", "phones": "+19025550134", "need": "kitchen"}),
    ("Bob intrested in solar", {"name": "Bob", "need": "solar"}),
    ("Bob loking for a van", {"name": "Bob", "need": "a van"}),
    ("Bob lookin for a van", {"name": "Bob", "need": "a van"}),
    ("Bob reffered by Ann, wants a van", {"name": "Bob", "source": "referral", "source_note": "Ann", "need": "a van"}),
    ("Bob form facebook wants a van", {"name": "Bob", "source": "facebook", "need": "a van"}),
    (
        "Bob is interested in a van, budget around 20k",
        {"name": "Bob", "need": "a van", "value": "20000 CAD"},
    ),
    ("Auto Schmidt GmbH, wants 3 vans", {"name": "Auto Schmidt GmbH", "need": "3 vans"}),
    ("Bob wants 2 lakh loan", {"name": "Bob", "need": "2 lakh loan"}),
    ("Bob, 50mm pipe", {"name": "Bob", "need": "50mm pipe"}),
    (
        "yo got a hot one, Rick Sanchez 902-555-0134 wants new roof asap",
        {
            "name": "Rick Sanchez",
            "phones": "+19025550134",
            "need": "new roof",
            "notes": "yo got a hot one\nasap",
        },
    ),
    (
        "just met Tina Fey at open house, looking for 2 bed condo ~450k",
        {
            "name": "Tina Fey",
            "source": "event",
            "source_note": "open house",
            "need": "2 bed condo",
            "value": "450000 CAD",
        },
    ),
    (
        "Priya - 902 555 0134 - IG - nails - 60$",
        {"name": "Priya", "phones": "+19025550134", "source": "instagram", "need": "nails", "value": "60 CAD"},
    ),
    (
        "mike 9025550134 needs quote for deck, ref by Tony",
        {
            "name": "mike",
            "phones": "+19025550134",
            "need": "quote for deck",
            "source": "referral",
            "source_note": "Tony",
        },
    ),
    (
        "O'Neil family, cottage, $1.25M, saw us on tiktok",
        {"name": "O'Neil family", "need": "cottage", "value": "1250000 CAD", "source": "tiktok"},
    ),
    (
        "Hi, my name is Sam Lee and I need a quote, 902-555-0134",
        {"name": "Sam Lee", "need": "a quote", "phones": "+19025550134", "notes": "Hi"},
    ),
    (
        "lead: Zed, src: fb, val: 5k, ph: 9025550134",
        {"name": "Zed", "source": "facebook", "value": "5000 CAD", "phones": "+19025550134"},
    ),
    ("Jo (902) 555-0134 (work), wants pool", {"name": "Jo", "phones": "+19025550134", "need": "pool", "notes": "work"}),
    (
        "sold on idea: Kim Wu #hot wants demo fri 10am",
        {"name": "Kim Wu", "tags": "hot", "need": "demo", "due": "Fri 03 Apr 10:00", "notes": "sold on idea"},
    ),
    (
        "walk in - lady named Grace - dining table - 2k",
        {"name": "Grace", "source": "walk_in", "need": "dining table", "value": "2000 CAD", "notes": "lady"},
    ),
    (
        "Garry Oak\ncell 902 555 0134\nemail garry@oak.ca\nroof + gutters\nfound us on google\n#roof",
        {
            "name": "Garry Oak",
            "phones": "+19025550134",
            "emails": "garry@oak.ca",
            "need": "roof + gutters",
            "source": "website",
            "source_note": "google",
            "tags": "roof",
        },
    ),
    (
        "spoke with Nora (sister of Bill) 9025550134 wants to refinance, 420k",
        {
            "name": "Nora",
            "phones": "+19025550134",
            "need": "refinance",
            "value": "420000 CAD",
            "notes": "sister of Bill",
        },
    ),
    (
        "Referral from Bill: Nora Ash, 902 555 0134 / nora@ash.ca",
        {
            "name": "Nora Ash",
            "source": "referral",
            "source_note": "Bill",
            "phones": "+19025550134",
            "emails": "nora@ash.ca",
        },
    ),
    (
        "pete 9025550134 truck up to 30k",
        {"name": "pete", "phones": "+19025550134", "need": "truck", "value": "30000 CAD", "notes": "up to 30k"},
    ),
    (
        "DM from @nina.k on insta, wants lashes, fri 2pm",
        {
            "handles": "instagram:nina.k",
            "source": "instagram",
            "need": "lashes",
            "due": "Fri 03 Apr 14:00",
            "notes": "DM\nfrom",
        },
    ),
    (
        "Gina Hale wants a shop downtown, 3.4 mil",
        {"value": "3400000 CAD", "name": "Gina Hale", "need": "a shop downtown"},
    ),
    ("Gina Hale, 15 mil", {"name": "Gina Hale", "notes": "15 mil"}),
    ("met Otto at the market\nthursday 2pm", {"due": "Thu 02 Apr 14:00", "name": "Otto", "notes": "at the market"}),
    ("spoke to Ana\nfri 10", {"due": "Fri 03 Apr 10:00", "name": "Ana"}),
    ("Walter wants tiles, reply tuesday 4pm", {"due": "Tue 07 Apr 16:00", "name": "Walter", "need": "tiles"}),
    ("Walter wants tiles, fup in 3 days", {"due": "Sat 04 Apr 09:00", "name": "Walter", "need": "tiles"}),
    (
        "walk in today, Nora Lund wants a bed",
        {"name": "Nora Lund", "source": "walk_in", "need": "a bed", "notes": "today"},
    ),
    (
        "walk in today 5pm, Nora Lund wants a bed",
        {"due": "Wed 01 Apr 17:00", "name": "Nora Lund", "source": "walk_in", "need": "a bed"},
    ),
    (
        "call back Mrs Olsen re the extension, fri 9",
        {"due": "Fri 03 Apr 09:00", "name": "Mrs Olsen", "need": "the extension"},
    ),
    ("Bob Tran about a fence", {"name": "Bob Tran", "need": "a fence"}),
    ("showing with Pia Holm sat 11am", {"due": "Sat 04 Apr 11:00", "name": "Pia Holm", "notes": "showing"}),
    (
        "Hank Boyd, my dentist sent him, braces",
        {"name": "Hank Boyd", "source": "referral", "source_note": "my dentist", "need": "braces"},
    ),
    (
        "Ted wants a deck, Wendy recommended us",
        {"name": "Ted", "source": "referral", "source_note": "Wendy", "need": "a deck"},
    ),
    ("Sara Boone 123456789012 wants a pool", {"name": "Sara Boone", "need": "a pool", "notes": "123456789012"}),
    ("fb message from @tess.w wants a cake", {"handles": "facebook:tess.w", "source": "facebook", "need": "a cake"}),
    (
        "Ida Bell, tiktok @ida.bakes, wants a stand",
        {"handles": "tiktok:ida.bakes", "name": "Ida Bell", "need": "a stand"},
    ),
    ("rex insta rex_lifts wants coaching", {"handles": "instagram:rex_lifts", "name": "rex", "need": "coaching"}),
    ("Ola Berg prefers whatsapp, wants a loan", {"name": "Ola Berg", "need": "a loan", "notes": "prefers whatsapp"}),
    (
        "Gus Pratt from the boat show, wants a trailer",
        {"name": "Gus Pratt", "source": "event", "source_note": "the boat show", "need": "a trailer"},
    ),
    (
        "met Faye Todd at the spring fair, deck",
        {"name": "Faye Todd", "source": "event", "source_note": "the spring fair", "need": "deck"},
    ),
    ("new lead instagram: Zack Moon, lawn care", {"name": "Zack Moon", "source": "instagram", "need": "lawn care"}),
    ("her name is dina frost and she needs a vet", {"name": "dina frost", "need": "a vet"}),
    (
        "walk in lady named Rosa Field, sofa",
        {"name": "Rosa Field", "source": "walk_in", "need": "sofa", "notes": "lady"},
    ),
    ("Eva Stone called in, boiler", {"name": "Eva Stone", "source": "phone", "need": "boiler"}),
    ("need to quote Lyle Odom for gutters", {"name": "Lyle Odom", "need": "quote for gutters"}),
    ("Rita Moss, walk in closet", {"name": "Rita Moss", "need": "walk in closet"}),
    ("he's got 90k, wants a van, Cleo Ames", {"value": "90000 CAD", "name": "Cleo Ames", "need": "a van"}),
    (
        "pablo ruiz busca furgoneta, 20 mil, llamar el martes",
        {"value": "20000 CAD", "due": "Tue 07 Apr 09:00", "name": "pablo ruiz", "need": "furgoneta"},
    ),
    (
        "lucas moreira precisa de moto, 12 mil, ligar sexta",
        {"value": "12000 CAD", "due": "Fri 03 Apr 09:00", "name": "lucas moreira", "need": "moto"},
    ),
    ("hr. dorn", {"name": "hr. dorn"}),
    ("пётр 8 (495) 123-45-67 нужен забор", {"name": "пётр", "phones": "+74951234567", "need": "забор"}),
    ("Ирина Белова, 8 921 765 43 21, ищет гараж", {"name": "Ирина Белова", "phones": "+79217654321", "need": "гараж"}),
]
SPANISH: list[Row] = [
    (
        "María García, 612 345 678, quiere una hipoteca, de Facebook, 350.000 €, 25/12",
        {
            "name": "María García",
            "phones": "+34612345678",
            "need": "una hipoteca",
            "source": "facebook",
            "value": "350000 EUR",
            "due": "Fri 25 Dec 09:00",
        },
    ),
    (
        "maria garcia 612345678 busca piso en el centro 350k",
        {"name": "maria garcia", "phones": "+34612345678", "need": "piso en el centro", "value": "350000 EUR"},
    ),
    (
        "nuevo cliente Juan Pérez tel. 91 123 45 67 correo juan@perez.es necesita seguro de coche",
        {"name": "Juan Pérez", "phones": "+34911234567", "emails": "juan@perez.es", "need": "seguro de coche"},
    ),
    (
        "José Luis de la Cruz, recomendado por Ana, quiere reformar la cocina, presupuesto: 12.500,50 €",
        {
            "name": "José Luis de la Cruz",
            "source": "referral",
            "source_note": "Ana",
            "need": "reformar la cocina",
            "value": "12500.50 EUR",
        },
    ),
    (
        "Lucía de parte de mi hermano, busca coche, #vip",
        {"name": "Lucía", "source": "referral", "source_note": "mi hermano", "need": "coche", "tags": "vip"},
    ),
    (
        "Nombre: Ana Ruiz\nTeléfono: 612 34 56 78\nFuente: Instagram\nValor: 1.500 €",
        {"name": "Ana Ruiz", "phones": "+34612345678", "source": "instagram", "value": "1500 EUR"},
    ),
    ("Hola soy Pedro, quiero información", {"name": "Pedro", "need": "información", "notes": "Hola"}),
    (
        "conocí a Marta en la feria, quiere placas solares",
        {"name": "Marta", "source": "event", "source_note": "la feria", "need": "placas solares"},
    ),
    (
        "hablé con Luis, le interesa un local, 450 €/mes",
        {"name": "Luis", "need": "un local", "value": "450 EUR", "notes": "450 €/mes"},
    ),
    (
        "Pilar vino por la página web, necesita un presupuesto",
        {"name": "Pilar", "source": "website", "need": "un presupuesto"},
    ),
    (
        "Sr. Gómez, +34 612 345 678, 350 mil euros, casa",
        {"name": "Sr. Gómez", "phones": "+34612345678", "value": "350000 EUR", "need": "casa"},
    ),
    ("llamar a Carmen 612345678 15:30", {"name": "Carmen", "phones": "+34612345678", "due": "Wed 01 Apr 15:30"}),
    (
        "Rosa Núñez, interesada en un crédito, por instagram",
        {"name": "Rosa Núñez", "need": "un crédito", "source": "instagram"},
    ),
    (
        "Construcciones Pérez S.L., 3 furgonetas, entre 60 y 80 mil €",
        {
            "name": "Construcciones Pérez S.L.",
            "need": "3 furgonetas",
            "value": "60000 EUR",
            "notes": "entre 60 y 80 mil €",
        },
    ),
    ("marta quiere piso nota: tiene dos perros", {"name": "marta", "need": "piso", "notes": "tiene dos perros"}),
    (
        "boca a boca, Andrés, terraza, 2 mil euros",
        {"name": "Andrés", "source": "referral", "source_note": "boca a boca", "need": "terraza", "value": "2000 EUR"},
    ),
    (
        "URGENTE Elena 612.345.678 fuga de agua",
        {"name": "Elena", "phones": "+34612345678", "need": "fuga de agua", "notes": "URGENTE"},
    ),
    (
        "hola, soy Laura Gil, busco piso de 3 habitaciones, mi tel es 612 345 678",
        {"name": "Laura Gil", "need": "piso de 3 habitaciones", "phones": "+34612345678", "notes": "hola"},
    ),
    (
        "Laura 612345678 piso 3 hab insta",
        {"name": "Laura", "phones": "+34612345678", "need": "piso 3 hab", "source": "instagram"},
    ),
    ("cliente nuevo: Raúl, furgoneta, 18.000€", {"name": "Raúl", "need": "furgoneta", "value": "18000 EUR"}),
    (
        "me lo mandó Teresa: Iván Soto, seguro de vida",
        {"name": "Iván Soto", "source": "referral", "source_note": "Teresa", "need": "seguro de vida"},
    ),
    (
        "Iván Soto por recomendación de Teresa necesita seguro",
        {"name": "Iván Soto", "source": "referral", "source_note": "Teresa", "need": "seguro"},
    ),
    (
        "Panadería López SL quiere web nueva, unos 3.000 euros",
        {"name": "Panadería López SL", "need": "web nueva", "value": "3000 EUR"},
    ),
    (
        "Begoña | 612345678 | ventanas | facebook",
        {"name": "Begoña", "phones": "+34612345678", "need": "ventanas", "source": "facebook"},
    ),
    (
        "nos encontró en google, Óscar, reforma baño 8k",
        {"name": "Óscar", "source": "website", "source_note": "google", "need": "reforma baño", "value": "8000 EUR"},
    ),
    (
        "whatsapp de Nuria 612345678 quiere cita",
        {"name": "Nuria", "phones": "+34612345678", "source": "whatsapp", "need": "cita"},
    ),
    (
        "Víctor quiere vender su casa, valor 250.000",
        {"name": "Víctor", "need": "vender su casa", "value": "250000 EUR"},
    ),
    (
        "Sofía Vega\nmóvil 612 34 56 78\nsofia@vega.es\nquiere reformar el baño\nde la feria",
        {
            "name": "Sofía Vega",
            "phones": "+34612345678",
            "emails": "sofia@vega.es",
            "need": "reformar el baño",
            "source": "event",
            "source_note": "feria",
        },
    ),
    (
        "Gonzalo 612345678 coche hasta 15.000 €",
        {"name": "Gonzalo", "phones": "+34612345678", "need": "coche", "value": "15000 EUR", "notes": "hasta 15.000 €"},
    ),
    (
        "recomendada por Inés, Clara Ríos busca alquiler 900 € al mes",
        {
            "name": "Clara Ríos",
            "source": "referral",
            "source_note": "Inés",
            "need": "alquiler",
            "value": "900 EUR",
            "notes": "900 € al mes",
        },
    ),
    (
        "Don Manuel, tlf 912345678, seguro de hogar #hogar",
        {"name": "Don Manuel", "phones": "+34912345678", "need": "seguro de hogar", "tags": "hogar"},
    ),
    (
        "pedro qiere un piso 200k insta",
        {"name": "pedro", "need": "un piso", "value": "200000 EUR", "source": "instagram"},
    ),
    ("Inés quiere cortinas, contestar el lunes", {"due": "Mon 06 Apr 09:00", "name": "Inés", "need": "cortinas"}),
    (
        "Marta Gil, me la recomendó Pablo, ventanas",
        {"name": "Marta Gil", "source": "referral", "source_note": "Pablo", "need": "ventanas"},
    ),
    ("Raúl Vega pasó por la oficina, busca local", {"name": "Raúl Vega", "source": "walk_in", "need": "local"}),
    ("nuevo cliente whatsapp: Iker Sanz, tejado", {"name": "Iker Sanz", "source": "whatsapp", "need": "tejado"}),
    ("oye apunta a Saúl Mora, quiere toldo", {"name": "Saúl Mora", "need": "toldo", "notes": "oye"}),
    ("señora elena vidal, quiere toldo", {"name": "señora elena vidal", "need": "toldo"}),
]
GERMAN: list[Row] = [
    (
        "Hans Müller, 0151 23456789, möchte eine Küche, von Facebook, 12.500 €, 25.12.",
        {
            "name": "Hans Müller",
            "phones": "+4915123456789",
            "need": "eine Küche",
            "source": "facebook",
            "value": "12500 EUR",
            "due": "Fri 25 Dec 09:00",
        },
    ),
    (
        "hans müller 015123456789 sucht wohnung 350k",
        {"name": "hans müller", "phones": "+4915123456789", "need": "wohnung", "value": "350000 EUR"},
    ),
    (
        "Frau Dr. Anna von Stein, Tel. 030/1234567, E-Mail: anna@stein.de, braucht ein neues Dach",
        {
            "name": "Frau Dr. Anna von Stein",
            "phones": "+49301234567",
            "emails": "anna@stein.de",
            "need": "ein neues Dach",
        },
    ),
    (
        "Neuer Kunde: Peter Schulz, Empfehlung von Klaus, will ein Auto, 20 Tsd. €",
        {
            "name": "Peter Schulz",
            "source": "referral",
            "source_note": "Klaus",
            "need": "ein Auto",
            "value": "20000 EUR",
        },
    ),
    (
        "Name: Jens Groß\nTelefon: +49 (0)151 23456789\nQuelle: Instagram\nWert: 1.500,50 €\nBedarf: Solaranlage",
        {
            "name": "Jens Groß",
            "phones": "+4915123456789",
            "source": "instagram",
            "value": "1500.50 EUR",
            "need": "Solaranlage",
        },
    ),
    (
        "Anna Weiß, auf der Messe getroffen, interessiert sich für Fenster",
        {"name": "Anna Weiß", "source": "event", "source_note": "Messe", "need": "Fenster", "notes": "getroffen"},
    ),
    (
        "Bäckerei Krause GmbH, 3 Wagen, 1,5 Mio. €",
        {"name": "Bäckerei Krause GmbH", "need": "3 Wagen", "value": "1500000 EUR"},
    ),
    (
        "Uwe, über unsere Webseite, braucht Beratung, 120 €/Stunde",
        {"name": "Uwe", "source": "website", "need": "Beratung", "value": "120 EUR", "notes": "120 €/Stunde"},
    ),
    (
        "Herr Schmidt hätte gern ein Angebot für Fenster #fenster",
        {"name": "Herr Schmidt", "need": "ein Angebot für Fenster", "tags": "fenster"},
    ),
    (
        "Jürgen Vogel von meinem Nachbarn, Heizung",
        {"name": "Jürgen Vogel", "source": "referral", "source_note": "meinem Nachbarn", "need": "Heizung"},
    ),
    (
        "Moni moechte Versicherung, handy 0171-2345678",
        {"name": "Moni", "need": "Versicherung", "phones": "+491712345678"},
    ),
    ("Karin anrufen 25.12.", {"name": "Karin", "due": "Fri 25 Dec 09:00"}),
    (
        "Sabine, Messe, Photovoltaik, 300 bis 350 Tsd. €",
        {
            "name": "Sabine",
            "source": "event",
            "source_note": "Messe",
            "need": "Photovoltaik",
            "value": "300000 EUR",
            "notes": "300 bis 350 Tsd. €",
        },
    ),
    (
        "Ali Yılmaz empfohlen von Oma Erna sucht Kredit über 50.000,- €",
        {
            "name": "Ali Yılmaz",
            "source": "referral",
            "source_note": "Oma Erna",
            "need": "Kredit über",
            "value": "50000 EUR",
        },
    ),
    (
        "Zoë Straßer, zoe@strasser.at, +43 1 5880410, Umzug 15:30",
        {
            "name": "Zoë Straßer",
            "emails": "zoe@strasser.at",
            "phones": "+4315880410",
            "need": "Umzug",
            "due": "Wed 01 Apr 15:30",
        },
    ),
    (
        "dringend Max 030 1234567 Rohrbruch",
        {"name": "Max", "phones": "+49301234567", "need": "Rohrbruch", "notes": "dringend"},
    ),
    (
        "Eva will ein Haus kaufen, Notiz: hat zwei Kinder",
        {"name": "Eva", "need": "ein Haus kaufen", "notes": "hat zwei Kinder"},
    ),
    (
        "Hallo, ich bin Tim Berger und suche eine Wohnung, 0151 23456789",
        {"name": "Tim Berger", "need": "eine Wohnung", "phones": "+4915123456789", "notes": "Hallo"},
    ),
    (
        "Tim Berger Wohnung 0151-23456789 Insta",
        {"name": "Tim Berger", "need": "Wohnung", "phones": "+4915123456789", "source": "instagram"},
    ),
    ("Kunde Wolf, braucht Heizung, ca. 15.000 Euro", {"name": "Wolf", "need": "Heizung", "value": "15000 EUR"}),
    (
        "Lea Kurz kommt von Google, Badsanierung",
        {"name": "Lea Kurz", "source": "website", "source_note": "Google", "need": "Badsanierung"},
    ),
    (
        "auf Empfehlung von Frau Roth: Nils Beck, Photovoltaik",
        {"name": "Nils Beck", "source": "referral", "source_note": "Frau Roth", "need": "Photovoltaik"},
    ),
    (
        "Tischlerei Holz & Sohn KG | info@holz.de | Webseite | 4.500 €",
        {"name": "Tischlerei Holz & Sohn KG", "emails": "info@holz.de", "source": "website", "value": "4500 EUR"},
    ),
    (
        "Ines sucht nach einem Auto bis 20.000 €",
        {"name": "Ines", "need": "einem Auto", "value": "20000 EUR", "notes": "bis 20.000 €"},
    ),
    (
        "Ole Timm möchte am liebsten Rückruf 0171 2345678 #solar",
        {"name": "Ole Timm", "need": "am liebsten Rückruf", "phones": "+491712345678", "tags": "solar"},
    ),
    (
        "Frau Öztürk, Instagram, Kinderzimmer, 3 Tsd",
        {"name": "Frau Öztürk", "source": "instagram", "need": "Kinderzimmer", "value": "3000 EUR"},
    ),
    (
        "Bernd über LinkedIn, Interesse an CRM, 49 €/Nutzer",
        {"name": "Bernd", "source": "linkedin", "need": "CRM", "value": "49 EUR", "notes": "49 €/Nutzer"},
    ),
    (
        "Sophie Lang\nHandy 0171 2345678\nsophie@lang.de\nmöchte Bad renovieren\nvon der Messe",
        {
            "name": "Sophie Lang",
            "phones": "+491712345678",
            "emails": "sophie@lang.de",
            "need": "Bad renovieren",
            "source": "event",
            "source_note": "Messe",
        },
    ),
    (
        "gregor 01712345678 auto bis 15 tsd",
        {"name": "gregor", "phones": "+491712345678", "need": "auto", "value": "15000 EUR", "notes": "bis 15 tsd"},
    ),
    (
        "empfohlen durch Ina, Klara Fuchs sucht Mietwohnung 900 € im Monat",
        {
            "name": "Klara Fuchs",
            "source": "referral",
            "source_note": "Ina",
            "need": "Mietwohnung",
            "value": "900 EUR",
            "notes": "900 € im Monat",
        },
    ),
    (
        "Familie Huber, Tel 089 1234567, Hausratversicherung #haus",
        {"name": "Familie Huber", "phones": "+49891234567", "need": "Hausratversicherung", "tags": "haus"},
    ),
    (
        "peter such wohnung 200k insta",
        {"name": "peter", "need": "wohnung", "value": "200000 EUR", "source": "instagram"},
    ),
    ("Karl braucht Reifen, antworten am Montag", {"due": "Mon 06 Apr 09:00", "name": "Karl", "need": "Reifen"}),
    (
        "Ute Lang, Jonas hat sie empfohlen, Garten",
        {"name": "Ute Lang", "source": "referral", "source_note": "Jonas", "need": "Garten"},
    ),
    ("Jan Kolb kam vorbei, sucht Fahrrad", {"name": "Jan Kolb", "source": "walk_in", "need": "Fahrrad"}),
    ("Hr. Lindner, braucht ein Dach", {"name": "Hr. Lindner", "need": "ein Dach"}),
    ("hr. lindner junior anrufen freitag 10 uhr", {"due": "Fri 03 Apr 10:00", "name": "hr. lindner junior"}),
    (
        "Lars Heim will Beratung, freitag 10 uhr anrufen",
        {"due": "Fri 03 Apr 10:00", "name": "Lars Heim", "need": "Beratung"},
    ),
]
FRENCH: list[Row] = [
    (
        "Jean Dupont, 06 12 34 56 78, veut une cuisine, de Facebook, 12 500 €, 25/12",
        {
            "name": "Jean Dupont",
            "phones": "+33612345678",
            "need": "une cuisine",
            "source": "facebook",
            "value": "12500 EUR",
            "due": "Fri 25 Dec 09:00",
        },
    ),
    (
        "marie curie 0612345678 cherche appartement 350k€",
        {"name": "marie curie", "phones": "+33612345678", "need": "appartement", "value": "350000 EUR"},
    ),
    (
        "Mme Lefèvre, tél. : 06.12.34.56.78, courriel : lefevre@free.fr, a besoin d'un prêt",
        {"name": "Mme Lefèvre", "phones": "+33612345678", "emails": "lefevre@free.fr", "need": "un prêt"},
    ),
    (
        "Nouveau client : Éric Moreau, recommandé par Luc, voudrait une véranda, 1,2 M€",
        {
            "name": "Éric Moreau",
            "source": "referral",
            "source_note": "Luc",
            "need": "une véranda",
            "value": "1200000 EUR",
        },
    ),
    (
        "Nom : Zoé Martin\nTéléphone : +33 6 12 34 56 78\nSource : Instagram\nMontant : 1 500,50 €\nBesoin : assurance",
        {
            "name": "Zoé Martin",
            "phones": "+33612345678",
            "source": "instagram",
            "value": "1500.50 EUR",
            "need": "assurance",
        },
    ),
    (
        "rencontré Paul au salon, veut des panneaux solaires",
        {"name": "Paul", "source": "event", "source_note": "salon", "need": "des panneaux solaires"},
    ),
    (
        "Chloé de la part de mon voisin, piscine, #vip",
        {"name": "Chloé", "source": "referral", "source_note": "mon voisin", "need": "piscine", "tags": "vip"},
    ),
    (
        "François via le site web, intéressé par un devis, 450 €/mois",
        {"name": "François", "source": "website", "need": "un devis", "value": "450 EUR", "notes": "450 €/mois"},
    ),
    ("rappeler Sophie 0612345678 15:30", {"name": "Sophie", "phones": "+33612345678", "due": "Wed 01 Apr 15:30"}),
    ("Gérard d'Instagram cherche un terrain", {"name": "Gérard", "source": "instagram", "need": "un terrain"}),
    (
        "Garage Martin SARL, 3 camions, entre 60 et 80 k€",
        {"name": "Garage Martin SARL", "need": "3 camions", "value": "60000 EUR", "notes": "entre 60 et 80 k€"},
    ),
    (
        "bouche à oreille, Noémie, toiture, 2 mille euros",
        {
            "name": "Noémie",
            "source": "referral",
            "source_note": "bouche à oreille",
            "need": "toiture",
            "value": "2000 EUR",
        },
    ),
    (
        "hélène souhaite assurance vie, remarque : deux enfants",
        {"name": "hélène", "need": "assurance vie", "notes": "deux enfants"},
    ),
    (
        "M. Petit envoyé par Claire, travaux, 00 33 6 12 34 56 78",
        {
            "name": "M. Petit",
            "source": "referral",
            "source_note": "Claire",
            "need": "travaux",
            "phones": "+33612345678",
        },
    ),
    (
        "urgent Karim 06-12-34-56-78 fuite d'eau",
        {"name": "Karim", "phones": "+33612345678", "need": "fuite d'eau", "notes": "urgent"},
    ),
    (
        "Inès vue sur LinkedIn, recherche bureau, budget 20 000 €",
        {"name": "Inès", "source": "linkedin", "need": "bureau", "value": "20000 EUR"},
    ),
    (
        "bonjour je suis Léa Roux, je cherche un appartement, 06 12 34 56 78",
        {"name": "Léa Roux", "need": "un appartement", "phones": "+33612345678", "notes": "bonjour"},
    ),
    (
        "Léa Roux appartement 0612345678 insta",
        {"name": "Léa Roux", "need": "appartement", "phones": "+33612345678", "source": "instagram"},
    ),
    (
        "client Bruno, besoin d'une voiture, environ 15 000 euros",
        {"name": "Bruno", "need": "une voiture", "value": "15000 EUR"},
    ),
    (
        "trouvé sur google, Maëlle, salle de bain 8k€",
        {"name": "Maëlle", "source": "website", "source_note": "google", "need": "salle de bain", "value": "8000 EUR"},
    ),
    (
        "sur recommandation de Mme Roy : Théo Blanc, panneaux",
        {"name": "Théo Blanc", "source": "referral", "source_note": "Mme Roy", "need": "panneaux"},
    ),
    (
        "Boulangerie Petit SAS | info@petit.fr | site web | 4 500 €",
        {"name": "Boulangerie Petit SAS", "emails": "info@petit.fr", "source": "website", "value": "4500 EUR"},
    ),
    ("Yann veut vendre sa maison, valeur 250 000", {"name": "Yann", "need": "vendre sa maison", "value": "250000 EUR"}),
    (
        "Océane, Facebook, rdv coiffure, 60€ #fidèle",
        {"name": "Océane", "source": "facebook", "need": "rdv coiffure", "value": "60 EUR", "tags": "fidèle"},
    ),
    (
        "Loïc sur LinkedIn, intérêt : CRM, 49 €/mois",
        {"name": "Loïc", "source": "linkedin", "need": "CRM", "value": "49 EUR", "notes": "49 €/mois"},
    ),
    (
        "whatsapp Amélie +33612345678 devis toiture",
        {"name": "Amélie", "source": "whatsapp", "phones": "+33612345678", "need": "devis toiture"},
    ),
    (
        "Sophie Lang\nportable 06 12 34 56 78\nsophie@lang.fr\nveut refaire la salle de bain\nrencontrée au salon",
        {
            "name": "Sophie Lang",
            "phones": "+33612345678",
            "emails": "sophie@lang.fr",
            "need": "refaire la salle de bain",
            "source": "event",
            "source_note": "salon",
        },
    ),
    (
        "gregoire 0612345678 voiture jusqu'à 15 000 €",
        {
            "name": "gregoire",
            "phones": "+33612345678",
            "need": "voiture",
            "value": "15000 EUR",
            "notes": "jusqu'à 15 000 €",
        },
    ),
    (
        "recommandée par Inès, Claire Roche cherche location 900 € par mois",
        {
            "name": "Claire Roche",
            "source": "referral",
            "source_note": "Inès",
            "need": "location",
            "value": "900 EUR",
            "notes": "900 € par mois",
        },
    ),
    (
        "famille Huber, tel 01 23 45 67 89, assurance habitation #maison",
        {"name": "famille Huber", "phones": "+33123456789", "need": "assurance habitation", "tags": "maison"},
    ),
    (
        "pierre cherche appart 200k insta",
        {"name": "pierre", "need": "appart", "value": "200000 EUR", "source": "instagram"},
    ),
    ("Luce veut un devis, répondre jeudi", {"due": "Thu 02 Apr 09:00", "name": "Luce", "need": "un devis"}),
    (
        "Zoé Petit m'a été recommandée par Hugo, toiture",
        {"name": "Zoé Petit", "source": "referral", "source_note": "Hugo", "need": "toiture"},
    ),
    ("Max Roy, préfère telegram, veut une auto", {"name": "Max Roy", "need": "une auto", "notes": "préfère telegram"}),
    (
        "Léa Roux vue au salon du mariage, traiteur",
        {"name": "Léa Roux", "source": "event", "source_note": "salon du mariage", "need": "traiteur"},
    ),
]
PORTUGUESE: list[Row] = [
    (
        "João Silva, (11) 91234-5678, quer um apartamento, do Instagram, R$ 350.000,00, 25/12",
        {
            "name": "João Silva",
            "phones": "+5511912345678",
            "need": "um apartamento",
            "source": "instagram",
            "value": "350000 BRL",
            "due": "Fri 25 Dec 09:00",
        },
    ),
    (
        "joao silva 11912345678 procura casa 350 mil",
        {"name": "joao silva", "phones": "+5511912345678", "need": "casa", "value": "350000 BRL"},
    ),
    (
        "Dona Maria dos Santos, tel: 11 91234-5678, e-mail: maria@uol.com.br, precisa de seguro",
        {"name": "Dona Maria dos Santos", "phones": "+5511912345678", "emails": "maria@uol.com.br", "need": "seguro"},
    ),
    (
        "novo cliente: Antônio, indicado por Carla, quer reforma, R$ 2.500,00",
        {"name": "Antônio", "source": "referral", "source_note": "Carla", "need": "reforma", "value": "2500 BRL"},
    ),
    (
        "Nome: Ana Lúcia\nTelefone: +55 11 91234-5678\nOrigem: Facebook\nValor: R$ 1.500,50",
        {"name": "Ana Lúcia", "phones": "+5511912345678", "source": "facebook", "value": "1500.50 BRL"},
    ),
    (
        "conheci o Pedro na feira, quer energia solar",
        {"name": "Pedro", "source": "event", "source_note": "feira", "need": "energia solar"},
    ),
    ("Bia veio pelo site, precisa de orçamento", {"name": "Bia", "source": "website", "need": "orçamento"}),
    (
        "falei com Rogério, tem interesse em consórcio, R$ 450/mês",
        {"name": "Rogério", "need": "consórcio", "value": "450 BRL", "notes": "R$ 450/mês"},
    ),
    ("ligar para Cátia 11 91234-5678 15:30", {"name": "Cátia", "phones": "+5511912345678", "due": "Wed 01 Apr 15:30"}),
    ("Zé do zap quer carro #carro", {"name": "Zé", "source": "whatsapp", "need": "carro", "tags": "carro"}),
    (
        "indicação da Paula, Sérgio, financiamento, 1,2 milhões de reais",
        {
            "name": "Sérgio",
            "source": "referral",
            "source_note": "Paula",
            "need": "financiamento",
            "value": "1200000 BRL",
        },
    ),
    (
        "Construtora Lima Ltda, 3 caminhões, R$ 300 a 350 mil",
        {"name": "Construtora Lima Ltda", "need": "3 caminhões", "value": "300000 BRL", "notes": "R$ 300 a 350 mil"},
    ),
    (
        "fernanda interessada em plano de saude, obs: dois filhos",
        {"name": "fernanda", "need": "plano de saude", "notes": "dois filhos"},
    ),
    (
        "urgente Tião 11-91234-5678 vazamento",
        {"name": "Tião", "phones": "+5511912345678", "need": "vazamento", "notes": "urgente"},
    ),
    (
        "Luís gostaria de um terreno, por volta de 80 mil",
        {"name": "Luís", "need": "um terreno", "value": "80000 BRL", "notes": "por volta de"},
    ),
    (
        "Conceição da parte do meu irmão quer casa",
        {"name": "Conceição", "source": "referral", "source_note": "meu irmão", "need": "casa"},
    ),
    (
        "oi, sou a Larissa, procuro apartamento, 11 91234-5678",
        {"name": "Larissa", "need": "apartamento", "phones": "+5511912345678", "notes": "oi"},
    ),
    (
        "Larissa apto 2 quartos 11912345678 insta",
        {"name": "Larissa", "need": "apto 2 quartos", "phones": "+5511912345678", "source": "instagram"},
    ),
    ("cliente Bruno, precisa de carro, uns 40 mil", {"name": "Bruno", "need": "carro", "value": "40000 BRL"}),
    (
        "nos achou no google, Márcia, reforma banheiro R$ 8k",
        {
            "name": "Márcia",
            "source": "website",
            "source_note": "google",
            "need": "reforma banheiro",
            "value": "8000 BRL",
        },
    ),
    (
        "por indicação da Dona Rosa: Téo Braga, seguro",
        {"name": "Téo Braga", "source": "referral", "source_note": "Dona Rosa", "need": "seguro"},
    ),
    (
        "Padaria Pão Quente Ltda | pao@uol.com.br | site | 4.500",
        {"name": "Padaria Pão Quente Ltda", "emails": "pao@uol.com.br", "source": "website", "notes": "4.500"},
    ),
    ("Igor quer vender a casa, valor 250.000", {"name": "Igor", "need": "vender a casa", "value": "250000 BRL"}),
    (
        "Débora, Facebook, unha em gel, R$ 60 #fiel",
        {"name": "Débora", "source": "facebook", "need": "unha em gel", "value": "60 BRL", "tags": "fiel"},
    ),
    (
        "Caio pelo LinkedIn, interesse em CRM, R$ 49 por mês",
        {"name": "Caio", "source": "linkedin", "need": "CRM", "value": "49 BRL", "notes": "R$ 49 por mês"},
    ),
    (
        "zap da Renata (11)91234-5678 orçamento telhado",
        {"name": "Renata", "source": "whatsapp", "phones": "+5511912345678", "need": "orçamento telhado"},
    ),
    (
        "Sofia Lima\ncelular 11 91234-5678\nsofia@lima.com.br\nquer reformar o banheiro\nda feira",
        {
            "name": "Sofia Lima",
            "phones": "+5511912345678",
            "emails": "sofia@lima.com.br",
            "need": "reformar o banheiro",
            "source": "event",
            "source_note": "feira",
        },
    ),
    (
        "gustavo 11912345678 carro até 60 mil",
        {"name": "gustavo", "phones": "+5511912345678", "need": "carro", "value": "60000 BRL", "notes": "até 60 mil"},
    ),
    (
        "indicada pela Inês, Clara Rocha procura aluguel R$ 900 por mês",
        {
            "name": "Clara Rocha",
            "source": "referral",
            "source_note": "Inês",
            "need": "aluguel",
            "value": "900 BRL",
            "notes": "R$ 900 por mês",
        },
    ),
    (
        "Seu Manuel, fone 11 3123-4567, seguro residencial #casa",
        {"name": "Seu Manuel", "phones": "+551131234567", "need": "seguro residencial", "tags": "casa"},
    ),
    ("pedro ker um ap 200k insta", {"name": "pedro", "need": "um ap", "value": "200000 BRL", "source": "instagram"}),
    ("Nuno quer obras, responder segunda", {"due": "Mon 06 Apr 09:00", "name": "Nuno", "need": "obras"}),
    (
        "Rui Costa, Sofia me indicou, telhado",
        {"name": "Rui Costa", "source": "referral", "source_note": "Sofia", "need": "telhado"},
    ),
    ("Tiago Alves passou na loja, quer geladeira", {"name": "Tiago Alves", "source": "walk_in", "need": "geladeira"}),
    ("falei com a Teresa Pinto, quer jardim", {"name": "Teresa Pinto", "need": "jardim"}),
    ("dona celia, quer pintura", {"name": "dona celia", "need": "pintura"}),
]
RUSSIAN: list[Row] = [
    (
        "Иван Петров, 8 (912) 345-67-89, хочет кухню, с фейсбука, 350 тыс, 25.12.",
        {
            "name": "Иван Петров",
            "phones": "+79123456789",
            "need": "кухню",
            "source": "facebook",
            "value": "350000 RUB",
            "due": "Fri 25 Dec 09:00",
        },
    ),
    (
        "иван петров 89123456789 ищет квартиру 5 млн",
        {"name": "иван петров", "phones": "+79123456789", "need": "квартиру", "value": "5000000 RUB"},
    ),
    (
        "Новый клиент: Анна Сергеевна, тел. +7(912)345-67-89, почта anna@mail.ru, нужна страховка",
        {"name": "Анна Сергеевна", "phones": "+79123456789", "emails": "anna@mail.ru", "need": "страховка"},
    ),
    (
        "Ольга по рекомендации Марины, хочет ремонт, 20 000 руб",
        {"name": "Ольга", "source": "referral", "source_note": "Марины", "need": "ремонт", "value": "20000 RUB"},
    ),
    (
        "Имя: Алёна Королёва\nТелефон: 8-912-345-67-89\nИсточник: инстаграм\nСтоимость: 1 500,50 руб",
        {"name": "Алёна Королёва", "phones": "+79123456789", "source": "instagram", "value": "1500.50 RUB"},
    ),
    (
        "встретил Олега на выставке, интересуют окна",
        {"name": "Олега", "source": "event", "source_note": "выставке", "need": "окна"},
    ),
    (
        "Марина с сайта, нужен кредит, 350 т.р.",
        {"name": "Марина", "source": "website", "need": "кредит", "value": "350000 RUB"},
    ),
    ("Павел от Анны, ищет дом", {"name": "Павел", "source": "referral", "source_note": "Анны", "need": "дом"}),
    (
        "ООО Ромашка, 3 машины, от 300 до 350 тыс",
        {"name": "ООО Ромашка", "need": "3 машины", "value": "300000 RUB", "notes": "от 300 до 350 тыс"},
    ),
    ("позвонить Светлане 89123456789 15:30", {"name": "Светлане", "phones": "+79123456789", "due": "Wed 01 Apr 15:30"}),
    (
        "срочно Дима 8 912 345 67 89 протечка",
        {"name": "Дима", "phones": "+79123456789", "need": "протечка", "notes": "срочно"},
    ),
    (
        "Гульнара хочет #ипотека 2,5 млн руб #вип",
        {"name": "Гульнара", "need": "ипотека", "value": "2500000 RUB", "tags": "ипотека вип"},
    ),
    (
        "Сергей из инсты хочет сайт, 20 000 руб в месяц",
        {"name": "Сергей", "source": "instagram", "need": "сайт", "value": "20000 RUB", "notes": "20 000 руб в месяц"},
    ),
    (
        "катя интересуется курсами, бюджет 50к, заметка: двое детей",
        {"name": "катя", "need": "курсами", "value": "50000 RUB", "notes": "двое детей"},
    ),
    (
        "Наталья Ким пришла через знакомого, мебель",
        {"name": "Наталья Ким", "source": "referral", "source_note": "знакомого", "need": "мебель"},
    ),
    (
        "сарафанное радио, Юрий, баня, 800 тысяч рублей",
        {
            "name": "Юрий",
            "source": "referral",
            "source_note": "сарафанное радио",
            "need": "баня",
            "value": "800000 RUB",
        },
    ),
    ("лекарство от кашля нужно Петру", {"notes": "лекарство от кашля", "need": "Петру"}),
    (
        "здравствуйте, меня зовут Лариса, ищу квартиру, 8 912 345 67 89",
        {"name": "Лариса", "need": "квартиру", "phones": "+79123456789", "notes": "здравствуйте"},
    ),
    (
        "Лариса двушка 89123456789 инста",
        {"name": "Лариса", "need": "двушка", "phones": "+79123456789", "source": "instagram"},
    ),
    ("клиент Борис, нужна машина, примерно 1,5 млн", {"name": "Борис", "need": "машина", "value": "1500000 RUB"}),
    (
        "нашла в гугле, Марта, ремонт ванной 200к",
        {"name": "Марта", "source": "website", "source_note": "гугле", "need": "ремонт ванной", "value": "200000 RUB"},
    ),
    (
        "по рекомендации Петра: Антон Белов, страховка",
        {"name": "Антон Белов", "source": "referral", "source_note": "Петра", "need": "страховка"},
    ),
    (
        "ИП Соколов | info@sokol.ru | сайт под ключ | 45 000 руб",
        {"name": "ИП Соколов", "emails": "info@sokol.ru", "need": "сайт под ключ", "value": "45000 RUB"},
    ),
    ("Игорь хочет продать дом, цена 2 500 000", {"name": "Игорь", "need": "продать дом", "value": "2500000 RUB"}),
    (
        "Дарья, ватсап, маникюр, 1500р #постоянная",
        {"name": "Дарья", "source": "whatsapp", "need": "маникюр", "value": "1500 RUB", "tags": "постоянная"},
    ),
    (
        "Кирилл через сайт, интерес к CRM, 490 руб/мес",
        {"name": "Кирилл", "source": "website", "need": "CRM", "value": "490 RUB", "notes": "490 руб/мес"},
    ),
    (
        "звонила Тамара +7 912 345-67-89 хочет окна",
        {"name": "Тамара", "phones": "+79123456789", "need": "окна", "notes": "звонила"},
    ),
    (
        "Софья Лан\nмоб 8 912 345 67 89\nsofya@lan.ru\nхочет ремонт ванной\nс выставки",
        {
            "name": "Софья Лан",
            "phones": "+79123456789",
            "emails": "sofya@lan.ru",
            "need": "ремонт ванной",
            "source": "event",
            "source_note": "выставки",
        },
    ),
    (
        "гриша 89123456789 машина до 1,5 млн",
        {"name": "гриша", "phones": "+79123456789", "need": "машина", "value": "1500000 RUB", "notes": "до 1,5 млн"},
    ),
    (
        "посоветовала Инна, Клара Рощина ищет аренду 40 тыс в месяц",
        {
            "name": "Клара Рощина",
            "source": "referral",
            "source_note": "Инна",
            "need": "аренду",
            "value": "40000 RUB",
            "notes": "40 тыс в месяц",
        },
    ),
    (
        "семья Орловых, тел 8 495 123-45-67, страховка дома #дом",
        {"name": "семья Орловых", "phones": "+74951234567", "need": "страховка дома", "tags": "дом"},
    ),
    (
        "пётр хочит квартиру 5 млн инста",
        {"name": "пётр", "need": "квартиру", "value": "5000000 RUB", "source": "instagram"},
    ),
    ("Вера ищет дачу, ответить в пятницу", {"due": "Fri 03 Apr 09:00", "name": "Вера", "need": "дачу"}),
    ("Нина, посоветовал Олег, балкон", {"name": "Нина", "source": "referral", "source_note": "Олег", "need": "балкон"}),
    ("Нина, Олег посоветовал, балкон", {"name": "Нина", "source": "referral", "source_note": "Олег", "need": "балкон"}),
    ("Павел Громов зашёл в офис, хочет ремонт", {"name": "Павел Громов", "source": "walk_in", "need": "ремонт"}),
    (
        "на выставке с Юрием Титовым, склад",
        {"name": "Юрием Титовым", "source": "event", "source_note": "выставке", "need": "склад"},
    ),
]

SENTENCES = {
    "en": [*ENGLISH, *MORE_ENGLISH],
    "es": SPANISH,
    "de": GERMAN,
    "fr": FRENCH,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
}
"""By language: the sentence, and what is understood in short."""

NOT_YET: dict[str, dict[str, str]] = {
    "sold on idea: Kim Wu #hot wants demo fri 10am": {
        "need": "demo",
        "tags": "hot",
        "due": "Fri 03 Apr 10:00",
        "notes": "sold on idea: Kim Wu",
    },
    "peter such wohnung 200k insta": {"need": "peter such wohnung", "value": "200000 EUR", "source": "instagram"},
}
"""Sentences that are not understood yet, and how they are read now."""
