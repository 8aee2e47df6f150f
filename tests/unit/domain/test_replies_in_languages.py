"""Replies as people type them, in English and in the other languages, all read by the same rules."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from domain import answers, replies
from domain.answers import Reading
from domain.models import TouchKind
from domain.money import Money
from domain.people import Person
from domain.replies import Meaning, Reply
from domain.reply_words import LANGUAGES, REASONS, TOUCHES
from tests.unit.domain.the_cast import MONDAY_10, TEAM, TUESDAY_9, april, typed, vague

FRIDAY = april(10, 9)
TUESDAY_10 = april(7, 10)
NEXT_MONDAY_9 = april(13, 9)
IN_MARCH = datetime.fromisoformat("2027-03-01T13:00:00+00:00")
NINE_HUNDRED = Money(Decimal(900), "CAD")
EUROS = Money(Decimal(900), "EUR")


@pytest.fixture
def by(ann: Person) -> Reading:
    """As Ann means it on Monday at ten."""
    return answers.reading(ann, TEAM, MONDAY_10)


@pytest.mark.parametrize(
    ("reply", "kind", "said", "due"),
    [
        ("I called, wants an offer", TouchKind.CALL, "wants an offer", None),
        ("just met her", TouchKind.MEETING, None, None),
        ("talked to her, fri", TouchKind.CALL, None, vague(FRIDAY)),
        ("left a voicemail", TouchKind.CALL, "left a voicemail", None),
        ("left a voicemail, try again fri", TouchKind.CALL, "left a voicemail", vague(FRIDAY)),
        ("emailed, follow up fri", TouchKind.EMAIL, None, vague(FRIDAY)),
        ("llamé", TouchKind.CALL, None, None),
        ("Lo llamé, quiere oferta, mañana 10", TouchKind.CALL, "quiere oferta", typed(TUESDAY_10)),
        ("hablé con ella, viernes", TouchKind.CALL, "hablé con ella", vague(FRIDAY)),
        ("le escribí", TouchKind.MESSAGE, None, None),
        ("visité", TouchKind.VISIT, None, None),
        ("angerufen", TouchKind.CALL, None, None),
        ("habe ihn angerufen, will ein Angebot, Freitag", TouchKind.CALL, "will ein Angebot", vague(FRIDAY)),
        ("Angerufen: niemand da, Freitag", TouchKind.CALL, "niemand da", vague(FRIDAY)),
        ("mit ihr telefoniert", TouchKind.CALL, None, None),
        ("Mail geschickt", TouchKind.EMAIL, None, None),
        ("auf die Mailbox gesprochen, nochmal Freitag", TouchKind.CALL, "auf die Mailbox gesprochen", vague(FRIDAY)),
        ("appelé", TouchKind.CALL, None, None),
        ("je l’ai appelée, veut une offre, demain 10h", TouchKind.CALL, "veut une offre", typed(TUESDAY_10)),
        ("rencontré", TouchKind.MEETING, None, None),
        ("laissé un message, relancer vendredi", TouchKind.CALL, "laissé un message", vague(FRIDAY)),
        ("liguei", TouchKind.CALL, None, None),
        ("já liguei, quer proposta, amanhã às 10", TouchKind.CALL, "quer proposta", typed(TUESDAY_10)),
        ("mandei mensagem", TouchKind.MESSAGE, None, None),
        ("звонил", TouchKind.CALL, None, None),
        ("Звонила, хочет предложение, завтра в 10", TouchKind.CALL, "хочет предложение", typed(TUESDAY_10)),
        ("я встретился", TouchKind.MEETING, None, None),
        ("отправил письмо", TouchKind.EMAIL, None, None),
    ],
)
def test_a_touch(by: Reading, reply: str, kind: TouchKind, said: str | None, due: object) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, kind, until=due)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "said", "minutes", "due"),
    [
        ("called, 12 min, wants offer", "wants offer", 12, None),
        ("called 15 min, wants offer, fri", "wants offer", 15, vague(FRIDAY)),
        ("called for 15 min: wants offer", "wants offer", 15, None),
        ("called 15 min. Wants offer, fri", "Wants offer", 15, vague(FRIDAY)),
        ("angerufen 20 Min, will ein Angebot", "will ein Angebot", 20, None),
        ("called 15 min - wants offer", "wants offer", 15, None),
        ("called, 12 min, wants offer, fri", "wants offer", 12, vague(FRIDAY)),
        ("llamé, 12 minutos, quiere oferta", "quiere oferta", 12, None),
        ("angerufen, 1 Stunde", None, 60, None),
        ("appelé, 20 minutes", None, 20, None),
        ("liguei, 2 horas", None, 120, None),
        ("созвонились, 20 минут", None, 20, None),
        ("called, has 12 minor questions", "has 12 minor questions", None, None),
    ],
)
def test_how_long_it_took(by: Reading, reply: str, said: str | None, minutes: int | None, due: object) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, TouchKind.CALL, minutes, due)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "won"),
    [
        ("we sold it for 900", NINE_HUNDRED),
        ("vendido 900", NINE_HUNDRED),
        ("lo he vendido por 900 €", EUROS),
        ("cerrado", None),
        ("verkauft 900", NINE_HUNDRED),
        ("Verkauft für 900 €", EUROS),
        ("habe verkauft", None),
        ("vendu 900", NINE_HUNDRED),
        ("j'ai vendu pour 900 €", EUROS),
        ("vendi 900", NINE_HUNDRED),
        ("fechado por 900", NINE_HUNDRED),
        ("продал за 900", NINE_HUNDRED),
        ("Продано.", None),
    ],
)
def test_a_win(by: Reading, reply: str, won: Money | None) -> None:
    assert replies.read(reply, by) == Reply(Meaning.CLOSE, won=won)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("perdido, muy caro", "muy caro"),
        ("perdido por precio", "por precio"),
        ("verloren, zu teuer", "zu teuer"),
        ("verloren gegen Müller", "gegen Müller"),
        ("perdu, trop cher", "trop cher"),
        ("perdu", None),
        ("perdido, caro demais", "caro demais"),
        ("потерян, слишком дорого", "слишком дорого"),
        ("потеряли из-за цены", "из-за цены"),
    ],
)
def test_a_loss(by: Reading, reply: str, said: str | None) -> None:
    assert replies.read(reply, by) == Reply(Meaning.LOSE, said)


@pytest.mark.parametrize(
    ("reply", "said", "due"),
    [
        ("snooze to fri", None, FRIDAY),
        ("call her in march", "call her", IN_MARCH),
        ("try again fri", None, FRIDAY),
        ("posponer al viernes", None, FRIDAY),
        ("llamarla el viernes", "llamarla", FRIDAY),
        ("verschieben auf Freitag", None, FRIDAY),
        ("anrufen am Freitag", "anrufen", FRIDAY),
        ("später, Freitag", None, FRIDAY),
        ("rappeler vendredi", "rappeler", FRIDAY),
        ("adiar para sexta", None, FRIDAY),
        ("отложить до пятницы", None, FRIDAY),
        ("перезвонить в пятницу", "перезвонить", FRIDAY),
        ("follow up next week", None, NEXT_MONDAY_9),
    ],
)
def test_a_day_to_come_back(by: Reading, reply: str, said: str | None, due: datetime) -> None:
    assert replies.read(reply, by) == Reply(Meaning.SNOOZE, said, until=vague(due))


@pytest.mark.parametrize(
    ("reply", "said", "due"),
    [
        ("no answer, tomorrow", "no answer", TUESDAY_9),
        ("didn't pick up, call again fri", "didn't pick up, call again", FRIDAY),
        ("no contesta, mañana", "no contesta", TUESDAY_9),
        ("nicht erreicht, morgen", "nicht erreicht", TUESDAY_9),
        ("pas de réponse, demain", "pas de réponse", TUESDAY_9),
        ("não atende, amanhã", "não atende", TUESDAY_9),
        ("не отвечает, завтра", "не отвечает", TUESDAY_9),
    ],
)
def test_an_attempt_and_a_day_to_come_back(by: Reading, reply: str, said: str, due: datetime) -> None:
    assert replies.read(reply, by) == Reply(Meaning.TOUCH, said, until=vague(due))


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        ("undo", Meaning.UNDO),
        ("Undo that.", Meaning.UNDO),
        ("rückgängig", Meaning.UNDO),
        ("delete", Meaning.DELETE),
        ("borrar", Meaning.DELETE),
    ],
)
def test_a_command(by: Reading, reply: str, meaning: Meaning) -> None:
    assert replies.read(reply, by) == Reply(meaning)


def test_reopening_means_tomorrow(by: Reading) -> None:
    assert replies.read("reopen", by) == Reply(Meaning.REOPEN, until=vague(TUESDAY_9))


@pytest.mark.parametrize(
    "note",
    [
        "he called, wants an offer",
        "she called",
        "no llamé",
        "llamo mañana",
        "que la llame mañana",
        "perdido su número",
        "cerrado hasta el lunes",
        "vendido 3 casas",
        "nicht angerufen",
        "verloren seine Nummer",
        "Habe sie nicht erreicht",
        "pas appelé",
        "perdu son numéro",
        "vendu 3 maisons",
        "não liguei",
        "não vendi",
        "fechado até segunda",
        "не звонил",
        "потерял её номер",
        "no answer",
        "busy",
        "call her",
        "call 15",
        "undo the top button",
        "delete her old number",
        "next steps agreed",
    ],
)
def test_what_is_not_certain_is_a_note_word_for_word(by: Reading, note: str) -> None:
    assert replies.read(note, by) == Reply(Meaning.NOTE, note)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda each: each.losses)
def test_every_language_has_words_for_every_mark(words: object) -> None:
    assert all(vars(words)[name] for name in ("touches", "wins", "losses", "later", "unreached", "leading", "hours"))
    assert set(vars(words)["touches"]) == set(TouchKind) - {TouchKind.OTHER}


def test_words_are_lower_case_and_mean_one_thing() -> None:
    marks = [each.marks for each in LANGUAGES]
    assert all(word == word.lower() for row in (*marks, TOUCHES, REASONS) for word in row)
    wins, losses = (
        {word for each in LANGUAGES for word in getattr(each, name).split("|")} for name in ("wins", "losses")
    )
    assert not wins & losses
    assert not (wins | losses) & set(TOUCHES)
