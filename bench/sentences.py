"""Which share of the sentences that salespeople type is understood in full, by language.

    python -m bench.sentences [--further]

The sentences and all that must be understood of each are in tests/unit/domain/the_sentences.py; those in
tests/unit/domain/the_further_sentences.py and the_later_sentences.py were written after the code that reads them, are
all typed in a Canadian workspace, and those that are missed are listed only with --further.
"""

from __future__ import annotations

import sys

from tests.unit.domain.the_further_sentences import FURTHER
from tests.unit.domain.the_later_sentences import LATER
from tests.unit.domain.the_sentences import SENTENCES, reading_of, understood

CANADIAN = "en"
"""Stands for the Canadian workspace in which all the further sentences are typed, whatever their language."""
FRESH = (("further", FURTHER, 18), ("later", LATER, 2))
"""Sentences that the code didn't know, and how many of them were understood in full when they were first read."""


def main() -> None:
    """Print the share by language, and every sentence that isn't understood in full."""
    missed: list[str] = []
    for language, rows in SENTENCES.items():
        wrong = [
            (each, meant, told) for each, meant in rows if (told := understood(reading_of(each, language))) != meant
        ]
        right = len(rows) - len(wrong)
        print(f"{language}  {right:3} of {len(rows):3} sentences understood in full  {100 * right / len(rows):5.1f} %")
        missed += [f"\n{language}: {each}\n{_difference(meant, told)}" for each, meant, told in wrong]
    print("\n".join(missed))
    for name, sentences, first in FRESH:
        _show_fresh(name, sentences, first)


def _show_fresh(name: str, sentences: list[tuple[str, str, dict[str, str]]], first: int) -> None:
    missed = [
        (language, each, meant, told)
        for language, each, meant in sentences
        if (told := understood(reading_of(each, CANADIAN))) != meant
    ]
    right = len(sentences) - len(missed)
    share = f"{100 * right / len(sentences):.1f} %"
    print(f"{name}: {right} of {len(sentences)} sentences understood in full  {share} ({first} when first read)")
    if "--further" in sys.argv[1:]:
        print("\n".join(f"\n{language}: {each}\n{_difference(meant, told)}" for language, each, meant, told in missed))


def _difference(meant: dict[str, str], told: dict[str, str]) -> str:
    return "\n".join(
        f"    {field}: {told.get(field, '–')!r}, not {meant.get(field, '–')!r}"
        for field in sorted({*meant, *told})
        if meant.get(field) != told.get(field)
    )


if __name__ == "__main__":
    main()
