"""The time phrases of Spanish."""

from __future__ import annotations

from domain.grammar import Language, Trust, in_order, meaning, numbered
from domain.typed import words_of

SPANISH = Language(
    tag="es",
    slots={
        "today": meaning({"0": "hoy"}),
        "day": meaning({"1": "mañana", "-1": "ayer", "-2": "anteayer antier"}),
        "weekday": numbered("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", start=0),
        "weekdays": numbered("lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos", start=0),
        "short": meaning({"0": "lun", "2": "mié mier miérc", "3": "jue juev", "4": "vie vier", "5": "sáb"}),
        "other_word": meaning({"1": "mar mart", "6": "dom"}),
        "month": numbered(
            "enero ene",
            "febrero feb",
            "marzo",
            "abril abr",
            "mayo",
            "junio jun",
            "julio jul",
            "agosto",
            "septiembre setiembre sept sep",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ),
        "short_month": meaning({"3": "mar", "5": "may", "8": "ago"}),
        "unit": meaning(
            {
                "minute": "minuto minutos minutito minutitos min mins",
                "hour": "hora horas horita horitas h hs hr hrs",
                "day": "día días",
                "week": "semana semanas sem",
                "fortnight": "quincena quincenas",
                "month": "mes meses",
                "quarter": "trimestre trimestres",
                "year": "año años",
            }
        ),
        "period": meaning({"week": "semana", "month": "mes", "quarter": "trimestre", "year": "año"}),
        "count": in_order("un dos tres cuatro cinco seis siete ocho nueve diez once doce")
        | {"una": "1", "uno": "1", "quince": "15", "veinte": "20", "treinta": "30", "cuarenta": "40", "noventa": "90"},
        "hour": in_order("una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
        "ordinal": meaning({"1": "primero"}),
        "part": meaning(
            {
                "morning": "mañana madrugada mañanita temprano",
                "afternoon": "tarde tardecita",
                "night": "noche nochecita",
            }
        ),
        "noon": meaning({"12": "mediodía", "24": "medianoche"}),
        "half": meaning({"am": "am", "pm": "pm"}),
        "h": meaning({"": "h hs hr hrs horas"}),
        "the": meaning({"": "el la los las"}),
        "on": meaning({"": "el este"}),
        "at": meaning({"": "las la"}),
        "about": meaning({"": "sobre hacia"}),
        "next": meaning({"": "próximo próxima siguiente"}),
        "last": meaning({"": "pasado pasada último última"}),
        "end": meaning({"": "fin fines final finales"}),
        "start": meaning({"": "principio principios comienzo comienzos inicio inicios"}),
        "middle": meaning({"": "mediados mitad"}),
        "of": meaning({"": "de del"}),
        "every": meaning({"": "cada todos todas"}),
    },
    phrases=(
        # spans
        ("ahead", Trust.SURE, "en [unos] [unas] {count} {unit} | dentro de {count} {unit} | de aquí a {count} {unit}"),
        ("ahead", Trust.BOUNDED, "{count} {unit} después | {count} {unit} más tarde"),
        ("ahead", Trust.ALONE, "{count} {unit}"),
        ("half", Trust.SURE, "en media {unit} | dentro de media {unit} | en medio {unit} | dentro de medio {unit}"),
        ("half", Trust.ALONE, "media {unit} | medio {unit}"),
        ("and_half", Trust.SURE, "en {count} {unit} y media | en {count} {unit} y medio"),
        ("and_half", Trust.SURE, "dentro de {count} {unit} y media | dentro de {count} {unit} y medio"),
        ("and_half", Trust.ALONE, "{count} {unit} y media | {count} {unit} y medio"),
        ("decimal", Trust.SURE, "en {n} ~, ~{n} {unit} | en {n} ~. ~{n} {unit}"),
        ("decimal", Trust.ALONE, "{n} ~, ~{n} {unit} | {n} ~. ~{n} {unit}"),
        ("quarter_hour", Trust.SURE, "en un cuarto de hora | dentro de un cuarto de hora"),
        ("hours_and_minutes", Trust.SURE, "en {n} ~h ~{n}"),
        ("couple", Trust.SURE, "en un par de {unit} | dentro de un par de {unit}"),
        ("few", Trust.SURE, "en unos {unit} | en unas {unit} | en algunos {unit} | en algunas {unit}"),
        ("few", Trust.SURE, "dentro de unos {unit} | dentro de unas {unit} | en unos pocos {unit}"),
        ("ago", Trust.SURE, "hace {count} {unit}"),
        # days
        ("day_after", Trust.SURE, "pasado {day}"),
        ("day", Trust.SURE, "{day} | {today} mismo"),
        ("day", Trust.BOUNDED, "{today}"),
        (
            "weekday",
            Trust.BOUNDED,
            "{weekday} | {on} {weekday} | para el {weekday} | del {weekday} | {on} {short} [~.]",
        ),
        ("weekday", Trust.ALONE, "{short} [~.]"),
        ("weekday", Trust.ANSWER, "{other_word} | el {other_word}"),
        (
            "weekday_clock",
            Trust.ANSWER,
            "{other_word} {n} h | {other_word} a {at} {n} | {other_word} a {at} {n} ~: ~{n}",
        ),
        (
            "coming_weekday",
            Trust.SURE,
            "[el] {next} {weekday} | [el] {weekday} {next} | [el] {weekday} que viene | [el] {weekday} que entra",
        ),
        (
            "next_weekday",
            Trust.SURE,
            "[el] {weekday} de la {next} semana | [el] {weekday} de la semana {next}"
            " | [el] {weekday} de la semana que viene | [la] {next} semana el {weekday}"
            " | [la] semana que viene el {weekday}",
        ),
        ("last_weekday", Trust.SURE, "[el] {weekday} {last} | el {last} {weekday}"),
        ("after_weekend", Trust.SURE, "después del fin de semana"),
        ("weekend", Trust.BOUNDED, "[{on}] fin de semana | [{on}] finde"),
        (
            "next_weekend",
            Trust.SURE,
            "[el] {next} fin de semana | [el] fin de semana {next} | [el] fin de semana que viene"
            " | [el] finde que viene",
        ),
        ("last_weekend", Trust.SURE, "[el] fin de semana {last} | [el] finde {last}"),
        (
            "next_start",
            Trust.SURE,
            "[{the}] {next} {period} | [{the}] {period} {next} | [{the}] {period} que viene"
            " | [{the}] {period} que entra | [a] {start} {of} [la] {next} {period}"
            " | [a] {start} {of} [la] {period} que viene",
        ),
        (
            "next_middle",
            Trust.SURE,
            "[a] {middle} {of} [la] {next} {period} | [a] {middle} {of} [la] {period} que viene",
        ),
        (
            "next_end",
            Trust.SURE,
            "[a] {end} {of} [la] {next} {period} | [a] {end} {of} [la] {period} que viene",
        ),
        (
            "this_end",
            Trust.SURE,
            "[a] [el] [al] {end} {of} {period} | [a] [el] [al] {end} {of} la {period} | [a] {end} de este {period}"
            " | [a] {end} de esta {period} | esta {period} | este {period} | [el] último día {of} [la] {period}",
        ),
        ("this_middle", Trust.SURE, "[a] {middle} {of} {period} | [a] {middle} {of} la {period}"),
        ("last_period", Trust.SURE, "[{the}] {period} {last} | [{the}] {last} {period}"),
        (
            "next_month_day",
            Trust.SURE,
            "[el] [día] {n} del {next} mes | [el] [día] {n} del mes que viene | [el] [día] {n} del mes {next}",
        ),
        ("month_day_number", Trust.BOUNDED, "el [día] {n} | día {n} | el [día] {n} de este mes | el {n} del mes"),
        # what cannot be told: asked back about
        ("soon", Trust.SURE, "después de navidad"),
        ("soon", Trust.BOUNDED, "después del {weekday}"),
        ("at_once", Trust.SURE, "[lo] cuanto antes | lo antes posible | lo más pronto posible"),
        ("at_once", Trust.BOUNDED, "ahora mismo | de inmediato | inmediatamente"),
        ("soon", Trust.BOUNDED, "[muy] pronto | más tarde | algún día | un día de estos | en {count} o {count} {unit}"),
        ("soon", Trust.ALONE, "ahora | luego | después"),
        ("every", Trust.BOUNDED, "cada {weekday} | {every} los {weekdays} | los {weekdays}"),
        ("every", Trust.ALONE, "cada {unit} | cada {count} {unit} | {every} los {unit} | {every} las {unit}"),
        # dates
        ("christmas_eve", Trust.BOUNDED, "nochebuena"),
        ("new_years_eve", Trust.BOUNDED, "nochevieja"),
        ("christmas", Trust.ALONE, "[en] navidad | el día de navidad"),
        ("new_year", Trust.ALONE, "[el] año nuevo | el día de año nuevo"),
        ("day_month_year", Trust.SURE, "[el] [día] {n} de {month} [,] [{of}] {n} | [el] {n} {month} [,] {n}"),
        (
            "day_month",
            Trust.BOUNDED,
            "[el] [día] {n} [de] {month} [~.] | [el] {ordinal} de {month} | [el] {n} ~º de {month}",
        ),
        ("day_month", Trust.BOUNDED, "[el] {n} de {short_month} | el {n} {short_month} | {n} ~- ~{month}"),
        ("day_month", Trust.BOUNDED, "el [día] {n} ~/ ~{n} | el [día] {n} ~. ~{n}"),
        ("day_month", Trust.ALONE, "{n} {short_month}"),
        ("month_day", Trust.ALONE, "{month} {n}"),
        ("month_start", Trust.BOUNDED, "en {month} | [a] {start} {of} {month}"),
        ("bare_month", Trust.ANSWER, "{month}"),
        ("month_middle", Trust.BOUNDED, "[a] {middle} {of} {month}"),
        ("month_end", Trust.BOUNDED, "[a] [al] {end} {of} {month}"),
        # the time of day
        (
            "clock",
            Trust.SURE,
            "a {at} {n} ~: ~{n} [{h}] | a {at} {n} ~. ~{n} [{h}] | a {at} {n} {h} [{n}] | a {at} {n} ~h ~{n}"
            " | a {at} {hour} {half} | a {at} {n} ~: ~{n} {half} | a {at} {n} ~. ~{n} {half} | {n} ~: ~{n} {h}",
        ),
        ("clock", Trust.BOUNDED, "a {at} {hour} | a eso de {at} {hour} | {about} {at} {hour} | {at} {hour} en punto"),
        ("clock", Trust.BOUNDED, "a {at} {hour} en punto"),
        *(
            ("clock", trust, f"{word} {{at}} {clock}")
            for word in ("después de", "antes de", "a partir de", "desde", "pasadas")
            for trust, clock in (
                (Trust.SURE, "{n} ~: ~{n} [{h}]"),
                (Trust.SURE, "{hour} {half}"),
                (Trust.SURE, "{n} {h}"),
                (Trust.BOUNDED, "{hour}"),
            )
        ),
        ("clock", Trust.NEVER, "{at} {hour} | {at} {n} ~: ~{n}"),
        ("hour_minutes_past", Trust.SURE, "a {at} {hour} y {count}"),
        ("hour_minutes_to", Trust.SURE, "[a] [{at}] {hour} menos {count}"),
        ("half_past", Trust.SURE, "[a] [{at}] {hour} y media | {about} {at} {hour} y media"),
        ("quarter_past", Trust.SURE, "[a] [{at}] {hour} y cuarto"),
        ("quarter_to", Trust.SURE, "[a] [{at}] {hour} menos cuarto | [un] cuarto para {at} {hour}"),
        ("noon", Trust.BOUNDED, "[al] {noon} | a {noon} | antes del {noon} | después del {noon}"),
        ("hour_of_part", Trust.SURE, "a {at} {hour} de la {part}"),
        ("hour_of_part", Trust.NEVER, "[{at}] {hour} de la {part} | [{at}] {hour} en la {part}"),
        ("weekday_part", Trust.BOUNDED, "[el] {short} en la {part} | [el] {short} por la {part} | [el] {short} {part}"),
        ("weekday_noon", Trust.BOUNDED, "[el] {short} [al] {noon}"),
        # parts of the day
        ("part", Trust.NEVER, "{part} | de la {part}"),
        ("part", Trust.BOUNDED, "por la {part} | en la {part} | a la {part}"),
        ("this_part", Trust.SURE, "esta {part}"),
        ("morning", Trust.BOUNDED, "a primera hora"),
        ("lunch", Trust.BOUNDED, "a la hora de comer | al almuerzo"),
        ("afternoon", Trust.BOUNDED, "después de comer | después del almuerzo"),
        ("close", Trust.SURE, "[a] [al] {end} del día | a última hora"),
    ),
    fillers=words_of("a el la las los del para sobre hacia"),
    leads=words_of("para hasta"),
    follow_ups=words_of(
        "llamar llama llamarle llamarla llamarlo llamarles llámale llámala llámalo llamada recordar recuérdame "
        "seguimiento reunión cita contactar escribir escribirle visitar visita hablar verla verlo verle quedar "
        "contestar contestarle responder responderle mensaje escríbele mándale tel"
    ),
    pronouns=words_of("le la lo les con"),
    turns=words_of("quiere quieren necesita necesitan busca buscan"),
    past=words_of("conocí conoci hablé llamé vi escribí escribi llamó habló estuvo compró firmó pasó"),
    alternatives=words_of("o"),
    hedges=words_of("quizás quizá tal"),
    half_hours=frozenset(("media hora", "una media hora")),
    gaps=words_of("y luego después"),
    connectives=words_of("para con por sobre en a y o pero que si porque quiere necesita busca llamar hablar máximo"),
    titles=words_of("señor señora sr sra don doña"),
    events=words_of(
        "boda bodas cumpleaños cumple bautizo comunión graduación quinceañera fiesta aniversario viaje vacaciones vence"
        " caduca expira"
    ),
    short_days=words_of("lun mié mier miérc jue juev vie vier sáb"),
    doubtful=words_of("domingo lun jue vie"),
)
