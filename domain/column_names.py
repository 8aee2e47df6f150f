"""What people and programs call the columns of their tables, in English, Spanish, German, French, Portuguese, Russian.

Also as HubSpot, Pipedrive (“Deal - Value”), Google Contacts, Follow Up Boss, Outlook and our own export write them. All
is lower case, without digits and signs; `domain.headings.called` brings a name into that form.
"""

from __future__ import annotations

from enum import StrEnum

from domain.typed import words_of


class Column(StrEnum):
    """What a column of an imported file is; the values are stored and stand in buttons.

    LAST_FIRST is a whole name as “Doe, Jane”. NOTE keeps “Column: value” among the notes, NOTES the value alone;
    LEAVE_OUT is said by people only.
    """

    NAME = "name"
    FIRST_NAME = "first"
    LAST_NAME = "last"
    LAST_FIRST = "last_first"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    SOURCE = "source"
    SOURCE_NOTE = "detail"
    NEED = "need"
    VALUE = "value"
    CURRENCY = "currency"
    WON = "won"
    WON_CURRENCY = "won_currency"
    STATUS = "status"
    LOST_REASON = "why"
    LOST_NOTE = "lost_note"
    TAGS = "tags"
    DUE = "due"
    RECORDED = "since"
    ENDED = "ended"
    NOTES = "notes"
    NOTE = "note"
    LEAVE_OUT = "out"


DATES = frozenset({Column.DUE, Column.RECORDED, Column.ENDED})

