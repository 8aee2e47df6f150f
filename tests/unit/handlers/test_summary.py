"""/summary, in private and in a group: its picture, its pages, its file, and who is named."""

from __future__ import annotations

import base64
import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.models import PersonId, WorkspaceId
from domain.summary import Summary
from messages import charts, painting
from messages.painting import NotDrawn
from messages.reader import Reader
from sandbox.client import ANN, BOB, TEAM
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.messages.the_picture import said_in

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Painter:
    """Notes which days it drew; out of paint, it draws nothing."""

    def __init__(self) -> None:
        self.drew: list[str] = []
        self.named: list[bool] = []
        self.dark: list[bool] = []
        self.has_paint = True

    async def __call__(self, summary: Summary, reader: Reader, *, dark: bool, low: bool = False) -> bytes:
        if not self.has_paint:
            raise NotDrawn
        self.dark.append(dark)
        assert reader.now == summary.now
        self.drew.append(f"{summary.period.first}{' low' if low else ''}")
        self.named.append("Bob" in said_in(charts.svg(summary, reader, dark=dark, low=low)))
        return DOT


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> Painter:
    made = Painter()
    monkeypatch.setattr(painting, "drawn", made)
    return made


async def last(desk: Desk, person: int = ANN, chat: int | None = None) -> dict[str, Any]:
    return (await desk.messages(person, chat))[-1]


async def test_the_pages_stand_below_a_low_picture_and_the_way_back_leads_to_the_high_one(
    desk: Desk, painter: Painter
) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    sent = await last(desk)
    assert sent["kind"] == "photo"
    assert "1 recorded" in sent["text"]
    await desk.presses("📍 Sources")
    page = await last(desk)
    assert (page["id"], page["kind"]) == (sent["id"], "photo")
    assert "Facebook: 1 lead" in page["text"]
    await desk.presses("‹ Back")
    assert (await last(desk))["text"] == sent["text"]
    assert painter.drew == ["2026-04-06", "2026-04-06 low", "2026-04-06"]


