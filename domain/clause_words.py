"""The words by which capture_clauses.py and capture_draft.py sort what stands between commas, in six languages."""

from __future__ import annotations

import re

from domain.sources import Source
from domain.typed import either, words_of

TOLD = re.compile(
    r"(?:didn'?t|couldn'?t|never|gekommen|met|saw|spoke|talked|called|call|email|text|visit|send|he|she|they|it|is"
    r"|was|has|had|said|says|likes"
    r"|very|not"
    r"|prefers?|loves?|hates?|owns?|works?|lives?|married|kids|wife|husband|born|busy|budget|worth|value|price|rate"
    r"|ext|extension|anexo|poste|durchwahl|ramal|доб|вн|x\d+|came|found|note|urgent|asap|hot|warm|cold|please"
    r"|pls|hi|hello|hey|thanks|good|with|and|but|at|on|in|by|about|for"
    r"|llamó|llamo|habló|conocí|dijo|dice|es|está|tiene|viene|prefiere|urgente|casado|casada|hijos|trabaja"
    r"|vive|con|para|hola|gracias"
    r"|rief|hat (?:angerufen|gesagt|keine|schon|zwei|drei|\d)|ist|war|sagte|sagt|mag|bevorzugt|dringend"
    r"|verheiratet|kinder|arbeitet|wohnt|und|mit|für|bitte"
    r"|hallo|danke|angerufen"
    r"|getroffen|est|était|dit|préfère|travaille|habite|avec|pour|urgent|marié|mariée|bonjour|merci"
    r"|rencontré|rappeler"
    r"|ligou|falou|disse|é|tem|está|tá|prefere|trabalha|mora|com|pra|urgente|casado|oi|olá|obrigado"
    r"|звонил|звонила|сказал|сказала|есть|был|была|работает|живёт|живет|женат|замужем|срочно|и|с|для|привет"
    r"|спасибо|просил"
    r"|просила|перезвонить|очень|предпочитает|любит|писал|писала)(?!\w)"
)
QUESTION = re.compile(
    r"(?:(?:and|but|so) )?(?:do you|does|did you|you still|any ?one|any ?body|can you|could you|have you|are you"
    r"|is there|who|what|when|where|why|how|which|tienes|tienen|alguien|haben sie|habt ihr"
    r"|hast du|kennt|weiß|avez|as tu|quelqu'un|vocês|alguém|есть ли|кто|у вас)(?!\w)"
)
"""What a question begins with: it is kept as it was asked."""
HALF_SPELLED = re.compile(r"(?<!\w)at \S+ dot(?!\w)")
"""An e-mail that somebody began to spell out."""
FLAGS = frozenset(
    (
        *("urgent", "asap", "hot", "hi", "hello", "hey", "ok", "okay", "so", "oye", "mira", "escuta", "слушай", "hör"),
        *("urgente", "hola", "dringend", "hallo", "bonjour", "salut", "oi", "olá", "срочно", "привет"),
    )
)
"""Words before a name that are none of it."""
GREETINGS = words_of("oye mira escuta слушай hi hello hey hola hallo bonjour salut oi olá привет")
WITH = words_of("with mit con avec com с со")
"""Words between a place and the name of who was met there."""
QUOTED = re.compile(r"(?:quote|call|email|visit|see|price) (?P<who>\S.{0,60}?) (?=(?:for|about|abt|re|regarding) )")
"""“need to quote Jane Doe for windows”: the name within what somebody has to do."""
PREFERS = words_of("prefers prefer préfère prefere prefiere bevorzugt предпочитает")
"""Verbs after which a network is a way to be reached, not a source."""
TURNS = re.compile(
    r" (?=(?:called|phoned|rang|texted|emailed|messaged|wrote|said|says|came|stopped|asked|walked|just|who|at|in"
    r"|because|back"
    r"|me llamó|me llamo|llamó|llamo|me escribió|me escribio|escribió|escribio|dijo|pasó|vino"
    r"|hat|rief|war|ist|gesprochen|getroffen|m'a|a appelé|a écrit|ligou|me ligou|falou|disse|mandou|veio|passou"
    r"|звонил|звонила|написал|написала|сказал|сказала|просит)(?!\w))"
)
"""Where a name without capitals ends and what is told of somebody begins."""
GOES_ON = re.compile(r"(?:de|du|des|del|da|do|of|für|fuer) |d'|de l'")
"""Words that belong to the name of a fair: “salon de l'auto”."""
ONE_WORD = re.compile(r"[^\W\d_]{3,}")
MIL = re.compile(r"[$€£]? ?[\d.,]+ ?mil")
"""An amount of which nobody can tell how much it is."""
LONG_DIGITS = re.compile(r"(?<![\w.,/-])\+?\(?\d(?:[ ()./-]{0,3}\d){6,}(?![\w/-])")
CALLED = ("se llama", "heißt", "heisst", "зовут", "s'appelle", "se chama", "chama-se")
"""Words before a name that may be that of a dog or a firm as well."""
UNKNOWN = words_of("a an one un una ein eine une um uma")
"""Articles before the name of somebody unknown."""
SELF = frozenset(
    (
        *("me llamo", "mi nombre es", "ich heiße", "ich heisse", "mein name ist", "je m'appelle", "mon nom est"),
        *("se llama", "heißt", "heisst", "зовут", "его зовут", "её зовут", "ее зовут", "s'appelle", "se chama"),
        *(
            "chama-se",
            "attn",
            "left vm for",
            "left a vm for",
            "left a message for",
            "left a voicemail for",
            "bride",
            "groom",
            "braut",
            "novia",
            "noiva",
            "невеста",
            "off the phone with",
        ),
        *("just got off the phone with", "got off the phone with"),
        *("me chamo", "meu nome é", "meu nome e", "меня зовут", "моё имя", "мое имя"),
    )
)
"""What people say before a name, wherever that stands."""
JOINERS = words_of("and und y et e и")
"""Words that are nothing by themselves."""
WHOSE = words_of("from of de da do del du von от")
AMBIGUOUS = frozenset(("from", "via", "through", "thru"))
"""English words before all kinds of sources: “from face” is somebody's face."""
NICKNAME = re.compile(r"(?:big|little|old|young|crazy) [^\W\d_]{3,}")
"""A name of one word and what people set before it, where somebody was spoken with: “big tony”."""
SOMEBODY = re.compile(r"(?:the|my|our) [^\W\d_]{3,}(?: [^\W\d_]{3,})?")
"""Who somebody is who isn't named: “the dentist”."""
ASIDE = re.compile(
    r" \((?:the one|guy|lady|man|woman|girl|couple|friends?|l[oa]s? de|el de|der von|die von|celui|celle|тот|та"
    r"|didn'?t|sold"
    r"|bought"
    r"|l[oa]s del|works|lives|arbeitet|wohnt|trabaja|vive|travaille|habite|trabalha|mora|работает|живёт|живет)(?!\w)"
    r"[^()\n]*\)"
)
"""A remark on somebody."""
SENT = re.compile(
    r"(?P<who>[^\n]{2,60}?) (?:(?:sent|referred|recommended) (?:him|her|them|me|us)(?: (?:to|our way"
    r"|my way)(?: us| me)?)?"
    r"|hat (?:(?:ihn|sie|mich|uns|ihm|ihr|mir) )?(?:(?:ihn|sie|mich|uns) )?(?:empfohlen|geschickt|weiterempfohlen)"
    r"|me (?:l[oa] )?(?:recomendó|recomendo|mandó|indicou|recomendou)|nos (?:l[oa] )?(?:recomendó|recomendo|indicou)"
    r"|m'a recommandée?|nous l'a recommandée?|me l'a (?:recommandée?|envoyée?)"
    r"|(?:мне |нам |его |её |ее )?(?:посоветовала?|порекомендовала?))"
)
"""Who sent somebody, before the words that say so."""
CAME = {
    "vino a la tienda|vino a la oficina|vino al local|pasó por la tienda|paso por la tienda|pasó por el local"
    "|pasó por la oficina|pasó por aquí|vino en persona|walked in|came into the shop|came into the store"
    "|came by the shop|came by the store|came by the office|stopped by the shop|stopped by the store"
    "|dropped by the shop|walk in|kam in den laden|kam ins geschäft|kam vorbei|war im laden"
    "|passé au magasin|passée au magasin|passé à la boutique|passée à la boutique|venu au magasin|venue au magasin"
    "|veio na loja|veio à loja|passou na loja|passou no escritório"
    "|зашёл в магазин|зашел в магазин|зашла в магазин|зашёл в офис|зашел в офис|зашла в офис": Source.WALK_IN,
    "called in|phoned in|rang in": Source.PHONE,
}
"""What somebody did who came by themselves, and the source that this tells."""
VISITS = {words: source for row, source in CAME.items() for words in row.split("|")}
VISIT = re.compile(
    rf"(?<![\w-])(?:{either(VISITS.keys() - {'walk in'})})(?!\w)"
    r"|^walk[- ]?in(?= (?:lady|guy|man|woman|couple|family|named|called)(?!\w))"
)
WEEKDAYS = words_of("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
NEXT_WORD = re.compile(r" (\w+)")
