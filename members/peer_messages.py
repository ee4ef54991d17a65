"""How one organisation writes to another through the portal: no address is shown, few a day, and it can be reported.

Every act locks the organisation that acts, so that what is counted is counted by one at a time.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.messages import announce
from kit.text.cleaning import clean_text

from .access import lock_managed, lock_organization, refusal
from .models import Organization, PeerMessage, PeerMessageCopy, Representation, User, WritingBlock

DAY = timedelta(days=1)
MOST_A_DAY = 10  # of one organisation, to whomever
MOST_TO_ONE = 3  # of them to one that has not answered that day
MOST_SHOWN = 300  # of the last messages, in the list of conversations


def readers(organization: Organization, *, at: datetime) -> list[User]:
    """Who speaks for it: titular and alternate, or whoever else does where there is neither."""
    rows = Representation.objects.effective(at=at).filter(organization=organization)
    mandates = list(rows.select_related("user").order_by("pk"))
    return [row.user for row in mandates if row.may_manage] or [row.user for row in mandates]


def is_reachable(organization: Organization, *, at: datetime) -> bool:
    """Whether a message to it arrives at somebody."""
    return bool(organization.email or readers(organization, at=at))


@transaction.atomic
def write(
    sender: Organization, recipient: Organization, *, text: str, shows_email: bool = False, by: User, at: datetime
) -> PeerMessage:
    """Keep the message, and a copy for each who speaks for the recipient; else for its contact address."""
    sender, moment = lock_managed(sender.pk, by=by, at=at)
    recipient = Organization.objects.get(pk=recipient.pk)
    if not sender.is_member or not recipient.is_member:
        raise refusal(sender if not sender.is_member else recipient)
    _refuse_blocked(sender, recipient)
    _refuse_too_many(sender, recipient, at=moment)
    people = readers(recipient, at=moment)
    if not people and not recipient.email:
        raise ValidationError(_("A esta organización todavía no se le puede escribir: no tiene a quién avisarle."))
    message = PeerMessage.objects.create(
        sender=sender,
        recipient=recipient,
        text=clean_text(text, lines=True).strip(),
        shows_email=shows_email or not people,
        written_at=moment,
        written_by=by,
    )
    copies = [{"user": person} for person in people if person != by] if people else [{"email": recipient.email}]
    PeerMessageCopy.objects.bulk_create(PeerMessageCopy(peer_message=message, **reader) for reader in copies)
    announce()
    return message


def _refuse_blocked(sender: Organization, recipient: Organization) -> None:
    if WritingBlock.objects.against(sender, recipient).exists():
        sentence = _("Por ahora no se puede escribir a esta organización. Si hace falta, pida ayuda a la Coordinación.")
        raise ValidationError(sentence)


def _refuse_too_many(sender: Organization, recipient: Organization, *, at: datetime) -> None:
    """A few a day to all, fewer to one that has not answered."""
    today = PeerMessage.objects.filter(sender=sender, written_at__gt=at - DAY)
    if today.count() >= MOST_A_DAY:
        raise ValidationError(_("Hoy su organización ya escribió varios mensajes. Mañana puede escribir otros."))
    answers = PeerMessage.objects.filter(sender=recipient, recipient=sender, written_at__gt=at - DAY)
    last = answers.values_list("written_at", flat=True).first() or at - DAY
    if today.filter(recipient=recipient, written_at__gt=last).count() >= MOST_TO_ONE:
        raise ValidationError(_("Ya le escribieron varias veces hoy. Espere a que contesten, o escriba mañana."))


@transaction.atomic
def report(message: PeerMessage, *, by: User, at: datetime) -> None:
    """Tell the coordination that the message should not be; copies that wait are not sent."""
    _recipient, moment = lock_managed(message.recipient_id, by=by, at=at)
    PeerMessage.objects.filter(pk=message.pk, reported_at=None).update(reported_at=moment, reported_by=by)


@transaction.atomic
def block(sender: Organization, recipient: Organization, *, by: User, at: datetime) -> None:
    """The recipient does not want anything more from that organisation."""
    _recipient, moment = lock_managed(recipient.pk, by=by, at=at)
    if not WritingBlock.objects.active().filter(sender=sender, recipient=recipient).exists():
        WritingBlock.objects.create(sender=sender, recipient=recipient, made_at=moment, made_by=by)


@transaction.atomic
def unblock(sender: Organization, recipient: Organization, *, by: User, at: datetime) -> None:
    """It may write again."""
    _recipient, moment = lock_managed(recipient.pk, by=by, at=at)
    blocks = WritingBlock.objects.active().filter(sender=sender, recipient=recipient)
    blocks.update(ended_at=moment, ended_by=by)


@transaction.atomic
def review(message: PeerMessage, *, blocks: bool, by: User, at: datetime) -> None:
    """The coordination looked at what was reported; with `blocks` its sender writes to nobody any more."""
    sender, moment = lock_organization(message.sender_id, at=at)
    if not PeerMessage.objects.to_review().filter(pk=message.pk).update(reviewed_at=moment, reviewed_by=by):
        raise ValidationError(_("Alguien ya revisó este mensaje."))
    if blocks and not WritingBlock.objects.active().filter(sender=sender, recipient=None).exists():
        WritingBlock.objects.create(sender=sender, recipient=None, made_at=moment, made_by=by)


@transaction.atomic
def allow(sender: Organization, *, by: User, at: datetime) -> None:
    """What the coordination blocked may write again."""
    _sender, moment = lock_organization(sender.pk, at=at)
    WritingBlock.objects.active().filter(sender=sender, recipient=None).update(ended_at=moment, ended_by=by)


def conversations(organization: Organization) -> list[tuple[Organization, PeerMessage]]:
    """With whom it writes, and the last that was written; one query."""
    rows = PeerMessage.objects.of(organization).select_related("sender", "recipient")[:MOST_SHOWN]
    last = {}
    for row in rows:
        last.setdefault(row.recipient if row.sender_id == organization.pk else row.sender, row)
    return list(last.items())


def conversation_link(copy: PeerMessageCopy) -> str:
    """Where its reader answers, logged in."""
    message = copy.peer_message
    path = reverse("member_conversation", args=[message.recipient.slug, message.sender.slug])
    return settings.SITE_URL + path
