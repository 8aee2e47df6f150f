"""A file of leads as it would be recorded, the choice of its columns, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from telegram import InlineKeyboardButton

from domain import imports
from domain.column_names import Column
from domain.imported_rows import Entry, Fault, Rejected
from domain.imports import A_DAY, Imported, Plan, Preview, Sheet
from domain.models import Status
from domain.sources import Source
from domain.uploads import Upload
from domain.when import Moment
from messages import cards, texts
from messages.callbacks import Action
from messages.cards import View, lines
from messages.keyboards import free, markup, rows
from messages.reader import Reader

SHOWN, SHOWN_UNITS, NAMES_UNITS, COLUMN_UNITS, VALUE_UNITS, FILE_UNITS = 3, 160, 90, 24, 40, 60
ON_A_PAGE = 8

STEM = 4
"""So many letters of a word say that it is the same: “phones” and “Phone”."""

ASKED = 6
"""For how many columns that nothing tells of there is a button; the others are reached as all columns are."""

UNMAPPED = (Column.NOTE, Column.LEAVE_OUT)


def reading(reader: Reader, done: int = 0, total: int = 0) -> View:
    """While a file is read."""
    return View(reader.text("import-reading-some", done=done, total=total) if done else reader.text("import-reading"))


def recording(count: int, reader: Reader) -> View:
    """While its leads are recorded."""
    return View(reader.text("import-recording", count=count))


def preview(shown: Preview, reader: Reader) -> View:
    """The first leads, what the columns hold, and how many are new; the buttons record, change or drop it."""
    plan, sheet = shown.plan, shown.sheet
    unrecognised = sheet.unrecognised(shown.upload.choices)
    mapping = _columns(sheet, unrecognised, reader)
    text = lines(
        reader.text("import-title", name=texts.cut(shown.upload.name, FILE_UNITS), rows=len(sheet.rows)),
        reader.text("import-new", count=len(plan.entries)) if plan.entries else reader.text("import-none"),
        *_left_out(plan, reader),
        "",
        *(_sample(place, entry, reader) for place, entry in enumerate(plan.entries[:SHOWN], start=1)),
        reader.text("import-mapping", lines=texts.Markup("\n".join(mapping))) if mapping else "",
        *_unrecognised(sheet, unrecognised, reader),
        *_dates(sheet, reader),
        *_follow_ups(plan.entries, shown.due, reader),
        *_unread(plan, sheet, reader),
    )
    first = [free(reader, "button-import", Action.IMPORT, count=len(plan.entries))] if plan.entries else []
    columns = [free(reader, "button-import-columns", Action.IMPORT_COLUMNS, "0")] if sheet.columns else []
    last = [free(reader, "button-cancel", Action.IMPORT_CANCEL)]
    ask = rows([_ask(place, sheet, reader) for place in unrecognised[:ASKED]], 2)
    choices = [*ask, [*columns, *_duplicates(shown, reader)], _turn(sheet, reader), _heading(sheet, reader)]
    return View(text, markup([first, *choices, last]))


def _unrecognised(sheet: Sheet, places: Sequence[int], reader: Reader) -> list[str]:
    """Which columns are kept as notes because nothing says what they hold; their buttons ask."""
    if not places:
        return []
    return [reader.text("import-unrecognised", count=len(places), names=_names(sheet.labels[at] for at in places))]


def _ask(place: int, sheet: Sheet, reader: Reader) -> InlineKeyboardButton:
    name = texts.cut(sheet.labels[place], COLUMN_UNITS)
    return free(reader, "button-import-unrecognised", Action.IMPORT_COLUMN, str(place), name=name)


def _heading(sheet: Sheet, reader: Reader) -> list[InlineKeyboardButton]:
    """Whether the first row names the columns, where there is a choice; pressed it says the other."""
    if sheet.headed is None:
        return []
    key, other = ("button-heading-yes", "no") if sheet.headed else ("button-heading-no", "yes")
    return [free(reader, key, Action.IMPORT_HEADING, other)]


def _dates(sheet: Sheet, reader: Reader) -> list[str]:
    """How dates are read that may be read either way, by the first of them."""
    if sheet.dates is None or sheet.dates.unsure is None:
        return []
    key = "import-dates-day" if sheet.dates.day_first else "import-dates-month"
    unsure = sheet.dates.unsure
    return [reader.text(key, written=unsure.written, day=reader.month_and_day(unsure.day))]


def _turn(sheet: Sheet, reader: Reader) -> list[InlineKeyboardButton]:
    """Read these dates the other way round."""
    if sheet.dates is None or sheet.dates.unsure is None:
        return []
    key, other = ("button-dates-month", "month") if sheet.dates.day_first else ("button-dates-day", "day")
    return [free(reader, key, Action.IMPORT_DATES, other)]


def _duplicates(shown: Preview, reader: Reader) -> list[InlineKeyboardButton]:
    if shown.upload.keep_duplicates:
        return [free(reader, "button-duplicates-kept", Action.IMPORT_DUPLICATES, "skip")]
    if shown.plan.count(Fault.KNOWN) or shown.plan.count(Fault.TWICE):
        return [free(reader, "button-duplicates-skipped", Action.IMPORT_DUPLICATES, "keep")]
    return []


def _left_out(plan: Plan, reader: Reader) -> list[str]:
    """How many rows aren't recorded, by reason."""
    known, twice = plan.count(Fault.KNOWN), plan.count(Fault.TWICE)
    faulty = len(plan.rejected) - known - twice
    said = (("import-known", known), ("import-twice", twice), ("import-faulty", faulty))
    return [reader.text(key, count=count) for key, count in said if count]


