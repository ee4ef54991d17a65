"""Mail about one row of an app below, at once: which rows are due, whom each addresses, and what it says.

A row stays due until its kind's `sent_field` or its `failed_at` is written, which the ledger does with the result;
a row that is no longer due when its turn comes (revoked, answered, decided) is not mailed. Asked for once more (a
resent invitation), it is another period of the same item.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Count, Exists, IntegerField, Max, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.joining import answer_link, request_link
from commissions.models import JoinRequest
from meetings.models import NoticeCopy, SilenceCall
from meetings.noticing import notice_link
from meetings.silence import take_over_link
from members.admission import application_link
from members.confirming import confirmation_link
from members.invitations import invitation_link
from members.models import Application, ConfirmationRequest, Invitation, OfficeNotice, User
from members.offices import office_link
from members.unproven import lock

from .kinds import Kind
from .letters import Letter, letter, subject_line
from .models import Delivery, DeliveryState, Item, Reason, Topic, is_open
from .preferences import Reader, list_headers, preferences_link, refusals
from .unproven import crowded

BATCH = 500
FAILURES = {
    Reason.BOUNCES: gettext_lazy("Su dirección rebota."),
    Reason.OPTED_OUT: gettext_lazy("Pidió no recibir estos correos."),
    Reason.TOO_MANY: gettext_lazy("Ya se le escribió demasiadas veces hoy: puede enviarse otra vez mañana."),
}


@dataclass(frozen=True)
class Single(Kind):
    """One reason to write to somebody about one row; its templates are templates/mail/<name>*."""

    name: str
    label: str
    model: type[models.Model]
    due: Callable[[datetime], QuerySet]
    email: Callable[[models.Model], str]
    link: Callable[[models.Model], str]
    sent_field: str
    user_id: Callable[[models.Model], int | None] = lambda row: None
    topic: str = ""
    is_about_organization: bool = True
    told: Callable[[QuerySet], QuerySet] = lambda rows: rows.select_related()  # the rows with what a subject says
    is_to_unproven: bool = False  # an address that somebody typed: its owner may know nothing of it

    def context(self, row: models.Model) -> dict:
        """What the templates see: the row under its model's name, and the one link of the message."""
        return {self.model._meta.model_name: row, "link": self.link(row)}

    def queue(self, *, at):
        """A delivery for every due row that has no open one.

        The rows are locked (and those that another sweep holds are left to it) before the ledger is asked, so that what
        another sweep has just written is seen; the constraints of items stand behind.
        """
        written, last = 0, 0
        while True:
            with transaction.atomic():
                due = self.due(at).filter(pk__gt=last).order_by("pk")
                rows = list(due.select_for_update(skip_locked=True, of=["self"])[:BATCH])
                if not rows:
                    return written
                last = rows[-1].pk
                if self.is_to_unproven:
                    lock()
                written += self._deliver(rows, at=at)

    def _deliver(self, rows: list, *, at: datetime) -> int:
        """Where the address bounces, or its owner does not want the topic, the row fails at once: a person decides."""
        refused = refusals(map(self._reader, rows), self.topic)
        if self.is_to_unproven:
            refused |= crowded(self.name, [row for row in map(self._reader, rows) if row not in refused], at=at)
        earlier = Item.objects.filter(rule=self.name, object_id__in=[row.pk for row in rows]).values("object_id")
        earlier = earlier.annotate(
            last=Max(Cast("period", IntegerField())), open=Count("pk", filter=is_open("delivery__"))
        )
        known = {one["object_id"]: one for one in earlier}
        items = [
            Item(
                rule=self.name,
                object_id=row.pk,
                period=str(known.get(row.pk, {"last": 0})["last"] + 1),
                user_id=self.user_id(row),
                email=self.email(row),
                due_at=at,
                reason=refused.get(self._reader(row), ""),
            )
            for row in rows
            if not known.get(row.pk, {}).get("open")
        ]
        shared = {"kind": self.name, "created_at": at, "due_at": at}
        written = [item for item in items if not item.reason]
        for item in written:
            item.delivery = Delivery(user_id=item.user_id, email=item.email, **shared)
        Delivery.objects.bulk_create([item.delivery for item in written])
        Item.objects.bulk_create(items)
        for reason in set(refused.values()):
            unsent = [item.object_id for item in items if item.reason == reason]
            self.model.objects.filter(pk__in=unsent).update(failed_at=at, failure=FAILURES[reason])
        return len(written)

    def _reader(self, row: models.Model) -> Reader:
        return self.user_id(row), self.email(row)

    def unwanted(self, deliveries, *, at):
        """To whoever looks after the row it is a mail that does not arrive, and why."""
        self._tell(*deliveries, failed_at=at, failure=FAILURES[Reason.OPTED_OUT])

    def write(self, deliveries, *, at):
        rows = self._rows([each.pk for each in deliveries])
        due = {row.pk: row for row in self.due(at).filter(pk__in=rows.values())}
        refused = refusals(((each.user_id, each.email) for each in deliveries), self.topic)
        readers = User.objects.in_bulk({each.user_id for each in deliveries}) if self.topic else {}
        return {
            each.pk: self._word(each, due.get(rows[each.pk]), refused, readers.get(each.user_id)) for each in deliveries
        }

    def _word(
        self, delivery: Delivery, row: models.Model | None, refused: dict[Reader, Reason], reader: User | None
    ) -> Letter | Reason:
        if row is None or self.email(row) != delivery.email:
            return Reason.NOT_NEEDED
        if reason := refused.get((delivery.user_id, delivery.email)):
            return reason
        if not self.topic:
            return letter(self.name, self.context(row))
        context = self.context(row) | {"preferences": preferences_link(reader)}
        return letter(self.name, context, **list_headers(reader, self.topic))

    def titles(self, deliveries):
        """The subjects, as they would read today."""
        rows = self._rows([each.pk for each in deliveries])
        found = self.told(self.model.objects.all()).in_bulk(set(rows.values()))
        titles = super().titles(deliveries)
        for delivery, key in rows.items():
            if key in found:
                titles[delivery] = subject_line(self.name, {self.model._meta.model_name: found[key]})
        return titles

    def finished(self, delivery, state, answer, *, at):
        if state == DeliveryState.SENT:
            self._tell(delivery.pk, **{self.sent_field: at})
            return
        prefix = _("No se sabe si llegó: ") if state == DeliveryState.UNCERTAIN else ""
        longest = self.model._meta.get_field("failure").max_length
        self._tell(delivery.pk, failed_at=at, failure=(prefix + answer)[:longest])

    def lost(self, delivery, why, *, at):
        """Only of the last message about the row: of one that was sent again nobody knows yet."""
        later = Item.objects.filter(rule=OuterRef("rule"), object_id=OuterRef("object_id"), pk__gt=OuterRef("pk"))
        last = delivery.items.filter(~Exists(later)).values("object_id")
        rows = self.model.objects.filter(pk__in=last).exclude(**{self.sent_field: None})
        rows.update(**{self.sent_field: None, "failed_at": at, "failure": why})

    def arrived(self, delivery: Delivery, *, at: datetime) -> None:
        """Somebody says that it did: the row counts as mailed at that moment."""
        self._tell(delivery.pk, **{self.sent_field: at, "failed_at": None, "failure": ""})

    def try_again(self, delivery: Delivery) -> None:
        """Somebody says that it did not: the row is due once more."""
        for row in self.model.objects.filter(pk__in=self._rows([delivery.pk]).values()):
            row.try_again()

    def _tell(self, *deliveries: int, **columns) -> None:
        self.model.objects.filter(pk__in=self._rows(deliveries).values()).update(**columns)

    def _rows(self, deliveries: Sequence[int]) -> dict[int, int]:
        """Key of delivery → key of the row it is about."""
        return dict(Item.objects.filter(delivery__in=deliveries).values_list("delivery_id", "object_id"))


