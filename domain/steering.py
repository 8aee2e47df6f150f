"""Words typed in the guided conversation in place of its buttons: skip, back, cancel."""

from __future__ import annotations

from enum import StrEnum

from domain.small_talk import plainly


class Steer(StrEnum):
    """Where somebody wants to go instead of answering."""

    SKIP = "skip"
    BACK = "back"
    CANCEL = "cancel"


WORDS = {
    Steer.SKIP: """skip|skip it|skip this|next|next question|none|nothing|no|nope|don't know|dont know|i don't know
|no idea|not sure|omitir|saltar|siguiente|ninguno|ninguna|nada|no sé|no se|überspringen|ueberspringen|weiter|nein
|nichts|keine|keiner|keine ahnung|weiß nicht|weiss nicht|passer|sauter|suivant|non|rien|aucun|aucune|je ne sais pas
|sais pas|pular|próximo|proximo|não|nao|nenhum|nenhuma|não sei|nao sei|пропустить|пропусти|дальше|нет|ничего|не знаю""",
    Steer.BACK: """back|go back|previous|atrás|atras|volver|zurück|zurueck|retour|précédent|precedent|voltar|назад
|обратно|вернуться""",
    Steer.CANCEL: """cancel|cancel it|cancel this|stop|quit|abort|never mind|nevermind|forget it|cancelar|cancela
|abbrechen|abbruch|stopp|annuler|arrêter|отмена|отменить|отмени|стоп""",
}
"""What people type, in six languages, for each button."""
STEERS = {plainly(phrase): steer for steer, phrases in WORDS.items() for phrase in phrases.split("|")}


def read(typed: str) -> Steer | None:
    """Where the words lead, if they are no answer."""
    return STEERS.get(plainly(typed))