def _unread(plan: Plan, sheet: Sheet, reader: Reader) -> Sequence[str]:
    """How many values don't fit their columns, and which the first ones are."""
    if not plan.unread:
        return []
    shown = [
        reader.text(
            "import-unread-value",
            row=str(sheet.number(row)),
            column=texts.cut(each.label, COLUMN_UNITS),
            value=texts.cut(each.cell, VALUE_UNITS),
        )
        for row, each in plan.unread[:SHOWN]
    ]
    more = len(plan.unread) - len(shown)
    said = [reader.text("import-unread", count=len(plan.unread)), *shown]
    return [*said, reader.text("import-unread-more", count=more)] if more else said


def _sample(place: int, entry: Entry, reader: Reader) -> str:
    """A lead in a line, as it would be recorded."""
    told = entry.captured
    phones, handles = (cards.phone(each, reader) for each in told.phones), (f"@{each.name}" for each in told.handles)
    ways = (*phones, *told.emails, *handles)
    first, *others = [told.name, *ways, *told.links, told.need] if told.name else [*ways, *told.links, told.need]
    found = told.source_note if told.source is Source.OTHER else None
    found = found or (reader.plain(f"source-{told.source}") if told.source else None)
    worth = reader.money(told.value) if told.value else None
    status = reader.plain(f"import-status-{entry.status}") if entry.status is not Status.OPEN else None
    more = " · ".join(each for each in (*others, found, worth, status) if each)
    return reader.text(
        "import-sample" if more else "import-sample-alone",
        place=place,
        title=texts.cut(first or "", cards.NAME_UNITS),
        more=texts.cut(more, SHOWN_UNITS),
    )


def _columns(sheet: Sheet, unrecognised: Sequence[int], reader: Reader) -> list[str]:
    """Which columns each field is taken from, and which are notes; not those whose own name says it.

    Those that are `unrecognised` are told elsewhere.
    """
    by_field: dict[Column, list[str]] = {}
    for place, (label, column) in enumerate(zip(sheet.labels, sheet.columns, strict=False)):
        if place not in unrecognised:
            by_field.setdefault(column, []).append(label)
    mapped = [column for column in Column if column in by_field and column not in UNMAPPED]
    mapped = [column for column in mapped if not _is_plain(column, by_field[column], reader)]
    said = [_column(column, by_field[column], "import-column", reader) for column in mapped]
    said += [_column(each, by_field[each], f"import-columns-{each}", reader) for each in UNMAPPED if each in by_field]
    return said


def _is_plain(column: Column, labels: Sequence[str], reader: Reader) -> bool:
    """Whether a field is taken from one column that is named like it: “Notes: notes”, “Phone: Phone Number”."""
    field = _stems(reader.plain(f"column-{column}"))
    return len(labels) == 1 and field <= _stems(labels[0])


def _stems(name: str) -> set[str]:
    return {word[:STEM] for word in name.lower().replace("-", "").split()}


def _column(column: Column, labels: Sequence[str], key: str, reader: Reader) -> str:
    return reader.text(key, field=reader.plain(f"column-{column}"), names=_names(labels))


def _names(labels: Iterable[str]) -> str:
    return texts.cut(", ".join(texts.cut(label, COLUMN_UNITS) for label in labels), NAMES_UNITS)


