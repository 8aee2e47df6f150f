"""The services, as handlers are given them by bot.py."""

from __future__ import annotations

from dataclasses import dataclass

from services.accounts import Accounts
from services.exporting import Exporting
from services.forgetting import Forgetting
from services.groups import Groups
from services.habits import Habits
from services.importing import Importing
from services.leads import Leads
from services.living_cards import LivingCards
from services.members import Members
from services.merging import Merging
from services.nags import Nags
from services.people import People
from services.pool import Pool
from services.ports import Clock
from services.recording import Recording
from services.referrals import Referrals
from services.search import Search
from services.sharing import Sharing
from services.source_links import SourceLinks
from services.summaries import Summaries
from services.teams import Teams


@dataclass(frozen=True)
class Services:
    """Everything that handlers may ask for."""

    people: People
    habits: Habits
    leads: Leads
    merging: Merging
    referrals: Referrals
    recording: Recording
    nags: Nags
    living_cards: LivingCards
    exporting: Exporting
    forgetting: Forgetting
    search: Search
    importing: Importing
    sharing: Sharing
    source_links: SourceLinks
    groups: Groups
    members: Members
    teams: Teams
    pool: Pool
    summaries: Summaries
    accounts: Accounts
    clock: Clock
    allowed_users: frozenset[int] = frozenset()
    allowed_chats: frozenset[int] = frozenset()
    sealed: bool = False
