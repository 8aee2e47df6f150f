"""The time phrases of Russian."""

from __future__ import annotations

from domain.grammar import Language, Trust, in_order, meaning, numbered
from domain.typed import words_of

_OF_HOURS = (
    "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого"
)
"""“Половина девятого” is half of the ninth hour."""

RUSSIAN = Language(
    tag="ru",
    slots={
        "day": meaning(
            {"0": "сегодня сёдня сёння", "1": "завтра", "2": "послезавтра", "-1": "вчера", "-2": "позавчера"},
        ),
        "weekday": numbered(
            "понедельник понедельника понедельнику",
            "вторник вторника вторнику",
            "среда среду среды среде",
            "четверг четверга четвергу",
            "пятница пятницу пятницы пятнице",
            "суббота субботу субботы субботе",
            "воскресенье воскресенья воскресенью воскресение",
            start=0,
        ),
        "short": numbered("пн пон пнд", "вт втр", "ср срд", "чт чтв", "пт птн", "сб сбт", "вс вск", start=0),
        "weekdays": in_order("понедельникам вторникам средам четвергам пятницам субботам воскресеньям", start=0),
        "month": numbered(
            "январь января январе январю янв",
            "февраль февраля феврале февралю фев февр",
            "март марта марте марту мар",
            "апрель апреля апреле апрелю апр",
            "май мая мае маю",
            "июнь июня июне июню июн",
            "июль июля июле июлю июл",
            "август августа августе августу авг",
            "сентябрь сентября сентябре сентябрю сен сент",
            "октябрь октября октябре октябрю окт",
            "ноябрь ноября ноябре ноябрю ноя нояб",
            "декабрь декабря декабре декабрю дек",
        ),
        "unit": meaning(
            {
                "minute": "минута минуту минуты минут минутку мин",
                "hour": "час часа часов часик ч",
                "day": "день дня дней денёк дн сутки суток",
                "week": "неделя неделю недели недель недельку нед",
                "month": "месяц месяца месяцев мес",
                "quarter": "квартал квартала кварталов",
                "year": "год года лет",
            }
        ),
        "letter": meaning({"hour": "ч", "day": "д", "week": "н", "minute": "м"}),
        "halved": meaning({"hour": "полчаса получаса полчасика", "year": "полгода", "day": "полдня"}),
        "one_and_half": meaning({"1": "полтора полторы"}),
        "period": meaning(
            {
                "week": "неделя неделю недели неделе",
                "month": "месяц месяца месяце месяцу",
                "quarter": "квартал квартала квартале кварталу",
                "year": "год года году",
            }
        ),
        "count": in_order("один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать")
        | meaning({"1": "одну одна одного", "2": "две двух", "3": "трёх"})
        | {"пятнадцать": "15", "двадцать": "20", "тридцать": "30", "сорок": "40", "девяносто": "90"},
        "hour": in_order("один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"),
        "one_oclock": meaning({"1": "час"}),
        "of_hour": in_order(_OF_HOURS),
        "half_hour": in_order(" ".join(f"пол{word}" for word in _OF_HOURS.split())),
        "ordinal": meaning({"1": "первое первого", "2": "второго", "3": "третьего", "5": "пятого", "10": "десятого"}),
        "oclock": meaning({"": "час часа часов ч"}),
        "part": meaning(
            {
                "morning": "утро утром утречком",
                "lunch": "обед",
                "afternoon": "днём",
                "evening": "вечер вечером вечерком",
                "night": "ночью",
            }
        ),
        "adverb": meaning({"morning": "утром", "evening": "вечером"}),
        "half": meaning({"am": "утра", "pm": "дня вечера"}),
        "half_alone": meaning({"am": "утра", "pm": "вечера"}),
        "minutes": meaning({"5": "пяти", "10": "десяти", "15": "пятнадцати", "20": "двадцати", "25": "двадцатипяти"}),
        "noon": meaning({"12": "полдень", "24": "полночь"}),
        "on": meaning({"": "в во на к ко до с со"}),
        "this": meaning({"": "эта эту этой это этот этого этом ближайший ближайшую ближайшее"}),
        "next": meaning(
            {"": "следующий следующая следующую следующей следующее следующего следующем следующие следующих след сл"}
        ),
        "last": meaning({"": "прошлый прошлая прошлую прошлой прошлое прошлого прошлом"}),
        "in": meaning({"": "в на к до"}),
        "end": meaning({"": "конец конца конце концу"}),
        "start": meaning({"": "начало начала начале началу"}),
        "middle": meaning({"": "середина середины середине"}),
        "weekend": meaning({"": "выходные выходных выходным"}),
        "every": meaning({"": "каждый каждую каждое каждые каждая"}),
        "y": meaning({"": "г года год"}),
    },
    phrases=(
        # spans
        ("ahead", Trust.SURE, "через {count} {unit} | через {count} ~{letter} | спустя {count} {unit}"),
        ("single", Trust.SURE, "через {unit} | спустя {unit}"),
        ("ahead", Trust.ALONE, "{count} {unit} | {count} ~{letter}"),
        ("half", Trust.SURE, "через {halved}"),
        ("half", Trust.ALONE, "{halved}"),
        ("and_half", Trust.SURE, "через {one_and_half} {unit} | через {count} с половиной {unit}"),
        ("and_half", Trust.ALONE, "{one_and_half} {unit} | {count} с половиной {unit}"),
        ("decimal", Trust.SURE, "через {n} ~, ~{n} {unit} | через {n} ~. ~{n} {unit}"),
        ("decimal", Trust.ALONE, "{n} ~, ~{n} {unit} | {n} ~. ~{n} {unit}"),
        ("quarter_hour", Trust.SURE, "через четверть часа"),
        ("couple", Trust.SURE, "через пару {unit} | через парочку {unit}"),
        ("few", Trust.SURE, "через несколько {unit}"),
        ("ago", Trust.SURE, "{count} {unit} назад"),
        # days
        ("day", Trust.SURE, "{day}"),
        ("weekday", Trust.BOUNDED, "{weekday} | {on} {weekday} | {on} {short}"),
        ("weekday", Trust.SURE, "{this} {weekday} | {on} {this} {weekday}"),
        ("weekday", Trust.ALONE, "{short}"),
        (
            "next_weekday",
            Trust.SURE,
            "[{on}] {next} {weekday} | [{on}] {next} {short} | [в] [во] {weekday} на {next} неделе | [на] {next}"
            " неделе в {weekday}"
            " | [на] {next} неделе во {weekday}",
        ),
        ("last_weekday", Trust.SURE, "[{on}] {last} {weekday}"),
        ("after_weekend", Trust.SURE, "после выходных"),
        ("weekend", Trust.BOUNDED, "[{on}] [эти] [этих] {weekend}"),
        ("next_weekend", Trust.SURE, "[{on}] {next} {weekend}"),
        ("last_weekend", Trust.SURE, "[{on}] прошлые {weekend} | [{on}] прошлых {weekend}"),
        ("next_start", Trust.SURE, "[{in}] {next} {period} | [{in}] {start} {next} {period}"),
        ("next_middle", Trust.SURE, "[{in}] {middle} {next} {period}"),
        ("next_end", Trust.SURE, "[{in}] {end} {next} {period}"),
        (
            "this_end",
            Trust.SURE,
            "[{in}] {end} {period} | [{in}] {end} {this} {period} | [{in}] {this} {period}"
            " | [{in}] последний день {period}",
        ),
        ("this_middle", Trust.SURE, "[{in}] {middle} {period} | [{in}] {middle} {this} {period}"),
        ("last_period", Trust.SURE, "[{in}] {last} {period}"),
        ("next_month_day", Trust.SURE, "[{on}] {n} [числа] {next} месяца | [{on}] {n} ~- ~го [числа] {next} месяца"),
        (
            "month_day_number",
            Trust.BOUNDED,
            "[{on}] {n} числа | [{on}] {n} ~- ~го [числа] | [{on}] {n} ~го [числа] | [{on}] {ordinal} числа",
        ),
        # what cannot be told: asked back about
        ("soon", Trust.SURE, "на днях | после праздников | после нового года"),
        ("at_once", Trust.SURE, "[как] можно скорее | как можно быстрее | как можно раньше"),
        ("at_once", Trust.BOUNDED, "немедленно"),
        (
            "soon",
            Trust.BOUNDED,
            "скоро | позже | попозже | когда ~- ~нибудь | как ~- ~нибудь | через {n} ~- ~{n} {unit}"
            " | через {count} или {count} {unit}",
        ),
        ("soon", Trust.ALONE, "сейчас | потом"),
        ("every", Trust.BOUNDED, "{every} {weekday} | по {weekdays}"),
        ("every", Trust.ALONE, "{every} {unit} | {every} {count} {unit} | {every} {part} | ежедневно | еженедельно"),
        # dates
        ("new_year", Trust.ALONE, "[{on}] новый год"),
        (
            "day_month_year",
            Trust.SURE,
            "[{on}] {n} {month} [,] {n} [{y}] [~.]",
        ),
        (
            "day_month",
            Trust.BOUNDED,
            "[{on}] {n} {month} [~.] | [{on}] {n} ~- ~го {month} | [{on}] {n} ~го {month} | [{on}] {ordinal} {month}",
        ),
        ("month_start", Trust.BOUNDED, "в {month} | {in} {start} {month} | {start} {month}"),
        ("bare_month", Trust.ANSWER, "{month}"),
        ("month_middle", Trust.BOUNDED, "[{in}] {middle} {month}"),
        ("month_end", Trust.BOUNDED, "[{in}] {end} {month}"),
        # the time of day
        ("clock", Trust.SURE, "в {hour} {oclock} | в {n} ~: ~{n} | в {n} ~. ~{n} | в {n} ~- ~{n} | в {hour} {half}"),
        ("clock", Trust.SURE, "{hour} {oclock} {half} | в {hour} {oclock} {half} | {hour} {half_alone}"),
        (
            "clock",
            Trust.SURE,
            "{n} ~: ~{n} {half} | в {n} ~: ~{n} {half} | {n} ~: ~{n} {oclock} | в {one_oclock} {half}",
        ),
        (
            "clock",
            Trust.SURE,
            "в {n} {oclock} {n} минут | в {n} {oclock} {n} мин | {n} ~ч ~{n} | {n} {oclock} {n} минут",
        ),
        ("clock", Trust.BOUNDED, "в {hour} | к {hour} | около {hour} | в районе {hour} | в {n} {n} | часов в {hour}"),
        (
            "clock",
            Trust.SURE,
            "после {n} ~: ~{n} | после {hour} {oclock} | после {hour} {half}",
        ),
        ("after_hour", Trust.BOUNDED, "после {hour}"),
        ("clock", Trust.NEVER, "до {hour}"),
        ("clock_or_hours", Trust.ALONE, "{n} {oclock}"),
        ("hour_at_night", Trust.SURE, "[в] {hour} ночи | [в] {hour} {oclock} ночи | [в] {one_oclock} ночи"),
        ("half_to", Trust.SURE, "половина {of_hour} | в половине {of_hour} | в половину {of_hour} | [в] {half_hour}"),
        ("half_to", Trust.SURE, "[в] пол {of_hour} | [в] пол ~- ~{of_hour}"),
        ("minutes_to_hour", Trust.SURE, "без {minutes} {hour} | без {n} {hour} | без {n} минут {hour}"),
        ("quarter_to", Trust.SURE, "без четверти {hour}"),
        ("noon", Trust.BOUNDED, "[в] {noon}"),
        # parts of the day
        ("part", Trust.NEVER, "{part}"),
        ("part", Trust.BOUNDED, "{adverb} | в {part}"),
        ("morning", Trust.BOUNDED, "с утра | с утречка | до обеда | к утру"),
        ("lunch", Trust.BOUNDED, "к обеду"),
        ("afternoon", Trust.BOUNDED, "после обеда"),
        ("evening", Trust.BOUNDED, "[ближе] к вечеру | после работы"),
        ("close", Trust.SURE, "[{in}] {end} дня | [{in}] {end} рабочего дня"),
    ),
    fillers=words_of("в во на к ко до около примерно с"),
    leads=words_of("в во на к ко до"),
    follow_ups=words_of(
        "позвонить позвони перезвонить перезвони звонить звонок набрать набери написать напиши напомнить напомни "
        "напоминание встреча встретиться связаться показ созвон созвониться контакт "
        "ответить ответь отписать тел"
    ),
    pronouns=words_of("ему ей им его её их мне с ней ним снова ещё раз"),
    turns=words_of("хочет хотят нужен нужна нужно нужны ищет ищут"),
    past=words_of(
        "встретил встретила встретились познакомился познакомилась говорил говорила говорили звонил звонила видел "
        "видела виделись писал писала был была были приходил приходила заходил заходила пришёл пришел пришла "
        "купил купила"
    ),
    terse=frozenset("ч"),
    alternatives=words_of("или либо"),
    hedges=words_of("либо может"),
    half_hours=frozenset(("полчаса", "пол часа", "получаса")),
    gaps=words_of("и потом затем через"),
    events=words_of(
        "свадьба свадьбу свадьбы рождения юбилей крестины выпускной корпоратив праздник отпуск поездка роды переезд"
        " истекает заканчивается кончается начинается"
    ),
    short_days=words_of("пн вт ср чт пт сб вс"),
    connectives=words_of(
        "по с и или а но для если когда потому насчёт о об про хочет нужен нужна нужно ищет позвонить перезвонить "
        "набрать написать встреча встретиться после до от из максимум в во на у"
    ),
)
