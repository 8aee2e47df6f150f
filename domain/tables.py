"""The bytes of a file that some program exported → a table of cells as they were written."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise

from charset_normalizer import from_bytes

from domain.calendar_export import MAKER
from domain.errors import (
    ArchiveNotTable,
    CalendarNotTable,
    DocumentNotTable,
    EmptyTable,
    NotATable,
    OwnCalendarNotTable,
    SpreadsheetNotTable,
    TableTooLarge,
    TooManyRows,
)
from domain.typed import LETTERS

LARGEST = 20 * 1024 * 1024
"""Bytes; Telegram gives bots no larger file either."""

MOST_ROWS, MOST_COLUMNS = 20_000, 500

DELIMITERS = ",;\t|"
LOOKED_AT = 40
"""By how many of the first rows the delimiter is told, and by how many values what a nameless column holds."""

SAMPLE = 64 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = ["äöüß", "áéíóúüñ", "éèêëàâçîïôùûüÿœæ", "áâãàçéêíóôõúü", "àèéìòóù", "åäöæøéü"]
EASTERN = ["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "äöüß"]
CYRILLIC = ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
ALPHABETS = {
    "cp1252": WESTERN,
    "cp1251": CYRILLIC,
    "cp1250": EASTERN,
    "mac_roman": WESTERN,
    "mac_cyrillic": CYRILLIC,
    "iso8859_15": WESTERN,
    "koi8_r": CYRILLIC,
}
"""Encodings of a byte for a character, the likeliest first, and the letters of each language that is written in them.

In cp1252 stands all of iso8859_1 that can be seen.
"""

ZIP, OLE, PDF, RICH_TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf"
OTHER_ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf\x27\x1c")
SPREADSHEETS = (b"xl/workbook", b"opendocument.spreadsheet", b"Index/Document.iwa")
DOCUMENTS = (b"word/document", b"opendocument.text")
"""Names within a ZIP archive that tell Excel's, OpenDocument's and Numbers' files, and Word's, from any other."""

NO_TEXT = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
SAYS_SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""What Excel writes into a first line of its own."""

CALENDAR = re.compile(r"\s*BEGIN[ \t]*:[ \t]*VCALENDAR", re.IGNORECASE)
VCARD = re.compile(rb"\s*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
STARTS_WITH_MARK = re.compile(b"|".join(re.escape(mark) for mark, _ in MARKS))

csv.field_size_limit(LARGEST)  # a long note in a cell isn't a broken file; the limit is the process's


class FileKind(StrEnum):
    """What a file seems to be, by what it is called."""

    TABLE = "table"
    CARDS = "cards"
    SPREADSHEET = "spreadsheet"
    DOCUMENT = "document"
    ARCHIVE = "archive"
    OTHER = "other"


ENDINGS = {
    "csv": FileKind.TABLE,
    "tsv": FileKind.TABLE,
    "tab": FileKind.TABLE,
    "txt": FileKind.TABLE,
    "ics": FileKind.TABLE,  # whose calendar it is, and so what to do instead, stands in it
    "ical": FileKind.TABLE,
    "vcf": FileKind.CARDS,
    "vcard": FileKind.CARDS,
    "xlsx": FileKind.SPREADSHEET,
    "xls": FileKind.SPREADSHEET,
    "xlsm": FileKind.SPREADSHEET,
    "ods": FileKind.SPREADSHEET,
    "numbers": FileKind.SPREADSHEET,
}
ENDINGS |= dict.fromkeys(("pdf", "doc", "docx", "odt", "rtf", "pages"), FileKind.DOCUMENT)
ENDINGS |= dict.fromkeys(("zip", "rar", "7z", "gz", "tgz", "tar"), FileKind.ARCHIVE)
REFUSED: Mapping[FileKind, type[NotATable]] = {
    FileKind.SPREADSHEET: SpreadsheetNotTable,
    FileKind.DOCUMENT: DocumentNotTable,
    FileKind.ARCHIVE: ArchiveNotTable,
    FileKind.OTHER: NotATable,
}
NO_LISTS = REFUSED.keys() - {FileKind.SPREADSHEET}
"""What people send with a lead in its caption: an offer, a picture."""

UNTOLD = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/x-unknown"))


@dataclass(frozen=True)
class Table:
    """Rows of cells, all as long as the longest; which of them names the columns isn't decided here.

    `numbers` are those under which a spreadsheet shows them; it counts blank rows too.
    """

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0])


def kind_of(name: str | None, mime: str | None) -> FileKind:
    """What a file seems to be, by its name and MIME type; one that neither tells may be a table."""
    ending = (name or "").rpartition(".")[2].lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    told = (mime or "").partition(";")[0].strip().lower()
    if told in ("text/vcard", "text/x-vcard", "text/directory"):
        return FileKind.CARDS
    if "spreadsheet" in told:
        return FileKind.SPREADSHEET
    if told in ("application/pdf", "application/msword", "application/rtf") or "wordprocessing" in told:
        return FileKind.DOCUMENT
    if told in ("application/zip", "application/gzip", "application/vnd.rar", "application/x-7z-compressed"):
        return FileKind.ARCHIVE
    if told.startswith("text/") or told in UNTOLD or "csv" in told or told == "application/vnd.ms-excel":
        return FileKind.TABLE
    return FileKind.OTHER


def require_fit(kind: FileKind, size: int) -> None:
    """What is refused before it is fetched. Raises NotATable, or the one of its kind, and TableTooLarge."""
    if kind in REFUSED:
        raise REFUSED[kind]
    if size > LARGEST:
        raise TableTooLarge


def holds_cards(content: bytes) -> bool:
    """Whether a file is one of contacts (vCard), whatever it is called."""
    mark = STARTS_WITH_MARK.match(content)
    return VCARD.match(content[mark.end() if mark else 0 :].replace(b"\0", b"", 64)[:SAMPLE]) is not None


