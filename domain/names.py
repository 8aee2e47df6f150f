"""Telling a name from other words."""

from __future__ import annotations

import re

from domain.sources import PERSONS
from domain.typed import words_of

FIRMS = words_of(
    "ltd limited inc llc llp plc corp co company gmbh ag kg ug sarl sas srl spa bv nv oy ab as aps pty "
    "group holdings partners bros sl s.a s.l s.r.l s.a.s s.l.u s.a.r.l sau eurl sci sasu ltda eireli cia"
    " hnos mbh ohg e.k e.v"
    " ооо оао зао ао ип тоо"
)
SURE_FIRMS = words_of("ltd inc llc llp plc corp gmbh sarl srl ltda ооо")
"""Those that nobody types for anything else, also without capitals: “tom & jerry inc”."""
LONGEST = 100
"""Characters that a name has at most; what is longer is a name and something else."""
PARTICLES = words_of(
    "van von vom zum zur de der den del della di da do dos das du des la las los le les el al bin ibn ter"
    " ten zu und y e et"
    " & of the and и"
)
TITLES = words_of(
    "mr mrs ms miss mx dr prof sir madam herr herrn hrn frau dra don doña dona sr sra srta señor señora señorita"
    " senor senora senhor senhora seu mme mlle monsieur madame mademoiselle maître г-н г-жа господин госпожа"
)
NO_NAMES = words_of(
    "a an the this that these hi hello hey good morning evening thanks thank please pls yes no ok okay "
    "note notes urgent asap hot warm cold new lead leads test we he she they it i i'm is was has had very "
    "not dm'd dmd maybe likes wants wanted needs met saw spoke called call email text visit send sent ask asked "
    "said says my our his her their with about for and or to from in on at by of via big small old great "
    "prefers prefer préfère prefiere prefere bevorzugt предпочитает hes shes he's she's theyre they're got gets "
    "gotten who sent abt re "
    "also still really just only nobody somebody someone everybody lady woman girl maybe probably "
    "after before twice once "
    "nice interested looking worth budget buy sell buying selling rent quote offer price home house flat "
    "condo car loan mortgage insurance website me him them back again now soon later"
    # Spanish
    " dm msg hola buenos buenas gracias por favor urgente nuevo nueva el los las un una unos unas mi su con para"
    " pero y o en ayer"
    " quiere busca necesita llamar llamó habló casa piso coche carro auto seguro hipoteca préstamo"
    " presupuesto cocina local"
    " oficina terreno apartamento departamento reforma obra compra venta alquiler vivienda chalet nave moto"
    " cita muy es está"
    " tiene correo teléfono móvil nota le les se ya no llamarle llamarla clienta cliente fuente origen valor precio"
    " tres veces vez preguntando dice"
    " también tambien todavía aún solo alguien nadie"
    # German
    " zweimal gesprochen getroffen auch noch nur jemand niemand"
    " hallo guten danke bitte dringend neu neue neuer neues der die das ein eine einen und oder mit für aus"
    " bei auf im ist hat"
    " möchte sucht braucht anrufen angerufen küche wohnung haus auto versicherung kredit hypothek"
    " finanzierung bad heizung"
    " garten dach büro angebot beratung termin rückruf webseite renovierung umbau umzug wagen grundstück"
    " immobilie fenster"
    " solaranlage wärmepumpe photovoltaik möbel sofa sehr gut war bei ihm ihr sie er es wir heute quelle"
    " wert email mail handy"
    " telefon rückrufen ruft meldet kunde kundin lebensversicherung eigentumswohnung neubau badsanierung"
    # French
    " m'a l'a appelé appelle aussi encore toujours quelqu'un"
    " bonjour bonsoir salut merci urgent nouveau nouvelle une les des du avec pour dans chez est a veut"
    " cherche voudrait"
    " appeler rappeler maison appartement voiture assurance prêt crédit cuisine devis terrain bureau local"
    " travaux toiture"
    " salle rénovation véranda piscine très il elle on nous hier courriel téléphone portable rendez-vous rdv"
    " vient hypothèque"
    # Portuguese
    " duas vezes também tambem ainda alguém alguem moça moço"
    " olá oi obrigado obrigada urgente novo nova o os um uma com sem para pra que e quer precisa procura"
    " ligar ligou ligo"
    " casa apartamento carro seguro financiamento empréstimo cozinha orçamento reforma terreno escritório"
    " imóvel consórcio"
    " muito é está tá tem ele ela ontem email telefone celular zap interessado interessada plano site"
    # Russian
    " два две три раза раз мама папа дважды мужчина женщина девушка тоже ещё еще также только"
    " привет здравствуйте добрый спасибо срочно пожалуйста новый новая клиент клиентка лид он она они и или"
    " с со из от на в по"
    " для хочет ищет нужна нужен нужно нужны звонил звонила звонить позвонить перезвонить квартира квартиру"
    " дом дома дачу"
    " машина машину авто страховка страховку ипотека ипотеку кредит ремонт кухня кухню участок офис сайт"
    " мебель окна дверь"
    " двери баня баню очень это есть был была вчера сегодня почта телефон номер источник бюджет горячий"
    " тёплый холодный"
    " двушку трёшку однушку студию студия осаго каско"
)
SERVICES = words_of(
    "catering wedding photographer photography photos photoshoot shooting roof roofing windows kitchen bathroom deck"
    " fence"
    " landscaping plumbing plumber painting cleaning training coaching lessons logo boat rv tires catering boda bodas"
    " fotos fotógrafo fotografo techo tejado baño jardín jardin gimnasio camioneta traiteur toiture photographe photos"
    " hochzeit dachfenster probetraining fotograf wohnmobil dachsanierung fliesen umzug reinigung telhado festa"
    " batizado"
    " casamento academia caminhonete кейтеринг свадьба фотограф крыша крышу стеллажи тренировка уборка переезд доставка"
)
"""What people want, told in front of their name: “Catering Paola Restrepo”."""
NO_NAMES |= SERVICES
ARTICLES_OF = {
    "en": words_of("a an the"),
    "es": words_of("un una el la los las mi su"),
    "de": words_of("ein eine der die das den"),
    "fr": words_of("un une le la les"),
    "pt": words_of("um uma o a os as"),
}
"""Words before a thing or somebody without a name, by language."""
NAMED_WITH = {"es": words_of("el la"), "pt": words_of("o a")}
"""Articles that stand before names too."""
ARTICLES = frozenset().union(*ARTICLES_OF.values())
AN_AMISS = re.compile(r"an [bcdfgjklmnpqrstvwxz]")
"""“an nguyen” is somebody; the article is “a” there."""
FIRST_NAMES = words_of("an the el la le les los mi una uma")
"""Those that names begin with as well: “Una Mora”, “Les Paul”, “Mi Kim”."""
SURNAMES = words_of(
    "call price rich good small great old new cold warm worth budget bill do di so an le la mi um von van"
    " neu neue gut wert bis petit nouveau bueno buenos nuevo valor precio novo новый холодный тёплый добрый"
)
"""Words of the tables that are surnames as well, and nothing that anybody wants: “Rich Price”, “Mark Call”."""
THINGS = words_of(
    "home house flat condo car loan rent buy site casa casas piso coche carro auto seguro cocina local oficina terreno"
    " obra venta nave moto haus garten dach bad büro wagen fenster küche maison bureau salle piscine terrain reforma"
    " plano дом кухня ремонт участок окна"
)
"""Words for what people want that are names as well, where it is told elsewhere what is wanted: “Ernst Haus”."""
FAMILY = words_of("family familia familie famille família")
AND = words_of("and & + y e et und u. и")
COUPLE = re.compile(r" (?:and|&|\+|y|und|et|e|и) ")
MOST_WORDS, LONGEST_ACRONYM, MOST_OF_A_SUBJECT, MOST_OF_A_FIRM = 6, 3, 3, 5
CLITIC = re.compile(r"^[dlo]['’](?=\w)")
SIGNS = frozenset(":/\\<>=@#_*")


