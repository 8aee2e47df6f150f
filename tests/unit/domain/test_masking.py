"""What a group doesn't see of phone numbers and e-mails, and what it does see."""

from __future__ import annotations

import pytest

from domain.masking import masked

HIDDEN = [
    ("902-555-0134", "902-•••-0134"),
    ("(902) 555-0134", "(902) •••-0134"),
    ("+1 902-555-0134", "+1 902-•••-0134"),
    ("19025550134", "1902•••0134"),
    ("902.555.0134", "902.•••.0134"),
    ("902 555 0134", "902 ••• 0134"),
    ("902\u00a0555\u00a00134", "902\u00a0•••\u00a00134"),
    ("902\u2011555\u20110134", "902\u2011•••\u20110134"),
    ("902\u2013555\u20130134", "902\u2013•••\u20130134"),
    ("902_555_0134", "902_•••_0134"),
    (
        "9\u200b0\u200b2\u200b5\u200b5\u200b5\u200b0\u200b1\u200b3\u200b4",
        "9\u200b0\u200b2\u200b•••\u200b0\u200b1\u200b3\u200b4",
    ),
    ("902•555•0134", "902•••••0134"),
    ("902 / 555 / 0134", "902 / ••• 0134"),
    ("call 555-0134 now", "call •••-0134 now"),
    ("030 12345678", "030 1•••5678"),
    ("030/1234567", "030/•••4567"),
    ("+49 (0)30 1234-567", "+49 (0)30 •••4-567"),
    ("0170 1234567", "0170 •••4567"),
    ("01 23 45 67 89", "01 2••• 67 89"),
    ("06-12-34-56-78", "06-1•••-56-78"),
    ("612 345 678", "61•••5 678"),
    ("612.345.678", "61•••5.678"),
    ("912 34 56 78", "91••• 56 78"),
    ("(11) 91234-5678", "(11) 91•••-5678"),
    ("8 (903) 123-45-67", "8 (903) •••-45-67"),
    ("+7 903 12-11-45", "+7 90•••-11-45"),
    ("020 7946 0958", "020 7••• 0958"),
    ("٩٠٢٥٥٥٠١٣٤", "٩٠٢•••٠١٣٤"),
    ("#9025550134", "#902•••0134"),
    ("#12 902-555-0134", "#12 902-•••-0134"),
    ("#12 9025550134", "#12 902•••0134"),
    ("$9025550134", "$902•••0134"),
    ("@19025550134 (WhatsApp)", "@1902•••0134 (WhatsApp)"),
    ("https://wa.me/19025550134", "https://wa.me/1902•••0134"),
    ("api.whatsapp.com/send?phone=19025550134", "api.whatsapp.com/send?phone=1902•••0134"),
    ("t.me/+19025550134", "t.me/+1902•••0134"),
    ("tel:+19025550134", "tel:+1902•••0134"),
    ("2026-11-23 9025550134", "2026-11-23 902•••0134"),
    ("jane@example.com", "j•••@example.com"),
    ("mailto:jane@example.com", "mailto:j•••@example.com"),
    ("write jane.doe+x@mail.example.co.uk, or call", "write j•••@mail.example.co.uk, or call"),
    ("jane%40example.com", "j•••@example.com"),
    ("jane\uff20example.com", "j•••@example.com"),
    ("jane at acme dot com", "j•••"),
    ("JANE AT ACME DOT COM", "J•••"),
    ("jane(at)acme.com", "j•••"),
    ("jane [at] acme.com", "j•••"),
    ("жанна@пример.рф", "ж•••@пример.рф"),
    ("call jane@exam…", "call j•••@exam…"),
    ("call 902-555…", "call •••…"),
    ("call her on 612 345 678 $500 down", "call her on 61•••5 678 $500 down"),
    ("Juan 612345678 €300", "Juan 61•••5678 €300"),
    ("call 5550134 $ 50", "call •••0134 $ 50"),
    ("902,555,0134", "902,•••,0134"),
    ("902,555 0134", "902,••• 0134"),
    ("612,345,678", "61•••5,678"),
    ("902|555|0134", "902|•••|0134"),
    ("902 | 555 | 0134", "902 | ••• 0134"),
    ("26 123 456", "2•••3 456"),
    ("tel:555013", "tel:•••013"),
    ("Tel: 55-50-13", "Tel: •••013"),
    ("jane @ acme.com", "j•••@acme.com"),
    ("jane@ acme.com", "j•••@acme.com"),
    ("jane @acme.com", "j•••@acme.com"),
]

SHOWN = [
    "#12",
    "#1234567",
    "Nothing is due, not even #12 or #1234.",
    "$350,000",
    "CA$350,000",
    "$3500000",
    "$350,000,000",
    "350,000–400,000",
    "1,350,000",
    "3500000 € or less",
    "1 350 000 ₽",
    "1.350.000 €",
    "1.350.000",
    "12.345.678",
    "1\u202f350\u202f000 €",
    "3\u00a0500\u00a0000\u00a0₽",
    "1,350,000.50",
    "350000",
    "2026-11-23",
    "23.11.2026",
    "23/11/2026",
    "11/23/26",
    "23.11.2026 10",
    "23.11.2026, 10:30",
    "Tue, Nov 24, 9:00\u202fAM",
    "24 Nov 2026, 09:00",
    "10.30-11.45",
    "8:00–17:30",
    "15:30",
    "902",
    "555013",
    "meet at acme.com",
    "@jane_doe (Instagram)",
    "follow @jane.doe (Instagram)",
    "lunch @ 10.30",
    "tel:555",
    "https://instagram.com/jane_doe",
    "room 12, floor 3, house 45",
    "",
]


@pytest.mark.parametrize(("typed", "shown"), HIDDEN, ids=[typed for typed, _ in HIDDEN])
def test_a_group_sees_a_part_of_what_reaches_a_person(typed: str, shown: str) -> None:
    assert masked(typed) == shown


@pytest.mark.parametrize("typed", SHOWN)
def test_a_group_sees_everything_else(typed: str) -> None:
    assert masked(typed) == typed


@pytest.mark.parametrize("typed", [*(typed for typed, _ in HIDDEN), *SHOWN])
def test_what_is_masked_stays_as_it_is(typed: str) -> None:
    assert masked(masked(typed)) == masked(typed)