def read(content: bytes) -> Table:
    """The table in a file.

    Raises:
        TableTooLarge: it has more than 20 MB.
        SpreadsheetNotTable, DocumentNotTable, ArchiveNotTable, CalendarNotTable: it is such a file.
        OwnCalendarNotTable: it is the calendar of an export.
        NotATable: it is something else.
        EmptyTable: nothing stands in it.
        TooManyRows: more than 20,000 rows.
    """
    text = decode(content)
    if CALENDAR.match(text):
        raise OwnCalendarNotTable if MAKER in text[:SAMPLE] else CalendarNotTable
    said = SAYS_SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    if not text.strip():
        raise EmptyTable
    numbers, rows = zip(*_rows(text, said[1] if said else _delimiter(text)), strict=True)
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        raise NotATable
    return Table(tuple(tuple(row) + ("",) * (width - len(row)) for row in rows), numbers)


def decode(content: bytes) -> str:
    """The text of a file, whatever it was written in; no character of it is dropped but NUL.

    Raises TableTooLarge, SpreadsheetNotTable, DocumentNotTable, ArchiveNotTable, NotATable, EmptyTable.
    """
    if len(content) > LARGEST:
        raise TableTooLarge
    _refuse_others(content)
    text = _text(content).replace("\0", "").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyTable
    sample = text[:SAMPLE]
    if len(NO_TEXT.findall(sample)) > len(sample) // 100:
        raise NotATable
    return text


def _refuse_others(content: bytes) -> None:
    """Raises SpreadsheetNotTable, DocumentNotTable, ArchiveNotTable for what is no text at all."""
    if content.startswith((PDF, RICH_TEXT)):
        raise DocumentNotTable
    if content.startswith(ZIP):
        if any(name in content for name in SPREADSHEETS):
            raise SpreadsheetNotTable
        raise DocumentNotTable if any(name in content for name in DOCUMENTS) else ArchiveNotTable
    if content.startswith(OLE):
        raise SpreadsheetNotTable
    if content.startswith(OTHER_ARCHIVES):
        raise ArchiveNotTable


def _text(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide(content[:SAMPLE]):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _in_an_alphabet(content)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of what is mostly ASCII is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.4 and odd < half * 0.1 else None


def _in_an_alphabet(content: bytes) -> str:
    """Text with a byte for each character, in the encoding in which it reads best.

    A list holds names of a word or two, of which charset-normalizer can't tell the language; what is written in none
    of the languages that we look for is left to it.
    """
    sample = _beyond_ascii(content)
    likeness = {encoding: _likeness(sample, encoding) for encoding in ALPHABETS}
    likeliest = max(likeness, key=lambda each: likeness[each])
    if likeness[likeliest] <= 0:
        found = from_bytes(sample).best()
        likeliest = found.encoding if found is not None else likeliest
    try:
        return content.decode(likeliest)
    except (UnicodeDecodeError, LookupError):
        return content.decode("iso8859_1")  # which reads any bytes, and can be put right by hand


def _beyond_ascii(content: bytes) -> bytes:
    """The first lines with a letter beyond ASCII, one at a time: all of a large file's at once fill the memory."""
    lines = io.BytesIO(content.replace(b"\r", b"\n"))
    sample = b""
    while len(sample) < SAMPLE and (line := lines.readline()):
        sample += b"" if line.isascii() else line
    return sample[:SAMPLE]


def _likeness(sample: bytes, encoding: str) -> int:
    """How many more of the words with letters beyond ASCII could be words of a language than couldn't."""
    text = sample.decode(encoding, errors="replace")
    strange = [word for word in LETTERS.findall(text) if not word.isascii()]
    known = sum(1 if _is_word(word, ALPHABETS[encoding]) else -1 for word in strange)
    return known - sum(not (char.isascii() or char.isalpha() or char in PUNCTUATION) for char in text)


PUNCTUATION = frozenset("€£–—“”„’‘«»…©®°·•№§\xa0")


def _is_word(word: str, languages: Iterable[str]) -> bool:
    """Whether all letters are of one language, none of them a capital after a small one, but in names like McKay."""
    foreign = {char for char in word.lower() if not char.isascii()}
    cased = not any(before.islower() and char.isupper() and not char.isascii() for before, char in pairwise(word))
    whole = all(not char.isascii() for char in word) or not any("\u0400" <= char <= "\u04ff" for char in word)
    return cased and whole and any(foreign.issubset(letters) for letters in languages)


def _delimiter(text: str) -> str:
    """What stands between the cells: the one that cuts most of the first rows into the same number of cells.

    csv.Sniffer is misled by addresses and notes full of commas; to read the rows with each and to compare isn't.
    """
    return max(DELIMITERS, key=lambda each: _evenness(text, each))


def _evenness(text: str, delimiter: str) -> float:
    rows = [len(row) for _, row in islice(_cells(text[:SAMPLE], delimiter), LOOKED_AT)]
    if not rows:
        return 0.0
    width, times = max(Counter(rows).items(), key=lambda each: (each[1] * (each[0] > 1), each[0]))
    return (width > 1) * (times / len(rows) + width / 1000 + (rows[0] == width) / 10)


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows in which anything stands. Raises TooManyRows, EmptyTable."""
    rows = list(islice(_cells(text, delimiter), MOST_ROWS + 2))  # one of them may be the header
    if len(rows) > MOST_ROWS + 1:
        raise TooManyRows
    if not rows:
        raise EmptyTable
    return rows


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row that isn't blank, with its number."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return ((number, row) for number, each in enumerate(rows, 1) if any(row := [cell.strip() for cell in each]))
