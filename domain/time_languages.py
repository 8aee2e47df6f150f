"""The languages in which times are understood; people mix them, so all of them are, whoever types.

Another language is one more module of words like these, and one more name here.
"""

from __future__ import annotations

from domain.time_words_de import GERMAN
from domain.time_words_en import ENGLISH
from domain.time_words_es import SPANISH
from domain.time_words_fr import FRENCH
from domain.time_words_pt import PORTUGUESE
from domain.time_words_ru import RUSSIAN

LANGUAGES = (ENGLISH, SPANISH, RUSSIAN, GERMAN, FRENCH, PORTUGUESE)
"""Where one phrase means two things in two of them, the first that has it wins."""