SINGLES = (
    Single(
        name="invitation",
        label=gettext_lazy("Invitación a representar"),
        model=Invitation,
        due=lambda at: Invitation.objects.due(at=at).with_welcome().select_related("organization", "invited_by"),
        told=lambda rows: rows.with_welcome().select_related("organization"),
        email=lambda row: row.email,
        link=lambda row: invitation_link(row, mailed=True),
        sent_field="sent_at",
        is_to_unproven=True,
    ),
    Single(
        name="office_notice",
        label=gettext_lazy("Aviso sobre un cargo en la Coordinación"),
        model=OfficeNotice,
        due=lambda at: OfficeNotice.objects.due().select_related("office__user", "made_by", "user"),
        email=lambda row: row.user.email,
        link=office_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        is_about_organization=False,
    ),
    Single(
        name="application_confirmation",
        label=gettext_lazy("Solicitud: confirmar el correo"),
        model=Application,
        due=lambda at: Application.objects.confirmation_due(),
        email=lambda row: row.contact_email,
        link=application_link,
        sent_field="confirmation_sent_at",
        is_to_unproven=True,
    ),
    Single(
        name="application_decision",
        label=gettext_lazy("Solicitud: respuesta"),
        model=Application,
        due=lambda at: Application.objects.decision_due(),
        email=lambda row: row.contact_email,
        link=application_link,
        sent_field="decision_sent_at",
    ),
    Single(
        name="confirmation_question",
        label=gettext_lazy("Pregunta anual por los datos"),
        model=ConfirmationRequest,
        due=lambda at: ConfirmationRequest.objects.due(at=at).select_related("organization", "user"),
        email=lambda row: row.user.email,
        link=confirmation_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        topic=Topic.CONFIRMATION,
    ),
    Single(
        name="commission_notice",
        label=gettext_lazy("Aviso de una comisión"),
        model=NoticeCopy,
        due=lambda at: NoticeCopy.objects.due(at=at).select_related("notice__commission", "notice__made_by", "user"),
        email=lambda row: row.user.email,
        link=notice_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        topic=Topic.NOTICES,
        is_about_organization=False,
    ),
    Single(
        name="join_request",
        label=gettext_lazy("Alguien pide entrar a una comisión"),
        model=JoinRequest,
        due=lambda at: JoinRequest.objects.asking_due(at=at).select_related(
            "commission", "organization__state", "delegate"
        ),
        email=lambda row: row.leader_email,
        link=request_link,
        sent_field="asking_sent_at",
        user_id=lambda row: row.leader,
        is_about_organization=False,
    ),
    Single(
        name="join_answer",
        label=gettext_lazy("Respuesta a quien pidió entrar"),
        model=JoinRequest,
        due=lambda at: JoinRequest.objects.decision_due().select_related("commission", "organization", "asked_by"),
        email=lambda row: row.asked_by.email,
        link=answer_link,
        sent_field="decision_sent_at",
        user_id=lambda row: row.asked_by_id,
    ),
    Single(
        name="silence_call",
        label=gettext_lazy("Llamado a la suplencia"),
        model=SilenceCall,
        due=lambda at: SilenceCall.objects.due(at=at).select_related(
            "commission", "focal_point__user", "alternate__user"
        ),
        email=lambda row: row.alternate.user.email,
        link=take_over_link,
        sent_field="sent_at",
        user_id=lambda row: row.alternate.user_id,
        is_about_organization=False,
    ),
)
