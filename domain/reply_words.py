"""The words by which people mark a lead in a reply to its card, and answer its forms, in each language.

Data alone; domain/replies.py and domain/open_forms.py say what it means. Words are lower case; of a phrase between bars
each stands for itself. A word is here only if it is sure at the beginning of a reply: what isn't stays a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.models import LostReason, TouchKind


def phrases(rows: str) -> frozenset[str]:
    """The phrases of a table whose bars set them apart."""
    return frozenset(each for phrase in rows.split("|") if (each := " ".join(phrase.split())))


@dataclass(frozen=True)
class Words:
    """How one language says it.

    `leading` is what may stand before a mark in the past: “I”, “lo”, “habe ihn”. `touches`, `wins` and `losses` are
    marks, and so is `done`, standing alone or with more set apart: followed up, nobody says how.

    `later` puts a follow-up off, and so do, with a time alone behind them, `perhaps_later`, `reminders`, and
    `means`, which says how it is to be; `unreached` says that nobody was there. `it` is what a mark may say that it
    marks, `joined` what stands between a mark and what it names, `because` how a loss goes on to say why, `following`
    what announces the next time, `hours` and `minutes` how long something took.
    """

    touches: Mapping[TouchKind, str]
    wins: str
    losses: str
    done: str
    later: str
    perhaps_later: str
    reminders: str
    means: str = ""
    unreached: str = ""
    leading: str = ""
    it: str = ""
    joined: str = ""
    because: str = ""
    following: str = ""
    hours: str = ""
    minutes: str = ""
    reasons: Mapping[LostReason, str] = field(default_factory=dict)

    @property
    def before(self) -> frozenset[str]:
        """What may stand before a mark."""
        return phrases(self.leading)

    @property
    def marks(self) -> frozenset[str]:
        """Every word that marks or puts off."""
        return phrases(
            "|".join((*self.touches.values(), self.done, self.wins, self.losses, self.later, self.perhaps_later))
        )


ENGLISH = Words(
    touches={
        TouchKind.CALL: """called|phoned|rang|spoke|talked|spoke to|spoke with|talked to|talked with|left a voicemail
            |left voicemail|left a vm|left a message""",
        TouchKind.MESSAGE: "texted|messaged|wrote|whatsapped",
        TouchKind.MEETING: "met",
        TouchKind.EMAIL: "emailed|e-mailed|mailed",
        TouchKind.VISIT: "visited",
    },
    wins="closed|won|sold",
    losses="lost",
    done="done|all done|done it|did it|followed up|✅|✔|✔️|☑️|👍|👍🏻|👍🏼|👍🏽|👍🏾|👍🏿|👌",
    later="snooze|postpone",
    perhaps_later="later",
    reminders="""try again|try|again|remind me|remind me again|follow up|follow up again|chase|check in|check back
        |call back|get back|come back""",
    means="""call|call her|call him|call them|call again|call her back|call him back|call them back|call her again
        |call him again|call them again|phone|phone her|phone him|phone them|ring|ring her|ring him|ring them
        |text her|text him|text them|email her|email him|email them|meet her|meet him|meet them|visit her|visit him
        |visit them""",
    unreached="""no answer|no reply|no response|not reached|didn't answer|did not answer|didn't pick up
        |did not pick up|not at home|not in|nobody home|busy""",
    leading="i|we|just|have|i have|we have|i've|we've|i just|we just|i've just|already|i already",
    it="it|this|him|her|them|deal|sale|lead|the deal|the sale|the lead",
    joined="for|at|with|to|about|around|until|till",
    because="to|on|over|because|due",
    following="next",
    hours="h|hr|hrs|hour|hours",
    minutes="m|min|mins|minute|minutes",
)

SPANISH = Words(
    touches={
        TouchKind.CALL: "llamé|llamado|llamada|hablé|hablado|telefoneé|dejé un mensaje de voz|dejé mensaje de voz",
        TouchKind.MESSAGE: "escribí|escrito|le mandé un mensaje|mandé un mensaje|mandé un whatsapp|envié un mensaje",
        TouchKind.MEETING: "me reuní|nos reunimos|reunión con|reunido",
        TouchKind.EMAIL: "mandé un correo|envié un correo|mandé un email|envié un email",
        TouchKind.VISIT: "visité|visitado|visitada",
    },
    wins="vendido|vendida|vendí|vendimos|ganado|gané|ganamos|cerrado|cerrada|cerré|cerramos",
    losses="perdido|perdida|perdí|perdimos",
    done="hecho|listo|lista",
    later="posponer|aplazar",
    perhaps_later="más tarde|luego",
    reminders="recordar|recuérdame|otra vez|intentar de nuevo|intentar otra vez|volver a intentar",
    means="llamar|llamarla|llamarlo|llamarle|volver a llamar|escribirle|visitarla|visitarlo",
    unreached="no contesta|no contestó|no responde|no respondió|sin respuesta|no está|no estaba",
    leading="lo|la|le|les|los|las|ya|yo|he|hemos|lo he|la he|le he|ya lo|ya la|ya le|lo hemos|la hemos|hoy",
    it="lo|la|el trato|la venta|el negocio",
    joined="por|en|a|hasta|para|al",
    because="por|porque|contra|con",
    following="próxima|próximo|siguiente",
    hours="h|hora|horas",
    minutes="min|mins|minuto|minutos",
    reasons={
        LostReason.PRICE: "precio|el precio|por precio|por el precio",
        LostReason.TIMING: "mal momento",
        LostReason.CHOSE_ANOTHER: "eligió otro|eligió otra|eligió a otro",
        LostReason.NO_ANSWER: "sin respuesta|no contesta|no responde",
    },
)

GERMAN = Words(
    touches={
        TouchKind.CALL: "angerufen|telefoniert|gesprochen|auf die mailbox gesprochen|mailbox besprochen",
        TouchKind.MESSAGE: "geschrieben|angeschrieben|nachricht geschickt|nachricht geschrieben",
        TouchKind.MEETING: "getroffen",
        TouchKind.EMAIL: "gemailt|mail geschickt|mail geschrieben|e-mail geschickt|e-mail geschrieben",
        TouchKind.VISIT: "besucht",
    },
    wins="verkauft|gewonnen|abgeschlossen",
    losses="verloren",
    done="erledigt|gemacht|nachgefasst",
    later="verschieben|aufschieben",
    perhaps_later="später",
    reminders="""erneut versuchen|nochmal versuchen|noch mal versuchen|wieder versuchen|erinnere mich|nachfassen
        |nochmal|noch mal""",
    means="anrufen|nochmal anrufen|noch mal anrufen|wieder anrufen|zurückrufen|ihn anrufen|sie anrufen",
    unreached="""nicht erreicht|niemand erreicht|keine antwort|geht nicht ran|nicht rangegangen|nicht da
        |niemand da|besetzt""",
    leading="""ich|wir|habe|hab|haben|ich habe|ich hab|wir haben|habe ihn|habe sie|hab ihn|hab sie|habe ihm|habe ihr
        |ich habe ihn|ich habe sie|ich hab ihn|ich hab sie|ich habe ihm|ich habe ihr|habe mit ihm|habe mit ihr
        |mit ihm|mit ihr|ihn|sie|ihm|ihr|gerade|heute|schon""",
    it="den deal|den auftrag|es|ihn|sie",
    joined="für|um|mit|zu|an|auf|bis|zum",
    because="an|weil|wegen|gegen",
    following="nächster|nächstes|nächste|nächsten|dann|wieder",
    hours="h|std|stunde|stunden",
    minutes="min|minute|minuten",
    reasons={
        LostReason.PRICE: "preis|der preis|wegen preis|wegen des preises",
        LostReason.TIMING: "zeitpunkt|falscher zeitpunkt",
        LostReason.NO_ANSWER: "keine antwort|meldet sich nicht",
        LostReason.NOT_A_FIT: "passt nicht",
    },
)

FRENCH = Words(
    touches={
        TouchKind.CALL: """appelé|appelée|appelés|téléphoné|parlé|parlé à|parlé avec|laissé un message vocal
            |laissé un message""",
        TouchKind.MESSAGE: "écrit|envoyé un message|envoyé un sms|envoyé un texto",
        TouchKind.MEETING: "rencontré|rencontrée|rencontrés",
        TouchKind.EMAIL: "envoyé un mail|envoyé un email|envoyé un courriel",
        TouchKind.VISIT: "visité|rendu visite",
    },
    wins="vendu|vendue|vendus|gagné|gagnée|conclu|conclue",
    losses="perdu|perdue",
    done="fait|c'est fait|relancé|relancée",
    later="reporter|repousser",
    perhaps_later="plus tard",
    reminders="réessayer|relancer|rappelle-moi|rappelez-moi|à relancer|encore",
    means="rappeler|appeler|à rappeler|le rappeler|la rappeler|l'appeler|lui écrire",
    unreached="pas de réponse|sans réponse|ne répond pas|n'a pas répondu|pas joignable|injoignable|absent|absente",
    leading="""je|j'ai|on a|nous avons|je l'ai|on l'a|nous l'avons|je lui ai|lui ai|l'ai|je les ai|déjà|j'ai déjà
        |on s'est|ai""",
    it="le|la|l'affaire|la vente|le contrat",
    joined="pour|à|au|jusqu'à|jusqu'au|environ",
    because="à|contre|parce|pour|sur|car",
    following="prochaine|prochain|suivant|suite",
    hours="h|heure|heures",
    minutes="min|mins|minute|minutes",
    reasons={
        LostReason.PRICE: "prix|le prix|à cause du prix",
        LostReason.TIMING: "mauvais moment",
        LostReason.NO_ANSWER: "pas de réponse|sans réponse|ne répond pas",
    },
)

