"""A sentence on which what is understood is crossed out, until only words are left."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from domain import contacts
from domain.capture_money import LONGEST_LABEL, WORTH, WORTH_AFTER
from domain.contacts import Claim
from domain.names import FIRMS, SURNAMES, is_a_name
from domain.sources import NETWORKS
from domain.typed import either, lowered

MASK = "\ue000"
"""Stands in a text for what is claimed already; ends words, phrases and runs."""

DUE_LABEL = re.compile(
    r"(?<!\w)(?:(?:please|pls|bitte|por favor|пожалуйста|said|said to|i'?ll|i will|(?:ela |ele )?(?:me )?pediu"
    r" (?:pra|para)|(?:and )?(?:(?:s?he|they) )?wants? (?:me"
    r"|us) to) )?"
    r"(?:(?:try|get back|booked|call|ring|txt|reply|msg|fup|appt|check back|check in|respond|callback|follow[- ]?up"
    r"|followup|due|when"
    r"|remind(?:er)?|contact|contactar|contacter|contatar|kontaktieren|llamar|llamarle|llamarla|contestar"
    r"|contestarle|llámale|llamada|seguimiento|marcar|marcarle|verlo|verla|verlos|verlas|mandarle mensaje|mandar"
    r" mensaje|pasar|passar|anrufen|antworten"
    r"|anruf|appel|ligação|звонок"
    r"|zurückrufen|melden|rückruf|vorbeischauen|vorbeischaun|termin|rdv|(?:und )?ich soll|(?:und )?ich muss"
    r"|ruf|wiedervorlage"
    r"|(?:l[ea] |lui )?(?:appeler|rappeler|relancer|contacter)|à rappeler|répondre|lui répondre|relancer|relance"
    r"|ligar|ligo"
    r"|responder|chamar|retornar|retorno|позвонить|перезвонить|звонить"
    r"|набрать|ответить|написать|связаться)"
    r"(?: (?:him|her|them|me|back|bk|agn|to|lá|ahí|ahi|por|x|again|up|with|ihn|sie|ihm|ihr|an|le|la|lui|ele|ela|pra"
    r" ele|pra ela|para ele"
    r"|para ela|ему|ей"
    r"|им|с ним|с ней|el|on|at|am|um|dia|для))*|el|el día|am|le|dia|no dia|em|à|a|às|para el|para|bis|zum"
    r"|pour le|pro dia|на|к"
    r"|в|до|um|den|for|on|by|pour|für)[:\s]*$"
)
DUE_VERB = re.compile(
    r"\s+(?:call|call back|anrufn|zurückrufn|vorbeischauen|vorbeischaun|anrufen|zurückrufen|melden|antworten"
    r"|позвонить|перезвонить|написать|набрать|appeler|rappeler"
    r"|llamar|ligar|retornar)(?=\s*(?:[,;.\n\ue000]|$))"
)
"""A verb after a time that only says what it is: “morgen 14 uhr anrufen”."""
BEHIND = {"due": DUE_VERB, "time": DUE_VERB, "value": WORTH_AFTER}
"""Words behind a claim that only say what it is."""
LABELS = {
    "phone": contacts.PHONE_LABEL,
    "email": re.compile(
        r"(?<!\w)(?:e-?mail|mail|correo|correo electrónico|mailadresse|courriel|mél|почта|эл\.? почта|имейл"
        r"|емейл|мейл|мыло)"
        r"(?: is| es| ist)?[\s.:]*$"
    ),
    "handle": re.compile(
        rf"(?<!\w)(?:handle|username|usuario|usuário|benutzername|{either(NETWORKS)})(?: is)?:\s*$"
        rf"|(?:(?<=[,;\n])|(?<=[,;] ))(?:{either(NETWORKS)})\s*$"
    ),
    "link": re.compile(
        r"(?<!\w)(?:link|profile|url|site|perfil|profil|enlace|lien|ссылка|профиль|сайт|web|webseite):\s*$"
    ),
    "value": re.compile(
        rf"(?:{WORTH.pattern})|(?:^|(?<=\s))(?:@|at|for|~|ca\.?|circa|approx\.?|about|around|trae|ofrece|oferece"
        rf"|bietet|diz q tem|diz que tem|autour de|unos|unas|uns"
        rf"|umas|etwa|rund|environ|aprox\.?"
        r"|примерно|около|por|für|fuer|pour|за|por valor de|na faixa de)\s*$"
    ),
    "due": DUE_LABEL,
    "time": DUE_LABEL,
}
"""Words before a claim that only say what it is."""


@dataclass(frozen=True)
class Run:
    """Words between claims and commas; `opens` when it begins what stands between two commas."""

    text: str
    opens: bool
    reached: bool = False
    """It stands right before a phone or an address, as names do."""


@dataclass
class Board:
    """A text, and what of it is understood already."""

    text: str
    claims: list[Claim] = field(default_factory=list)
    masked: str = ""

    def __post_init__(self) -> None:
        self.masked = lowered(self.text)

    def claim(self, found: Iterable[Claim]) -> None:
        """Take what was found, with the label before it, out of what is left to understand."""
        taken = list(found)
        for each in taken:
            before = self.masked[max(0, each.start - LONGEST_LABEL) : each.start]
            label = LABELS[each.field].search(before) if each.field in LABELS else None
            if label and _is_a_surname(self.text, each.start - len(before) + label.start(), each.start):
                label = None
            start = each.start - (len(before) - label.start() if label else 0)
            behind = BEHIND[each.field].match(self.masked, each.end) if each.field in BEHIND else None
            end = behind.end() if behind else each.end
            self.masked = self.masked[:start] + MASK * (end - start) + self.masked[end:]
        self.claims += taken

    def values(self, name: str) -> list[object]:
        """What was claimed for a field, in the order of the text, each once."""
        ordered = sorted((claim for claim in self.claims if claim.field == name), key=lambda claim: claim.start)
        return list(dict.fromkeys(claim.value for claim in ordered))

    def is_reached(self, end: int) -> bool:
        """Whether a phone or an address comes next after `end`."""
        ways = [claim.start for claim in self.claims if claim.field in REACHING and claim.start >= end]
        return bool(ways) and BETWEEN.fullmatch(self.masked, end, min(ways)) is not None

    def runs(self) -> list[Run]:
        """What is left, cut at claims and at the end of each thought."""
        runs, start, opens = [], 0, True
        for cut in [*self._cuts(), None]:
            end = cut.start() if cut else len(self.text)
            words = trim(self.text[start:end])
            if words.strip(string.punctuation):
                runs.append(Run(words, opens, self.is_reached(end)))
            if cut:
                start = cut.end()
                opens = (opens and not words) if cut.group()[0] == MASK else True
        return runs

    def _cuts(self) -> Iterator[re.Match[str]]:
        start = 0
        for cut in CUT.finditer(self.masked):
            if not _stands_in_a_name(self.text, start, cut):
                start = cut.end()
                yield cut


def _is_a_surname(text: str, start: int, end: int) -> bool:
    """Whether a label at text[start:end] is the surname of the one word before it: “Mark Call 902-555-0134”."""
    label, first = text[start:end].strip(), re.split(r"[\n,;]", text[:start])[-1].strip()
    named = label[:1].isupper() and label.lower() in SURNAMES
    return named and " " not in first and is_a_name(first)


REACHING = frozenset(("phone", "email", "handle"))
BETWEEN = re.compile(rf"[{MASK}\s,;|]*")
BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
EDGES = BLANKS + ',;:-–—|•·"“”„«»'
EMOJI = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50]"
PICTURE = f"{EMOJI[:-1]}\ufe0f\u200d\\s]"
PICTURES = re.compile(f"^{PICTURE}+|(?<!{PICTURE}){PICTURE}+$")
"""Emoji around words, which say nothing of their own; each run of them is looked through once."""
CUT = re.compile(
    rf"{MASK}+|(?:[;\n\t|•،؛、。]|(?<!\d),|,(?!\d))+| [-–—/] |"
    rf"{EMOJI}\ufe0f?(?=\s+[^\W\d_])|(?<=[^\W\d_]{{4}})(?<!prof)[.!?]+(?=\s|$)|[!?]+"
)
"""Where a thought ends; the comma of 1,500 is no end."""
NEXT_WORD = re.compile(r"\s+[^\s,;.!?]+")


def _stands_in_a_name(text: str, start: int, cut: re.Match[str]) -> bool:
    """Whether a cut that begins at an emoji parts the two words of a name: “Ann 🌹 Miller”."""
    first, after = trim(text[start : cut.start()]), NEXT_WORD.match(text, cut.end())
    if after is None or " " in first or not PICTURES.match(cut.group()):
        return False
    return first[:1].isupper() and after[0].strip()[0].isupper() and is_a_name(f"{first}{after[0]}")


def trim(words: str) -> str:
    """Words without the punctuation around them; the point of “Inc.” or “J.” stays, and brackets that match."""
    words = _matched(words.strip(EDGES)).strip(EDGES)
    words = PICTURES.sub("", words).strip(EDGES) or words
    words = words.removeprefix(". ")  # of a time: “fri. Bob wants …”
    if words.startswith("(") and words.find(")") == len(words) - 1:
        words = words.strip("()" + EDGES)
    last = words.split()[-1].lower() if words else ""
    ends = last.endswith(".") and last.strip(".") not in FIRMS and len(last) > 2 and last.count(".") == 1
    return words.rstrip(".").strip(EDGES) if ends else words


def _matched(words: str) -> str:
    """Words without the brackets that nothing opens or closes."""
    if "(" not in words and ")" not in words:
        return words
    lone: list[int] = []
    for place, char in enumerate(words):
        if char == ")" and lone and words[lone[-1]] == "(":
            lone.pop()
        elif char in "()":
            lone.append(place)
    dropped = set(lone)
    glued = {
        place for place in dropped if words[place - 1 : place].isalnum() and words[place + 1 : place + 2].isalnum()
    }
    gone = dropped - glued
    return "".join(" " if place in glued else char for place, char in enumerate(words) if place not in gone)
