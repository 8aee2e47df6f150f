"""Who is in a group, asked of Telegram."""

from __future__ import annotations

from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.error import BadRequest, ChatMigrated, TelegramError

from domain.models import PersonId, Role
from services.ports import OutOfReach

ROLES = {
    ChatMember.OWNER: Role.ADMIN,
    ChatMember.ADMINISTRATOR: Role.ADMIN,
    ChatMember.MEMBER: Role.MEMBER,
}
NOT_THERE = ("user not found", "participant_id_invalid", "user_id_invalid", "member not found")


def role_of(member: ChatMember) -> Role | None:
    """What a member of a group may do; None for one who left or was removed."""
    if isinstance(member, ChatMemberRestricted):
        return Role.MEMBER if member.is_member else None
    return ROLES.get(member.status)


class TelegramRoster:
    """Implements services.ports.Roster over the Bot API; `bot` is set once the application is built."""

    bot: Bot

    async def role(self, chat: int, person: PersonId) -> Role | None:
        """What somebody is there; None for one who isn't in the group. Raises OutOfReach."""
        try:
            return role_of(await self.bot.get_chat_member(chat, person))
        except BadRequest as refusal:
            if any(each in refusal.message.lower() for each in NOT_THERE):
                return None
            raise OutOfReach from refusal
        except ChatMigrated as moved:
            raise OutOfReach(moved.new_chat_id) from moved
        except TelegramError as trouble:
            raise OutOfReach from trouble

    async def admins(self, chat: int) -> frozenset[PersonId]:
        """The people who lead the group; bots aren't among them. Raises OutOfReach."""
        try:
            found = await self.bot.get_chat_administrators(chat)
        except ChatMigrated as moved:
            raise OutOfReach(moved.new_chat_id) from moved
        except TelegramError as trouble:
            raise OutOfReach from trouble
        return frozenset(PersonId(member.user.id) for member in found if not member.user.is_bot)
