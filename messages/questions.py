"""What the bot asks in conversation: the steps of a new lead, offers, drafts."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from domain.capture import Captured
from domain.conversation import STEPS
from domain.masking import masked
from domain.models import Field, Lead
from domain.people import Conversation
from domain.several import MOST
from domain.small_talk import SmallTalk
from domain.sources import Source
from domain.when import Moment
from messages import cards, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import SPANS, LeadButtons, Row, free, markup, rows
from messages.reader import Reader
from messages.texts import Markup

ANSWER_UNITS, OFFER_UNITS, LINE_UNITS = 200, 600, 120
JOINED = "j"
"""What a button says of an offer of several messages: to one of them alone it doesn't answer."""

DUE_SPANS = ("hour", "tomorrow", "three-days", "next-week")


def step(conversation: Conversation, reader: Reader, *, said: str | None = None) -> View:
    """The question asked now, above it what was answered so far; `said` is why it is asked again."""
    asked = conversation.asked or STEPS[-1]
    lines = [so_far(conversation, reader), said, f"<b>{reader.text(f'ask-{asked}')}</b>"]
    text = "\n".join(line for line in lines if line)
    return View(text, markup([*_choices(asked, reader), _way(asked, reader)]))


def step_aloud(conversation: Conversation, reader: Reader, *, said: str | None = None) -> str:
    """The same in a group, where the answer is a reply, and so are the ways on, back and out."""
    asked = conversation.asked or STEPS[-1]
    ways = [reader.plain("way-skip"), reader.plain("way-back"), reader.plain("way-cancel")]
    if asked is STEPS[0]:
        ways.remove(reader.plain("way-back"))
    question = f"<b>{reader.text(f'ask-{asked}')}</b>"
    return cards.lines(so_far(conversation, reader), said, question, reader.text("reply-or", ways=", ".join(ways)))


def aloud(question: str, reader: Reader) -> str:
    """A question about a lead in a group, with the way out of it."""
    return cards.lines(question, reader.text("reply-or", ways=reader.plain("way-cancel")))


def alone(question: str, reader: Reader) -> View:
    """A question in private that is answered in words, with the way out of it."""
    return View(question, markup([[free(reader, "button-cancel", Action.CANCEL)]]))


def addressed(question: str, reader: Reader) -> str:
    """A question with the name of whom it is put to, which calls them."""
    return reader.text(
        "addressed", who=texts.mention(int(reader.person.id), masked(reader.person.name)), what=Markup(question)
    )


def offer(captured: Captured, due: Moment, reader: Reader, *, messages: int = 1, waits: str = "") -> View:
    """Asks whether what was sent is meant as a lead, and shows in a line what was understood of so many messages."""
    handles = [] if captured.phones or captured.emails else [cards.handle(each, reader) for each in captured.handles]
    phones = [cards.phone(each, reader) for each in captured.phones]
    said = [captured.name, *phones, *captured.emails, *handles, captured.need]
    is_doubtful = captured.due is None and (captured.passed or captured.unclear)
    said += [reader.money(captured.value) if captured.value else None, None if is_doubtful else reader.when(due.at)]
    said += [" ".join(f"#{tag}" for tag in captured.tags)]
    shown = texts.cut(" · ".join(texts.cut(each, ANSWER_UNITS) for each in said if each), OFFER_UNITS)
    buttons = [
        free(reader, "button-record", Action.RECORD_IT, waits or (JOINED if messages > 1 else "")),
        free(reader, "button-not-a-lead", Action.NOT_A_LEAD),
    ]
    lines = [reader.text("offer"), reader.text("offer-shows", what=shown), *_more_of_it(captured, messages, reader)]
    return View("\n".join(lines), markup([buttons]))