def name_in(words: str) -> tuple[str, str, int]:
    """The name that words begin with, what comes after it, and how surely it is a name: 0 (not) to 2.

    Capitals tell names; where a script or a typist has none, a few words that aren't known to be others pass.
    """
    parts = words.split()
    length = _named(parts)
    while " ".join(parts[:length]).count("(") != " ".join(parts[:length]).count(")"):
        length -= 1  # a name holds both brackets or none
    if length == 1 < len(parts) and parts[0].isupper() and 1 < len(parts[0]) <= LONGEST_ACRONYM:
        return "", words, 0  # “HR software”
    if length:
        name = " ".join(parts[:length])
        return name, " ".join(parts[length:]), 2
    lone = len(parts) == 1 and _bare(words).lower() in FIRST_NAMES
    if lone or (0 < len(parts) <= 3 and all(_may_be_a_name(part) for part in parts)):
        return " ".join(parts), "", 1
    return "", words, 0


def is_a_name(words: str) -> bool:
    """Whether all these words are surely a name."""
    return name_in(words)[1:] == ("", 2)


def is_like_a_name(words: str) -> bool:
    """Whether all these words may be a name."""
    return name_in(words)[1:] in (("", 1), ("", 2))


def is_a_couple(words: str) -> bool:
    """Whether words without capitals may be two names and the one they share: “bob & sue miller”."""
    first, *others = COUPLE.split(words)
    return len(others) == 1 and all(is_like_a_name(each) for each in (first, *others))


