"""What other programs, and people who write in other languages, call a status and a source of ours."""

from __future__ import annotations

from domain.models import Stage, Status
from domain.sources import Source


def _words(row: str) -> frozenset[str]:
    return frozenset(word.strip() for word in row.split("|"))


STATUSES = {
    Status.OPEN: _words(
        "open | new | lead | offen | neu | abierto | abierta | nuevo | nueva | ouvert | ouverte | nouveau | nouvelle | "
        "aberto | aberta | novo | nova | открыт | открыта | новый | новая | новый лид"
    ),
    Status.FOLLOWED_UP: _words("followed_up | followed up"),
    Status.CLOSED: _words(
        "won | closed won | closed | customer | client | past client | sold | win | gewonnen | kunde | verkauft | "
        "ganado | ganada | cliente | vendido | vendida | cerrado ganado | gagné | gagnée | vendu | vendue | "
        "ganho | ganha | fechado ganho | выигран | выиграна | выиграно | клиент | продано | успешно реализовано"
    ),
    Status.LOST: _words(
        "lost | closed lost | verloren | perdido | perdida | cerrado perdido | perdu | perdue | fechado perdido | "
        "проигран | проиграна | проиграно | потерян | закрыто и не реализовано"
    ),
}
STATUS_OF = {word: status for status, words in STATUSES.items() for word in words}
STAGE_OF = {stage.value: stage for stage in Stage}

SOURCES = {
    "referrals": Source.REFERRAL,
    "client referral": Source.REFERRAL,
    "organic search": Source.WEBSITE,
    "paid search": Source.WEBSITE,
    "direct traffic": Source.WEBSITE,
    "web form": Source.WEBSITE,
    "empfehlung": Source.REFERRAL,
    "recomendación": Source.REFERRAL,
    "referido": Source.REFERRAL,
    "recommandation": Source.REFERRAL,
    "indicação": Source.REFERRAL,
    "рекомендация": Source.REFERRAL,
    "webseite": Source.WEBSITE,
    "sitio web": Source.WEBSITE,
    "site web": Source.WEBSITE,
    "site": Source.WEBSITE,
    "сайт": Source.WEBSITE,
    "messe": Source.EVENT,
    "телефон": Source.PHONE,
    "telefon": Source.PHONE,
    "teléfono": Source.PHONE,
    "téléphone": Source.PHONE,
    "telefone": Source.PHONE,
}
"""Names that CRMs, and people who write in other languages, give to sources; kept in words beside the source."""