NAMES = {
    Column.NAME: """
        name | full name | fullname | contact | contact name | contact person | person | client | client
        name | customer | customer name | lead | lead name | display name | file as | nombre completo |
        nombre y apellidos | contacto | cliente | prospecto | vollständiger name | kontakt |
        ansprechpartner | kunde | kundenname | interessent | nom complet | contact principal | prospect
        | nome completo | contato | имя и фамилия | фио | контакт | клиент | полное имя | лид |
        first and last name | name of contact | name of lead | who | contact full name | your
        name | nombre del cliente | nombre del contacto | nombre y apellido | nombre completo
        del contacto | persona de contacto | name des kontakts | name des kunden | kontaktperson
        | kontaktname | vor und nachname | vorname nachname | vorname und nachname | nom du
        contact | nom du client | nom et prénom | prénom et nom | prénom nom | personne de
        contact | nome do contato | nome do cliente | nome e sobrenome | pessoa de contato | имя
        клиента | имя контакта | контактное лицо | как зовут
    """,
    Column.FIRST_NAME: """
        first name | firstname | first | given name | forename | prénom | prenom | vorname | nombre |
        primer nombre | primeiro nome | nome | имя |
        imię | voornaam
    """,
    Column.LAST_NAME: """
        last name | lastname | last | surname | family name | nachname | familienname | apellido |
        apellidos | nom | nom de famille | sobrenome | apelido | último nome | фамилия |
        nazwisko | cognome | achternaam
    """,
    Column.LAST_FIRST: """
        last first | last name first name | last name first | name last first | surname name | surname
        first name | lastname firstname | apellidos nombre | apellido nombre | apellidos y nombre |
        nachname vorname | name vorname | nom prénom | nom prenom | sobrenome nome | фамилия имя |
        cognome nome | nazwisko imię
    """,
    Column.COMPANY: """
        company | company name | organization | organisation | organization name | organisation name |
        account | account name | employer | firm | business | business name | associated company |
        primary associated company | empresa | compañía | organización | firma | unternehmen |
        organisation nom | société | entreprise | companhia | организация | компания | фирма |
        company organisation | company organization | firm name | organization company | account
        company | nombre de la empresa | nombre empresa | firmenname | name der firma | nom de l
        entreprise | nom de la société | nome da empresa | название компании | название
        организации
    """,
    Column.LINK: """
        website | web site | website value | web page | webpage | url | website url | homepage | link |
        links | profile | profile url | linkedin | linkedin url | linkedin profile | linkedin bio |
        linkedin page | facebook url | sitio web | página web | enlace | webseite | site web | site |
        lien | página | сайт | ссылка
    """,
    Column.HANDLE: """
        handle | handles | instagram | facebook | tiktok | twitter | twitter username | x | telegram |
        telegram username | username | instagram username | usuario | benutzername | identifiant |
        usuário | телеграм
    """,
    Column.SOURCE: """
        source | lead source | leadsource | original source | original traffic source | latest source |
        origin | source name | found | found on | where found | how did you hear about us | channel |
        source channel | referrer | fuente | origen | fuente del lead | quelle | herkunft | leadquelle |
        lead quelle | source du lead | origine | provenance | fonte | origem | fonte do lead | источник
        | источник лида | откуда |
        where met | where we met | where did we meet | where did you meet | where i met them |
        met at | met where | how we met | how met | how found | how did you find us | heard from
        | came from | lead origin | dónde nos conocimos | donde nos conocimos | dónde lo conocí
        | cómo nos conoció | procedencia | origen del lead | wo getroffen | wo kennengelernt |
        kennengelernt | kennengelernt bei | woher | lead herkunft | rencontré où | où rencontré
        | rencontre | origine du lead | comment connu | onde conheci | onde nos conhecemos |
        como conheceu | origem do lead | где познакомились | где нашли | как узнали | откуда
        узнали | источник клиента
    """,
    Column.SOURCE_NOTE: """
        source note | source detail | source details | lead source detail | lead source details
    """,
    Column.NEED: """
        need | needs | wants | want | interest | interested in | interest in | requirement |
        requirements | looking for | request | enquiry | inquiry | product interest | necesidad |
        interés | interesado en | busca | solicitud | bedarf | interesse | interessiert an | sucht |
        anfrage | wunsch | besoin | intérêt | recherche | demande | intéressé par | necessidade |
        interessado em | procura | потребность | интерес | запрос | что нужно | хочет |
        what they want | what they need | wanted | service | service needed | service interested
        in | project | qué busca | qué necesita | que busca | was gesucht | gesucht | möchte |
        ce qu il veut | souhait | o que procura | o que precisa | что хочет | что ищет | задача
    """,
    Column.VALUE: """
        value | deal value | amount | deal amount | amount in company currency | worth | price | budget
        | deal size | expected revenue | opportunity value | opportunity amount | revenue | estimated
        value | lead value | valor | importe | monto | presupuesto | precio | valor del trato | wert |
        betrag | preis | auftragswert | dealwert | montant | valeur | prix | valeur de l affaire |
        quantia | orçamento | preço | valor do negócio | сумма | бюджет | цена | стоимость | сумма
        сделки |
        est value | est deal value | est budget | estimated budget | estimated deal value |
        expected value | expected amount | listing price | potential value | total value | total
        amount | contract value | deal worth | estimated worth | worth to us | valor estimado |
        valor del negocio | presupuesto estimado | importe estimado | geschätzter wert |
        erwarteter wert | budget geschätzt | auftragssumme | valeur estimée | budget estimé |
        montant estimé | montant de l affaire | orçamento estimado | valor previsto |
        предполагаемый бюджет | сумма контракта
    """,
    Column.CURRENCY: """
        currency | currency code | deal currency | currency of value | moneda | divisa | währung |
        devise | monnaie | moeda | валюта
    """,
    Column.WON: """
        won | won amount | amount won | sold for
    """,
    Column.WON_CURRENCY: """
        won currency | currency won | currency of won
    """,
    Column.STATUS: """
        status | lead status | stage | deal stage | deal status | lifecycle stage | lifecyclestage |
        pipeline stage | state of lead | outcome | estado | etapa | estado del lead | etapa del trato |
        phase | leadstatus | stand | statut | étape | statut du lead | fase | situação | status do lead
        | статус | этап | стадия | статус сделки
    """,
    Column.LOST_REASON: """
        lost reason | reason lost | loss reason | closed lost reason | why lost | motivo de pérdida |
        verlustgrund | grund | raison de la perte | motif de perte | motivo da perda | причина отказа |
        причина потери
    """,
    Column.LOST_NOTE: """
        lost note | lost notes | lost reason note | lost reason notes | lost comment | lost details
    """,
    Column.TAGS: """
        tags | tag | labels | label | categories | category | keywords | group membership | groups |
        contact labels | etiquetas | etiqueta | categorías | schlagwörter | kategorien | kategorie |
        gruppen | étiquettes | catégories | marcadores | categorias | теги | метки | категории
    """,
    Column.DUE: """
        due | due date | follow up | followup | follow up date | next follow up | next follow up date |
        follow up on | next activity date | next activity | next step date | next contact | next contact
        date | next task date | due at | reminder | reminder date | próximo contacto | fecha de
        seguimiento | seguimiento | próxima actividad | wiedervorlage | nächster kontakt | nächste
        aktivität | fällig | fällig am | relance | date de relance | prochain contact | prochaine
        activité | próximo contato | data de retorno | retorno | próxima atividade | следующий контакт |
        дата следующего контакта | напомнить | перезвонить |
        when to call back | when to call | call back | callback | call back on | call back date
        | callback date | call on | call date | next call | next call date | next step due |
        next action | next action date | next meeting | next touch | follow up due | follow up
        due date | follow up by | follow up at | follow up time | followup date | next followup
        | next followup date | contact again | contact again on | remind me | remind me on |
        remind on | cuándo llamar | cuando llamar | llamar el | fecha de llamada | próxima
        llamada | próximo paso | fecha próximo paso | próximo seguimiento | volver a llamar |
        devolver llamada | recordatorio | fecha de contacto | wann anrufen | anrufen am |
        rückruf | rückruf am | rückrufdatum | nächster anruf | nächster schritt | nächster
        termin | nachfassen | nachfassen am | erinnerung | follow up datum | quand rappeler |
        quand appeler | rappeler | rappeler le | à rappeler le | date de rappel | rappel |
        prochain appel | prochaine étape | prochain suivi | date de suivi | suivi | quando ligar
        | ligar em | retornar em | data da ligação | próxima ligação | próximo passo | próximo
        acompanhamento | data de acompanhamento | lembrete | когда перезвонить | когда звонить |
        перезвонить когда | дата звонка | следующий звонок | следующий шаг | дата следующего
        шага | дата следующего звонка | напоминание | дата напоминания
    """,
    Column.RECORDED: """
        created | create date | created date | created at | created on | date created | date added |
        added | added on | created time | creation date | deal created | person created | lead created |
        recorded | recorded at | recorded on | contact created | date | add time | fecha de creación |
        creado | creado el | fecha de alta | fecha | erstellt | erstellt am | erstellungsdatum |
        angelegt | angelegt am | datum | date de création | créé le | date d ajout | data de criação |
        criado em | criado | data | дата создания | создан | создано | дата |
        date recorded | entered on | registered on | fecha de registro | erfasst am |
        aufgenommen am | date d enregistrement | data de cadastro | дата добавления
    """,
    Column.ENDED: """
        close date | closed | closed date | closed at | closed on | won time | lost time | deal closed |
        deal closed on |
        date closed | closed time | won on | lost on | fecha de cierre | cerrado el | abgeschlossen am |
        abschlussdatum | date de clôture | clôturé le | data de fechamento | fechado em | дата закрытия
    """,
    Column.NOTES: """
        note | notes | comment | comments | remark | remarks | description | background | background
        info | message | memo | additional information | nota | notas | comentario | comentarios |
        observaciones | descripción | notiz | notizen | bemerkung | bemerkungen | kommentar | kommentare
        | beschreibung | remarque | remarques | commentaire | commentaires | description du lead |
        observações | observação | comentário | comentários | descrição | заметка | заметки |
        комментарий | комментарии | примечание | примечания | описание |
        free text | other notes | lead notes | details | internal notes | notizen zum kontakt |
        anmerkung | anmerkungen | detalles | notes internes | détails | detalhes | комментарий к
        сделке | заметки о клиенте
    """,
}
"""Each name, set apart by a bar."""