def name_at_the_end(words: str) -> tuple[str, str]:
    """The two capitalised words that end a text which begins with none, and what is before: “roof fix Uwe Hoppe”."""
    parts = words.split()
    for length in (3, 2):
        name = parts[-length:]
        if len(parts) <= length or not (_capital(name[0]) and _capital(name[-1])):
            continue
        if length > 2 and name[1].lower() not in AND:
            continue
        before = parts[-length - 1]
        if not _capital(before) and before.lower() not in PARTICLES and is_a_name(" ".join(name)):
            return " ".join(name), " ".join(parts[:-length])
    return "", words


def name_before_a_service(words: str) -> tuple[str, str]:
    """The two words before one for what people want, without a comma: “glenn bishop boat insurance”."""
    parts = words.split()
    if len(parts) < MOST_OF_A_SUBJECT or _bare(parts[2]).lower() not in SERVICES | THINGS:
        return "", words
    named = all(map(_may_be_a_name, parts[:2])) and PERSONS.isdisjoint(word.lower() for word in parts[:2])
    return (" ".join(parts[:2]), " ".join(parts[2:])) if named else ("", words)


def is_subject(words: str, language: str) -> bool:
    """Whether all the words before a verb like “wants” are the name of who wants, whatever they mean elsewhere.

    `language` is that of the verb: “una mora wants” is a name, “una señora quiere” isn't.
    """
    parts = words.split()
    plain = [_bare(part).lower() for part in parts]
    if not 0 < len(parts) <= MOST_OF_A_FIRM or not PERSONS.isdisjoint(plain):
        return False
    if len(parts) == 1:
        return plain[0] in FIRST_NAMES | SURNAMES | THINGS or _may_be_a_name(words)
    if _is_capitalised(parts, plain):
        return True
    if len(parts) > MOST_OF_A_SUBJECT:
        return False
    capital = any(map(_capital, parts))
    if capital and not all(_capital(part) or _bare(part).lower() in PARTICLES for part in parts):
        return False  # “Jane really wants”
    article = not capital and plain[0] in ARTICLES_OF.get(language, ARTICLES) and not AN_AMISS.match(words.lower())
    first = _may_be_a_name(plain[0]) or (plain[0] in FIRST_NAMES and not article and _may_be_a_name(plain[1]))
    return first and all(word in SURNAMES | THINGS | PARTICLES or _may_be_a_name(word) for word in plain[1:])


def _is_capitalised(parts: list[str], plain: list[str]) -> bool:
    """Whether all words but small ones are capitalised, as in “Home Depot” and “Casa do Pão”."""
    begins = _capital(parts[0]) and plain[0] in (THINGS | SURNAMES | FIRST_NAMES) - {"call"}
    rest = [(part, word) for part, word in zip(parts[1:], plain[1:], strict=True) if word not in PARTICLES]
    known = all(_capital(part) and (word in SURNAMES | THINGS or _may_be_a_name(word)) for part, word in rest)
    return begins and known and any(_may_be_a_name(word) for _, word in rest)


