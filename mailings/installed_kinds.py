"""Every kind of message that the portal sends: those that apps declare, and those that mail has of its own."""

from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kit.messages import messages
from mailings.mandate_changes import MANDATE_CHANGES
from mailings.message_kinds import MessageKind
from mailings.models import Reason
from mailings.reminders.digests import DIGESTS
from mailings.transactional import RowMessages

from .bulletins.kind import BulletinKind, CircularKind, TrialKind


class ObsoleteKind(MessageKind):
    """Of a row of the ledger whose app was taken out of the portal: nothing of it is sent."""

    def __init__(self, name: str):
        self.name = self.label = name

    def write(self, deliveries, *, at):
        return {each.pk: Reason.CANCELLED for each in deliveries}

    def try_again(self, delivery):
        raise ValidationError(_("El portal ya no envía correos de este tipo."))


class MessageKinds(dict[str, MessageKind]):
    """By name; whatever name stands in the ledger has a kind."""

    def __missing__(self, name: str) -> MessageKind:
        return ObsoleteKind(name)


@cache
def installed_kinds() -> MessageKinds:
    """Asked for once every app has declared its messages."""
    declared = [RowMessages(message) for message in messages.values()]
    return MessageKinds(
        {
            kind.name: kind
            for kind in (*declared, MANDATE_CHANGES, *DIGESTS, BulletinKind(), CircularKind(), TrialKind())
        }
    )
