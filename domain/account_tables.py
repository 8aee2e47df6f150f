"""The words of money spent, time worked and goals, in six languages; folded (`period_words.fold`)."""

from __future__ import annotations

from collections.abc import Mapping

from domain.models import Aim, Every
from domain.period_words import fold
from domain.time_languages import LANGUAGES
from domain.typed import either, words_of

LINKS = words_of(
    "on for at in with to the from of via by was spent paid cost a an our my"
    " auf fur bei im am mit von vom zur zum der die das den dem ein eine einen ausgegeben bezahlt"
    " en para por con de del el la los las un una nuestro mi gastado gaste pagado"
    " sur pour chez dans avec le les l d du des une notre mon depense paye"
    " em no na nos nas com o os do da dos das um uma nosso meu gastei pago"
    " на в во за для с у из от по потратил потратила заплатил заплатила"
)
"""Words that only join a source to what was said."""

EVERY: Mapping[Every, str] = {
    Every.WEEK: "week|weekly|wk|woche|w[oö]chentlich|woechentlich|semaine|hebdo|hebdomadaires?|semanas?"
    "|semanal|semanales"
    "|semanais|semanalmente|недел[яюие]|нед|еженедельно",
    Every.MONTH: "month|monthly|mth|mo|monat|monatlich|mois|mensuel|mensuels|mensuelles?|mes|mês|mensual|mensuales"
    "|mensualmente|mensal|mensais|mensalmente|месяце?|мес|ежемесячно",
}
EACH = (
    "a|per|each|every|this|pro|die|je|diesen?|jeden?|im|in|der|par|la|le|chaque|cette|ce|por|al|cada|toda|todo"
    "|na|no|esta|este"
    "|nesta|neste|ao|à|в|за|на|кажд(?:ую|ый)|эту|этот"
)
"""What stands before a week or month that says how often."""

AIMS: Mapping[Aim, frozenset[str]] = {
    Aim.LEADS: words_of(
        "lead leads recorded prospect prospects contact contacts enquiry enquiries inquiries"
        " kontakt kontakte kontakten interessent interessenten anfrage anfragen erfasst"
        " contacto contactos prospecto prospectos registrados contato contatos potenciales potenciais registrados"
        " piste pistes enregistres лид лида лиды лидов контакт контакта контакты контактов заявка заявки заявок"
    ),
    Aim.CLOSED: words_of(
        "closed close closes closing win wins won deal deals sale sales customer customers client clients"
        " abschluss abschlusse abschluesse geschlossen gewonnen gewonnene verkauf verkaufe verkaeufe kunde"
        " kunden neukunden"
        " auftrag auftrage auftraege"
        " venta ventas cierre cierres cerrado cerrados cerradas ganado ganados ganadas trato tratos cliente clientes"
        " vente ventes conclu conclus conclues signe signes signees signature signatures contrat contrats"
        " affaire affaires"
        " gagne gagnes gagnees venda vendas fechado fechados fechadas fechamento fechamentos negocio negocios"
        " ganho ganhos"
        " сделка сделки сделок продажа продажи продаж клиент клиента клиенты клиентов закрыто закрытых выиграно"
    ),
}
"""What a goal may be counted in, besides money; “clientes potenciales” are leads."""
FOR_LEADS = words_of("potenciales potenciais")

BROUGHT = words_of(
    "won in sales of revenue worth income turnover closed umsatz an gewonnen verkauft verkaufe einnahmen"
    " en ventas vendidos ingresos facturacion de ventes chiffre d affaires ca gagnes em vendas receita"
    " faturamento ganhos"
    " на продаж продажи выручки выручка оборот оборота"
)
"""Words beside an amount that say no more than that it is money to be won."""
MONEY = words_of("money geld dinero argent dinheiro деньги revenue umsatz")

ASIDE = words_of(
    "new goal goals target aim my the of at least win make get is are set"
    " neue neuen neuer ziel ziele mindestens mein gewinnen"
    " nuevo nuevos nueva nuevas objetivo objetivos meta metas al menos de"
    " nouveau nouveaux nouvelle nouvelles objectif objectifs au moins mon mes"
    " novo novos nova novas pelo minha o"
    " новый новых новые цель цели минимум"
)
"""Words that change nothing about a goal."""

OFF = words_of(
    "off stop none no end remove delete cancel clear without aus kein keine keins weg loschen loesche stopp beenden"
    " fin ninguno ninguna sin quitar borrar desactivar aucun aucune arreter supprimer sans"
    " desligar parar nenhum nenhuma sem remover apagar нет стоп убрать отменить удалить выключить без"
)
"""What ends a goal."""


def units(*called: str) -> frozenset[str]:
    """What a unit of time is called in any of the languages, folded and as it is written."""
    found = {word for each in LANGUAGES for word, unit in each.slots.get("unit", {}).items() if unit in called}
    return frozenset((*found, *map(fold, found)))


HOUR = either(units("hour") | words_of("h std stdn ч"))
SECONDS = words_of(
    "s sec secs second seconds sek sekunde sekunden segundo segundos seconde secondes сек секунда секунды секунд"
)
LONG_UNITS = units("day", "week", "fortnight", "month", "quarter", "year") | words_of("d w j")
OTHER_UNIT = either((LONG_UNITS | SECONDS) - words_of("an sem"))  # “90 an Facebook”, “90 SEM”
"""Units in which nobody tells how long they worked; a number beside one is no minutes."""
MINUTE = either(units("minute") | words_of("m mn м"))
NUMBERS: Mapping[str, int] = {
    spelt: int(number)
    for each in LANGUAGES
    for word, number in each.slots.get("count", {}).items()
    for spelt in (word, fold(word))
}
"""How numbers are called."""
LENGTHS: Mapping[int, str] = {
    90: r"anderthalb stunden|eineinhalb stunden|an hour and a half|hour and a half|une heure et demie?|hora y media"
    r"|una hora y media|uma hora e meia|hora e meia|полтора часа",
    30: r"half an hour|half hour|(?:eine )?halbe stunde|media hora|(?:une )?demi[- ]heure|meia hora|полчаса",
    15: r"(?:a )?quarter (?:of an )?hour|(?:eine )?viertelstunde|(?:un )?cuarto de hora|(?:un )?quart d'heure"
    r"|четверть часа",
    60: r"час(?= )|час$",
}
"""Lengths of time that have names of their own, in minutes."""
