"""The words around the fields of a sentence, in six languages: what says “wants”, “from”, “name:” and the like.

A cue is a row of words; written in a table once, it is also known without its accents (mochte, moechte, recomendacion).
"""

from __future__ import annotations

import re
from itertools import product

from domain.typed import words_of

# What must follow a cue: anything, a colon, a colon or a blank, a letter, a known source …
ANY, COLON, MORE, LETTER, SOURCE, SENDER, STRICT, ENGLISH, THING, LI = range(10)

_HEARD = product(
    ("found", "came", "comes", "heard", "saw", "seen"),
    ("", " him", " her", " them", " us", " me", " it", " of us"),
    (" on", " at", " in", " via", " through", " from", " by"),
)
TABLE: tuple[tuple[str, int, str], ...] = (
    # what somebody wants
    (
        "need",
        ANY,
        "looking for|looking to|interested in|searching for|in the market for|is looking for|is looking to"
        "|is interested in"
        "|is searching for|is in the market for|is in for|he is in for"
        "|she is in for|they are in for|he's in for|she's in for"
        "|are looking for|are looking to|are interested in|are searching for"
        "|are in the market for",
    ),
    (
        "need",
        MORE,
        "want|wants|wanted|need|needs|needed|would like|require|requires|is after|asking about|asking for|asked"
        " about|asking abt|asked abt"
        "|asked for|enquiry|enquired|enquiring|inquiry|inquired|inquiring|enquired about|inquired about|enquiry about"
        "|inquiry about|enquiring about|inquiring about|looking",
    ),
    (
        "need",
        MORE,
        "want to|wants to|wanted to|need to|needs to|needed to|would like to|require to|requires to"
        "|is after to|looking to"
        "|asking to|asked to",
    ),
    ("need", COLON, "request|interest"),
    ("need", MORE, "wnats|watns|wnts|wanst|wats|neds|nedds|nees|intrested in|intersted in|interessted in|interest in"),
    (
        "need",
        MORE,
        "loking for|lookin for|looking 4|lookng for|looking fr|serching for|i want|i need|i would like|i'd like",
    ),
    (
        "need",
        MORE,
        "she's looking for|he's looking for|they're looking for|shes looking for|hes looking for|she is looking for"
        "|he is looking for|they are looking for|she wants|he wants|they want|she needs|he needs|they need"
        "|we want|we need|we would like|i am looking for|i'm looking for|we are looking for|we're looking for",
    ),
    (
        "need",
        MORE,
        "veu|qiere|kiere|quier|nesesita|nececita|sucht ne|möcht|brauch|vuet|chercher|ker|qer|presisa|хочит"
        "|хотит|ищит"
        "|suche|und suche|brauche|möchte gern|quiero|busco|necesito|me interesa|estoy interesado en"
        "|estoy interesada en|estoy buscando|queremos"
        "|buscamos|ich möchte"
        "|ich suche|ich brauche|wir suchen|wir möchten|wir brauchen|ich interessiere mich für|ich hätte gern"
        "|je veux|je voudrais"
        "|je cherche|je recherche|je souhaite|nous cherchons|nous voulons|on cherche|quero|preciso de"
        "|preciso|procuro|estou procurando"
        "|tenho interesse em|queremos|хочу|ищу|хотим|ищем|мне нужен|мне нужна|мне нужно|интересует меня"
        "|меня интересует"
        "|нам нужен|нам нужна|нам нужно",
    ),
    (
        "need",
        MORE,
        "quiere|quieren|quería|querría|quisiera|necesita|necesitan|busca|buscan|está buscando|desea|solicita"
        "|pide|le interesa"
        "|interesado en|interesada en|interesados en|está interesado en|está interesada en|anda buscando|ocupa",
    ),
    ("need", COLON, "necesidad|interés|pedido|busco|solicitud"),
    (
        "need",
        MORE,
        "möchte|möchten|moechte|moechten|will haben|will kaufen|wollen|sucht|suchen|braucht|brauchen|benötigt|wünscht"
        "|wünscht sich|hätte gern|hätte gerne|haette gern|interessiert sich für|interessiert an|ist interessiert an"
        "|interesse an|interesse für|sucht nach|fragt nach|fragt an wegen|anfrage wegen|anfrage für",
    ),
    ("need", THING, "will"),
    ("need", COLON, "bedarf|wunsch|interesse|anfrage|sucht|braucht"),
    (
        "need",
        MORE,
        "veut|veulent|voudrait|voudraient|cherche|cherchent|recherche|aimerait|souhaite|souhaitent"
        "|a besoin de|besoin de"
        "|intéressé par|intéressée par|intéressés par|est intéressé par|est intéressée par|demande",
    ),
    ("need", ANY, "a besoin d'|besoin d'|a besoin de|besoin de"),
    ("need", COLON, "besoin|intérêt|recherche"),
    (
        "need",
        MORE,
        "quer|querem|queria|precisa|precisa de|precisam de|procura|procuram|gostaria de|deseja"
        "|está procurando|ta procurando"
        "|tá procurando|está à procura de|à procura de|tem interesse em|interesse em|interessado em"
        "|interessada em|pediu"
        "|tá querendo|ta querendo",
    ),
    ("need", COLON, "necessidade|interesse"),
    (
        "need",
        MORE,
        "хочет|хотят|хотел бы|хотела бы|нужен|нужна|нужно|нужны|ищет|ищут|интересует|интересуется|интересуют"
        "|интерес к"
        "|требуется|заинтересован в|заинтересована в|просит|просил|просила|надо|ему нужен|ей нужна|ему нужна"
        "|ей нужен",
    ),
    ("need", COLON, "запрос|потребность|интерес|нужно"),
    (
        "need",
        MORE,
        "|".join(
            map(
                " ".join,
                [
                    *product(("ella", "él", "el"), ("quiere", "necesita", "busca")),
                    *product(("er", "sie"), ("möchte", "sucht", "braucht")),
                    *product(("il", "elle"), ("veut", "voudrait", "cherche")),
                    *product(("ele", "ela"), ("quer", "precisa", "procura")),
                    *product(("он", "она", "они"), ("хочет", "хотят", "ищет", "ищут")),
                ],
            )
        ),
    ),
    ("need", THING, "er will|sie will"),
    (
        "about",
        LETTER,
        "about|abt|regarding|re|wegen|bezüglich|por lo de|por lo del|acerca de|pour|au sujet de|à propos de"
        "|a respeito de|sobre|насчёт|по поводу",
    ),
    # where somebody was found
    ("source", ANY, "|".join(map("".join, _HEARD))),
    ("source", ANY, "source|from|via|through|thru"),
    ("source", ENGLISH, "on|at|in|by|form|frm|fom|fr"),
    ("source", LI, "on"),
    ("source", MORE, "fuente|quelle|herkunft|источник|откуда"),
    ("source", COLON, "src|lead src|origen|origem|fonte|canal|kanal|канал|provenance|origine|lead source"),
    (
        "source",
        SENDER,
        "a través de|por medio de|por|de|del|desde|vía|vino de|vino por|llegó por|llegó de|von|vom|aus|durch"
        "|über|ueber|per"
        "|von der|von dem|kam über|kommt von|kommt über|kam von|kam per|gefunden über|kontakt über"
        "|gekommen über|par|du|de la|depuis"
        "|via|vient de|vient du|venu de|venue de|connu via|contact via|pelo|pela|através de|através do"
        "|através da|veio do|veio da"
        "|veio pelo|veio pela|veio de|chegou pelo|chegou pela|lá do|от|через|пришел через|пришла через|пришёл через"
        "|обратился через|обратилась через|нашел через|нашла через|нашёл через|пришел от|пришла от|пришёл от",
    ),
    (
        "source",
        SOURCE,
        "en|la vi en|lo vi en|los vi en|увидел нас на|увидела нас на|увидели нас на|нашёл нас на|нашла нас на|nos"
        " encontró en|me vio en|visto en|lo conocí en|la conocí en|conocido en|nos vio en|auf|bei|beim"
        "|im|von der|auf der"
        "|gefunden auf|gefunden bei|gesehen auf|getroffen auf der|getroffen auf|kennengelernt auf der"
        "|kennengelernt auf|sur|au|à"
        "|à la|dans|chez|trouvé sur|trouvés sur|trouvées sur|vus sur|trouvée sur|vu sur|vue sur|vu au|vue au|vus au"
        "|vu à|vue à|croisé au|croisée "
        "au|croisé à|croisée à|rencontré au|rencontrée au|rencontré à"
        "|rencontrée à|rencontré sur"
        "|rencontrée sur|nos achou no|viu no|encontrou no|conheci no|conheci na|me achou no|me chamou no"
        "|chamou no|с|со|из|на|в|во"
        "|по|пришел с|пришла с|пришёл с|пришел из|пришла из|пришёл из|нашел в|нашла в|нашёл в|нашел на"
        "|нашла на|написал в"
        "|написала в|написал из|написала из|увидел в|увидела в|познакомились на|встретились на|пришел по"
        "|пришла по|пришёл по"
        "|познакомился на|познакомилась на|встретил на|встретила на",
    ),
    ("source", STRICT, "no|na|do|da|em|in|an|am|des"),
    ("source", SOURCE, "d'|de l'|à l'|sur l'|par l'"),
    # who sent somebody
    (
        "referral",
        ANY,
        "ref by|ref. by|ref from|refd by|por recomendación de|por recomendacion de|reffered by|refered by"
        "|referrd by|referd by|recomended by|reccomended by|refferal from|referal from"
        "|referred from"
        "|referred by|recommended by|introduced by|sent by|referral from|referral by|referral of",
    ),
    (
        "referral",
        MORE,
        "me lo recomendó|me la recomendó|nos la recomendó|lo recomendó|la recomendó|me la recomienda|me lo recomienda"
        "|m'a été recommandé par|m'a été recommandée par|nous a été recommandé par|nous a été recommandée par"
        "|quem indicou foi|quem me indicou foi|me indicou o|me indicou a|indicou o|indicou a"
        "|мне посоветовал|мне посоветовала|recomendado x|recomendada x|recomendados x|recomendado por|recomendada"
        " por|recomendación de|referido por"
        "|referida por|de parte de"
        "|viene de parte de|me lo mandó"
        "|me la mandó|lo manda|la manda|recomendados por|nos lo recomendó"
        "|empfohlen von|empfehlung von|empfehlung durch|empfohlen durch|auf empfehlung von|vermittelt von"
        "|vermittelt durch"
        "|geschickt von"
        "|weiterempfohlen von|kommt auf empfehlung von|über empfehlung von"
        "|recommandé par|recommandée par|recommandés par|recommandation de|envoyé par|envoyée par"
        "|de la part de|présenté par"
        "|présentée par|sur recommandation de|sur les conseils de"
        "|indicado por|indicada por|indicado pelo|indicada pelo|indicado pela|indicada pela|indicação de|indicação do"
        "|indicação da|por indicação de|por indicação do|por indicação da|recomendado pelo|recomendada pela"
        "|veio por indicação de"
        "|veio indicado por|veio indicada por|da parte de|da parte do|da parte da"
        "|по рекомендации от|по рекомендации|рекомендация от|рекомендовал|рекомендовала|порекомендовал"
        "|порекомендовала"
        "|посоветовал|посоветовала|по совету|прислал"
        "|прислала",
    ),
    ("referral", LETTER, "от"),
    # who it is
    (
        "name",
        MORE,
        "name|full name|name is|full name is|nombre|nombre completo|se llama|vorname|nachname|heißt|heisst"
        "|ansprechpartner"
        "|ansprechpartnerin|nom|prénom|s'appelle|nome|nome completo|chama-se|se chama|имя|фио|зовут"
        "|его зовут|её зовут"
        "|ее зовут",
    ),
    (
        "name",
        ANY,
        "|".join(
            f"{fresh}{who}"
            for fresh, who in product(
                ("", "new ", "hot ", "warm ", "cold "), ("lead", "client", "customer", "contact", "prospect")
            )
        ),
    ),
    ("name", COLON, "bride|groom|braut|bräutigam|novia|novio|mariée|marié|noiva|noivo|невеста|жених|owner|buyer"),
    (
        "name",
        LETTER,
        "un cliente se llama|una clienta se llama|cliente se llama|clienta se llama|der kunde heißt|die kundin heißt"
        "|kunde heißt|kundin heißt|клиента зовут|клиентку зовут|client s'appelle|cliente s'appelle|cliente se chama"
        "|anota aí cliente nova|anota aí cliente novo|anota aí cliente|apunta cliente nuevo|apunta clienta nueva"
        "|left vm for|left a vm for|left a message for|left a voicemail for|attn|attn:|attention|z. hd.|ask for"
        "|speak to|speak with|falar c/|hablar c/|hablar con|fragen nach|demander"
        "|un tal|una tal|a certain|ein gewisser|eine gewisse|un certain|une certaine|um tal de|uma tal de|некий|некая"
        "|llamó un tal|llamó una tal|ligou um tal de|ligou uma tal de|a appelé un certain|j'ai croisé|croisé",
    ),
    (
        "name",
        LETTER,
        "закупщик|закупщица|директор|менеджер|бухгалтер|owner|manager|geschäftsführer|geschäftsführerin|inhaber"
        "|inhaberin"
        "|einkäufer|einkäuferin|gerente|encargado|encargada|directeur|directrice|gérant|gérante",
    ),
    (
        "name",
        LETTER,
        "my name is|her name is|his name is|their name is|the name is|i am|i'm|soy|me llamo|mi nombre es|ich "
        "bin|mein name ist|ich heiße|je suis|je m'appelle",
    ),
    ("name", LETTER, "mon nom est|sou o|sou a|sou|me chamo|meu nome é|aqui é o|aqui é a|меня зовут|моё имя|это"),
    (
        "name",
        ANY,
        "just met|just spoke to|just spoke with|just talked to|just called|lady named|guy named|man named|woman named"
        "|girl named|someone named",
    ),
    (
        "name",
        LETTER,
        "звонил|звонила|написал|написала|обратился|обратилась|llamó|me llamó|escribió|me escribió|ligou|angerufen hat",
    ),
    (
        "name",
        LETTER,
        "|".join(
            map(
                "".join,
                product(
                    (
                        *("remind me to ", "can you remind me to ", "could you remind me to ", "remember to "),
                        *("need to ", "have to ", "gotta ", "don't forget to ", "please ", "pls ", "plz "),
                    ),
                    ("call", "call back", "ring", "text", "email"),
                ),
            )
        ),
    ),
    (
        "name",
        LETTER,
        "just got off the phone with|got off the phone with|off the phone with|on the phone with|apunta|apúntame"
        "|neue anfrage von",
    ),
    ("name", ANY, "call back|callback|call|met with|met|spoke to|spoke with|talked to|talked with|this is"),
    ("name", COLON, "firma|empresa|компания|фирма|entreprise|société|company|kunde|cliente|client|клиент"),
    ("name", LETTER, "email|text|message|visit|meet|ring|add|txt|quote for|ring back"),
    (
        "name",
        LETTER,
        "|".join(
            map(
                " ".join,
                product(
                    ("viewing", "showing", "meeting", "appt", "appointment", "lunch", "coffee", "demo"), ("w", "with")
                ),
            )
        ),
    ),
    (
        "name",
        LETTER,
        "cliente nuevo|clienta nueva|lead nuevo|contacto nuevo|cliente novo|lead novo|nuevo lead"
        "|nuevo cliente|nueva clienta|nuevo contacto|nuevo prospecto|cliente|clienta|contacto"
        "|prospecto|hablé con|hablé con la|hablé con el|apúntame a|anota a|anótame a"
        "|conocí a|llamar a|llama a|llámale a|apunta a|apuntar a|reunión con"
        "|neuer lead|neuer kunde|neue kundin|neuer kontakt|neuer interessent|neue interessentin|kunde|kundin"
        "|kontakt|interessent"
        "|interessentin|anfrage von|gesprochen mit|getroffen mit|anruf von|rückruf für|notiere|telefonat mit"
        "|termin mit|rückruf"
        "|nouveau lead|nouveau client|nouvelle cliente|nouveau contact|nouveau prospect|prospecte|rencontré"
        "|parlé avec|parlé à"
        "|appeler|rappeler|vu|j'ai rencontré|j'ai vu|rdv avec"
        "|novo lead|novo cliente|nova cliente|novo contato|contato|falei com|falei com a|falei com o|anota aí"
        "|anota o|anota a|conheci|conheci o|conheci a"
        "|ligar para|liga para"
        "|ligar pro|ligar pra|ligar p|reunião com|falar com"
        "|новый лид|новый клиент|новая клиентка|новый контакт|клиент|клиентка|контакт|лид|позвонить|звонить"
        "|поговорил с"
        "|поговорила с|говорил с|говорила с|встретил|встретила|познакомился с|познакомилась с|встреча с"
        "|набрать|заявка от"
        "|обращение от",
    ),
    # the rest
    (
        "note",
        COLON,
        "note|notes|nota|notas|notiz|notizen|anmerkung|info|remarque|obs|observação|заметка|примечание|комментарий",
    ),
)
KEPT = words_of(
    "left vm voicemail "
    "lady guy man woman girl someone called"
    " закупщик закупщица директор менеджер бухгалтер owner manager geschäftsführer geschäftsführerin inhaber inhaberin"
    " einkäufer einkäuferin gerente encargado encargada directeur directrice gérant gérante llamó"
    " звонил звонила написал написала обратился обратилась llamó llamo escribió escribio ligou angerufen "
    "viewing showing meeting appt appointment lunch coffee demo quote txt"
    " hot warm cold email text message visit meet ring reunión reunião rückruf termin rdv встреча anruf telefonat"
)
"""Words of labels that say more than what follows them."""
SAID_SO = words_of(
    "name nombre vorname nachname ansprechpartner ansprechpartnerin nom prénom prenom nome имя фио зовут"
    " llama heißt heisst"
    " s'appelle appelle chama firma empresa компания фирма entreprise société societe company"
)
"""Labels after which even odd words are a name."""
ROLES = words_of(
    "закупщик закупщица директор менеджер бухгалтер owner manager geschäftsführer geschäftsführerin inhaber inhaberin"
    " einkäufer einkäuferin gerente encargado encargada directeur directrice gérant gérante"
)
"""What somebody is, before what is surely a name."""
SOURCE_LABELS = (
    "source",
    "fuente",
    "origen",
    "quelle",
    "herkunft",
    "origem",
    "fonte",
    "источник",
    "откуда",
    "canal",
    "kanal",
    "канал",
    "provenance",
    "origine",
)
FRESH = words_of("new nuevo nueva neuer neue nouveau nouvelle novo nova новый новая")
"""A label that says that this is a lead, and nothing else: “NEW LEAD!”."""
REMINDS = ("remind", "remember", "forget")
"""Words of labels after which somebody may go by what they are: “remind me to call the dentist”."""
TOLD_OF = words_of("звонил звонила написал написала обратился обратилась llamó llamo escribió escribio ligou angerufen")
"""Verbs before which only what is surely a name is one: “звонила два раза”."""
LANGUAGES_OF = {
    word: language
    for language, words in {
        "en": "want wants wanted wnats watns wnts wanst wats need needs needed neds nedds nees would is looking lookin"
        " loking lookng requires interested intrested intersted interessted searching serching asking asked enquired"
        " inquired",
        "es": "quiere quieren quería querría quisiera qiere kiere necesita necesitan nesesita nececita busca buscan"
        " está desea solicita pide interesado interesada anda ocupa",
        "de": "möchte möchten moechte moechten mochte will wollen sucht suchen braucht brauchen benötigt wünscht hätte"
        " haette interessiert fragt",
        "fr": "veut veulent vuet veu voudrait voudraient cherche cherchent recherche aimerait souhaite souhaitent"
        " demande",
        "pt": "quer querem ker qer queria precisa precisam presisa procura procuram gostaria deseja tá ta tem pediu",
        "ru": "хочет хотят хотел хотела хочит хотит ищет ищут ищит просит просил просила",
    }.items()
    for word in words.split()
}
"""The language of a verb before which stands who wants something, by the first word of the cue."""
MODAL = re.compile(r"(?:will|may|might|would|do|does|did|can|could|should)(?= (?:want|need)(?!\w))")
"""“will need a new roof” isn't about Will, who “needs a new roof”."""
