"""What newcomers typed, dictated and forwarded in their first fortnight, where it was misread at first."""

from __future__ import annotations

NEWCOMERS: list[tuple[str, str, dict[str, str]]] = [
    # what somebody wants may be a source elsewhere
    (
        "en",
        "wendy chu needs a website 3k friday, for Bob",
        {"name": "wendy chu", "need": "a website", "value": "3000 CAD", "due": "Fri 03 Apr 09:00", "notes": "for Bob"},
    ),
    (
        "en",
        "Kim Park needs a website, 3k, friday",
        {"name": "Kim Park", "need": "a website", "value": "3000 CAD", "due": "Fri 03 Apr 09:00"},
    ),
    ("en", "Kim Park wants an event from facebook", {"name": "Kim Park", "need": "an event", "source": "facebook"}),
    ("de", "Kim Park braucht eine Webseite", {"name": "Kim Park", "need": "eine Webseite"}),
    # who it is
    (
        "en",
        "bob & sue miller, 902.555.0144 / 902.555.0145, first home, 400k",
        {
            "name": "bob & sue miller",
            "phones": "+19025550144 +19025550145",
            "need": "first home",
            "value": "400000 CAD",
        },
    ),
    (
        "de",
        "eva müller (arbeitet bei Siemens) braucht 20 laptops bis ende januar, anruf übermorgen 10 uhr, "
        "tel 0171 2345678",
        {
            "name": "eva müller",
            "phones": "+491712345678",
            "need": "20 laptops bis ende januar",
            "due": "Fri 03 Apr 10:00",
            "notes": "(arbeitet bei Siemens)",
        },
    ),
    (
        "en",
        "just spoke with big tony he is in for two trucks, call friday",
        {"name": "big tony", "need": "two trucks", "due": "Fri 03 Apr 09:00"},
    ),
    (
        "en",
        "pls call my sister Mia 902-555-0505",
        {"name": "Mia", "phones": "+19025550505", "notes": "my sister"},
    ),
    (
        "en",
        "can you remind me to call the dentist tomorrow",
        {"name": "the dentist", "due": "Thu 02 Apr 09:00"},
    ),
    # questions are kept as they were asked
    ("en", "do you still have the blue sofa?", {"notes": "do you still have the blue sofa"}),
    (
        "en",
        "Kim Park, anyone knows a buyer for a truck",
        {"name": "Kim Park", "notes": "anyone knows a buyer for a truck"},
    ),
    # the day of what is wanted
    ("en", "Ann Lee wants catering for 40 on dec 12", {"name": "Ann Lee", "need": "catering for 40 on dec 12"}),
    (
        "en",
        "Ann Lee wants a tent by dec 12, call friday",
        {"name": "Ann Lee", "need": "a tent by dec 12", "due": "Fri 03 Apr 09:00"},
    ),
    ("en", "Ann Lee, a tent, on dec 12", {"name": "Ann Lee", "need": "a tent", "due": "Sat 12 Dec 09:00"}),
    ("en", "Ann Lee wants a tent, on dec 12", {"name": "Ann Lee", "need": "a tent", "due": "Sat 12 Dec 09:00"}),
    ("en", "Ann Lee on dec 12", {"name": "Ann Lee", "due": "Sat 12 Dec 09:00"}),
    ("en", "Ann Lee wants on dec 12", {"name": "Ann Lee", "due": "Sat 12 Dec 09:00"}),
    # spoken
    (
        "en",
        "met mike from the gym he wants a new roof about twelve thousand call him thursday afternoon nine oh two five "
        "five five zero one nine nine",
        {
            "name": "mike",
            "phones": "+19025550199",
            "need": "a new roof",
            "value": "12000 CAD",
            "due": "Thu 02 Apr 14:00",
            "notes": "from the gym",
        },
    ),
    ("en", "Ana Ruiz, a boat, worth a hundred thousand", {"name": "Ana Ruiz", "need": "a boat", "value": "100000 CAD"}),
    ("en", "Ana Ruiz, budget twenty-five grand", {"name": "Ana Ruiz", "value": "25000 CAD"}),
    ("es", "Ana Ruiz, seis uno dos tres cuatro cinco seis siete ocho", {"name": "Ana Ruiz", "phones": "+34612345678"}),
    ("en", "Ana Ruiz wants two three four tables", {"name": "Ana Ruiz", "need": "two three four tables"}),
    # times
    ("en", "call jane next wk", {"name": "jane", "due": "Mon 06 Apr 09:00"}),
    ("en", "Jane Roe after xmas", {"name": "Jane Roe", "due": "Mon 28 Dec 09:00"}),
]
