"""Telegram in: one module for each thing that people do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from domain import source_links
from domain.models import Field
from domain.people import Asking
from domain.rights import Right
from handlers import (
    accounts,
    away,
    boards,
    cancel,
    card_answers,
    duplicates,
    edited,
    errors,
    exporting,
    forget,
    group_talk,
    holidays,
    importing,
    inline,
    known_lead,
    late,
    lead_card,
    new_lead,
    offers,
    plain_text,
    pool,
    refusals,
    reminders,
    search,
    settings,
    several,
    shares,
    source_link,
    standing_in,
    start,
    summary,
    summary_settings,
    team,
    team_settings,
    whole_card,
    winning,
)
from handlers.context import BotContext
from messages import forms, lists
from messages import winning as winning_forms
from messages.callbacks import Action, Forged

COMMANDS: Mapping[str, team.Handler] = {
    "start": group_talk.or_in_group(start.start, group_talk.help_),
    "new": group_talk.or_in_group(new_lead.new, group_talk.new),
    "due": group_talk.or_in_group(boards.due, group_talk.due),
    "leads": boards.leads,
    "lead": group_talk.or_in_group(lead_card.command, group_talk.lead),
    "pool": pool.command,
    "duplicates": duplicates.command,
    "find": search.command,
    "summary": summary.command,
    "goal": accounts.goal,
    "spent": accounts.spent,
    "time": accounts.time,
    "away": team.privately(away.command),
    "import": team.privately(importing.command),
    "link": team.privately(source_link.link, source_links.named_in_a_group),
    "settings": team_settings.or_own(settings.command),
    "help": group_talk.or_in_group(start.help_, group_talk.help_),
    "privacy": start.privacy,
    "export": team.privately(exporting.command),
    "forget": team.privately(forget.command),
    "cancel": cancel.cancel,
}

PRESSES = {
    Action.CARD: lead_card.card,
    Action.FOLLOWED_UP: lead_card.follow_up,
    Action.HOW: lead_card.how,
    Action.MINUTES: lead_card.minutes,
    Action.ASK_MINUTES: lead_card.question(Asking.MINUTES),
    Action.ASK_TOUCH_NOTE: lead_card.question(Asking.TOUCH_NOTE),
    Action.NEXT: lead_card.next_,
    Action.ASK_NEXT: lead_card.question(Asking.NEXT),
    Action.REST: lead_card.rest,
    Action.CLOSED: lead_card.close,
    Action.WON: lead_card.won,
    Action.ASK_WON: lead_card.question(Asking.WON, Field.VALUE),
    Action.LOST: lead_card.lose,
    Action.REASON: lead_card.reason,
    Action.ASK_REASON: lead_card.question(Asking.REASON),
    Action.SNOOZE_MENU: lead_card.menu(forms.snooze_menu),
    Action.SNOOZE: lead_card.snooze,
    Action.ASK_SNOOZE: lead_card.question(Asking.SNOOZE),
    Action.MORE: whole_card.more,
    Action.EDIT_MENU: lead_card.menu(forms.edit_menu),
    Action.EDIT: lead_card.edit,
    Action.PICK_SOURCE: lead_card.pick_source,
    Action.WORTH: lead_card.worth,
    Action.ASK_NOTE: lead_card.question(Asking.NOTE),
    Action.STAGE_MENU: lead_card.menu(winning_forms.stage_menu),
    Action.STAGE: lead_card.stage,
    Action.HISTORY: lead_card.menu(lists.history),
    Action.WHY: lead_card.why,
    Action.ASK_DELETE: lead_card.menu(forms.delete_form),
    Action.DELETE: lead_card.delete,
    Action.UNDO: lead_card.undo,
    Action.REOPEN: lead_card.reopen,
    Action.DONE: lead_card.done,
    Action.DUE: boards.due_page,
    Action.BOARD: boards.leads_page,
    Action.SKIP: new_lead.skip,
    Action.BACK: new_lead.back,
    Action.CANCEL: cancel.cancel,
    Action.ANSWER: new_lead.choose,
    Action.RECORD_IT: offers.record,
    Action.RECORD_DUE: offers.record_due,
    Action.RECORD_ALL: several.record_all,
    Action.NOT_A_LEAD: offers.not_a_lead,
    Action.DRAFT_GO_ON: new_lead.resume_draft,
    Action.DRAFT_SAVE: new_lead.save_draft,
    Action.SETTINGS: settings.page,
    Action.SET: settings.choose,
    Action.NEW_LEAD: new_lead.begin,
    Action.REPLY_TO: card_answers.reply_to,
    Action.WALK: boards.walk,
    Action.SNOOZE_ALL: boards.snooze_all,
    Action.UNDO_ALL: boards.undo_all,
    Action.SNOOZED_WHY: lead_card.snoozed_why,
    Action.ASK_SNOOZED_WHY: lead_card.question(Asking.SNOOZED_WHY),
    Action.TOUCH_FORM: lead_card.touch_form,
    Action.KEEP: lead_card.keep,
    Action.TAKE_OVER: standing_in.take_over,
    Action.OFFERED: standing_in.page,
    Action.LATE: late.page,
    Action.REMINDERS: reminders.page,
    Action.MORNING_LIST: reminders.morning_list,
    Action.HOLIDAYS: holidays.page,
    Action.AWAY: away.page,
    Action.STAND_IN: away.stand_in,
    Action.EXPORT: exporting.file,
    Action.EXPORT_FIRST: exporting.first,
    Action.BRING_BACK: exporting.bring_back,
    Action.NOT_BACK: exporting.not_back,
    Action.FORGET: forget.form,
    Action.FORGET_YES: forget.yes,
    Action.FORGET_NO: forget.no,
    Action.ADD_TO: known_lead.add_to,
    Action.RECORD_ANYWAY: known_lead.record_anyway,
    Action.SHOW_KNOWN: known_lead.show,
    Action.KNOWN_AGAIN: known_lead.again,
    Action.DUPLICATES: duplicates.page,
    Action.LOOK: duplicates.look,
    Action.MERGE: duplicates.merge,
    Action.TELL_APART: duplicates.tell_apart,
    Action.UNDO_MERGE: duplicates.undo,
    Action.FOUND_PAGE: search.page,
    Action.FILTER: boards.filter_menu,
    Action.CLIMB: winning.climb,
    Action.HELPED: winning.helped,
    Action.ASK_WHO_HELPED: winning.question(Asking.WHO_HELPED),
    Action.ASK_WHICH_POST: winning.question(Asking.WHICH_POST),
    Action.ASK_WHICH_EVENT: winning.question(Asking.WHICH_EVENT),
    Action.DROP_ASSIST: winning.drop_assist,
    Action.STAY: winning.stay,
    Action.REFER: winning.refer,
    Action.REFERRED_BY: winning.referred_by,
    Action.OPEN: winning.open_,
    Action.IMPORT: importing.record,
    Action.IMPORT_PREVIEW: importing.preview,
    Action.IMPORT_COLUMNS: importing.columns,
    Action.IMPORT_COLUMN: importing.column,
    Action.IMPORT_FIELD: importing.field,
    Action.IMPORT_DUPLICATES: importing.duplicates,
    Action.IMPORT_HEADING: importing.heading,
    Action.IMPORT_DATES: importing.dates,
    Action.IMPORT_CANCEL: importing.cancel,
    Action.IMPORT_UNDO: importing.undo,
    Action.PHOTOS: whole_card.photos,
    Action.STOP_SOURCE_LINK: source_link.stop,
    Action.HELP: start.help_page,
    Action.TEAM_SETTINGS: team_settings.choose,
    Action.SHOW_ME: whole_card.show_me,
    Action.CLAIM: pool.claim,
    Action.TO_POOL: pool.release,
    Action.ASSIGN_MENU: pool.assign_menu,
    Action.ASSIGN: pool.assign,
    Action.POOL: pool.page,
    Action.SUMMARY: summary.page,
    Action.SUMMARY_OF: summary.of_period,
    Action.SUMMARY_CSV: summary.csv,
    Action.SUMMARY_NAMES: summary.names,
    Action.SUMMARY_LEAD: summary.lead,
    Action.SUMMARY_SETTINGS: summary_settings.choose,
    Action.UNDO_TOLD: accounts.undo,
    Action.TOLD_SOURCE: accounts.source,
    Action.GIVE_UP: accounts.give_up,
    Action.TAKE_UP: accounts.take_up,
}

ALONE = frozenset(
    {
        *(Action.DUE, Action.WALK, Action.SNOOZE_ALL, Action.UNDO_ALL, Action.SETTINGS, Action.SET),
        *(
            Action.REMINDERS,
            Action.MORNING_LIST,
            Action.HOLIDAYS,
            Action.AWAY,
            Action.STAND_IN,
            Action.OFFERED,
            Action.LATE,
            Action.STOP_SOURCE_LINK,
        ),
        *(Action.EXPORT, Action.EXPORT_FIRST, Action.BRING_BACK, Action.NOT_BACK),
        *(Action.FORGET, Action.FORGET_YES, Action.FORGET_NO),
        *(Action.IMPORT, Action.IMPORT_PREVIEW, Action.IMPORT_COLUMNS, Action.IMPORT_COLUMN, Action.IMPORT_FIELD),
        *(Action.IMPORT_DUPLICATES, Action.IMPORT_HEADING, Action.IMPORT_CANCEL, Action.IMPORT_UNDO),
        Action.IMPORT_DATES,
    }
)
"""What is about one person's own things: no button of a group does it."""