def _follow_ups(entries: Sequence[Entry], due: Sequence[Moment | None], reader: Reader) -> list[str]:
    """When the leads are followed up, and which are won or lost already."""
    named = [entry for entry in entries if entry.captured.due is not None]
    passed = [at for entry, at in zip(entries, due, strict=True) if _is_late(entry, reader) and at]
    spread = [at.at for entry, at in zip(entries, due, strict=True) if at and entry.captured.due is None]
    ended = {status: sum(entry.status is status for entry in entries) for status in (Status.CLOSED, Status.LOST)}
    return [
        *([reader.text("import-due-named", count=len(named) - len(passed))] if len(named) > len(passed) else []),
        *([reader.text("import-due-passed", count=len(passed), day=reader.day(passed[0].at))] if passed else []),
        *([_spread(spread, reader)] if spread else []),
        *(reader.text(f"import-ended-{status}", count=count) for status, count in ended.items() if count),
    ]


def _is_late(entry: Entry, reader: Reader) -> bool:
    return entry.captured.due is not None and entry.captured.due.at <= reader.now


def _spread(mornings: Sequence[datetime], reader: Reader) -> str:
    first, last = min(mornings), max(mornings)
    if first == last:
        return reader.text("import-due-morning", count=len(mornings), day=reader.day(first))
    days = {"first": reader.day(first), "last": reader.day(last)}
    return reader.text("import-due-spread", count=len(mornings), each=A_DAY, **days)


def columns(upload: Upload, sheet: Sheet, page: int, reader: Reader) -> View:
    """Every column with what it holds, some to a page."""
    pages = -(-len(sheet.labels) // ON_A_PAGE)
    page = min(max(page, 0), pages - 1)
    start = page * ON_A_PAGE
    shown = list(zip(sheet.labels, sheet.columns, strict=True))[start : start + ON_A_PAGE]
    buttons = [
        [
            free(
                reader,
                "button-import-column",
                Action.IMPORT_COLUMN,
                str(place),
                name=texts.cut(label, COLUMN_UNITS),
                field=reader.plain(f"column-{column}"),
            )
        ]
        for place, (label, column) in enumerate(shown, start=start)
    ]
    turns = [(page - 1, "button-newer"), (page + 1, "button-older")]
    turn = [free(reader, key, Action.IMPORT_COLUMNS, str(to)) for to, key in turns if 0 <= to < pages]
    back = [free(reader, "button-back", Action.IMPORT_PREVIEW)]
    text = reader.text("import-columns", name=texts.cut(upload.name, FILE_UNITS))
    return View(text, markup([*buttons, turn, back]))


def column(sheet: Sheet, place: int, reader: Reader) -> View:
    """What one column may hold, with some of its values."""
    filled = [row[place] for row in sheet.rows if row[place]][:SHOWN]
    values = texts.cut(" · ".join(texts.cut(each, COLUMN_UNITS) for each in filled), SHOWN_UNITS)
    said = reader.text("import-column-values", values=values) if values else reader.text("import-column-empty")
    text = lines(reader.text("import-column-form", name=texts.cut(sheet.labels[place], NAMES_UNITS)), said)
    choices = [_choice(each, place, sheet, reader) for each in Column]
    back = [free(reader, "button-back", Action.IMPORT_COLUMNS, str(place // ON_A_PAGE))]
    return View(text, markup([*rows(choices, 3), back]))


def _choice(column: Column, place: int, sheet: Sheet, reader: Reader) -> InlineKeyboardButton:
    label = reader.plain(f"column-{column}")
    chosen = sheet.columns[place] is column
    key = "button-chosen" if chosen else "label"
    return free(reader, key, Action.IMPORT_FIELD, f"{place}/{column}", label=label)


def imported(done: Imported, reader: Reader) -> View:
    """How many leads were recorded, and when they are followed up."""
    text = lines(
        reader.text("import-done", count=done.count),
        *_follow_ups(done.plan.entries, done.due, reader),
        *_left_out(done.plan, reader),
    )
    return View(text, markup([[free(reader, "button-import-undo", Action.IMPORT_UNDO)]]))


def undone(gone: int, stay: int, reader: Reader) -> View:
    """After the leads of a file were taken away again."""
    said = reader.text("import-undone", count=gone)
    return View(lines(said, reader.text("import-undone-stay", count=stay) if stay else None))


def returned(done: Imported, reader: Reader) -> bytes:
    """The rows that can be put right, each with its reason in this person's words."""
    reasons = {each.row: _reason(each, reader) for each in done.plan.faulty}
    return imports.returned(done.sheet, reasons, reader.plain("import-reason"))


def _reason(rejected: Rejected, reader: Reader) -> str:
    return reader.plain(f"import-fault-{rejected.fault}", other=rejected.other)


def returned_name(upload: Upload, reader: Reader) -> str:
    """What the file of these rows is called."""
    name = upload.name.rpartition(".")[0] or upload.name
    return reader.plain("import-returned-name", name=texts.cut(name, FILE_UNITS))
