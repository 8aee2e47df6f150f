"""Phone numbers as people of many countries write them."""

from __future__ import annotations

import pytest

from domain.contacts import answered, holds_a_number, holds_a_short_number, is_completed, phones

# (where people are, what they type, the numbers meant in E.164)
NUMBERS = [
    ("DE", "Hans 0151 23456789", "+4915123456789"),
    ("DE", "030 / 1234567", "+49301234567"),
    ("DE", "030/1234567", "+49301234567"),
    ("DE", "(030) 1234567", "+49301234567"),
    ("DE", "+49 (0)151 23456789", "+4915123456789"),
    ("DE", "+49 (0) 151 2345 6789", "+4915123456789"),
    ("DE", "0049 151 23456789", "+4915123456789"),
    ("DE", "0151-23456789.", "+4915123456789"),
    ("DE", "030 123456 / 0151 23456789", "+4930123456 +4915123456789"),
    ("DE", "030 1234567-89", "+4930123456789"),
    ("CA", "0049 151 23456789", "+4915123456789"),
    ("CA", "00 49 151 23456789", "+4915123456789"),
    ("CA", "(+49) 151 23456789", "+4915123456789"),
    ("CA", "+49(151)23456789", "+4915123456789"),
    ("CA", "+ 49 151 23456789", "+4915123456789"),
    ("CA", "902.555.0134 / 902 555 0199", "+19025550134 +19025550199"),
    ("CA", "902-555-0134/902-555-0199", "+19025550134 +19025550199"),
    ("CA", "Ann,902-555-0134", "+19025550134"),
    ("CA", "1-902-555-0134", "+19025550134"),
    ("CA", "1 (902) 555-0134 ext. 12", "+19025550134"),
    ("CA", "902-555-0134, 902-555-0199 and +44 20 7946 0958", "+19025550134 +19025550199 +442079460958"),
    ("CA", "(902)555-0134", "+19025550134"),
    ("CA", "902 5550134", "+19025550134"),
    ("CA", "902555 0134", "+19025550134"),
    ("CA", "902/555-0134", "+19025550134"),
    ("CA", "902-555-0134-", "+19025550134"),
    ("CA", "1/2/2026", ""),
    ("CA", "011 49 151 23456789", "+4915123456789"),
    ("CA", "902-555-0134#12", "+19025550134"),
    ("FR", "06 12 34 56 78", "+33612345678"),
    ("FR", "06.12.34.56.78", "+33612345678"),
    ("FR", "06-12-34-56-78", "+33612345678"),
    ("FR", "+33 6 12 34 56 78", "+33612345678"),
    ("FR", "0033 6 12 34 56 78", "+33612345678"),
    ("FR", "+33 (0)6 12 34 56 78", "+33612345678"),
    ("FR", "06/12/34/56/78", ""),
    ("RU", "8 (912) 345-67-89", "+79123456789"),
    ("RU", "+7(912)345-67-89", "+79123456789"),
    ("RU", "89123456789", "+79123456789"),
    ("RU", "8-912-345-67-89", "+79123456789"),
    ("RU", "8 912 345 67 89", "+79123456789"),
    ("RU", "тел.89123456789", "+79123456789"),
    ("ES", "612 345 678", "+34612345678"),
    ("ES", "612345678", "+34612345678"),
    ("ES", "612 34 56 78", "+34612345678"),
    ("ES", "91 123 45 67", "+34911234567"),
    ("ES", "tel.612345678", "+34612345678"),
    ("ES", "612-345-678 y 911234567", "+34612345678 +34911234567"),
    ("ES", "0034612345678", "+34612345678"),
    ("BR", "(11) 91234-5678", "+5511912345678"),
    ("BR", "11 91234-5678", "+5511912345678"),
    ("BR", "11912345678", "+5511912345678"),
    ("BR", "+55 11 91234-5678", "+5511912345678"),
    ("BR", "011 91234-5678", "+5511912345678"),
    ("PT", "912 345 678", "+351912345678"),
    ("GB", "07911 123456", "+447911123456"),
    ("GB", "020 7946 0958", "+442079460958"),
    ("CH", "079 123 45 67", "+41791234567"),
    ("CH", "079/123 45 67", "+41791234567"),
    ("AR", "11 15-2345-6789", "+5491123456789"),
    ("MX", "55 1234 5678", "+525512345678"),
]


@pytest.mark.parametrize(("country", "typed", "meant"), NUMBERS, ids=[f"{row[0]} {row[1]}" for row in NUMBERS])
def test_a_number_is_read_as_in_its_country_however_it_is_parted(country: str, typed: str, meant: str) -> None:
    assert [str(claim.value) for claim in phones(typed, country)] == meant.split()


def test_numbers_without_blanks_between_them_are_parted_at_the_slashes_in_linear_time() -> None:
    assert list(phones("902-555-01341/" * 2000, "CA")) == []


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("020 7946 0958", True),
        ("call (030) 1234567 in the morning", True),
        ("0171/2345678", True),
        ("2026", False),
        ("12,500,000", False),
        ("$1234567", False),
        ("lot 1234567890123456789", False),
    ],
)
def test_digits_that_may_be_a_number_without_its_country_are_told_from_others(words: str, holds: bool) -> None:
    assert holds_a_number(words) is holds


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Jane, 555-0134, wants a roof", ("555-0134",)),
        ("Jane, tel 555-0134", ("555-0134",)),
        ("Jane, call 5550134", ("5550134",)),
        ("Jane 0151 2345678 wants a roof", ("0151 2345678",)),
        ("Jane 020 7946 0958", ("020 7946 0958",)),
        ("Jane 030 / 1234567", ("030 / 1234567",)),
        ("Jane, order number 1234567", ()),
        ("Jane, phone unit 204-1234", ()),
        ("Jane, unit 204-1234", ()),
        ("Jane wants 850-1250 sqft", ()),
        ("Jane 0000000000000", ()),
        ("Jane, 1234567", ()),
    ],
)
def test_a_number_that_can_not_be_made_whole_is_a_phone_as_it_was_typed(said: str, found: tuple[str, ...]) -> None:
    assert tuple(claim.value for claim in phones(said, "CA")) == found


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5550134", "5550134"), ("555 0134", "555 0134"), ("12", None), ("+1555", None), ("lot 5550134", None)],
)
def test_digits_alone_answer_how_somebody_is_reached(typed: str, number: str | None) -> None:
    assert answered(typed) == number


@pytest.mark.parametrize(
    ("short", "whole", "is_one"),
    [
        ("555-0134", "+19025550134", True),
        ("0151 2345678", "+491512345678", True),
        ("555-0134", "+19025550199", False),
        ("+15550134", "+19025550134", False),
    ],
)
def test_a_number_is_known_again_once_it_is_whole(short: str, whole: str, is_one: bool) -> None:
    assert is_completed(short, whole) is is_one


@pytest.mark.parametrize(
    ("words", "is_short"),
    [
        ("call 555-0134", True),
        ("555 0134 or 555 0135", True),
        ("020 7946 0958", False),
        ("555-0134, 020 7946 0958", False),
    ],
)
def test_a_number_without_its_area_code_is_told_from_a_foreign_one(words: str, is_short: bool) -> None:
    assert holds_a_short_number(words) is is_short