KNOWN = {" ".join(name.split()): column for column, names in NAMES.items() for name in names.split("|")}

WAYS = {
    Column.EMAIL: words_of("""
        email emails mail mails correo correos электронная e-mail почта
    """),
    Column.PHONE: words_of("""
        phone phones tél tlf fon telephone tel mobile cell cellphone handy telefon telefono teléfono teléfonos móvil
        movil celular telefonnummer mobilnummer rufnummer handynummer mobiltelefon téléphone telephone
        mobil portable telefone telemóvel телефон телефоны телефона тел мобильный мобильного сотовый whatsapp ватсап
    """),
}
"""A name that holds one of these, and otherwise nothing but the words below, is that of a phone or an e-mail."""

BESIDE = words_of("""
    number numbers no nr value values address addresses adresse adresses dirección direccion e work home
    other primary main secondary second business office private personal direct alternate alternative
    additional contact person lead de do da electrónico electronico electrónica principal trabajo casa
    oficina geschäftlich privat arbeit dienstlich weitere numéro numero número professionnel personnel
    domicile bureau fixe trabalho residencial comercial eletrônico рабочий домашний личный основной номер
    адрес электронной почты company cell mobile home land line landline customer
""")

KEPT = words_of("""
    number id ids uid guid record type label kind title prefix suffix middle nickname phonetic initials maiden photo
    birthday anniversary gender language timezone street city town state province region zip postal postcode code
    country address location latitude longitude department position role job owner assigned agent user team modified
    updated last touch touches referred assists referral contacted timeframe score visits sent opened campaign
    medium fax mileage billing account subject sensitivity priority private vorname anrede titel strasse straße ort
    plz stadt land geburtstag abteilung ciudad calle código país provincia cumpleaños cargo ville rue pays région
    naissance fonction cidade rua estado cep aniversário город улица индекс страна область адрес должность
    ответственный property calls texts relationship relation drill traffic marketing expected weighted probability
    yomi occupation hobby event im
""")
"""A name with one of these in it is known well enough: what stands there has no field of ours and is a note."""