def with_times(offered: View, captured: Captured, times: Sequence[Moment], reader: Reader, waits: str) -> View:
    """An offer whose words name no time that can be used: says so, and a tap on when to follow up records it."""
    phrase = captured.passed or captured.unclear
    if captured.due is not None or phrase is None or offered.keyboard is None:
        return offered
    if times:
        buttons = rows([_at(each, place, reader, waits) for place, each in enumerate(times)], 1)
    else:
        buttons = rows([free(reader, f"span-{each}", Action.RECORD_DUE, f"{waits}/{each}") for each in DUE_SPANS], 2)
    key = "offer-passed" if captured.passed else "offer-either" if times else "offer-unclear"
    asked = reader.text(key, phrase=cards.short(phrase))
    return View(cards.lines(offered.text, asked), markup([*buttons, *map(list, offered.keyboard.inline_keyboard)]))


def _at(time: Moment, place: int, reader: Reader, waits: str) -> InlineKeyboardButton:
    return free(reader, "label", Action.RECORD_DUE, f"{waits}/{place}", label=_capital(reader.when(time.at)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def offer_several(leads: Sequence[Captured], reader: Reader) -> View:
    """Asks whether a pasted list is meant as so many leads, as one, or as none; of too many only as one or none."""
    one = free(reader, "button-as-one", Action.RECORD_IT)
    no = free(reader, "button-not-a-lead", Action.NOT_A_LEAD)
    if len(leads) > MOST:
        said = reader.text("offer-too-many", count=len(leads), most=MOST)
        return View(said, markup([[one, no]]))
    lines = [
        reader.text("offer-line", number=str(place), what=_line(each, reader)) for place, each in enumerate(leads, 1)
    ]
    every = free(reader, "button-record-all", Action.RECORD_ALL, count=len(leads))
    return View(cards.lines(reader.text("offer-several", count=len(leads)), *lines), markup([[every], [one, no]]))


def _line(captured: Captured, reader: Reader) -> str:
    """Who it is, how to reach them, what they want and when to follow up, in a line."""
    ways = [*(cards.phone(each, reader) for each in captured.phones), *captured.emails]
    ways += [cards.handle(each, reader) for each in captured.handles]
    said = [captured.name, *ways[:1], captured.need, reader.when(captured.due.at) if captured.due else None]
    return texts.cut(" · ".join(each for each in said if each), LINE_UNITS)


def recorded_all(recorded: int, asked: int, reader: Reader) -> View:
    """What became of a pasted list: so many are recorded, and so many asked about."""
    said = reader.text("recorded-all", count=recorded) if recorded else None
    return View(cards.lines(said, reader.text("asked-about", count=asked) if asked else None))


def beside(offered: View, lead: Lead, reader: Reader) -> View:
    """An offer of words that didn't answer the form of a lead that stands open."""
    return View(
        cards.lines(offered.text, reader.text("offer-beside", title=cards.title(lead, reader))), offered.keyboard
    )


def for_lead(offered: View, lead: Lead, reader: Reader) -> View:
    """An offer of words that may be a mark of this lead: one button does with them what a reply to its card does."""
    button = LeadButtons(lead, reader).button("button-for-lead", Action.REPLY_TO, label=cards.label(lead, reader))
    others = offered.keyboard.inline_keyboard if offered.keyboard is not None else ()
    return View(offered.text, markup([[button], *map(list, others)]))


def small_talk(said: SmallTalk, reader: Reader, *, asked: bool) -> View:
    """An answer to words that tell of nobody; to a yes or no where nothing is `asked`, that nothing waits for it."""
    if said is SmallTalk.YES_OR_NO and not asked:
        return View(reader.text("nothing-asked"))
    return View(reader.text(f"small-talk-{said}", name=reader.person.name))


def offer_without_a_name(captured: Captured, reader: Reader, *, messages: int = 1) -> View:
    """Asks who it is that was shared: a picture, a place."""
    lines = [reader.text("offer-who"), *_more_of_it(captured, messages, reader)]
    return View("\n".join(lines), markup([[free(reader, "button-not-a-lead", Action.NOT_A_LEAD)]]))


def _more_of_it(captured: Captured, messages: int, reader: Reader) -> list[str]:
    """What goes with a lead beyond who and what: its words, links and pictures."""
    links = [texts.cut(link, ANSWER_UNITS) for link in captured.links]
    lines: list[str] = [reader.text("offer-shows", what=texts.cut(" · ".join(links), OFFER_UNITS))] if links else []
    lines += [found] if (found := cards.source(captured, reader)) else []
    lines += [cards.quote(captured.notes, reader)] if captured.notes else []
    lines += [reader.text("offer-photos", count=len(captured.photos))] if captured.photos else []
    return lines + ([reader.text("offer-joined", count=messages)] if messages > 1 else [])


def draft(conversation: Conversation, reader: Reader, *, key: str = "draft") -> View:
    """Offers what was typed into a conversation that is over, or stands in the way of a new one."""
    text = "\n".join(line for line in (reader.text(key), so_far(conversation, reader)) if line)
    cause = str(conversation.cause)  # in a group somebody else, who has a draft there too, may press
    first = [free(reader, "button-save-draft", Action.DRAFT_SAVE, cause)]
    second = [
        free(reader, "button-go-on", Action.DRAFT_GO_ON, cause),
        free(reader, "button-discard", Action.CANCEL, cause),
    ]
    return View(text, markup([first, second]))


def draft_of_team(conversation: Conversation, reader: Reader) -> View:
    """Offers in private what was typed into a conversation in a team's group, where it can be gone on with."""
    cause = str(conversation.cause)
    buttons = [
        free(reader, "button-save-draft", Action.DRAFT_SAVE, cause),
        free(reader, "button-discard", Action.CANCEL, cause),
    ]
    heading = reader.text("draft-of-team", team=reader.workspace.title)
    return View(cards.lines(heading, so_far(conversation, reader)), markup([buttons]))


def draft_in_group(conversation: Conversation, reader: Reader) -> View:
    """Offers a draft before everybody, to whom the bot may not write in private."""
    offered = draft(conversation, reader)
    return View(addressed(offered.text, reader), offered.keyboard)


def cancelled(conversation: Conversation, reader: Reader) -> View:
    """A new lead that was cancelled, with the way back to it."""
    undo = free(reader, "button-undo", Action.DRAFT_GO_ON, str(conversation.cause))
    return View(cards.lines(reader.text("cancelled"), so_far(conversation, reader)), markup([[undo]]))


def so_far(conversation: Conversation, reader: Reader) -> str | None:
    """What was answered so far, in a line."""
    typed = [_readable(step, answer, reader) for step, answer in conversation.answers.items()]
    typed += [conversation.text] if conversation.text else []
    if not typed:
        return None
    return reader.text("so-far", answers=" · ".join(texts.cut(each, ANSWER_UNITS) for each in typed))


def _readable(step: Field, answer: str, reader: Reader) -> str:
    """An answer given by button is kept as its code or phrase; people read its label."""
    if step is Field.SOURCE and answer in set(Source):
        return reader.plain(f"source-{answer}")
    span = next((name for name, phrase in SPANS.items() if phrase == answer), None)
    return reader.plain(f"span-{span}") if step is Field.DUE and span else answer


def _choices(asked: Field, reader: Reader) -> list[Row]:
    if asked is Field.SOURCE:
        return rows([free(reader, f"source-{each}", Action.ANSWER, f"{asked}/{each}") for each in Source], 3)
    if asked is Field.DUE:
        return rows([free(reader, f"span-{name}", Action.ANSWER, f"{asked}/{name}") for name in DUE_SPANS], 2)
    return []


def _way(asked: Field, reader: Reader) -> Row:
    """Back, Skip and Cancel; each names the question under which it stands, so that a double tap acts once."""
    back = [free(reader, "button-back", Action.BACK, asked)] if asked is not STEPS[0] else []
    skip = free(reader, "button-skip", Action.SKIP, asked)
    return [*back, skip, free(reader, "button-cancel", Action.CANCEL)]
