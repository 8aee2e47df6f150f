"""The founding story, reckoned by hand.

Every number below was found with paper and pencil, from the story as it is told at the head of the_founding_story.py;
how stands beside it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from domain import periods
from domain.figures import Figures
from domain.gap import Why
from domain.models import Aim, AssistKind, Every, Stage
from domain.money import Money
from domain.periods import Period, PeriodKind
from domain.sources import Source
from domain.summary import Summary, summary
from tests.unit.domain.the_cast import ANN, BOB, DAY, HALIFAX, HOUR, MINUTE
from tests.unit.domain.the_founding_story import THE_SHOP, cad, leads, usd

APRIL_20 = datetime(2026, 4, 20, 12, tzinfo=UTC)
THIRTEEN_WEEKS = Period(PeriodKind.DAYS, date(2026, 1, 5), date(2026, 4, 6))
WEEK_9 = periods.holding(PeriodKind.WEEK, date(2026, 3, 4))
"""From 2 to 8 March; on the Sunday the clocks jump."""


@cache
def told(period: Period = THIRTEEN_WEEKS) -> Summary:
    return summary(leads(), THE_SHOP, period, HALIFAX, APRIL_20)


def test_the_story_as_a_whole() -> None:
    assert told().figures == Figures(
        recorded=204,  # 52 workshops with four leads each, less four referrals
        touched=204,
        touches=217,  # one each, and a second meeting with 13 from LinkedIn
        closed=38,  # 12 Facebook (of 13 Thursdays the last is won on 12 April), 1 X, 13 LinkedIn, 12 referrals
        lost=37,  # 26 X, and of 13 from LinkedIn not the last (6 April) nor the one taken back after two days
        open=130,  # 204 − 38 won − 26 X − 10 LinkedIn (one more was taken up again after twenty days)
        won=(cad("50509.75"), usd("250.50")),  # 12 × 1,000 + 13 × 2,500.75 + 12 × 500
        minutes=4860,  # 52 × 10 + 52 × 5 + 52 × 30 + 13 × 45 + 48 × 15, and 13 × 90 + 45 told beside them
        conversion=Fraction(38, 204),
        win_rate=Fraction(38, 75),
        first_touch=24 * HOUR,  # of 204, 48 took 15 minutes and 52 an hour: both in the middle took a day
        to_close=4 * DAY,  # of 38, 12 took 2 days and 13 took 4: both in the middle took 4
        first_touched=204,
        untouched=0,
    )


OF_EACH_SOURCE = {
    Source.FACEBOOK: Figures(
        52, 52, 52, 12, 0, 40, (cad("12000.00"),), 1690, Fraction(12, 52), Fraction(1), HOUR, 10 * DAY, 52
    ),
    Source.X: Figures(
        52, 52, 52, 1, 26, 25, (usd("250.50"),), 260, Fraction(1, 52), Fraction(1, 27), 48 * HOUR, 5 * DAY, 52
    ),
    Source.LINKEDIN: Figures(
        52, 52, 65, 13, 11, 29, (cad("32509.75"),), 2145, Fraction(13, 52), Fraction(13, 24), 24 * HOUR, 4 * DAY, 52
    ),
    Source.REFERRAL: Figures(
        48, 48, 48, 12, 0, 36, (cad("6000.00"),), 720, Fraction(12, 48), Fraction(1), 15 * MINUTE, 2 * DAY, 48
    ),
    None: Figures(0, 0, 0, 0, 0, 0, (), 45, None, None, None, None),
}


def test_each_source() -> None:
    assert {each.source: each.figures for each in told().sources} == OF_EACH_SOURCE


def test_the_sources_with_most_wins_come_first() -> None:
    order = [each.source for each in told().sources]
    assert order == [Source.LINKEDIN, Source.FACEBOOK, Source.REFERRAL, Source.X, None]


@pytest.mark.parametrize(
    ("person", "recorded", "touches", "closed", "lost", "won", "minutes"),
    [
        # 13 of her own, and the referral of workshop 1, which was handed to her before the win
        (ANN, 104, 104, 14, 26, (cad("12500.00"), usd("250.50")), 1995),
        # 13 + 11; that from LinkedIn of workshop 3 was handed over only after it was won
        (BOB, 100, 113, 24, 11, (cad("38009.75"),), 2865),
    ],
)
def test_each_person(
    person: int, recorded: int, touches: int, closed: int, lost: int, won: tuple[Money, ...], minutes: int
) -> None:
    (found,) = (each for each in told().people if each.person == person)
    assert (found.recorded, found.touches, found.closed, found.lost) == (recorded, touches, closed, lost)
    assert (found.won, found.minutes) == (won, minutes)


@pytest.mark.parametrize(
    ("source", "won", "spent", "gain", "ratio", "minutes", "an_hour"),
    [
        (Source.FACEBOOK, cad("12000"), cad("2600"), "9400", Fraction(9400, 2600), 1690, "426.04"),
        (Source.X, cad("0"), cad("50"), "-50", Fraction(-1), 0, None),  # its hours stand with what they brought
        (Source.X, usd("250.50"), usd("0"), "250.50", None, 260, "57.81"),
        (Source.LINKEDIN, cad("32509.75"), cad("0"), "32509.75", None, 2145, "909.36"),
        (Source.LINKEDIN, usd("0"), usd("299.97"), "-299.97", Fraction(-1), 0, None),
        (Source.REFERRAL, cad("6000"), cad("0"), "6000", None, 720, "500.00"),
        (None, cad("0"), cad("120.25"), "-120.25", None, 45, None),
    ],
)
def test_what_each_source_returned(
    source: Source | None,
    won: Money,
    spent: Money,
    gain: str,
    ratio: Fraction | None,
    minutes: int,
    an_hour: str | None,
) -> None:
    (found,) = (each for each in told().returns if (each.source, each.won.currency) == (source, won.currency))
    assert (found.won, found.spent, found.gain.amount) == (won, spent, Decimal(gain))
    assert (found.ratio, found.minutes) == (ratio, minutes)
    assert found.an_hour == (None if an_hour is None else Money(Decimal(an_hour), won.currency))
    assert found.is_shared == (source is None)


def test_there_is_a_return_for_each_source_and_currency_and_no_other() -> None:
    assert len(told().returns) == 7


def test_what_everything_returned() -> None:
    in_cad, in_usd = told().returns_of_all
    assert (in_cad.won, in_cad.spent, in_cad.gain) == (cad("50509.75"), cad("2770.25"), cad("47739.50"))
    assert in_cad.ratio == Fraction(4773950, 277025)
    assert (in_usd.won, in_usd.spent, in_usd.gain) == (usd("250.50"), usd("299.97"), usd("-49.47"))
    assert in_usd.ratio == Fraction(-4947, 29997)
    # The same 81 hours brought both, so they stand once, and nobody knows what one of them brought.
    assert [(each.minutes, each.an_hour) for each in (in_cad, in_usd)] == [(4860, None), (0, None)]


# Of 204, 127 stay on the first rung (40 Facebook, 51 X, 36 referrals), 39 from LinkedIn like us, 38 are customers, and
# one of these is loyal.
THE_FUNNEL = [
    (Stage.KNOW, 204, 204, 77, Fraction(77, 204)),
    (Stage.LIKE, 77, 77, 38, Fraction(38, 77)),
    (Stage.TRUST, 38, 38, 38, Fraction(1)),
    (Stage.READY, 38, 38, 38, Fraction(1)),
    (Stage.CUSTOMER, 38, 38, 1, Fraction(1, 38)),
    (Stage.LOYAL, 1, 1, 0, Fraction(0)),
    (Stage.ADVOCATE, 0, 0, 0, None),
]


def test_the_funnel() -> None:
    found = [(each.stage, each.reached, each.stood, each.went_on, each.conversion) for each in told().funnel]
    assert found == THE_FUNNEL


def test_assists_stand_beside_direct_wins() -> None:
    assists = told().assists
    assert (assists.direct, assists.helped) == (32, 6)  # referrals 1, 5 and 9, Facebook 4 and 8, LinkedIn 3
    assert [(each.kind, each.what, each.wins, each.won) for each in assists.by] == [
        (AssistKind.PERSON, "Bob", 4, (cad("4000.75"),)),
        (AssistKind.POST, "Spring ad", 2, (cad("2000.00"),)),
        (AssistKind.EVENT, "Expo", 1, (cad("2500.75"),)),
    ]


def test_referrals_are_to_the_credit_of_who_sent_them() -> None:
    (credit,) = told().credits
    assert (credit.lead.number, credit.sent, credit.closed, credit.won) == (13, 24, 6, (cad("3000.00"),))


def test_one_week_in_the_middle_also_where_the_clocks_jump() -> None:
    found = told(WEEK_9)
    assert found.figures == Figures(
        recorded=16,
        touched=16,
        touches=17,
        closed=3,  # the referral of Monday, that from LinkedIn of Wednesday, that from Facebook of last week's Thursday
        lost=3,  # X of Monday and Wednesday, LinkedIn of last week's Tuesday
        # By then 144 were met. Won are 27: 8 Thursdays, 9 Wednesdays, 9 Mondays and one from X. Lost are 18 from X and,
        # of 8 from LinkedIn, the 6 that weren't taken up again
        open=93,
        won=(cad("4000.75"),),
        minutes=375,  # 4 × (10 + 5 + 30 + 15) + 45, and 90 of posting
        conversion=Fraction(2, 16),
        win_rate=Fraction(1, 2),
        first_touch=timedelta(hours=12, minutes=30),  # of 16, half took an hour or less, half a day or more
        to_close=4 * DAY,
        first_touched=16,
    )
    assert (found.before.recorded, found.before.closed, found.before.lost, found.before.open) == (16, 3, 3, 83)
    assert not found.is_running


def test_the_goals_of_that_week() -> None:
    found = [(each.goal.what, each.goal.every, each.target, each.done, each.expected) for each in told(WEEK_9).goals]
    # By the end of 8 March, 5 of the 22 working days of that March have passed. On Sunday, 1 March, there were two wins
    # (Facebook, LinkedIn) besides the three of the week.
    assert found == [
        (Aim.LEADS, Every.WEEK, Decimal(20), Decimal(16), Decimal(20)),
        (Aim.CLOSED, Every.MONTH, Decimal(10), Decimal(5), Decimal(2)),
        (Aim.MONEY, Every.MONTH, Decimal(20000), Decimal("7501.50"), Decimal("4545.45")),
    ]


def test_the_leads_most_worth_a_call_are_named_with_their_reason() -> None:
    # Nobody is ready, fresh or trusts us; open and sent by customer 13 are 18 referrals, and they rest.
    assert [(each.lead.number, each.why) for each in told().gap] == [
        (24, Why.REFERRED),
        (28, Why.REFERRED),
        (32, Why.REFERRED),
    ]


def test_what_is_overdue_and_what_is_going_cold() -> None:
    ahead = told().ahead
    assert [lead.number for lead in ahead.overdue] == [1, 23, 7]  # merged with one that was owed, and taken up again
    assert ahead.next_week == ()
    # Resting are 38 from Facebook (40, less 1 that is owed and 1 won on 12 April), 25 from X, 26 from LinkedIn (29,
    # less 2 that are owed and 1 lost on 6 April), and 36 referrals. All were touched by 4 April.
    assert len(ahead.going_cold) == 125