ASKS: Mapping[Action, Right] = {
    Action.ASSIGN_MENU: Right.ASSIGN,
    **dict.fromkeys((Action.EDIT_MENU, Action.EDIT, Action.ASK_DELETE), Right.EDIT),
    **dict.fromkeys((Action.SNOOZE_MENU, Action.STAGE_MENU, Action.TOUCH_FORM, Action.HELPED, Action.STAY), Right.MARK),
    **dict.fromkeys((Action.ASK_MINUTES, Action.ASK_TOUCH_NOTE, Action.ASK_NEXT, Action.ASK_SNOOZE), Right.MARK),
    **dict.fromkeys((Action.ASK_WON, Action.ASK_REASON, Action.ASK_SNOOZED_WHY, Action.UNDO_MERGE), Right.MARK),
    **dict.fromkeys((Action.ASK_WHO_HELPED, Action.ASK_WHICH_POST, Action.ASK_WHICH_EVENT), Right.MARK),
}
"""Menus and questions whose answer not everybody may give: who may not hears so before they have typed it."""


async def pressed(update: Update, context: BotContext) -> None:
    """A button: its data says which. One of another message leaves the form that stands open."""
    form, action = context.conversation, context.press.action
    if context.in_group and action in ALONE:
        await context.toast(context.reader.plain("private-only"), alert=True)
        return
    if action not in PRESSES:
        raise Forged(action)
    if action in ASKS:
        await context.services.leads.get(context.press.named, context.person.id, ASKS[action])
    await PRESSES[action](update, context)
    if form is not None and form.message != context.message:
        await offers.leave_form(context, form)