def after_an_article(words: str, language: str) -> str | None:
    """The name in words like “o João” and “el señor garcia”, as people are spoken of in some languages."""
    article, _, name = words.partition(" ")
    titled = bool(name) and _is_title(name.split()[0])
    spoken = article.lower() in NAMED_WITH.get(language, ()) and (article.islower() or len(article) == 1)
    if not spoken and not (titled and article.lower() in ARTICLES_OF.get(language, ())):
        return None  # “La Torre quiere” is all name
    return name if is_a_name(name) and PERSONS.isdisjoint(name.lower().split()) else None


def is_surname_of(name: str, rest: str) -> bool:
    """Whether one more capitalised word belongs to a name of one, where what is wanted is told elsewhere."""
    return " " not in f"{name}{rest}" and _capital(rest) and _bare(rest).lower() in THINGS


def _named(parts: list[str]) -> int:
    """How many words from the first on make a name."""
    if firm := _firm(parts):
        return firm
    length = 0
    for place, part in enumerate(parts[:MOST_WORDS]):
        word = _bare(part).lower()
        if word in PARTICLES and place > 0 and not _is_one_after_all(parts, place, length):
            continue
        if length and word in FAMILY and place == len(parts) - 1:
            return place + 1
        if not any(map(str.isalnum, part)):  # an emoji
            length += length == place
            continue
        titled = place > 0 and _is_title(parts[place - 1])
        name_like = _capital(part) and (titled or word not in NO_NAMES or _is_one_after_all(parts, place, length))
        name_like = name_like or (titled and length == place and word not in PARTICLES and _may_be_a_name(part))
        if length == place > 1 and _is_title(parts[0]) and place == len(parts) - 1 and not name_like:
            name_like = _may_be_a_name(part)  # the last of “señora ana torres”
        if not name_like and not _is_title(part) and not (word in FIRMS and place > 0):
            break
        length = place + 1
    spoken = [part for part in parts[:length] if any(map(str.isalpha, part))]
    return 0 if all(map(_is_title, spoken)) else length


def _is_one_after_all(parts: list[str], place: int, length: int) -> bool:
    """Whether a capitalised word that means something else is part of a name: “Una Mora”, “Rich Price”."""
    if not _capital(parts[place]):
        return False
    word = _bare(parts[place]).lower()
    if place == 0:
        following = parts[1] if len(parts) > 1 else ""
        return word in FIRST_NAMES and _capital(following) and _may_be_a_name(following)
    return word in SURNAMES and length == place == len(parts) - 1 and _capital(parts[0])


def _is_title(part: str) -> bool:
    """Whether a word is a title; “Hr.” is one, “HR” isn't."""
    return _bare(part).lower() in TITLES or part in ("hr.", "Hr.", "Hr")


def _firm(parts: list[str]) -> int:
    """How many words make the name of a firm, whatever they mean apart: “Auto Schmidt GmbH & Co. KG”."""
    length = 0
    if 1 < len(parts) <= MOST_WORDS and _bare(parts[-1]).lower() in SURE_FIRMS:
        return len(parts)
    for place, part in enumerate(parts[:MOST_WORDS]):
        word = _bare(part).lower()
        if place > 0 and word in FIRMS:
            length = place + 1
        elif not (_capital(part) or (place > 0 and word in PARTICLES)):
            break
    return length


def _bare(part: str) -> str:
    return part.strip(".,'’\"!?()")


def _capital(part: str) -> bool:
    """Whether a word is written like a name: with a capital (d'Artagnan), or in a script that has none."""
    part = CLITIC.sub("", part)
    letter = next((char for char in part if char.isalpha()), "")
    return bool(letter) and (letter.isupper() or letter.lower() == letter.upper()) and not any(map(str.isdigit, part))


def _may_be_a_name(part: str) -> bool:
    word = _bare(part).lower()
    return (
        word not in NO_NAMES
        and any(map(str.isalpha, word))
        and not any(map(str.isdigit, word))
        and SIGNS.isdisjoint(word)
    )


def bounded(name: str) -> tuple[str, str]:
    """As much of a name as a name may have, cut where a word ends, and what is left of it."""
    if len(name) <= LONGEST:
        return name, ""
    end = name.rfind(" ", 1, LONGEST + 1)
    end = LONGEST if end < 0 else end
    return name[:end].strip(), name[end:].strip()
