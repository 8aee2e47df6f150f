"""The time phrases of English, and those in figures alone, which are everybody's."""

from __future__ import annotations

from domain.grammar import Language, Trust
from domain.typed import words_of

_WEEKDAYS = {
    word: str(day)
    for day, words in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds wedn",
            "thursday thu thur thurs thrs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for word in words.split()
}
_MONTHS = {
    word: str(month)
    for month, words in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs h",
        "day": "day days",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months mth mths mo mos",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
    }.items()
    for word in words.split()
}
_NAMED = {
    name: str(number)
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        start=1,
    )
}
_ORDINALS = {
    name: str(number)
    for number, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        start=1,
    )
}

ENGLISH = Language(
    tag="en",
    slots={
        "day": {
            "today": "0",
            "tomorrow": "1",
            "tmrw": "1",
            "tmr": "1",
            "tmw": "1",
            "tmrrw": "1",
            "tomorow": "1",
            "tommorow": "1",
            "tommorrow": "1",
            "2moro": "1",
            "overmorrow": "2",
            "yesterday": "-1",
        },
        "weekday": _WEEKDAYS,
        "month": _MONTHS,
        "unit": _UNITS,
        "letter": {"d": "day", "w": "week", "m": "minute", "y": "year"},
        "period": {"week": "week", "wk": "week", "month": "month", "quarter": "quarter", "year": "year"},
        "ending": {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"},
        "named": _NAMED,
        "count": {
            **_NAMED,
            "a": "1",
            "an": "1",
            "fifteen": "15",
            "twenty": "20",
            "thirty": "30",
            "forty": "40",
            "ninety": "90",
        },
        "ordinal": _ORDINALS,
        "suffix": dict.fromkeys(("st", "nd", "rd", "th"), ""),
        "meridiem": {"am": "am", "pm": "pm"},
        "noon": {"noon": "12", "midday": "12", "midnight": "24"},
        "part": {
            "morning": "morning",
            "morn": "morning",
            "lunch": "lunch",
            "lunchtime": "lunch",
            "afternoon": "afternoon",
            "aft": "afternoon",
            "arvo": "afternoon",
            "evening": "evening",
            "eve": "evening",
            "night": "night",
        },
        "half_day": {"am": "morning", "pm": "afternoon"},
        "minutes": {"fifteen": "15", "twenty": "20", "thirty": "30"},
        "tonight": {"tonight": "night", "tonite": "night", "2nite": "night"},
        "close": {"eod": "close", "cob": "close"},
    },
    phrases=(
        # spans
        ("clock_or_hours", Trust.ALONE, "{n} h | {n} ~h ~{n} | {n} h {n} ~m | {n} h {n} min"),
        (
            "ahead",
            Trust.SURE,
            "in [about] {count} {unit} | in {count} ~{letter} | in [about] {count} {unit} time"
            " | in {count} {unit} ~' ~s time | in {count} {unit} ~' time"
            " | {count} {unit} from now | {count} {unit} from today",
        ),
        ("ahead", Trust.BOUNDED, "{count} {unit} later | {count} {unit} hence"),
        ("ahead", Trust.ALONE, "{count} {unit} | {count} ~{letter}"),
        (
            "half",
            Trust.SURE,
            "in half a {unit} | in half an {unit} | in a half {unit} | half an {unit} from now",
        ),
        ("half", Trust.ALONE, "half a {unit} | half an {unit} | half {unit}"),
        ("and_half", Trust.SURE, "in {count} and a half {unit} | in {count} {unit} and a half"),
        ("and_half", Trust.ALONE, "{count} and a half {unit} | {count} {unit} and a half"),
        ("decimal", Trust.SURE, "in {n} ~. ~{n} {unit} | in {n} ~, ~{n} {unit}"),
        ("decimal", Trust.ALONE, "{n} ~. ~{n} {unit} | {n} ~, ~{n} {unit}"),
        ("quarter_hour", Trust.SURE, "in a quarter of an hour | in quarter of an hour"),
        ("hours_and_minutes", Trust.SURE, "in {n} ~h ~{n}"),
        ("couple", Trust.SURE, "in [a] couple [of] {unit}"),
        ("couple", Trust.ALONE, "[a] couple [of] {unit}"),
        ("few", Trust.SURE, "in [a] few {unit}"),
        ("few", Trust.ALONE, "[a] few {unit}"),
        ("ago", Trust.SURE, "{count} {unit} ago | {count} ~{letter} ago"),
        # days
        ("day", Trust.SURE, "{day} | later {day} | sometime {day}"),
        ("day_part", Trust.SURE, "{day} {half_day}"),
        ("weekday_part", Trust.BOUNDED, "{weekday} {half_day}"),
        ("day_after", Trust.SURE, "[the] day after {day}"),
        ("week_from_day", Trust.SURE, "[a] week from {day} | a week {day} | {day} week"),
        ("weekday", Trust.BOUNDED, "{weekday}"),
        ("weekday", Trust.SURE, "this {weekday} | [this] coming {weekday}"),
        ("next_weekday", Trust.SURE, "next {weekday} | {weekday} [of] next week | next week [on] {weekday}"),
        ("weekday_week", Trust.SURE, "{weekday} week | [a] week on {weekday} | [a] week from {weekday}"),
        ("last_weekday", Trust.SURE, "last {weekday}"),
        (
            "weekend",
            Trust.BOUNDED,
            "[this] weekend | [this] coming weekend | the weekend | the coming weekend",
        ),
        ("weekend", Trust.BOUNDED, "week ~- ~end"),
        ("next_weekend", Trust.SURE, "next weekend"),
        ("after_weekend", Trust.SURE, "[right] after the weekend | [right] after this weekend"),
        ("last_weekend", Trust.SURE, "last weekend"),
        (
            "next_start",
            Trust.SURE,
            "next {period} | sometime next {period} | early next {period} | [the] start of next {period}"
            " | [the] beginning of next {period} | [the] following {period}",
        ),
        (
            "next_middle",
            Trust.SURE,
            "mid next {period} | mid ~- next {period} | [the] middle of next {period}",
        ),
        (
            "next_end",
            Trust.SURE,
            "late next {period} | later next {period} | [the] end of next {period} | [the] last day of next {period}",
        ),
        (
            "this_end",
            Trust.SURE,
            "{ending} | this {period} | later this {period} | late this {period}"
            " | [the] end of {period} | [the] end of the {period} | [the] end of this {period}"
            " | [the] last day of the {period} | [the] last day of this {period}"
            " | {period} end | {period} ~- ~end",
        ),
        (
            "this_middle",
            Trust.SURE,
            "mid {period} | mid ~- {period} | [the] middle of the {period} | [the] middle of this {period}",
        ),
        ("after_next", Trust.SURE, "[the] {period} after next"),
        ("last_period", Trust.SURE, "last {period}"),
        (
            "next_month_day",
            Trust.SURE,
            "[the] {n} ~{suffix} [of] next month | [the] {ordinal} of next month | next month on the {n} ~{suffix}",
        ),
        (
            "month_day_number",
            Trust.BOUNDED,
            "[the] {n} ~{suffix} | [the] {n} ~{suffix} of the month | [the] {n} ~{suffix} of this month",
        ),
        ("month_day_number", Trust.SURE, "[the] {ordinal} of the month | [the] {ordinal} of this month"),
        # what cannot be told: asked back about
        (
            "soon",
            Trust.SURE,
            "as soon as",
        ),
        ("at_once", Trust.SURE, "asap | a ~. ~s ~. ~a ~. ~p [~.] | as soon as possible | as soon as you can"),
        ("at_once", Trust.BOUNDED, "right away | straight away | immediately"),
        (
            "soon",
            Trust.BOUNDED,
            "later | [very] soon | pretty soon | quite soon | sometime soon | some day | someday | one of these days"
            " | in {count} or {count} {unit} | in {n} ~- ~{n} {unit} | after {weekday}",
        ),
        ("soon", Trust.ALONE, "some time | sometime | now | right now | shortly"),
        ("every", Trust.SURE, "every other {weekday} | every second {weekday}"),
        ("every", Trust.BOUNDED, "every {weekday} | each {weekday}"),
        (
            "every",
            Trust.ALONE,
            "every {unit} | each {unit} | every other {unit} | every {count} {unit} | every {part} | each {part}"
            " | daily | weekly | monthly",
        ),
        # dates
        ("either_date_or_hour", Trust.ANSWER, "mar {n} | mar"),
        ("after_christmas", Trust.SURE, "[right] after christmas | [right] after xmas"),
        ("after_new_year", Trust.SURE, "[right] after [the] new year | [right] after new years"),
        ("christmas_eve", Trust.ALONE, "christmas eve | xmas eve"),
        ("christmas", Trust.ALONE, "christmas [day] | xmas [day]"),
        ("new_years_eve", Trust.ALONE, "new year ~' ~s eve | new years eve"),
        ("new_year", Trust.ALONE, "[the] new year | new year ~' ~s [day] | new years [day]"),
        (
            "day_month_year",
            Trust.SURE,
            "[the] {n} [of] {month} [,] {n} | [the] {n} ~{suffix} [of] {month} [,] {n}"
            " | {n} ~. {month} {n} | {n} ~- ~{month} ~- ~{n} | {n} ~/ ~{month} ~/ ~{n}",
        ),
        (
            "month_day_year",
            Trust.SURE,
            "{month} [~.] [the] {n} [,] {n} | {month} [~.] [the] {n} ~{suffix} [,] {n}",
        ),
        (
            "day_month",
            Trust.BOUNDED,
            "[the] {n} [of] {month} [~.] | [the] {n} ~{suffix} [of] {month} [~.]"
            " | {n} ~. {month} | {n} ~- ~{month} | [the] {ordinal} of {month}",
        ),
        (
            "month_day",
            Trust.BOUNDED,
            "{month} [~.] [the] {n} | {month} [~.] [the] {n} ~{suffix} | {month} [the] {ordinal}",
        ),
        ("numeric_date", Trust.SURE, "{n} ~/ ~{n} ~/ ~{n} | {n} ~. ~{n} ~. ~{n} | {n} ~- ~{n} ~- ~{n}"),
        ("iso_moment", Trust.SURE, "{n} ~- ~{n} ~- ~{n} ~t ~{n} ~: ~{n}"),
        ("slashed", Trust.BOUNDED, "{n} ~/ ~{n} | {n} ~. ~{n} ~."),
        ("small_slashed", Trust.ALONE, "{n} ~/ ~{n}"),
        ("dotted", Trust.ALONE, "{n} ~. ~{n}"),
        (
            "month_start",
            Trust.BOUNDED,
            "in {month} | early {month} | [the] start of {month} | [the] beginning of {month}",
        ),
        ("bare_month", Trust.ANSWER, "{month}"),
        ("month_middle", Trust.BOUNDED, "mid {month} | mid ~- ~{month} | [the] middle of {month}"),
        ("month_end", Trust.BOUNDED, "late {month} | [the] end of {month}"),
        # the time of day
        (
            "clock",
            Trust.SURE,
            "{n} {meridiem} | {n} ~: ~{n} [{meridiem}] | {n} ~. ~{n} {meridiem} | {named} {meridiem}",
        ),
        ("run_together", Trust.SURE, "{n} {meridiem}"),
        ("dotted_am", Trust.SURE, "{n} a ~. ~m [~.]"),
        ("dotted_pm", Trust.SURE, "{n} p ~. ~m [~.]"),
        ("clock", Trust.BOUNDED, "{n} o ~' ~clock | {n} oclock | {named} o ~' ~clock | {named} oclock"),
        ("hour_pm", Trust.ALONE, "{n} ~p"),
        ("after_hour", Trust.BOUNDED, "{n} ~ish"),
        ("clock", Trust.SURE, "{n} {meridiem} ~ish"),
        (
            "clock",
            Trust.SURE,
            "after {n} {meridiem} | after {n} ~: ~{n} [{meridiem}] | after {n} ~. ~{n} {meridiem}"
            " | after {named} {meridiem}",
        ),
        ("after_hour", Trust.BOUNDED, "after {n} | after {named} | after {n} oclock | after {n} o ~' ~clock"),
        ("half_past", Trust.SURE, "half past {n} | half past {named}"),
        ("half_past", Trust.ALONE, "half {n}"),
        ("quarter_past", Trust.SURE, "[a] quarter past {n} | [a] quarter past {named}"),
        ("quarter_to", Trust.SURE, "[a] quarter to {n} | [a] quarter to {named}"),
        ("noon", Trust.BOUNDED, "{noon} | 12 {noon} | after {noon}"),
        ("hour", Trust.NEVER, "{n} | {named} | {named} {minutes}"),
        # parts of the day
        ("part", Trust.NEVER, "{part}"),
        ("part", Trust.BOUNDED, "in the {part} | the {part}"),
        ("this_part", Trust.SURE, "this {part} | {tonight}"),
        ("morning", Trust.BOUNDED, "first thing | first thing in the morning | before lunch"),
        ("lunch", Trust.BOUNDED, "over lunch"),
        ("afternoon", Trust.BOUNDED, "after lunch"),
        ("evening", Trust.BOUNDED, "after work"),
        (
            "close",
            Trust.SURE,
            "{close} | [the] end of [the] day | [the] end of business | [the] close of business | [the] close of play",
        ),
    ),
    fillers=words_of("on at by @ ~ around about before until till til the for ,"),
    leads=words_of("on at by @ ~ around before until till til"),
    hour_leads=words_of("at @ ~ by around about before until till til"),
    follow_ups=words_of(
        "call ring phone text email mail message dm ping follow followup due remind reminder meet meeting "
        "visit chat talk speak check touch contact callback appointment appt "
        "txt reply tel msg fup respond answer viewing"
    ),
    pronouns=words_of("up back him her them me again in with base"),
    turns=words_of("wants want needs need looking likes wishes"),
    past=words_of(
        "met saw spoke called rang talked texted emailed messaged visited chatted bumped came signed bought "
        "walked dropped stopped popped "
        "was were had left wrote"
    ),
    terse=frozenset("hw"),
    alternatives=words_of("or"),
    hedges=words_of("either maybe perhaps"),
    half_hours=frozenset(("half an hour", "half a hour")),
    gaps=words_of("and then after later"),
    connectives=words_of(
        "about re regarding to for and or with wants want needs need from on at in by via please pls if when "
        "as but because since then so call ring text email meet meeting sharp latest max ish onwards after "
        "before or worth budget he she they i we looking his her their is"
    ),
    idioms=frozenset(("24/7", "7/24", "as soon as")),
    titles=words_of("mr mrs ms"),
    events=words_of(
        "wedding party birthday bday anniversary ceremony graduation reunion funeral christening baptism gala festival"
        " concert trip vacation holiday holidays honeymoon born ends expires ending starts starting begins moving event"
    ),
    doubtful=words_of("sun sat mon wed"),
)