PORTUGUESE = Words(
    touches={
        TouchKind.CALL: "liguei|telefonei|falei|falei com|falámos|falamos|deixei mensagem de voz",
        TouchKind.MESSAGE: """escrevi|mandei mensagem|enviei mensagem|mandei uma mensagem
            |enviei uma mensagem|mandei whatsapp""",
        TouchKind.MEETING: "reuni|reuni com|nos reunimos|encontrei-me com",
        TouchKind.EMAIL: "mandei email|enviei email|mandei um email|enviei um email|mandei e-mail|enviei e-mail",
        TouchKind.VISIT: "visitei|visitado|visitada",
    },
    wins="vendi|vendido|vendida|vendemos|ganhei|ganho|ganhamos|fechado|fechada|fechei|fechamos",
    losses="perdido|perdida|perdi|perdemos",
    done="feito|já está",
    later="adiar",
    perhaps_later="mais tarde|depois",
    reminders="tentar de novo|tentar outra vez|tentar novamente|lembrar|lembra-me|me lembre|outra vez",
    means="ligar|ligar de novo|ligar outra vez|ligar-lhe|ligar para ele|ligar para ela",
    unreached="não atende|não atendeu|não responde|não respondeu|sem resposta|não está|não estava",
    leading="eu|já|lhe|eu já|hoje|acabei de|nós|a gente",
    it="o negócio|a venda|o contrato",
    joined="por|para|em|até|a|à|ao",
    because="por|para|porque|contra",
    following="próxima|próximo|seguinte",
    hours="h|hora|horas",
    minutes="min|mins|minuto|minutos",
    reasons={
        LostReason.PRICE: "preço|o preço|pelo preço",
        LostReason.TIMING: "mau momento|má hora",
        LostReason.CHOSE_ANOTHER: "escolheu outro|escolheu outra",
        LostReason.NO_ANSWER: "sem resposta|não responde|não atende",
    },
)

