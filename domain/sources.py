"""Where leads are found, and the words people use for it."""

from __future__ import annotations

import re
from enum import StrEnum

from domain.typed import words_of


class Source(StrEnum):
    """Where a lead was found; the value is what storage keeps."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    X = "x"
    LINKEDIN = "linkedin"
    TIKTOK = "tiktok"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    WEBSITE = "website"
    REFERRAL = "referral"
    EVENT = "event"
    WALK_IN = "walk_in"
    PHONE = "phone"
    OTHER = "other"


NETWORKS = {
    "facebook": Source.FACEBOOK,
    "fb": Source.FACEBOOK,
    "fb ads": Source.FACEBOOK,
    "fb ad": Source.FACEBOOK,
    "facebook ads": Source.FACEBOOK,
    "facebook ad": Source.FACEBOOK,
    "facebook marketplace": Source.FACEBOOK,
    "messenger": Source.FACEBOOK,
    "instagram": Source.INSTAGRAM,
    "insta": Source.INSTAGRAM,
    "ig": Source.INSTAGRAM,
    "insta dm": Source.INSTAGRAM,
    "ig dm": Source.INSTAGRAM,
    "instagram dm": Source.INSTAGRAM,
    "fb dm": Source.FACEBOOK,
    "facebook message": Source.FACEBOOK,
    "fb message": Source.FACEBOOK,
    "insta message": Source.INSTAGRAM,
    "instagram message": Source.INSTAGRAM,
    "facebook group": Source.FACEBOOK,
    "x": Source.X,
    "twitter": Source.X,
    "linkedin": Source.LINKEDIN,
    "linked in": Source.LINKEDIN,
    "tiktok": Source.TIKTOK,
    "tik tok": Source.TIKTOK,
    "whatsapp": Source.WHATSAPP,
    "whats app": Source.WHATSAPP,
    "telegram": Source.TELEGRAM,
    "tg": Source.TELEGRAM,
}
"""Names of networks: they tell the source, and whose @handle it is."""

MISSPELT = {
    Source.FACEBOOK: "facbook facebok facebbok fcebook faceboook fasebook facebock",
    Source.INSTAGRAM: "instagrm instgram instagramm intagram instagam instragram instegram instagran",
    Source.LINKEDIN: "linkdin linkedn linkden linkendin linkdn linked-in",
    Source.WHATSAPP: "watsapp whatsap whatapp wattsapp wassap wapp whats-app",
    Source.TIKTOK: "tik-tok ticktok tictok tiktock",
    Source.TELEGRAM: "telegramm telegam telgram",
    Source.X: "twiter twtter twitr",
}
SPOKEN = {
    Source.FACEBOOK: "фейсбук фейсбука фейсбуке фб",
    Source.INSTAGRAM: "инстаграм инстаграма инстаграме инстаграмм инстаграмма инстаграмме инста инсты инсте",
    Source.LINKEDIN: "линкедин линкедина линкедине",
    Source.WHATSAPP: "wasap guasap zapzap ватсап ватсапа ватсапе вотсап вотсапа вотсапе вацап вацапе",
    Source.TIKTOK: "тикток тиктока тиктоке",
    Source.TELEGRAM: "телеграм телеграма телеграме телеграмм телеграмма телеграмме телега телеги телеге тг",
    Source.X: "твиттер твиттера твиттере",
}
"""What networks are called in other languages."""
for spelt in (MISSPELT, SPOKEN):
    NETWORKS.update({word: source for source, words in spelt.items() for word in words.split()})

INITIALS = {"LI": Source.LINKEDIN, "li": Source.LINKEDIN}
"""Short forms that are names as well (Li Wei): networks only as all that is said after “from”, “on” or “via”."""
NO_LETTERS = re.compile(r"[\W_]+")
ARTICLES = (
    *words_of(
        "the our my a an el la los las un una nuestro nuestra mi der die das dem den des ein eine einen einem einer"
    ),
    *words_of("unser unsere unserer unserem unseren mein le les une notre mon ma o os as um uma nosso nossa meu minha"),
    *words_of("наш наша наше нашего нашем нашу нашей"),
)
"""Words before a source that belong to it."""

PLACES = {
    "website": Source.WEBSITE,
    "web site": Source.WEBSITE,
    "web": Source.WEBSITE,
    "our website": Source.WEBSITE,
    "my website": Source.WEBSITE,
    "the website": Source.WEBSITE,
    "google": Source.WEBSITE,
    "landing page": Source.WEBSITE,
    "referral": Source.REFERRAL,
    "referred": Source.REFERRAL,
    "word of mouth": Source.REFERRAL,
    "event": Source.EVENT,
    "expo": Source.EVENT,
    "the expo": Source.EVENT,
    "fair": Source.EVENT,
    "trade fair": Source.EVENT,
    "trade show": Source.EVENT,
    "conference": Source.EVENT,
    "open house": Source.EVENT,
    "meetup": Source.EVENT,
    "webinar": Source.EVENT,
    "home show": Source.EVENT,
    "boat show": Source.EVENT,
    "car show": Source.EVENT,
    "auto show": Source.EVENT,
    "bridal show": Source.EVENT,
    "wedding show": Source.EVENT,
    "garden show": Source.EVENT,
    "job fair": Source.EVENT,
    "craft fair": Source.EVENT,
    "website form": Source.WEBSITE,
    "web form": Source.WEBSITE,
    "contact form": Source.WEBSITE,
    "walk-in": Source.WALK_IN,
    "walk in": Source.WALK_IN,
    "walkin": Source.WALK_IN,
    "walked in": Source.WALK_IN,
    "cold call": Source.PHONE,
    "phone": Source.PHONE,
    "phone call": Source.PHONE,
    "other": Source.OTHER,
    **dict.fromkeys(
        (
            *words_of("youtube yt ютуб ютуба ютубе kijiji craigslist zillow yelp flyer flyers volante"),
            *("kijiji ad", "craigslist ad", "newspaper ad", "radio ad", "google ads"),
        ),
        Source.OTHER,
    ),
}
ABROAD = {
    Source.WEBSITE: (
        "página web|pagina web|sitio web|la web|webseite|internetseite|homepage|site web|site internet|site|página"
        "|сайт|сайта|сайте|сайту|гугл|гугла|гугле"
    ),
    Source.REFERRAL: (
        "recomendación|recomendacion|referido|boca a boca|boca en boca|empfehlung|mundpropaganda|weiterempfehlung"
        "|recommandation|bouche à oreille|bouche a oreille|indicação|indicacao|recomendação|recomendacao"
        "|рекомендация|рекомендации|по рекомендации|сарафан|сарафанное радио|сарафанному радио"
    ),
    Source.EVENT: (
        "feria|evento|congreso|messe|veranstaltung|kongress|tag der offenen tür|foire|événement|evenement"
        "|congrès|feira"
        "|congresso|выставка|выставки|выставке|мероприятие|мероприятии|мероприятия|конференция|конференции"
        "|форум|форуме"
    ),
    Source.WALK_IN: "laufkundschaft|pasó por la tienda|entró en la tienda",
    Source.PHONE: (
        "llamada|llamada telefónica|teléfono|telefonanruf|anruf|telefon|kaltakquise|appel|appel téléphonique"
        "|téléphone"
        "|ligação|ligacao|telefone|telefonema|звонок|звонка|телефон|телефону|холодный звонок"
    ),
}
"""The same in other languages."""
PLACES.update({words: source for source, row in ABROAD.items() for words in row.split("|")})

NICKNAMES = {
    "face": Source.FACEBOOK,
    "whats": Source.WHATSAPP,
    "zap": Source.WHATSAPP,
    "internet": Source.WEBSITE,
    "интернета": Source.WEBSITE,
    "интернете": Source.WEBSITE,
    "salon": Source.EVENT,
    "salón": Source.EVENT,
}
"""What tells a source after “from” alone: it may be a thing that somebody wants."""
NAMES = {
    Source.WEBSITE: "websiteform webform contactform website websites web webseite homepage site сайт сайта "
    "сайте siteweb sitioweb paginaweb páginaweb",
    Source.REFERRAL: "referral recomendación recomendacion empfehlung recommandation indicação indicacao рекомендация"
    " рекомендации порекомендации",
    Source.EVENT: "event evento veranstaltung événement evenement мероприятие мероприятии",
    Source.WALK_IN: "walkin laufkundschaft",
    Source.PHONE: "phone telefon teléfono téléphone telefone телефон",
    Source.OTHER: "other",
}
"""Words that say no more than the source does."""

EVENTS = frozenset(
    (
        "expo",
        "fair",
        "show",
        "event",
        "conference",
        "congress",
        "meetup",
        "webinar",
        "booth",
        "stand",
        "party",
        *words_of(
            "tournament tournoi torneo torneio turnier турнир турнире feria evento congreso taller messe"
            " veranstaltung kongress konferenz stammtisch foire événement evenement"
        ),
        *words_of("congrès conférence feira congresso conferência выставка выставки выставке мероприятие мероприятии"),
        *words_of(
            "мероприятия конференция конференции форум форуме семинар семинаре семинара вебинар вебинаре вебинара"
        ),
    )
)
"""Words that make a place where somebody was met an event."""

OWN = words_of("my his her our mi mein meinem meiner meinen mon ma meu minha мой моя моего моей моему")
PERSONS = frozenset(
    (
        *words_of(
            "friend colleague neighbour neighbor client customer brother sister cousin boss mother father aunt uncle"
        ),
        *words_of(
            "amigo amiga vecino vecina colega hermano hermana madre padre tía tío suegra compañero compañera"
            " primo prima cuñado cuñada jefe dentista cliente clienta"
        ),
        *words_of(
            "freund freundin nachbar nachbarn nachbarin schwager tante onkel oma opa mutter vater freunden"
            " mitarbeiter kollege kollegin bruder schwester kunde kunden kundin chef bekannten"
        ),
        *words_of("ami amie voisin voisine collègue frère soeur cousine patron dentiste cliente"),
        *words_of("vizinho vizinha irmão irmã chefe cunhado cunhada conhecido conhecida"),
        *words_of("друга друг подруги подруга знакомого знакомой соседа соседки коллеги брата сестры клиента клиентки"),
    )
)
PEOPLE = OWN | PERSONS
"""Words that make “from …” a person who referred the lead."""

KNOWN = {**PLACES, **NETWORKS}


def source_of(words: str) -> tuple[Source, str | None]:
    """The source that free words name, and what they say beyond it: “my dentist” is a referral, by the
    dentist."""
    plain = " ".join(words.lower().split())
    if words in INITIALS:
        return INITIALS[words], None
    bare = plain if plain in KNOWN else _bare(plain)
    if source := KNOWN.get(bare) or NICKNAMES.get(bare):
        silent = bare in NETWORKS or source in NETWORKS.values() or _is_its_name(plain, source)
        return source, None if silent else words
    parts = plain.split()
    if not EVENTS.isdisjoint(parts) or NICKNAMES.get(bare.split(" ")[0]) is Source.EVENT:
        return Source.EVENT, None if _is_its_name(plain, Source.EVENT) else words
    if not PEOPLE.isdisjoint(parts):
        return Source.REFERRAL, words
    return Source.OTHER, words


def _bare(plain: str) -> str:
    """Words without the article before them."""
    first, _, rest = plain.partition(" ")
    return rest if rest and first in ARTICLES else plain.removeprefix("l'")


def _is_its_name(plain: str, source: Source) -> bool:
    """Whether words say no more than the source does: “walk-in”, “our web site”."""
    return NO_LETTERS.sub("", _bare(plain)) in NAMES[source].split()
