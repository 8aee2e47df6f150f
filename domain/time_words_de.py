"""The time phrases of German."""

from __future__ import annotations

from domain.grammar import Language, Trust, in_order, meaning, numbered
from domain.typed import words_of

_WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"


def _of_weekdays(endings: str) -> dict[str, str]:
    """“Freitagmorgen” is one word."""
    return numbered(
        *(" ".join(day + ending for ending in endings.split()) for day in _WEEKDAYS.split()),
        start=0,
    )


GERMAN = Language(
    tag="de",
    slots={
        "day": meaning({"0": "heute", "1": "morgen", "2": "übermorgen", "-1": "gestern", "-2": "vorgestern"}),
        "weekday": in_order(_WEEKDAYS, start=0) | {"sonnabend": "5"},
        "weekday_morning": _of_weekdays("morgen vormittag früh"),
        "weekday_afternoon": _of_weekdays("nachmittag"),
        "weekday_evening": _of_weekdays("abend"),
        "weekdays": _of_weekdays("s"),
        "other_word": in_order("mo di mi do fr sa so", start=0),
        "letters": in_order("mo di mi do fr sa", start=0),
        "clear_part": meaning(
            {
                "morning": "früh vormittag morgens vormittags",
                "lunch": "mittag mittags",
                "afternoon": "nachmittag nachmittags",
                "evening": "abend abends",
            }
        ),
        "month": numbered(
            "januar jänner jan",
            "februar feber feb",
            "märz mrz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        "unit": meaning(
            {
                "minute": "minute minuten min",
                "hour": "stunde stunden std stündchen",
                "day": "tag tage tagen",
                "week": "woche wochen",
                "month": "monat monate monaten",
                "quarter": "quartal quartale quartalen",
                "year": "jahr jahre jahren",
            }
        ),
        "period": meaning(
            {"week": "woche", "month": "monat monats", "quarter": "quartal quartals", "year": "jahr jahres"}
        ),
        "ending": meaning({"month": "monatsende", "quarter": "quartalsende", "year": "jahresende"}),
        "count": in_order("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
        | meaning({"1": "eine einer einem einen", "2": "zwo", "14": "vierzehn", "15": "fünfzehn", "20": "zwanzig"})
        | meaning({"30": "dreißig", "40": "vierzig", "90": "neunzig"}),
        "hour": in_order("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf") | {"ein": "1"},
        "in_words": in_order("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
        "one_and_half": meaning({"1": "anderthalb eineinhalb", "2": "zweieinhalb", "3": "dreieinhalb"}),
        "ordinal": meaning({"1": "erster ersten", "2": "zweiter zweiten", "3": "dritter dritten"}),
        "part": meaning(
            {
                "morning": "morgen früh vormittag",
                "lunch": "mittag",
                "afternoon": "nachmittag",
                "evening": "abend",
                "night": "nacht",
            }
        ),
        "early": meaning({"morning": "morgen früh"}),
        "adverb": meaning(
            {"morning": "morgens vormittags", "lunch": "mittags", "afternoon": "nachmittags", "evening": "abends"}
        ),
        "midnight": meaning({"24": "mitternacht"}),
        "h": meaning({"": "uhr h"}),
        "at": meaning({"": "um gegen ab bis ca nach vor"}),
        "a": meaning({"": "einer einem eine ein"}),
        "half": meaning({"": "halbe halben halber halbes"}),
        "this": meaning({"": "diese dieser dieses diesen diesem"}),
        "of": meaning({"": "der des dieser dieses"}),
        "next": meaning(
            {"": "nächste nächster nächstes nächsten nächstem kommende kommender kommendes kommenden kommendem"}
        ),
        "after_next": meaning({"": "übernächste übernächster übernächsten übernächstes"}),
        "last": meaning({"": "letzte letzter letztes letzten letztem vergangene vergangenen vorige vorigen"}),
        "every": meaning({"": "jede jeden jedes jeder"}),
    },
    phrases=(
        # spans
        ("ahead", Trust.SURE, "in [etwa] [ca ~.] {count} {unit}"),
        ("ahead", Trust.BOUNDED, "{count} {unit} später"),
        ("ahead", Trust.ALONE, "{count} {unit}"),
        ("half", Trust.SURE, "in {a} {half} {unit}"),
        ("half", Trust.ALONE, "[{a}] {half} {unit}"),
        ("and_half", Trust.SURE, "in {one_and_half} {unit}"),
        ("and_half", Trust.ALONE, "{one_and_half} {unit}"),
        ("decimal", Trust.SURE, "in {n} ~, ~{n} {unit} | in {n} ~. ~{n} {unit}"),
        ("decimal", Trust.ALONE, "{n} ~, ~{n} {unit} | {n} ~. ~{n} {unit}"),
        ("quarter_hour", Trust.SURE, "in einer viertelstunde | in einer viertel stunde"),
        ("hours_and_minutes", Trust.SURE, "in {n} ~h ~{n}"),
        ("few", Trust.SURE, "in ein paar {unit} | in einigen {unit} | in wenigen {unit}"),
        ("few", Trust.ALONE, "ein paar {unit}"),
        ("ago", Trust.SURE, "vor {count} {unit}"),
        # days
        ("greeting", Trust.NEVER, "guten morgen"),
        ("day", Trust.SURE, "{day}"),
        ("week_from_day", Trust.SURE, "{day} in einer woche"),
        ("weekday", Trust.BOUNDED, "{weekday} | am {weekday}"),
        ("weekday", Trust.SURE, "{this} {weekday}"),
        ("weekday", Trust.ANSWER, "{other_word} [~.] | am {other_word}"),
        ("weekday_clock", Trust.SURE, "[am] {letters} [~.] {n} uhr | [am] {letters} [~.] {n} ~: ~{n} uhr"),
        ("weekday_clock", Trust.BOUNDED, "[am] {letters} [~.] um {n} | [am] {letters} [~.] um {n} ~: ~{n}"),
        ("weekday_clock", Trust.BOUNDED, "[am] {letters} [~.] {n} ~: ~{n} | [am] {letters} [~.] {n} ~h"),
        ("weekday_part", Trust.BOUNDED, "[am] {other_word} [~.] {clear_part}"),
        ("weekday_morning", Trust.BOUNDED, "[am] {letters} [~.] morgen"),
        ("weekday", Trust.BOUNDED, "bis {letters} [~.] | am {letters} [~.] | ab {letters} [~.]"),
        ("weekday_morning", Trust.SURE, "[am] {weekday_morning} | {weekday} morgen | {weekday} früh"),
        ("weekday_afternoon", Trust.SURE, "[am] {weekday_afternoon}"),
        ("weekday_evening", Trust.SURE, "[am] {weekday_evening}"),
        ("coming_weekday", Trust.SURE, "[am] {next} {weekday}"),
        ("next_weekday", Trust.SURE, "[am] {weekday} {next} woche | {next} woche [am] {weekday}"),
        ("weekday_week", Trust.SURE, "[am] {weekday} in einer woche"),
        ("last_weekday", Trust.SURE, "[am] {last} {weekday}"),
        ("after_weekend", Trust.SURE, "nach dem wochenende"),
        ("weekend", Trust.BOUNDED, "[am] [{this}] wochenende | zum wochenende | übers wochenende"),
        ("next_weekend", Trust.SURE, "[am] {next} wochenende"),
        ("last_weekend", Trust.SURE, "[am] {last} wochenende"),
        ("next_start", Trust.SURE, "[in der] {next} {period} | im {next} {period} | anfang {next} {period}"),
        ("next_middle", Trust.SURE, "mitte [der] [des] {next} {period}"),
        ("next_end", Trust.SURE, "[am] ende [der] [des] {next} {period}"),
        (
            "this_end",
            Trust.SURE,
            "[am] [zum] ende [{of}] {period} | [am] [zum] {ending} | [in] {this} {period}"
            " | am letzten tag des {period}",
        ),
        ("this_middle", Trust.SURE, "mitte [{of}] {period}"),
        ("after_next", Trust.SURE, "[in der] {after_next} {period} | im {after_next} {period}"),
        ("last_period", Trust.SURE, "[in der] {last} {period} | im {last} {period}"),
        ("next_month_day", Trust.SURE, "[am] {n} ~. [des] {next} monats"),
        ("month_day_number", Trust.ALONE, "am {n} [~.] | zum {n} [~.] | am {n} ~ten | den {n} [~.]"),
        # what cannot be told: asked back about
        ("soon", Trust.SURE, "nach weihnachten"),
        ("soon", Trust.BOUNDED, "nach {weekday}"),
        (
            "at_once",
            Trust.SURE,
            "so bald wie möglich | sobald wie möglich | so schnell wie möglich | so rasch wie möglich"
            " | möglichst bald | möglichst schnell | baldmöglichst | schnellstmöglich | umgehend",
        ),
        ("at_once", Trust.BOUNDED, "sofort"),
        (
            "soon",
            Trust.BOUNDED,
            "demnächst | später | irgendwann | in {n} ~- ~{n} {unit} | in {count} bis {count} {unit}"
            " | in {count} oder {count} {unit}",
        ),
        ("soon", Trust.ANSWER, "bald"),
        ("soon", Trust.ALONE, "jetzt | gleich"),
        ("every", Trust.BOUNDED, "{every} {weekday} | {weekdays}"),
        ("every", Trust.ALONE, "{every} {unit} | alle {count} {unit} | {every} {part} | täglich | wöchentlich"),
        # dates
        ("christmas_eve", Trust.ALONE, "[an] heiligabend"),
        ("christmas", Trust.ALONE, "[an] [zu] weihnachten"),
        ("new_years_eve", Trust.ALONE, "[an] silvester"),
        ("new_year", Trust.ALONE, "[an] neujahr"),
        ("day_month_year", Trust.SURE, "[am] [den] {n} ~. {month} {n} | [am] [den] {n} {month} {n}"),
        (
            "day_month",
            Trust.BOUNDED,
            "[am] [den] {n} ~. {month} [~.] | {n} {month} | {n} ~. {n} ~. | am {n} ~. {n} [~.] | den {n} ~. {n} [~.]"
            " | [am] {ordinal} {month}",
        ),
        ("month_start", Trust.BOUNDED, "im {month} | anfang {month}"),
        ("bare_month", Trust.ANSWER, "{month}"),
        ("month_middle", Trust.BOUNDED, "mitte {month}"),
        ("month_end", Trust.BOUNDED, "ende {month}"),
        # the time of day
        (
            "clock",
            Trust.SURE,
            "[{at}] {hour} uhr [{n}] | [{at}] {n} ~: ~{n} {h} | [{at}] {n} ~. ~{n} {h} | {at} {n} ~h | um {n} ~: ~{n}"
            " | um {n} ~. ~{n}",
        ),
        ("clock", Trust.BOUNDED, "um {in_words} | gegen {in_words} | um {n} ~h"),
        ("clock", Trust.SURE, "nach {n} ~: ~{n} | vor {n} ~: ~{n}"),
        ("after_hour", Trust.BOUNDED, "nach {hour} | vor {hour}"),
        ("hour_at_night", Trust.SURE, "[um] {hour} uhr nachts"),
        ("minutes_past_hour", Trust.SURE, "[um] {count} nach {in_words}"),
        ("minutes_to_hour", Trust.SURE, "[um] {count} vor {in_words}"),
        ("minutes_past_hour", Trust.BOUNDED, "um {n} nach {n}"),
        ("minutes_to_hour", Trust.BOUNDED, "um {n} vor {n}"),
        ("half_to", Trust.SURE, "[{at}] halb {hour}"),
        ("quarter_past", Trust.SURE, "[{at}] viertel nach {hour}"),
        ("quarter_to", Trust.SURE, "[{at}] viertel vor {hour} | [{at}] dreiviertel {hour}"),
        ("noon", Trust.BOUNDED, "[um] {midnight}"),
        # parts of the day
        ("part", Trust.NEVER, "{part} | {adverb}"),
        ("part", Trust.BOUNDED, "am {part}"),
        ("this_part", Trust.SURE, "heute {early}"),
        ("morning", Trust.BOUNDED, "gleich morgens | in der früh"),
        ("afternoon", Trust.BOUNDED, "nach dem mittagessen | nach der mittagspause"),
        ("close", Trust.SURE, "[zum] [vor] [bis] feierabend | [am] ende des tages"),
    ),
    fillers=words_of("um den der dem zum gegen ab bis"),
    leads=words_of("um gegen ab bis"),
    hour_leads=words_of("um gegen ab"),
    follow_ups=words_of(
        "anrufen anruf rufen ruf zurückrufen rückruf termin treffen besichtigung erinnern erinnerung erinnere melden "
        "nachfassen kontaktieren besuchen besuch schreiben mailen telefonieren telefonat gespräch "
        "antworten tel simsen texten nachhaken"
    ),
    pronouns=words_of("ihn sie ihm ihr ihnen mich wieder nochmal an mit"),
    turns=words_of("möchte möchten braucht brauchen sucht suchen"),
    past=words_of("traf getroffen sprach gesprochen rief angerufen hatte telefoniert besucht kaufte war kam schrieb"),
    alternatives=words_of("oder"),
    hedges=words_of("entweder vielleicht"),
    half_hours=frozenset(("halbe stunde", "eine halbe stunde", "einer halben stunde")),
    gaps=words_of("und dann danach nach"),
    connectives=words_of(
        "anrufen an wegen für mit und oder wenn bei im in zum zur melden treffen zurückrufen nachfassen besichtigen "
        "besichtigung termin möchte braucht sucht erinnern spätestens pünktlich"
    ),
    events=words_of(
        "hochzeit geburtstag taufe konfirmation kommunion feier fest geburt jubiläum reise urlaub umzug endet beginnt"
        " geboren erst"
    ),
    short_days=words_of("di fr"),
    doubtful=words_of("silvester"),
    titles=words_of("herr herrn frau familie"),
)
