"""The time phrases of Portuguese."""

from __future__ import annotations

from domain.grammar import Language, Trust, in_order, meaning, numbered
from domain.typed import words_of

PORTUGUESE = Language(
    tag="pt",
    slots={
        "day": meaning({"0": "hoje hj", "1": "amanhã amnh", "-1": "ontem", "-2": "anteontem"}),
        "weekday": in_order("segunda terça quarta quinta sexta sábado domingo", start=0),
        "feira": in_order("segunda terça quarta quinta sexta", start=0),
        "saturday": meaning({"5": "sábado"}),
        "weekdays": in_order("segundas terças quartas quintas sextas sábados domingos", start=0),
        "other_word": in_order("seg ter qua qui sex sab dom", start=0) | {"sáb": "5"},
        "letters": meaning({"0": "seg", "2": "qua", "3": "qui", "4": "sex", "5": "sáb"}),
        "month": numbered(
            "janeiro jan",
            "fevereiro fev",
            "março",
            "abril abr",
            "maio",
            "junho jun",
            "julho jul",
            "agosto",
            "setembro",
            "outubro",
            "novembro nov",
            "dezembro",
        ),
        "short_month": meaning({"3": "mar", "5": "mai", "8": "ago", "12": "dez"}),
        "other_month": meaning({"9": "set", "10": "out"}),
        "unit": meaning(
            {
                "minute": "minuto minutos minutinhos min",
                "hour": "hora horas horinha h hs",
                "day": "dia dias",
                "week": "semana semanas sem",
                "fortnight": "quinzena",
                "month": "mês meses",
                "quarter": "trimestre trimestres",
                "year": "ano anos",
            }
        ),
        "period": meaning({"week": "semana", "month": "mês", "quarter": "trimestre", "year": "ano"}),
        "count": in_order("um dois três quatro cinco seis sete oito nove dez onze doze")
        | meaning({"1": "uma", "2": "duas", "15": "quinze", "20": "vinte", "30": "trinta", "40": "quarenta"}),
        "hour": in_order("uma duas três quatro cinco seis sete oito nove dez onze doze"),
        "one": meaning({"1": "uma"}),
        "ordinal": meaning({"1": "primeiro"}),
        "part": meaning({"morning": "manhã manhãzinha madrugada cedo", "afternoon": "tarde", "night": "noite"}),
        "midday": meaning({"12": "dia"}),
        "midnight": meaning({"24": "noite"}),
        "h": meaning({"": "h hs horas hora"}),
        "at": meaning({"": "às as das"}),
        "on": meaning({"": "na no nesta neste esta este"}),
        "in": meaning({"": "na no a o"}),
        "of": meaning({"": "do da de"}),
        "next": meaning({"": "próxima próximo"}),
        "last": meaning({"": "passada passado última último"}),
        "end": meaning({"": "fim final"}),
        "start": meaning({"": "início começo"}),
        "middle": meaning({"": "meados meio"}),
        "every": meaning({"": "toda todo cada todas todos"}),
    },
    phrases=(
        # spans
        ("ahead", Trust.SURE, "em [uns] [umas] {count} {unit} | daqui [a] {count} {unit} | dentro de {count} {unit}"),
        ("ahead", Trust.BOUNDED, "{count} {unit} depois | {count} {unit} mais tarde"),
        ("ahead", Trust.ALONE, "{count} {unit}"),
        ("half", Trust.SURE, "em meia {unit} | daqui [a] meia {unit} | em meio {unit} | daqui [a] meio {unit}"),
        ("half", Trust.ALONE, "meia {unit} | meio {unit}"),
        (
            "and_half",
            Trust.SURE,
            "em {count} {unit} e meia | em {count} {unit} e meio | daqui [a] {count} {unit} e meia",
        ),
        ("and_half", Trust.ALONE, "{count} {unit} e meia | {count} {unit} e meio"),
        ("decimal", Trust.SURE, "em {n} ~, ~{n} {unit} | em {n} ~. ~{n} {unit}"),
        ("decimal", Trust.ALONE, "{n} ~, ~{n} {unit} | {n} ~. ~{n} {unit}"),
        ("quarter_hour", Trust.SURE, "em um quarto de hora"),
        (
            "few",
            Trust.SURE,
            "em alguns {unit} | em algumas {unit} | daqui [a] alguns {unit} | daqui [a] algumas {unit}",
        ),
        ("hours_and_minutes", Trust.SURE, "em {n} ~h ~{n} | daqui [a] {n} ~h ~{n}"),
        ("ago", Trust.SURE, "há {count} {unit} | {count} {unit} atrás"),
        # days
        ("day_after", Trust.SURE, "depois de {day}"),
        ("day", Trust.SURE, "{day}"),
        ("weekday", Trust.BOUNDED, "{feira} ~- ~feira | {feira} feira | {saturday} | {on} {weekday} [~- ~feira]"),
        ("weekday", Trust.ALONE, "{weekday}"),
        ("weekday", Trust.ANSWER, "{other_word}"),
        ("weekday_clock", Trust.BOUNDED, "{letters} {n} ~h [~{n}] | {letters} às {n} | {letters} às {n} h"),
        ("weekday_clock", Trust.ALONE, "{other_word} [às] {n} ~h [~{n}]"),
        ("weekday_part", Trust.BOUNDED, "{letters} [{of}] {part} | {letters} à {part} | {letters} a {part}"),
        ("numbered_weekday", Trust.BOUNDED, "[{on}] {n} ~a [~-] feira | [{on}] {n} ~ª [~-] feira"),
        (
            "coming_weekday",
            Trust.SURE,
            "[{in}] {next} {weekday} [~- ~feira] | [{in}] {weekday} [~- ~feira] {next}"
            " | [{in}] {weekday} [~- ~feira] que vem",
        ),
        (
            "next_weekday",
            Trust.SURE,
            "[{in}] {weekday} [~- ~feira] da {next} semana | [{in}] {weekday} [~- ~feira] da semana que vem"
            " | [{in}] {next} semana {in} {weekday} [~- ~feira] | [{in}] semana que vem {in} {weekday} [~- ~feira]",
        ),
        ("last_weekday", Trust.SURE, "[{in}] {weekday} [~- ~feira] {last} | {in} {last} {weekday} [~- ~feira]"),
        ("after_weekend", Trust.SURE, "depois do fim de semana"),
        ("weekend", Trust.BOUNDED, "[{on}] {end} de semana | fds"),
        ("next_weekend", Trust.SURE, "[{in}] {next} {end} de semana | [{in}] {end} de semana que vem"),
        ("last_weekend", Trust.SURE, "[{in}] {end} de semana {last} | {in} {last} {end} de semana"),
        (
            "next_start",
            Trust.SURE,
            "[{in}] {next} {period} | [{in}] {period} que vem | [{in}] {period} {next}"
            " | [no] {start} {of} {next} {period}"
            " | [no] {start} {of} {period} que vem",
        ),
        (
            "next_middle",
            Trust.SURE,
            "[em] [no] {middle} {of} {next} {period} | [em] [no] {middle} {of} {period} que vem",
        ),
        ("next_end", Trust.SURE, "[no] [ao] {end} {of} {next} {period} | [no] [ao] {end} {of} {period} que vem"),
        (
            "this_end",
            Trust.SURE,
            "[no] [ao] [o] {end} {of} {period} | {end} deste {period} | {end} desta {period} | esta {period}"
            " | este {period}"
            " | nesta {period} | neste {period} | [no] último dia {of} {period}",
        ),
        ("this_middle", Trust.SURE, "[em] [no] {middle} {of} {period}"),
        ("last_period", Trust.SURE, "[{in}] {period} {last} | {in} {last} {period}"),
        (
            "next_month_day",
            Trust.SURE,
            "[no] [dia] {n} do {next} mês | [no] [dia] {n} do mês que vem | [no] mês que vem [no] dia {n}",
        ),
        ("month_day_number", Trust.BOUNDED, "[no] dia {n} | [no] dia {n} deste mês"),
        # what cannot be told: asked back about
        ("soon", Trust.SURE, "depois do natal"),
        (
            "at_once",
            Trust.SURE,
            "[o] quanto antes | assim que possível | assim que der | o mais rápido possível | o mais breve possível",
        ),
        ("at_once", Trust.BOUNDED, "agora mesmo | imediatamente"),
        (
            "soon",
            Trust.BOUNDED,
            "em breve | mais tarde | algum dia | um dia desses | em {n} ~- ~{n} {unit} | em {count} ou {count} {unit}"
            " | em {n} a {n} {unit}",
        ),
        ("soon", Trust.ALONE, "agora | depois"),
        ("every", Trust.BOUNDED, "{every} {weekday} [~- ~feira] | {every} as {weekdays} | {every} os {weekdays}"),
        ("every", Trust.BOUNDED, "às {weekdays} [~- ~feiras] | aos {weekdays}"),
        ("every", Trust.ALONE, "{every} {unit} | {every} as {unit} | {every} os {unit} | a cada {count} {unit}"),
        # dates
        ("christmas_eve", Trust.BOUNDED, "[na] véspera de natal"),
        ("christmas", Trust.BOUNDED, "no natal | dia de natal"),
        ("new_year", Trust.ALONE, "[no] ano novo"),
        (
            "day_month_year",
            Trust.SURE,
            "[no] [dia] {n} [de] {month} [de] {n} | {n} de {short_month} de {n} | {n} de {other_month} de {n}",
        ),
        (
            "day_month",
            Trust.BOUNDED,
            "[no] [dia] {n} [de] {month} [~.] | [no] [dia] {n} de {short_month} | {n} ~/ ~{month}"
            " | {n} ~/ ~{short_month}"
            " | [no] [dia] {n} ~º de {month} | [no] dia {n} ~/ ~{n} | [no] dia {n} ~. ~{n} | {ordinal} de {month}",
        ),
        ("day_month", Trust.BOUNDED, "[no] [dia] {n} de {other_month} | {n} ~/ ~{other_month}"),
        ("day_month", Trust.ALONE, "{n} {short_month}"),
        ("day_month", Trust.ANSWER, "{n} {other_month}"),
        ("month_start", Trust.BOUNDED, "em {month} | [no] {start} de {month}"),
        ("bare_month", Trust.ANSWER, "{month}"),
        ("month_middle", Trust.BOUNDED, "[em] {middle} de {month}"),
        ("month_end", Trust.BOUNDED, "[no] {end} de {month}"),
        # the time of day
        ("clock", Trust.SURE, "{at} {n} {h} [{n}] | {at} {n} ~: ~{n} [h] | {at} {hour} em ponto | às {hour} horas"),
        ("clock", Trust.BOUNDED, "às {hour} | à {one} | por volta das {hour} | lá pelas {hour}"),
        (
            "clock",
            Trust.SURE,
            "depois {at} {n} {h} [{n}] | depois {at} {n} ~: ~{n} | antes {at} {n} {h} [{n}] | antes {at} {n} ~: ~{n}"
            " | a partir {at} {n} {h} [{n}] | a partir {at} {n} ~: ~{n} | após {at} {n} {h} [{n}]",
        ),
        ("clock", Trust.BOUNDED, "depois {at} {hour} | antes {at} {hour} | a partir {at} {hour} | após {at} {hour}"),
        ("clock", Trust.ALONE, "as {hour}"),
        ("clock", Trust.NEVER, "{hour} {h}"),
        ("hour_minutes_past", Trust.SURE, "às {hour} e {count}"),
        ("minutes_to_hour", Trust.SURE, "{count} para as {hour} | {count} para às {hour}"),
        ("half_past", Trust.SURE, "[{at}] {hour} e meia | [{at}] {hour} horas e meia"),
        ("quarter_past", Trust.SURE, "[{at}] {hour} e quinze | [{at}] {hour} e um quarto"),
        (
            "quarter_to",
            Trust.SURE,
            "[às] quinze para {at} {hour} | um quarto para {at} {hour} | {hour} menos um quarto",
        ),
        ("noon", Trust.BOUNDED, "[ao] meio ~- ~{midday} | [ao] meio {midday} | [à] meia ~- ~{midnight}"),
        ("noon", Trust.BOUNDED, "antes do meio ~- ~{midday} | antes do meio {midday} | depois do meio ~- ~{midday}"),
        ("noon", Trust.ALONE, "[à] meia {midnight}"),
        ("hour_of_part", Trust.SURE, "às {hour} da {part}"),
        ("hour_of_part", Trust.NEVER, "[as] {hour} da {part}"),
        # parts of the day
        ("part", Trust.NEVER, "{part} | {of} {part} | a {part}"),
        ("part", Trust.BOUNDED, "à {part} | pela {part}"),
        ("this_part", Trust.SURE, "esta {part} | nesta {part}"),
        ("morning", Trust.BOUNDED, "de manhã cedo | logo cedo"),
        ("lunch", Trust.BOUNDED, "na hora do almoço | no almoço"),
        ("afternoon", Trust.BOUNDED, "depois do almoço | após o almoço"),
        ("evening", Trust.BOUNDED, "depois do trabalho"),
        ("close", Trust.SURE, "[no] [ao] {end} do dia"),
    ),
    fillers=words_of("às à a o na no em de do da para"),
    leads=words_of("até às"),
    hour_leads=words_of("às"),
    follow_ups=words_of(
        "ligar liga ligue ligação retornar retorno lembrar lembre reunião visita visitar contato contatar falar "
        "encontro marcar escrever responder chamar mensagem tel"
    ),
    pronouns=words_of("ele ela eles elas lhe me com"),
    turns=words_of("quer querem precisa precisam procura procuram"),
    past=words_of("conheci falei liguei encontrei visitei veio passou comprou assinou estava era"),
    alternatives=words_of("ou"),
    hedges=words_of("talvez"),
    half_hours=frozenset(("meia hora",)),
    gaps=words_of("e depois"),
    connectives=words_of("para com e ou se porque quer precisa procura ligar falar sobre em no na máximo"),
    titles=words_of("seu dona"),
    events=words_of(
        "casamento batizado batismo aniversário formatura festa viagem férias mudança vence expira nascimento"
    ),
    short_days=words_of("seg ter qua qui sex sab sáb"),
    doubtful=words_of("domingo"),
)
