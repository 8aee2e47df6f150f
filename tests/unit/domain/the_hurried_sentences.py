"""What salespeople type or dictate with no time for commas and capitals, each where its language is spoken."""

from __future__ import annotations

HURRIED: list[tuple[str, str, dict[str, str]]] = [
    (
        "en",
        "spoke with dave about the roof he wants a quote by friday his number is 902 555 0143",
        {"due": "Fri 03 Apr 09:00", "name": "dave", "phones": "+19025550143", "need": "the roof, a quote"},
    ),
    (
        "en",
        "met sue at the gym she wants coaching",
        {"name": "sue", "need": "coaching", "notes": "at the gym"},
    ),
    (
        "en",
        "ring steve back thurs 10ish re the caravan",
        {"due": "Thu 02 Apr 10:00", "name": "steve", "need": "the caravan", "notes": "ring"},
    ),
    ("en", "jane called wants an offer", {"name": "jane", "need": "an offer", "notes": "called"}),
    (
        "en",
        "jane doe called asking about the condo on main street call her back tomorrow at 3",
        {"due": "Thu 02 Apr 15:00", "name": "jane doe", "need": "the condo on main street", "notes": "called"},
    ),
    (
        "en",
        "just got off the phone with Karen she wants to sell her house",
        {"name": "Karen", "need": "to sell her house"},
    ),
    (
        "en",
        "mike 9025550111 needs new windows asap budget around 12k",
        {"value": "12000 CAD", "name": "mike", "phones": "+19025550111", "need": "new windows", "notes": "asap"},
    ),
    (
        "en",
        "sarah lee 902 555 0199 interested in a kitchen reno call after 5 tomorrow",
        {"due": "Thu 02 Apr 17:00", "name": "sarah lee", "phones": "+19025550199", "need": "a kitchen reno"},
    ),
    (
        "en",
        "remind me to call peter on monday about the boat",
        {"due": "Mon 06 Apr 09:00", "name": "peter", "need": "the boat"},
    ),
    (
        "en",
        "call peter monday re boat 902 555 0111",
        {"due": "Mon 06 Apr 09:00", "name": "peter", "phones": "+19025550111", "need": "boat"},
    ),
    (
        "en",
        "priya from our website wants solar pannels 20k",
        {"value": "20000 CAD", "name": "priya", "source": "website", "need": "solar pannels"},
    ),
    (
        "en",
        "john doe wnats a car 25k tomorow 3pm",
        {"value": "25000 CAD", "due": "Thu 02 Apr 15:00", "name": "john doe", "need": "a car"},
    ),
    (
        "en",
        "tom & jerry inc need 50 laptops, 40k, next week",
        {"value": "40000 CAD", "due": "Mon 06 Apr 09:00", "name": "tom & jerry inc", "need": "50 laptops"},
    ),
    (
        "en",
        "hot lead jen 902.555.0177 mortgage refi 350k call today 4pm",
        {
            "value": "350000 CAD",
            "due": "Wed 01 Apr 16:00",
            "name": "jen",
            "phones": "+19025550177",
            "need": "mortgage refi",
            "notes": "hot",
        },
    ),
    (
        "es",
        "juan perez quiere un seguro de coche llamar mañana a las 5",
        {"due": "Thu 02 Apr 17:00", "name": "juan perez", "need": "un seguro de coche"},
    ),
    (
        "es",
        "maria 612345678 busca piso en madrid 200mil llamar el lunes",
        {
            "value": "200000 EUR",
            "due": "Mon 06 Apr 09:00",
            "name": "maria",
            "phones": "+34612345678",
            "need": "piso en madrid",
        },
    ),
    (
        "es",
        "hablé con pedro quiere una reforma de cocina presupuesto 15000",
        {"value": "15000 EUR", "name": "pedro", "need": "una reforma de cocina"},
    ),
    (
        "es",
        "ana lopez de instagram quiere curso de ingles 300 euros manana",
        {
            "value": "300 EUR",
            "due": "Thu 02 Apr 09:00",
            "name": "ana lopez",
            "source": "instagram",
            "need": "curso de ingles",
        },
    ),
    (
        "es",
        "llamar a carlos el viernes despues de las 4 por lo del terreno",
        {"due": "Fri 03 Apr 16:00", "name": "carlos", "need": "terreno"},
    ),
    (
        "de",
        "herr schmidt 0151 23456789 möchte eine küche budget 15000 anrufen morgen nach 16 uhr",
        {
            "value": "15000 EUR",
            "due": "Thu 02 Apr 16:00",
            "name": "herr schmidt",
            "phones": "+4915123456789",
            "need": "eine küche",
        },
    ),
    (
        "de",
        "anna müller interessiert sich für eine versicherung rückruf montag",
        {"due": "Mon 06 Apr 09:00", "name": "anna müller", "need": "eine versicherung"},
    ),
    (
        "de",
        "neue anfrage von frau klein solaranlage 20k übermorgen",
        {"value": "20000 EUR", "due": "Fri 03 Apr 09:00", "name": "frau klein", "need": "solaranlage"},
    ),
    (
        "de",
        "max mustermann max@web.de sucht wohnung in berlin 300 tsd",
        {"value": "300000 EUR", "name": "max mustermann", "emails": "max@web.de", "need": "wohnung in berlin"},
    ),
    (
        "de",
        "julia über instagram fotoshooting 400 euro nächste woche",
        {"value": "400 EUR", "due": "Mon 06 Apr 09:00", "name": "julia", "source": "instagram", "need": "fotoshooting"},
    ),
    (
        "fr",
        "marie dupont 0612345678 veut une cuisine 10000 euros rappeler demain 15h",
        {
            "value": "10000 EUR",
            "due": "Thu 02 Apr 15:00",
            "name": "marie dupont",
            "phones": "+33612345678",
            "need": "une cuisine",
        },
    ),
    (
        "fr",
        "jean cherche un appartement à lyon 250k",
        {"value": "250000 EUR", "name": "jean", "need": "un appartement à lyon"},
    ),
    (
        "fr",
        "mme martin souhaite un devis pour sa toiture rappeler lundi matin",
        {"due": "Mon 06 Apr 09:00", "name": "mme martin", "need": "un devis pour sa toiture"},
    ),
    (
        "fr",
        "j'ai rencontré paul au salon il veut des panneaux solaires",
        {"name": "paul", "source": "event", "source_note": "salon", "need": "des panneaux solaires"},
    ),
    (
        "fr",
        "sophie de instagram veut un shooting 300 euros la semaine prochaine",
        {"value": "300 EUR", "due": "Mon 06 Apr 09:00", "name": "sophie", "source": "instagram", "need": "un shooting"},
    ),
    (
        "pt",
        "joao silva 11987654321 quer um carro 50 mil ligar amanhã 10h",
        {
            "value": "50000 BRL",
            "due": "Thu 02 Apr 10:00",
            "name": "joao silva",
            "phones": "+5511987654321",
            "need": "um carro",
        },
    ),
    (
        "pt",
        "pedro precisa de seguro ligar segunda depois das 18",
        {"due": "Mon 06 Apr 18:00", "name": "pedro", "need": "seguro"},
    ),
    (
        "pt",
        "falei com ana ela quer reformar a cozinha orçamento 20 mil",
        {"value": "20000 BRL", "name": "ana", "need": "reformar a cozinha"},
    ),
    (
        "pt",
        "carlos indicação do paulo quer consórcio 100 mil",
        {"value": "100000 BRL", "name": "carlos", "source": "referral", "source_note": "paulo", "need": "consórcio"},
    ),
    (
        "pt",
        "dona lucia quer plano de saude ligar sexta de manha",
        {"due": "Fri 03 Apr 09:00", "name": "dona lucia", "need": "plano de saude"},
    ),
    (
        "pt",
        "rafa 21 98765 4321 aula de surf sabado",
        {"due": "Sat 04 Apr 09:00", "name": "rafa", "phones": "+5521987654321", "need": "aula de surf"},
    ),
    (
        "ru",
        "иван петров 89123456789 хочет квартиру 5 млн перезвонить завтра в 15",
        {
            "value": "5000000 RUB",
            "due": "Thu 02 Apr 15:00",
            "name": "иван петров",
            "phones": "+79123456789",
            "need": "квартиру",
        },
    ),
    (
        "ru",
        "мария из инстаграма хочет фотосессию 10 тыс в субботу",
        {"value": "10000 RUB", "due": "Sat 04 Apr 09:00", "name": "мария", "source": "instagram", "need": "фотосессию"},
    ),
    (
        "ru",
        "поговорил с олегом интересует дача набрать в понедельник",
        {"due": "Mon 06 Apr 09:00", "name": "олегом", "need": "дача"},
    ),
    (
        "ru",
        "ольга по рекомендации марины нужна кухня 300к",
        {"value": "300000 RUB", "name": "ольга", "source": "referral", "source_note": "марины", "need": "кухня"},
    ),
    (
        "en",
        "bob smith wants quote on fence 902 555 0101 call fri morning",
        {"due": "Fri 03 Apr 09:00", "name": "bob smith", "phones": "+19025550101", "need": "quote on fence"},
    ),
    (
        "en",
        "dan from the marina wants a mooring 5k",
        {"value": "5000 CAD", "name": "dan", "need": "a mooring", "notes": "from the marina"},
    ),
    (
        "en",
        "mary jones, email mary@jones.ca, needs bookkeeping, my budget is 500",
        {"value": "500 CAD", "name": "mary jones", "emails": "mary@jones.ca", "need": "bookkeeping"},
    ),
    (
        "en",
        "claire needs a caterer for 80 people on june 12 budget 6k call after 5",
        {
            "value": "6000 CAD",
            "due": "Wed 01 Apr 17:00",
            "name": "claire",
            "need": "a caterer for 80 people on june 12",
        },
    ),
    ("en", "tony asked for brochure", {"name": "tony", "need": "brochure"}),
    (
        "en",
        "new customer alan price wants a loft conversion, 55k, from google",
        {
            "value": "55000 CAD",
            "name": "alan price",
            "source": "website",
            "source_note": "google",
            "need": "a loft conversion",
        },
    ),
    (
        "en",
        "louise mark wants ballet lessons for her kids",
        {"name": "louise mark", "need": "ballet lessons for her kids"},
    ),
    ("en", "joy wants 3 cakes for saturday", {"due": "Sat 04 Apr 09:00", "name": "joy", "need": "3 cakes"}),
    ("en", "may wants a refund", {"name": "may", "need": "a refund"}),
    (
        "en",
        "wants a mortgage asap, kate, 902-555-0123",
        {"name": "kate", "phones": "+19025550123", "need": "a mortgage", "notes": "asap"},
    ),
    ("en", "pat said call after lunch", {"due": "Wed 01 Apr 14:00", "name": "pat"}),
    (
        "en",
        "patel family needs van 30k by end of may",
        {"value": "30000 CAD", "due": "Sun 31 May 09:00", "name": "patel family", "need": "van"},
    ),
    (
        "es",
        "mi presupuesto es de 20 mil, soy laura, busco un coche",
        {"value": "20000 EUR", "name": "laura", "need": "un coche"},
    ),
    (
        "es",
        "angel quiere una web 1500 euros contactar lo antes posible",
        {"value": "1500 EUR", "name": "angel", "need": "una web", "notes": "lo antes posible"},
    ),
    ("es", "mercedes quiere cambiar las ventanas", {"name": "mercedes", "need": "cambiar las ventanas"}),
    (
        "de",
        "winter gmbh braucht 5 laptops bis ende des monats",
        {"due": "Thu 30 Apr 09:00", "name": "winter gmbh", "need": "5 laptops"},
    ),
    (
        "de",
        "herr freitag möchte eine beratung am dienstag um 10",
        {"due": "Tue 07 Apr 10:00", "name": "herr freitag", "need": "eine beratung"},
    ),
    (
        "fr",
        "rose veut des fleurs pour son mariage budget 2000",
        {"value": "2000 EUR", "name": "rose", "need": "des fleurs pour son mariage"},
    ),
    (
        "fr",
        "claire fontaine 06 55 44 33 22 veut vendre sa maison dès que possible",
        {"name": "claire fontaine", "phones": "+33655443322", "need": "vendre sa maison", "notes": "dès que possible"},
    ),
    (
        "fr",
        "notre budget est de 15000, cherche un traiteur, julie 0611223344",
        {"value": "15000 EUR", "name": "julie", "phones": "+33611223344", "need": "un traiteur"},
    ),
    (
        "pt",
        "rosa quer fazer um seguro de vida ligar depois das 5",
        {"due": "Wed 01 Apr 17:00", "name": "rosa", "need": "fazer um seguro de vida"},
    ),
    (
        "pt",
        "meu orçamento é 30 mil procuro um carro usado, bruno 11 98888 7777",
        {"value": "30000 BRL", "name": "bruno", "phones": "+5511988887777", "need": "um carro usado"},
    ),
    ("pt", "seu jorge quer reformar o banheiro", {"name": "seu jorge", "need": "reformar o banheiro"}),
    ("pt", "natal quer comprar um terreno", {"name": "natal", "need": "comprar um terreno"}),
    (
        "ru",
        "вера хочет окна 150 тыс после 18",
        {"value": "150000 RUB", "due": "Wed 01 Apr 18:00", "name": "вера", "need": "окна"},
    ),
    ("ru", "бюджет 3 млн ищу квартиру меня зовут олег", {"value": "3000000 RUB", "name": "олег", "need": "квартиру"}),
    ("ru", "надежда ищет няню как можно скорее", {"name": "надежда", "need": "няню", "notes": "как можно скорее"}),
    (
        "en",
        "got off the phone with a marcus hale he needs new gutters, try him again tmr am",
        {"due": "Thu 02 Apr 09:00", "name": "marcus hale", "need": "new gutters"},
    ),
    (
        "en",
        "groom = Peter Lund, peter@lund.dk, budget 3500ish",
        {"value": "3500 CAD", "name": "Peter Lund", "emails": "peter@lund.dk"},
    ),
    (
        "en",
        "Northern Steel Inc\nattn Ruth Ames\n902-555-0134\n12 beams",
        {"name": "Ruth Ames", "phones": "+19025550134", "need": "12 beams", "notes": "Northern Steel Inc"},
    ),
    (
        "en",
        "dana (lady from my street) wants a fence",
        {"name": "dana", "need": "a fence", "notes": "(lady from my street)"},
    ),
    (
        "en",
        "open house lead - Ann Wu, 902-555-0134",
        {"name": "Ann Wu", "phones": "+19025550134", "source": "event", "source_note": "open house"},
    ),
    ("en", "linkedin: Ann Wu, wants a demo", {"name": "Ann Wu", "source": "linkedin", "need": "a demo"}),
    (
        "en",
        "paul reed kitchen cabinets 902-555-0134 call fri pm",
        {"due": "Fri 03 Apr 14:00", "name": "paul reed", "phones": "+19025550134", "need": "kitchen cabinets"},
    ),
    (
        "en",
        "Ann Wu 902-555-0134 kijiji ad, snow tires",
        {
            "name": "Ann Wu",
            "phones": "+19025550134",
            "source": "other",
            "source_note": "kijiji ad",
            "need": "snow tires",
        },
    ),
    ("en", "🔥 Ann Wu 🔥 ann@wu.ca", {"name": "Ann Wu", "emails": "ann@wu.ca"}),
    (
        "es",
        "un cliente se llama pedro solano busca piso trae 90 mil",
        {"value": "90000 EUR", "name": "pedro solano", "need": "piso"},
    ),
    (
        "es",
        "Ana Ruiz, ana@ruiz.es, recomendada x Leo, 40€/sesión",
        {
            "value": "40 EUR",
            "name": "Ana Ruiz",
            "emails": "ana@ruiz.es",
            "source": "referral",
            "source_note": "Leo",
            "notes": "40€/sesión",
        },
    ),
    (
        "de",
        "die Kundin heißt Eva Brandt und möchte ein Bad, ich soll sie Mo um 9 anrufen",
        {"due": "Mon 06 Apr 09:00", "name": "Eva Brandt", "need": "ein Bad"},
    ),
    (
        "de",
        "Dachrinne kaputt, Uwe Hoppe, 0151 23456789, Termin Di 14:30",
        {"due": "Tue 07 Apr 14:30", "name": "Uwe Hoppe", "phones": "+4915123456789", "need": "Dachrinne kaputt"},
    ),
    (
        "fr",
        "j'ai croisé Luc Morel au tournoi de tennis il veut une véranda, le rappeler ven matin",
        {
            "due": "Fri 03 Apr 09:00",
            "name": "Luc Morel",
            "source": "event",
            "source_note": "tournoi de tennis",
            "need": "une véranda",
        },
    ),
    (
        "pt",
        "Padaria Sol Ltda\nfalar c/ Rui Melo\nquer site, ligar sex de manhã",
        {"due": "Fri 03 Apr 09:00", "name": "Rui Melo", "need": "site", "notes": "Padaria Sol Ltda"},
    ),
    (
        "ru",
        "клиента зовут олег петров ищет гараж, набрать пт вечером",
        {"due": "Fri 03 Apr 18:00", "name": "олег петров", "need": "гараж"},
    ),
    (
        "ru",
        "ООО Ромашка\nзакупщик Пётр Иванов\n40 столов",
        {"name": "Пётр Иванов", "need": "40 столов", "notes": "ООО Ромашка\nзакупщик"},
    ),
]