async def test_after_all_is_forgotten_the_old_picture_goes_at_the_next_tap(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    await desk.presses("📍 Sources")
    page = await last(desk)
    await desk.types("/forget")
    assert "your goals, what you told me of money and time" in (await last(desk))["text"]
    await desk.presses("🗑 Yes, erase everything")
    painter.drew.clear()
    await desk.forges("Us::all/2026-W15", message=page["id"])
    assert painter.drew == ["2026-04-06"]
    shown = next(each for each in await desk.messages() if each["id"] == page["id"])
    assert "1 recorded" not in shown["text"]


async def test_another_period_brings_its_own_picture(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    sent = await last(desk)
    await desk.presses("‹ Mar 30–Apr 5")
    turned = await last(desk)
    assert (turned["id"], turned["kind"]) == (sent["id"], "photo")
    assert turned["text"].startswith("Mar 30–Apr 5")
    assert painter.drew == ["2026-04-06", "2026-03-30"]


async def test_the_picture_is_dark_for_who_chose_it(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    await desk.types("/settings summary")
    await desk.presses("Picture: light")
    await desk.presses("Picture: dark")
    await desk.presses("Picture: light")
    await desk.types("/settings summary off")
    assert "Picture: dark" in labels(await last(desk)), "/summary shows it at any time"
    await desk.types("/summary")
    await desk.presses("📍 Sources")
    assert painter.dark == [False, True, True]
    assert (await desk.forges("Ut::picture/pink")).get("text")


async def test_a_picture_that_would_be_blank_is_left_out(desk: Desk, painter: Painter) -> None:
    (text,) = await desk.types("/summary")
    assert text.splitlines()[:2] == ["Apr 6–12, so far", "Nothing yet."]
    assert painter.drew == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("summary", "Apr 6–12, so far"),
        ("How did my week go?", "Apr 6–12, so far"),
        ("resumen de la semana pasada", "Mar 30–Apr 5"),
        ("wie lief letzte Woche?", "Mar 30–Apr 5"),
    ],
)
async def test_plain_words_show_the_summary(desk: Desk, painter: Painter, typed: str, shown: str) -> None:
    await desk.types(JANE)
    (text,) = await desk.types(typed)
    assert text.startswith(shown)


async def test_who_is_called_summary_is_recorded_all_the_same(desk: Desk, painter: Painter) -> None:
    assert (await desk.types("/new Summary, 902-555-0134"))[-1].startswith("Recorded.")
    await desk.types("/new")
    await desk.types("Summary")
    assert "So far: Summary" in (await desk.texts())[-1]
    await desk.types("/cancel")
    assert "Record this as a lead?" in (await desk.types("Summary Jones"))[-1]


async def test_words_for_the_summary_are_no_part_of_what_was_offered(desk: Desk, painter: Painter) -> None:
    await desk.types("Carl Poe")
    await desk.types("my week")
    assert "Record this as a lead?" in (await desk.types("Omar Haddad"))[-1]
    assert "Carl" not in (await desk.texts())[-1]


async def test_words_for_the_summary_are_no_reason(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.presses("❌ Lost")
    (text,) = await desk.types("how did my week go?")
    assert text.startswith("Apr 6–12, so far")


async def test_in_a_group_the_summary_is_asked_for_by_name(desk: Desk, painter: Painter) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    name = desk.application.bot.username
    (text,) = await desk.types(f"@{name} how did our week go?", ANN, TEAM)
    assert text.startswith("Apr 6–12, so far")


async def test_long_pages_are_turned(desk: Desk, painter: Painter) -> None:
    for number in range(6):
        await desk.types(f"/new Lead{number}, 902-555-013{number}, in 1 hour")
    desk.office.clock.moves(timedelta(hours=2))
    await desk.types("/summary")
    await desk.presses("⏰ Overdue 6")
    assert "page 1 of 2" in (await last(desk))["text"]
    await desk.presses("Next ›")
    page = await last(desk)
    assert page["text"].splitlines()[-1] == "page 2 of 2"
    assert [each[:2] for each in labels(page) if each.startswith("#")] == ["#6"]


async def test_without_paint_the_words_say_it_all(desk: Desk, painter: Painter) -> None:
    painter.has_paint = False
    await desk.types(JANE)
    await desk.types("/summary")
    assert (await last(desk))["kind"] == "text"
    await desk.presses("📍 Sources")
    assert (await last(desk))["text"].startswith("By source")
    await desk.presses("‹ Back")
    await desk.presses("‹ Mar 30–Apr 5")
    assert (await last(desk))["text"].startswith("Mar 30–Apr 5")


async def test_a_picture_that_can_not_follow_gives_way_to_words(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    sent = await last(desk)
    painter.has_paint = False
    await desk.presses("‹ Mar 30–Apr 5")
    words = await last(desk)
    assert (words["kind"], words["text"].splitlines()[0]) == ("text", "Mar 30–Apr 5")
    assert sent["id"] not in [each["id"] for each in await desk.messages()]


async def test_where_telegram_takes_no_picture_the_words_come_alone(desk: Desk, painter: Painter) -> None:
    await desk.telegram.fault("400", "sendPhoto")
    await desk.types("/summary")
    assert (await last(desk))["kind"] == "text"


async def test_a_summary_that_is_gone_comes_anew(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    await desk.telegram.fault("400", "editMessageMedia", description="Bad Request: message to edit not found")
    await desk.presses("📍 Sources")
    page = await last(desk)
    assert (page["kind"], page["text"].splitlines()[0]) == ("photo", "By source · Apr 6–12")


async def test_a_page_pressed_twice_stays_as_it_is(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    await desk.forges("Us::sources/2026-W15")
    await desk.forges("Us::sources/2026-W15")
    assert (await last(desk))["text"].startswith("By source")


async def test_a_lead_of_a_page_opens_below_and_the_summary_stays(desk: Desk, painter: Painter) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    await desk.presses("🎯 Close the gap")
    await desk.presses("#1 Jane Doe")
    summary, card = (await desk.messages())[-2:]
    assert summary["text"].startswith("Close the gap")
    assert card["text"].startswith("Jane Doe")
    assert "✅ Followed up" in labels(card)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("/summary last month", "March 2026"),
        ("/summary quarter", "Q2 2026, so far"),
        ("/summary 1 Mar – 15 Mar", "Mar 1–15"),
        ("/summary 2026-04-06", "Apr 6, so far"),
        ("/summary 1 Apr – 15 Apr", "Apr 1–15, so far"),
        ("/summary letztes Jahr", "2025"),
    ],
)
async def test_periods_are_typed(desk: Desk, painter: Painter, typed: str, first: str) -> None:
    (text,) = await desk.types(typed)
    assert text.splitlines()[0] == first


async def test_what_is_still_to_come_is_answered_with_what_was(desk: Desk, painter: Painter) -> None:
    (text,) = await desk.types("/summary 10 Apr – 15 Apr")
    assert text.replace("\u2009", "") == "Apr 10–15 is still to come. Did you mean Apr 10–15, 2025?"
    (way,) = labels((await desk.messages())[-1])
    await desk.presses(way)
    assert (await desk.texts())[-1].replace("\u2009", "").startswith("Apr 10–15, 2025")


async def test_what_is_no_period_is_answered_with_examples(desk: Desk) -> None:
    (text,) = await desk.types("/summary soonish")
    assert text.startswith("I did not understand “soonish” as a time.")


@pytest.mark.parametrize(
    "data",
    [
        "Us::x/2026-W15",
        "Us::sources/2026-W15/x",
        "Us::sources/",
        "Us::sources/week",
        "Us::sources/2026-W60",
        "Up::0",
        "Uc::",
        "Un::maybe/2026-W15",
    ],
)
async def test_forged_pages_are_refused(desk: Desk, data: str) -> None:
    await desk.types("/summary")
    before = await desk.texts()
    assert (await desk.forges(data))["show_alert"]
    assert await desk.texts() == before


async def test_the_file_holds_the_figures_and_comes_once_for_a_double_tap(desk: Desk) -> None:
    await desk.types(JANE)
    await desk.types("/summary")
    await desk.forges("Uc::2026-W15")
    await desk.forges("Uc::2026-W15")
    sent = [one for one in await desk.messages() if one["kind"] == "document"]
    assert [one["file"]["name"] for one in sent] == ["followthrough-summary-2026-W15.csv"]
    rows = csv.DictReader(io.StringIO((await desk.telegram.file(sent[0])).decode("utf-8-sig")))
    assert [row["value"] for row in rows if (row["about"], row["figure"]) == ("source", "recorded")] == ["1"]


# Groups


async def in_the_group(desk: Desk) -> None:
    """The bot is in Ann's group, where Bob has recorded a lead."""
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    await desk.types("/new Jane 902-555-0134, from Facebook, tomorrow 3pm", BOB, TEAM)


async def test_a_group_that_has_not_opted_in_names_nobody(desk: Desk) -> None:
    await in_the_group(desk)
    async with desk.office.store.workspace(WorkspaceId(TEAM)) as work:
        await work.leads.save(replace(await work.leads.get(1), name="Jane 902-555-0134"))
        await work.commit()
    await desk.types("/summary", BOB, TEAM)
    await desk.presses("⋯ More", BOB, TEAM)
    await desk.presses("👥 People", BOB, TEAM)
    page = await last(desk, BOB, TEAM)
    assert "Names are off in this group." in page["text"]
    assert "Bob" not in page["text"]
    await desk.presses("‹ Back", BOB, TEAM)
    await desk.presses("📄 CSV", BOB, TEAM)
    table = (await desk.telegram.file(await last(desk, BOB, TEAM))).decode("utf-8-sig")
    assert "Bob" not in table
    assert "Jane 902-•••-0134" in table


async def test_admins_alone_have_the_group_name_its_people(desk: Desk) -> None:
    await in_the_group(desk)
    await desk.types("/summary", BOB, TEAM)
    await desk.presses("⋯ More", BOB, TEAM)
    await desk.presses("👥 People", BOB, TEAM)
    refusal = await desk.presses("👥 Show names in this group", BOB, TEAM)
    assert refusal["text"] == "That's for the admins of this group."
    await desk.presses("👥 Show names in this group", ANN, TEAM)
    page = await last(desk, BOB, TEAM)
    assert "Bob: 0 closed" in page["text"]
    assert labels(page)[0] == "Hide names in this group"
    await desk.presses("Hide names in this group", ANN, TEAM)
    assert "Bob" not in (await last(desk, BOB, TEAM))["text"]


async def test_once_names_are_hidden_no_picture_that_is_tapped_names_anybody(desk: Desk, painter: Painter) -> None:
    await in_the_group(desk)
    await desk.types("/summary", ANN, TEAM)
    await desk.presses("⋯ More", ANN, TEAM)
    await desk.presses("👥 People", ANN, TEAM)
    await desk.presses("👥 Show names in this group", ANN, TEAM)
    await desk.types("/lead 1", BOB, TEAM)
    await desk.presses("🏆 Closed", BOB, TEAM)
    await desk.types("/summary", ANN, TEAM)
    older = await last(desk, ANN, TEAM)
    assert painter.named[-1]
    await desk.types("/summary", ANN, TEAM)
    await desk.presses("⋯ More", ANN, TEAM)
    await desk.presses("👥 People", ANN, TEAM)
    await desk.presses("Hide names in this group", ANN, TEAM)
    painter.named.clear()
    await desk.presses("‹ Back", ANN, TEAM)
    await desk.forges("Us::sources/2026-W15", ANN, TEAM, message=older["id"])
    assert painter.named == [False, False]


async def test_a_group_without_a_clock_reads_the_same_whoever_asks(desk: Desk) -> None:
    await in_the_group(desk)
    await desk.types("/goal 10 leads", ANN, TEAM)
    await desk.types("/start", BOB)
    await desk.office.habits.set_zone(PersonId(BOB), ZoneInfo("Pacific/Auckland"))
    desk.office.clock.moves(timedelta(days=6, hours=12))  # Sunday night in Halifax, Monday in Auckland
    for said in ("/summary", "/summary today", "/goal"):
        assert await desk.types(said, ANN, TEAM) == await desk.types(said, BOB, TEAM)
    await desk.types("/summary", ANN, TEAM)
    owed = []
    for person in (ANN, BOB):
        await desk.presses("⏰ Overdue 1", person, TEAM)
        owed.append((await last(desk, person, TEAM))["text"])
        await desk.presses("‹ Back", person, TEAM)
    assert owed[0] == owed[1]


async def test_in_a_forum_the_summary_and_its_file_come_in_their_topic(desk: Desk, painter: Painter) -> None:
    forum = (await desk.telegram.adds_group("Forum", ANN, [BOB], supergroup=True, forum=True))["id"]
    topic = (await desk.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    await desk.telegram.adds_member(forum, "bot", ANN)
    await desk.sees_to_updates()
    await desk.telegram.types(ANN, JANE, forum, topic=topic)
    await desk.telegram.types(ANN, "/summary", forum, topic=topic)
    await desk.sees_to_updates()
    await desk.presses("📄 CSV", ANN, forum)
    assert [(one["kind"], one["topic"]) for one in (await desk.messages(ANN, forum))[-2:]] == [
        ("photo", topic),
        ("document", topic),
    ]


async def test_somebody_outside_a_team_sees_none_of_its_leads(desk: Desk) -> None:
    await in_the_group(desk)
    (dora,) = await desk.telegram.adds_people("Dora", started=True)
    await desk.types("/summary", dora["id"])
    before = await desk.texts(dora["id"])
    assert (await desk.forges(f"Ul:{TEAM}/1/1:", dora["id"]))["text"] == "That isn't yours to see or to change."
    assert await desk.texts(dora["id"]) == before


async def test_an_older_week_is_reckoned_anew_when_its_button_is_pressed(desk: Desk) -> None:
    await desk.types("/summary")
    desk.office.clock.moves(timedelta(days=7))
    await desk.types(JANE)
    await desk.forges("Up::2026-W16")
    message = next(each for each in await desk.messages() if "📄 CSV" in labels(each))
    assert message["text"].startswith("Apr 6–12")


@pytest.mark.parametrize("is_known", [False, True])
@pytest.mark.parametrize("label", ["📍 Sources", "‹ Mar 30–Apr 5", "📄 CSV"])
async def test_a_press_below_a_picture_is_answered_where_the_group_has_moved(
    desk: Desk, painter: Painter, label: str, is_known: bool
) -> None:
    await in_the_group(desk)
    await desk.types("/summary", ANN, TEAM)
    message = await last(desk, ANN, TEAM)
    await desk.telegram.acts(ANN, "press", TEAM, message=message["id"], label=label, wait=0)
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    if is_known:
        await desk.office.groups.moved(TEAM, to)
    await desk.sees_to_updates()
    answer = await last(desk, ANN, to)
    assert answer["kind"] == {"👥 People": "text", "📄 CSV": "document"}.get(label, "photo")
    assert "went wrong" not in answer["text"]


async def test_the_file_leaves_a_topic_that_is_closed(desk: Desk, painter: Painter) -> None:
    forum = (await desk.telegram.adds_group("Forum", ANN, [BOB], supergroup=True, forum=True))["id"]
    topic = (await desk.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    await desk.telegram.adds_member(forum, "bot", ANN)
    await desk.sees_to_updates()
    await desk.types("/summary", ANN, forum, topic=topic)
    await desk.telegram.post(f"chats/{forum}/topics/{topic}", {"by": ANN, "closed": True})
    await desk.presses("📄 CSV", ANN, forum)
    sent = await last(desk, ANN, forum)
    assert (sent["kind"], sent["topic"]) == ("document", None)


@pytest.mark.parametrize("typed", ["1950-01-01..2026-04-05", "2199-11", "last month"])
async def test_no_button_leads_to_days_that_cannot_be_asked_for(desk: Desk, painter: Painter, typed: str) -> None:
    await desk.types(JANE)
    await desk.types(f"/summary {typed}")
    for label in [each for each in labels(await last(desk)) if each[0] in "‹›" or each.endswith("›")]:
        await desk.types(f"/summary {typed}")
        assert not (await desk.presses(label))["show_alert"]