RUSSIAN = Words(
    touches={
        TouchKind.CALL: """звонил|звонила|звонили|позвонил|позвонила|позвонили|созвонились|созвонился|созвонилась
            |поговорил|поговорила|поговорили|оставил голосовое|оставила голосовое""",
        TouchKind.MESSAGE: "написал|написала|написали|отправил сообщение|отправила сообщение|списались",
        TouchKind.MEETING: "встретился|встретилась|встретились|встречался|встречалась|встречались",
        TouchKind.EMAIL: "отправил письмо|отправила письмо|написал письмо|написала письмо|отправили письмо",
        TouchKind.VISIT: "посетил|посетила|посетили|навестил|навестила|заехал|заехала",
    },
    wins="продал|продала|продали|продано|продан|продана|выиграл|выиграла|выиграли|закрыл|закрыла|закрыли|закрыта",
    losses="потерян|потеряна|потерял|потеряла|потеряли|проиграл|проиграла|проиграли",
    done="сделано|готово|сделал|сделала",
    later="отложить|перенести|отложи|перенеси",
    perhaps_later="позже|потом",
    reminders="повторить|напомнить|напомни|ещё раз|еще раз|попробовать снова|попробовать ещё раз",
    means="перезвонить|позвонить|позвонить ей|позвонить ему|перезвонить ей|перезвонить ему|написать ей|написать ему",
    unreached="""не отвечает|не ответил|не ответила|не берёт трубку|не берет трубку|нет ответа|не дозвонился
        |не дозвонилась""",
    leading="я|мы|уже|ему|ей|им|я уже|я ему|я ей|сегодня|её|ее|его",
    it="сделку|её|ее|его",
    joined="за|на|до|примерно за|в|во",
    because="из-за|потому|конкуренту|по",
    following="далее|следующий|следующая|затем",
    hours="ч|час|часа|часов",
    minutes="м|мин|минута|минуты|минут",
    reasons={
        LostReason.PRICE: "цена|из-за цены",
        LostReason.TIMING: "не вовремя",
        LostReason.CHOSE_ANOTHER: "выбрал другого|выбрала другого|выбрали другого|выбрал других|выбрали других",
        LostReason.NO_ANSWER: "нет ответа|не отвечает",
    },
)

