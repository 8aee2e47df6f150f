"""The time phrases of French."""

from __future__ import annotations

from domain.grammar import Language, Trust, in_order, meaning, numbered
from domain.typed import words_of

FRENCH = Language(
    tag="fr",
    slots={
        "day": meaning({"1": "demain", "2": "surlendemain", "0": "aujourdhui"}),
        "hui": meaning({"0": "hui"}),
        "yesterday": meaning({"-1": "hier"}),
        "before_that": meaning({"-2": "hier"}),
        "weekday": in_order("lundi mardi mercredi jeudi vendredi samedi dimanche", start=0),
        "weekdays": in_order("lundis mardis mercredis jeudis vendredis samedis dimanches", start=0),
        "other_word": in_order("lun mar mer jeu ven sam dim", start=0),
        "letters": meaning({"0": "lun", "2": "mer", "3": "jeu", "4": "ven"}),
        "month": numbered(
            "janvier janv",
            "février févr fév",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre déc",
        ),
        "unit": meaning(
            {
                "minute": "minute minutes min mn",
                "hour": "heure heures h",
                "day": "jour jours",
                "week": "semaine semaines sem",
                "fortnight": "quinzaine",
                "month": "mois",
                "quarter": "trimestre trimestres",
                "year": "an ans année années",
            }
        ),
        "letter": meaning({"day": "j"}),
        "days_of_a_week": meaning({"week": "jours"}),
        "period": meaning({"week": "semaine", "month": "mois", "quarter": "trimestre", "year": "année an"}),
        "a_week": meaning({"week": "semaine"}),
        "a_month": meaning({"month": "mois"}),
        "count": in_order("un deux trois quatre cinq six sept huit neuf dix onze douze")
        | {"une": "1", "quinze": "15", "vingt": "20", "trente": "30", "quarante": "40"},
        "hour": in_order("une deux trois quatre cinq six sept huit neuf dix onze douze"),
        "part": meaning(
            {
                "morning": "matin matinée",
                "lunch": "midi",
                "afternoon": "aprem aprèm",
                "evening": "soir soirée",
                "night": "nuit",
            }
        ),
        "after_noon": meaning({"afternoon": "midi"}),
        "noon": meaning({"12": "midi", "24": "minuit"}),
        "noon_hour": meaning({"12": "midi"}),
        "h": meaning({"": "h heure heures hr"}),
        "at": meaning({"": "à vers dès avant pour"}),
        "the": meaning({"": "la le"}),
        "this": meaning({"": "ce cet cette"}),
        "next": meaning({"": "prochain prochaine suivant suivante"}),
        "last": meaning({"": "dernier dernière passé passée"}),
        "of": meaning({"": "de du"}),
        "end": meaning({"": "fin"}),
        "start": meaning({"": "début"}),
        "middle": meaning({"": "milieu"}),
        "half": meaning({"": "demi demie"}),
    },
    phrases=(
        # “9h et demie” is a time of day
        ("half_past", Trust.SURE, "[{at}] {hour} {h} et {half} | [{at}] {noon_hour} et {half}"),
        # spans
        ("couple", Trust.SURE, "dans quinze {days_of_a_week} | sous quinze {days_of_a_week}"),
        ("single", Trust.SURE, "dans huit {days_of_a_week} | sous huit {days_of_a_week}"),
        (
            "ahead",
            Trust.SURE,
            "dans [environ] {count} {unit} | dans {count} ~{letter} | d ~' ~ici {count} {unit}",
        ),
        ("ahead", Trust.SURE, "sous {count} {unit} | ds {count} {unit} | ds {count} ~{letter}"),
        ("ahead", Trust.BOUNDED, "{count} {unit} plus tard | {count} {unit} après"),
        ("ahead", Trust.ALONE, "{count} {unit} | {count} ~{letter}"),
        ("half", Trust.SURE, "dans une {half} [~-] {unit}"),
        ("half", Trust.ALONE, "[une] {half} [~-] {unit}"),
        ("and_half", Trust.SURE, "dans {count} {unit} et {half}"),
        ("and_half", Trust.ALONE, "{count} {unit} et {half}"),
        ("decimal", Trust.SURE, "dans {n} ~, ~{n} {unit} | dans {n} ~. ~{n} {unit}"),
        ("decimal", Trust.ALONE, "{n} ~, ~{n} {unit} | {n} ~. ~{n} {unit}"),
        ("quarter_hour", Trust.SURE, "dans un quart d ~' ~heure"),
        ("hours_and_minutes", Trust.SURE, "dans {n} ~h ~{n} | dans {n} h {n} | ds {n} ~h ~{n}"),
        ("few", Trust.SURE, "dans quelques {unit}"),
        ("ago", Trust.SURE, "il y a {count} {unit}"),
        # days
        ("day", Trust.SURE, "{day} | aujourd ~' ~{hui} | aujourd {hui}"),
        ("day_after", Trust.SURE, "après ~- ~{day} | après {day}"),
        ("day", Trust.SURE, "avant ~- ~{before_that} | avant {before_that}"),
        ("day", Trust.ANSWER, "{yesterday}"),
        ("weekday", Trust.BOUNDED, "{weekday} | {the} {weekday} | pour {weekday} | d ~' ~ici {weekday}"),
        ("weekday", Trust.SURE, "{this} {weekday}"),
        ("weekday", Trust.ANSWER, "{other_word} [~.] | le {other_word}"),
        ("weekday_clock", Trust.BOUNDED, "{letters} [~.] {n} ~h [~{n}] | {letters} [~.] à {n} h [{n}]"),
        ("weekday_clock", Trust.ANSWER, "{other_word} [~.] [à] {n} h [{n}]"),
        ("weekday_clock", Trust.ALONE, "{other_word} [~.] [à] {n} h [{n}]"),
        ("weekday_part", Trust.BOUNDED, "{other_word} [~.] {part} | {other_word} [~.] après [~-] {after_noon}"),
        ("weekday_noon", Trust.BOUNDED, "{other_word} [~.] {noon}"),
        ("coming_weekday", Trust.SURE, "[le] {weekday} {next} | [le] {weekday} qui vient"),
        (
            "next_weekday",
            Trust.SURE,
            "[le] {weekday} [de] [la] semaine {next} | [la] semaine {next} [le] {weekday}",
        ),
        ("weekday_week", Trust.SURE, "[le] {weekday} en huit"),
        ("last_weekday", Trust.SURE, "[le] {weekday} {last}"),
        ("after_weekend", Trust.SURE, "après le week ~- ~end | après le weekend"),
        ("weekend", Trust.BOUNDED, "[{this}] [le] weekend | [{this}] [le] week ~- ~end | [{this}] [le] week end"),
        ("next_weekend", Trust.SURE, "[le] weekend {next} | [le] week ~- ~end {next}"),
        ("last_weekend", Trust.SURE, "[le] weekend {last} | [le] week ~- ~end {last}"),
        (
            "next_start",
            Trust.SURE,
            "[{the}] {period} {next} | [{the}] {period} qui vient | l ~' ~{period} {next}"
            " | [en] {start} de {a_week} {next}"
            " | [au] {start} {of} [la] {period} {next}",
        ),
        ("next_middle", Trust.SURE, "[au] {middle} {of} [la] {period} {next} | [en] {middle} de {a_week} {next}"),
        (
            "next_end",
            Trust.SURE,
            "[en] [à la] {end} {of} [la] {period} {next} | [en] {end} de l ~' ~{period} {next}",
        ),
        (
            "this_end",
            Trust.SURE,
            "[en] [à la] {end} {of} [la] {period} | [en] {end} {period} | [à la] {end} de l ~' ~{period}"
            " | [en] {end} d ~' ~{period} | {this} {period} | le dernier jour du {period}",
        ),
        ("this_end", Trust.SURE, "d ~' ~ici [la] {end} {of} [la] {period} | avant la {end} {of} [la] {period}"),
        ("this_middle", Trust.SURE, "[au] [en] {middle} {of} [la] {period} | mi ~- ~{a_month}"),
        ("last_period", Trust.SURE, "[{the}] {period} {last} | l ~' ~{period} {last}"),
        ("next_month_day", Trust.SURE, "[le] {n} [~er] du mois {next}"),
        ("month_day_number", Trust.BOUNDED, "le {n} [~er] | le {n} du mois | le {n} de ce mois"),
        # what cannot be told: asked back about
        ("soon", Trust.SURE, "après noël | après les fêtes"),
        ("soon", Trust.BOUNDED, "après {weekday}"),
        ("at_once", Trust.SURE, "dès que possible | que possible | le plus vite possible | au plus vite | au plus tôt"),
        ("at_once", Trust.BOUNDED, "tout de suite | immédiatement"),
        (
            "soon",
            Trust.BOUNDED,
            "bientôt | plus tard | un de ces jours | prochainement | dans {n} ~- ~{n} {unit} | dans {n} à {n} {unit}"
            " | dans {count} ou {count} {unit}",
        ),
        ("soon", Trust.ALONE, "maintenant"),
        ("every", Trust.BOUNDED, "chaque {weekday} | tous les {weekdays} | les {weekdays}"),
        ("every", Trust.ALONE, "chaque {unit} | tous les {unit} | toutes les {unit} | tous les {count} {unit}"),
        # dates
        ("christmas_eve", Trust.ALONE, "[le] réveillon | la veille de noël"),
        ("christmas", Trust.BOUNDED, "à noël"),
        ("christmas", Trust.ANSWER, "noël"),
        ("new_year", Trust.BOUNDED, "[le] jour de l ~' ~an | nouvel an"),
        ("day_month_year", Trust.SURE, "[le] {n} [~er] {month} [,] {n}"),
        ("day_month", Trust.BOUNDED, "[le] {n} [~er] {month} [~.] | le {n} ~/ ~{n} | le {n} ~. ~{n}"),
        ("month_start", Trust.BOUNDED, "en {month} | [au] {start} {month} | courant {month} | au mois de {month}"),
        ("bare_month", Trust.ANSWER, "{month}"),
        ("month_middle", Trust.BOUNDED, "mi ~- ~{month} | mi {month}"),
        ("month_end", Trust.BOUNDED, "[à la] {end} {month}"),
        # the time of day
        ("clock", Trust.SURE, "{at} {hour} {h} | {at} {n} {h} {n} | {at} {n} ~: ~{n}"),
        (
            "clock",
            Trust.SURE,
            "après {hour} {h} | après {n} {h} {n} | après {n} ~: ~{n} | partir de {hour} {h}"
            " | partir de {n} {h} {n} | partir de {n} ~: ~{n}",
        ),
        ("after_hour", Trust.BOUNDED, "après {n}"),
        ("clock_or_hours", Trust.ALONE, "{n} {h} | {n} {h} {n}"),
        ("clock", Trust.NEVER, "{hour} {h} | {n} {h} {n}"),
        ("hour_minutes_to", Trust.SURE, "[{at}] {hour} {h} moins {count}"),
        ("quarter_past", Trust.SURE, "[{at}] {hour} {h} et quart"),
        ("quarter_to", Trust.SURE, "[{at}] {hour} {h} moins le quart | [{at}] {hour} {h} moins quart"),
        ("noon", Trust.BOUNDED, "[{at}] {noon}"),
        # parts of the day
        (
            "part",
            Trust.NEVER,
            "{part} | après ~- ~{after_noon} | après {after_noon} | du {part} | de l ~' ~après ~- ~{after_noon}",
        ),
        ("part", Trust.NEVER, "en après ~- ~{after_noon} | en après {after_noon}"),
        ("part", Trust.BOUNDED, "le {part} | l ~' ~après ~- ~{after_noon} | dans la {part} | en {part}"),
        ("this_part", Trust.SURE, "{this} {part} | {this} après ~- ~{after_noon} | {this} après {after_noon}"),
        ("morning", Trust.BOUNDED, "à la première heure"),
        ("afternoon", Trust.BOUNDED, "après le déjeuner | après manger"),
        ("evening", Trust.BOUNDED, "après le travail"),
        ("close", Trust.SURE, "[en] [à la] {end} de [la] journée"),
    ),
    fillers=words_of("à le la l du de vers pour dès"),
    leads=words_of("à vers avant dès"),
    hour_leads=words_of("à vers dès"),
    follow_ups=words_of(
        "appeler rappeler appelle rappelle appel rappel relancer relance rdv vous contacter écrire rencontrer réunion "
        "visite visiter voir parler répondre texter message tél tel"
    ),
    pronouns=words_of("le la lui les moi"),
    turns=words_of("veut veulent cherche cherchent souhaite voudrait"),
    past=words_of("rencontré rencontrée vu vue parlé appelé venu venue passé passée signé acheté était avait"),
    alternatives=words_of("ou"),
    hedges=words_of("soit peut"),
    half_hours=frozenset(("demi-heure", "une demi-heure", "demi heure")),
    gaps=words_of("et puis après"),
    connectives=words_of(
        "pour avec et ou si car quand à au chez dans veut cherche souhaite appeler rappeler maximum précises"
    ),
    events=words_of(
        "mariage anniversaire baptême fête communion naissance accouchement voyage vacances déménagement expire"
    ),
    short_days=words_of("lun mar mer jeu ven dim"),
    titles=words_of("monsieur madame mme mademoiselle"),
)