def register(application: Application[Any, BotContext, Any, Any, Any, Any]) -> None:
    """The order in which an update is offered to the handlers: first meet the person, then one that fits."""
    application.add_handler(TypeHandler(Update, start.meet), group=-1)
    application.add_handler(ChatMemberHandler(start.membership, ChatMemberHandler.MY_CHAT_MEMBER))
    fresh = filters.UpdateType.MESSAGE
    alone = fresh & filters.ChatType.PRIVATE
    for command, handler in COMMANDS.items():
        application.add_handler(CommandHandler(command, offers.ending(refusals.by_rights(handler)), filters=fresh))
    application.add_handler(
        MessageHandler(fresh & filters.COMMAND, group_talk.or_in_group(start.unknown, group_talk.unknown))
    )
    written = filters.TEXT | filters.CAPTION
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & written, edited.told))
    application.add_handler(CallbackQueryHandler(refusals.by_rights(pressed)))
    application.add_handler(MessageHandler(alone & exporting.IS_JSON, exporting.arrived))
    application.add_handler(InlineQueryHandler(inline.offer))
    application.add_handler(MessageHandler(alone & filters.Document.ALL, importing.document))
    shared = filters.CONTACT | filters.FORWARDED | filters.PHOTO | filters.LOCATION
    application.add_handler(MessageHandler(alone & shared, shares.shared))
    application.add_handler(MessageHandler(alone & ~filters.StatusUpdate.ALL, refusals.by_rights(plain_text.typed)))
    application.add_handler(MessageHandler(fresh & ~filters.StatusUpdate.ALL, refusals.by_rights(group_talk.said)))
    application.add_error_handler(errors.on_error)