LANGUAGES = (ENGLISH, SPANISH, GERMAN, FRENCH, PORTUGUESE, RUSSIAN)


def _all(name: str) -> frozenset[str]:
    """What any of the languages says for one thing: people reply in theirs, whatever the bot speaks."""
    return frozenset[str]().union(*(phrases(getattr(each, name)) for each in LANGUAGES))


TOUCHES: Mapping[str, TouchKind] = {
    phrase: kind for each in LANGUAGES for kind, rows in each.touches.items() for phrase in phrases(rows)
}
WINS, LOSSES, DONE = _all("wins"), _all("losses"), _all("done")
REMINDERS, MEANS, UNREACHED = _all("reminders"), _all("means"), _all("unreached")
PERHAPS_LATER = _all("perhaps_later")
IT, JOINED, BECAUSE = _all("it"), _all("joined"), _all("because")
FOLLOWING, HOURS, MINUTES = _all("following"), _all("hours"), _all("minutes")
REASONS: Mapping[str, LostReason] = {
    **{reason.value.replace("_", " "): reason for reason in LostReason},
    **{phrase: reason for each in LANGUAGES for reason, rows in each.reasons.items() for phrase in phrases(rows)},
}

TELLING = phrases(
    """left a voicemail|left voicemail|left a vm|left a message|dejé un mensaje de voz|dejé mensaje de voz
    |auf die mailbox gesprochen|mailbox besprochen|laissé un message vocal|laissé un message|deixei mensagem de voz
    |оставил голосовое|оставила голосовое"""
)
"""Touches that say more than how it was, so that they are kept as a note."""

ATTEMPTS = TELLING | UNREACHED
"""How a note on a touch begins that reached nobody, behind the mark if that is kept."""

