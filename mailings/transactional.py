"""Mail about one row, at once: the kind of message around what an app declares of it (kit/messages).

A row stays due until its `sent_field` or its `failed_at` is written, which the ledger does with the result; a row that
is no longer due when its turn comes (revoked, answered, decided) is not mailed. Mailed once more (a resent invitation),
it is another period of the same item.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.mail.message import sanitize_address
from django.db import models, transaction
from django.db.models import Count, Exists, IntegerField, Max, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.messages import Message
from mailings.message_kinds import MessageKind
from mailings.models import Delivery, DeliveryState, MailItem, Reason, is_open
from mailings.preferences import Recipient, list_headers, preferences_link, refusals
from mailings.rendering import RenderedMessage, render_message, subject_line
from mailings.unproven import crowded
from members.models import User
from members.unproven import lock

BATCH = 500
FAILURES = {
    Reason.BOUNCES: gettext_lazy("Su dirección rebota."),
    Reason.OPTED_OUT: gettext_lazy("Pidió no recibir estos correos."),
    Reason.TOO_MANY: gettext_lazy("Ya se le escribió demasiadas veces hoy: puede enviarse otra vez mañana."),
}


@dataclass(frozen=True)
class RowMessages(MessageKind):
    """The messages of one kind."""

    message: Message

    @property
    def name(self) -> str:
        return self.message.name

    @property
    def label(self) -> str:
        return self.message.label

    @property
    def topic(self) -> str:
        return self.message.topic

    def context(self, row: models.Model) -> dict:
        """What the templates see: the row under its model's name, and the one link of the message."""
        own = {self.message.model._meta.model_name: row, "link": self.message.link(row)}
        return own | self.message.context(row)

    def _reply_header(self, row: models.Model) -> dict[str, str]:
        """Whoever caused the message reads what is answered, where its app says so; else the coordination."""
        email = self.message.reply_to(row)
        return {"Reply-To": sanitize_address(email, "utf-8")} if email else {}

    def queue(self, *, at):
        """A delivery for every due row that has no open one.

        The rows are locked (and those that another sweep holds are left to it) before the ledger is asked, so that what
        another sweep has just written is seen; the constraints of items stand behind.
        """
        count, last = 0, 0
        while True:
            with transaction.atomic():
                due = self.message.due(at).filter(pk__gt=last).order_by("pk")
                rows = list(due.select_for_update(skip_locked=True, of=["self"])[:BATCH])
                if not rows:
                    return count
                last = rows[-1].pk
                if self.message.is_to_unproven:
                    lock()
                count += self._deliver(rows, at=at)

    def _deliver(self, rows: list, *, at: datetime) -> int:
        """Where the address bounces, or its owner does not want the topic, the row fails at once: a person decides."""
        reasons = refusals(map(self._reader, rows), self.topic)
        if self.message.is_to_unproven:
            reasons |= crowded(self.name, [row for row in map(self._reader, rows) if row not in reasons], at=at)
        items = self._new_items(rows, reasons, at=at)
        queued = [item for item in items if not item.reason]
        for item in queued:
            whom = {"user_id": item.user_id, "email": item.email}
            item.delivery = Delivery(kind=self.name, created_at=at, due_at=at, **whom)
        Delivery.objects.bulk_create([item.delivery for item in queued])
        MailItem.objects.bulk_create(items)
        for reason in set(reasons.values()):
            unsent = [item.object_id for item in items if item.reason == reason]
            self.message.model.objects.filter(pk__in=unsent).update(failed_at=at, failure=FAILURES[reason])
        return len(queued)

    def _new_items(self, rows: list, reasons: dict[Recipient, Reason], *, at: datetime) -> list[MailItem]:
        """One for each row that has no open message: its first, or another period of the same."""
        items = MailItem.objects.filter(kind=self.name, object_id__in=[row.pk for row in rows]).values("object_id")
        last, still_open = Max(Cast("period", IntegerField())), Count("pk", filter=is_open("delivery__"))
        history = {item["object_id"]: item for item in items.annotate(last=last, open=still_open)}
        return [
            MailItem(
                kind=self.name,
                object_id=row.pk,
                period=str(history[row.pk]["last"] + 1 if row.pk in history else 1),
                user_id=self.message.user_id(row),
                email=self.message.email(row),
                due_at=at,
                reason=reasons.get(self._reader(row), ""),
            )
            for row in rows
            if row.pk not in history or not history[row.pk]["open"]
        ]

    def _reader(self, row: models.Model) -> Recipient:
        return self.message.user_id(row), self.message.email(row)

    def opt_out(self, deliveries, *, at):
        """To whoever looks after the row it is a mail that does not arrive, and why."""
        self._update(*deliveries, failed_at=at, failure=FAILURES[Reason.OPTED_OUT])

    def write(self, deliveries, *, at):
        rows = self._rows([each.pk for each in deliveries])
        due = {row.pk: row for row in self.message.due(at).filter(pk__in=rows.values())}
        reasons = refusals(((each.user_id, each.email) for each in deliveries), self.topic)
        readers = User.objects.in_bulk({each.user_id for each in deliveries}) if self.topic else {}
        return {
            each.pk: self._rendered(each, due.get(rows[each.pk]), reasons, readers.get(each.user_id))
            for each in deliveries
        }

    def _rendered(
        self, delivery: Delivery, row: models.Model | None, reasons: dict[Recipient, Reason], reader: User | None
    ) -> RenderedMessage | Reason:
        if row is None or self.message.email(row) != delivery.email:
            return Reason.NOT_NEEDED
        if reason := reasons.get((delivery.user_id, delivery.email)):
            return reason
        context, headers = self.context(row), self._reply_header(row)
        if reader:
            context |= {"preferences": preferences_link(reader)}
            headers |= list_headers(reader, self.topic)
        calendar = self.message.calendar and self.message.calendar(row)
        return replace(render_message(self.name, context, **headers), calendar=calendar)

    def titles(self, deliveries):
        """The subjects as they were mailed; of what never was, as they would read today."""
        rows = self._rows([each.pk for each in deliveries if not each.subject])
        subjects = self.message.for_subject(self.message.model.objects.all()).in_bulk(set(rows.values()))
        titles = super().titles(deliveries)
        for delivery, key in rows.items():
            if key in subjects:
                titles[delivery] = subject_line(self.name, {self.message.model._meta.model_name: subjects[key]})
        return titles

    def finish(self, delivery, state, answer, *, at):
        if state == DeliveryState.SENT:
            self._update(delivery.pk, **{self.message.sent_field: at})
            return
        prefix = _("No se sabe si llegó: ") if state == DeliveryState.UNCERTAIN else ""
        longest = self.message.model._meta.get_field("failure").max_length
        self._update(delivery.pk, failed_at=at, failure=(prefix + answer)[:longest])

    def bounce(self, delivery, why, *, at):
        """Only of the last message about the row: of one that was sent again nobody knows yet."""
        later = MailItem.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"), pk__gt=OuterRef("pk"))
        last = delivery.items.filter(~Exists(later)).values("object_id")
        rows = self.message.model.objects.filter(pk__in=last).exclude(**{self.message.sent_field: None})
        rows.update(**{self.message.sent_field: None, "failed_at": at, "failure": why})

    def confirm(self, delivery: Delivery, *, at: datetime) -> None:
        """Somebody says that it did: the row counts as mailed at that moment."""
        self._update(delivery.pk, **{self.message.sent_field: at, "failed_at": None, "failure": ""})

    def try_again(self, delivery: Delivery) -> None:
        """Somebody says that it did not: the row is due once more."""
        for row in self.message.model.objects.filter(pk__in=self._rows([delivery.pk]).values()):
            row.try_again()

    def _update(self, *deliveries: int, **columns) -> None:
        self.message.model.objects.filter(pk__in=self._rows(deliveries).values()).update(**columns)

    def _rows(self, deliveries: Sequence[int]) -> dict[int, int]:
        """Key of delivery → key of the row it is about."""
        return dict(MailItem.objects.filter(delivery__in=deliveries).values_list("delivery_id", "object_id"))
