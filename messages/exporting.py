"""Taking everything along, bringing it back, and being forgotten."""

from __future__ import annotations

from domain.exports import File, Format
from domain.homecoming import Preview
from messages import texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, markup
from messages.reader import Reader


def form(reader: Reader, *, before_forgetting: bool = False) -> View:
    """Which files there are; asked for on the way to being forgotten, with the way back there."""
    files = [free(reader, f"button-{kind}", Action.EXPORT, kind.value) for kind in Format]
    back = [free(reader, "button-back", Action.FORGET)] if before_forgetting else []
    return View(reader.text("export-form"), markup([files, back]))


def caption(kind: Format, file: File, reader: Reader) -> texts.Markup:
    """What a file holds and what it is good for."""
    return reader.text(f"export-{kind}", count=file.leads)


def preview(found: Preview, reader: Reader) -> View:
    """What bringing a file back would do; to be confirmed, unless there is nothing in it."""
    when = reader.when(found.exported_at)
    if not found.new:
        return View(reader.text("takeout-nothing" if found.known else "takeout-empty", when=when))
    if found.as_it_was:
        said = [reader.text("takeout-back", when=when, count=found.new)]
    else:
        said = [reader.text("takeout-more", when=when, new=found.new)]
    if found.known:
        said.append(reader.text("takeout-known", known=found.known))
    yes = free(reader, "button-bring-back", Action.BRING_BACK, count=found.new)
    return View("\n".join(said), markup([[yes, free(reader, "button-not-back", Action.NOT_BACK)]]))


def brought(done: Preview, reader: Reader) -> View:
    """What came in; for ten minutes it can be taken out again."""
    if not done.new:
        return View(reader.text("brought-nothing"))
    undo = [free(reader, "button-undo", Action.IMPORT_UNDO)]
    return View(reader.text("brought-back", count=done.new), markup([undo]))


def forget(reader: Reader, *, leads: int, in_a_team: bool) -> View:
    """What is erased, what stays and for how long; the answer is a button, with the export beside it."""
    team = [reader.text("forget-team")] if in_a_team else []
    said = [reader.text("forget-form", count=leads), *team, reader.text("forget-backups")]
    buttons = [
        [free(reader, "button-export-first", Action.EXPORT_FIRST)] if leads else [],
        [free(reader, "button-forget-yes", Action.FORGET_YES)],
        [free(reader, "button-forget-no", Action.FORGET_NO)],
    ]
    return View("\n".join(said), markup(buttons))