ALSO_NAMES = phrases(
    """will|may|mark|bill|hope|grant|drew|rose|rich|frank|sue|rob|pat|grace|faith|joy|art|gene|ray|dawn|summer|june|april
    |august|march|can|the|and|for|has|had|was|are|not|but|with|his|her|him|she|they|them|our|you|van|die|der|das|und|los
    |las|les|des|dos"""
) | {each for words in LANGUAGES for phrase in words.marks for each in phrase.split()}
"""Words that name somebody only where they are written like a name: “called Will”, but “will call”."""

THANKS_TO = phrases(
    """thanks to|with the help of|with help from|helped by|gracias a|con ayuda de|dank|mit hilfe von|grâce à
    |avec l'aide de|graças a|graças ao|graças à|com ajuda de|благодаря|с помощью"""
)
"""Words before the name of who helped to win a lead."""

UNDO = phrases("undo|undo that|undo it|deshacer|rückgängig|rückgängig machen|annuler|desfazer|отменить")
REOPEN = phrases("reopen|re-open|reopen it|reabrir|wieder öffnen|rouvrir|открыть снова")
DELETE = phrases("delete|delete it|delete this|eliminar|borrar|löschen|supprimer|apagar|excluir|удалить")

CORRECTING = phrases(
    "no|nope|actually|sorry|correction|i mean|it's|it is|its|rather|non|nein|doch|não|perdón|desculpe|нет|точнее"
)
"""Words with which a correction begins."""
WORTH = phrases(
    """worth|is worth|value|value is|budget|budget is|the budget is|his budget is|her budget is|their budget is
    |my budget is|wert|budget ist|budget von|presupuesto|vale|vaut|orçamento|бюджет|стоит"""
)
"""What says that a number is what a lead is worth."""
NOW = phrases("now|instead|jetzt|ahora|maintenant|agora|теперь")

HOW: Mapping[str, TouchKind] = {
    **TOUCHES,
    **{
        phrase: kind
        for kind, rows in {
            TouchKind.CALL: """call|a call|phone call|a phone call|phone|by phone|on the phone|telephone|voicemail
                |llamada|por teléfono|anruf|telefon|telefonat|am telefon|appel|téléphone|par téléphone|ligação|chamada
                |telefone|por telefone|звонок|по телефону|телефон""",
            TouchKind.MESSAGE: """message|a message|text|a text|sms|whatsapp|dm|chat|mensaje|nachricht|mensagem
                |сообщение|texto""",
            TouchKind.MEETING: "meeting|a meeting|in person|face to face|coffee|lunch|reunión|treffen|termin|réunion"
            "|rendez-vous|reunião|встреча",
            TouchKind.EMAIL: "email|an email|e-mail|an e-mail|mail|by email|correo|courriel|письмо|почта",
            TouchKind.VISIT: "visit|a visit|house visit|visita|besuch|visite|визит",
            TouchKind.OTHER: "other|something else|otro|anderes|autre|outro|другое",
        }.items()
        for phrase in phrases(rows)
    },
}
"""How a touch was, where that is asked for."""

NOTHING_NOW = phrases(
    """nothing|nothing now|nothing for now|nothing planned|not now|none|no more|let it rest|rest|never
    |nada|nada por ahora|nichts|vorerst nichts|rien|rien pour l'instant|nada por agora|ничего|пока ничего"""
)
NO = phrases("no|nope|nah|no thanks|no thank you|non|nein|não|нет|nein danke|non merci|no gracias|não obrigado")
YES = phrases("yes|yeah|yep|sure|yes please|ok|okay|please|please do|sí|si|ja|oui|sim|да|gern|claro")
TRY_AGAIN = phrases("try again|try again later|again|later|reintentar|nochmal|réessayer|tentar de novo")
STAY_IN_TOUCH = phrases(
    """stay in touch|keep in touch|yes stay in touch|yes, stay in touch|every 90 days|in touch
    |seguir en contacto|in kontakt bleiben|rester en contact|manter contato|manter contacto|оставаться на связи"""
)
