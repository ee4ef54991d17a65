"""A file that a worker reads, applies and undoes, and its rows with what staff decide of them."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.background.queueing import enqueue_on_commit
from kit.database.constraints import actor_field

from .models import AbstractImport, AbstractImportRow, ImportQuerySet
from .states import AT_WORK, DISCARDABLE, SAVED_UNASKED, ImportState, RowDecision, RowOutcome, RowVerdict
from .tables import check_size


class BackgroundImportQuerySet(ImportQuerySet):
    def to_read(self, *, stale: datetime):
        """Waiting for a reader, or left by one that gave no sign of life since `stale`."""
        is_left = Q(state=ImportState.READING) & (Q(claimed_at__isnull=True) | Q(claimed_at__lt=stale))
        return self.filter(Q(state=ImportState.WAITING) | is_left)

    def to_write(self):
        """Confirmed and not yet applied, or asked to be undone."""
        return self.filter(state__in=[ImportState.APPLYING, ImportState.UNDOING])

    @transaction.atomic
    def bring(self, content: bytes, *, file_name: str, by, **fields):
        """Keep a file to be read by a worker, unless its fields say otherwise; ValidationError: empty, or too big."""
        check_size(len(content))
        source = self.create(content=content, file_name=file_name[-255:], created_by=by, **fields)
        enqueue_on_commit(self.model.task)
        return source


class BackgroundImport(AbstractImport):
    """A file that a worker reads, applies and undoes while people look at its page.

    task: name of the periodic task that does it
    file_label: what is brought
    """

    task: str
    file_label = _("Lista")

    file_name = models.CharField(_("archivo"), max_length=255)
    state = models.CharField(
        _("estado"), max_length=10, choices=ImportState, default=ImportState.WAITING, editable=False
    )
    claimed_at = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    progress = models.PositiveIntegerField(_("filas leídas"), default=0, editable=False)
    report = models.JSONField(_("informe de lectura"), default=dict, editable=False)
    applied_at = models.DateTimeField(_("importada el"), null=True, editable=False)
    applied_by = actor_field(_("importó"), null=True)
    undone_at = models.DateTimeField(_("deshecha el"), null=True, editable=False)
    undone_by = actor_field(_("deshizo"), null=True)

    objects = BackgroundImportQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name

    @property
    def is_applying(self) -> bool:
        return self.state == ImportState.APPLYING

    @property
    def is_undoing(self) -> bool:
        return self.state == ImportState.UNDOING

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has it, or will have it shortly."""
        return self.state in AT_WORK

    @transaction.atomic
    def decide(self, decisions: Mapping[int, str]) -> int:
        """Say of rows (key → its RowDecision) what becomes of them; returns how many of them changed."""
        self.locked(ImportState.PREVIEW)
        changed = []
        for row in self.rows.filter(pk__in=decisions):
            wanted = RowDecision(decisions[row.pk])
            row.check_decision(wanted)
            if row.decision != wanted and wanted in dict(row.choices):
                row.decision = wanted
                changed.append(row)
        self.rows.bulk_update(changed, ["decision"])
        return len(changed)

    @transaction.atomic
    def confirm(self, *, by) -> None:
        """Ask for the preview to be written; ValidationError where it is none any more."""
        self._ask(ImportState.PREVIEW, ImportState.APPLYING, applied_by=by)

    @transaction.atomic
    def ask_undo(self, *, by) -> None:
        """Ask for the import to be taken back; ValidationError where it was not applied, or was already."""
        self._ask(ImportState.APPLIED, ImportState.UNDOING, undone_by=by)

    @transaction.atomic
    def discard(self) -> None:
        """Forget a file that was not confirmed: its rows and its content go, that it was brought stays."""
        row = self.locked(*DISCARDABLE)
        row.rows.all().delete()
        row.content, row.state = b"", ImportState.DISCARDED
        row.save(update_fields=["content", "state"])

    def _ask(self, former: str, state: str, **who) -> None:
        row = self.locked(former)
        type(self).objects.filter(pk=row.pk).update(state=state, attempts=0, claimed_at=None, problem="", **who)
        enqueue_on_commit(self.task)


class BackgroundImportRowQuerySet(models.QuerySet):
    def to_save(self):
        """Rows that change something when the import is confirmed."""
        sure = Q(verdict__in=[RowVerdict.NEW, RowVerdict.UPDATED]) & ~Q(decision=RowDecision.OUT)
        decided = Q(verdict=RowVerdict.SUSPECT, decision__in=[RowDecision.NEW, RowDecision.SAME])
        return self.filter(sure | decided)

    def applied(self):
        """Rows that were saved."""
        return self.filter(outcome=RowOutcome.APPLIED)

    def notable(self):
        """The rows that need a look before they are saved: all but the unchanged, and the new without a doubt."""
        plain = Q(verdict__in=[RowVerdict.NEW, RowVerdict.UNCHANGED], notices=[])
        return self.exclude(plain).order_by("number")


class BackgroundImportRow(AbstractImportRow):
    """A row of such a file, what staff decide of it, and what it changed once applied."""

    without_match = _("La fila %(number)s se parece a otra fila, no a algo que ya está.")

    name = models.CharField(_("nombre"), max_length=250, blank=True)
    changes = models.JSONField(_("cambios"), default=dict, help_text=_("Campo → [antes, después]."))
    notices = models.JSONField(_("avisos"), default=list, help_text=_("Lo que se dejó fuera o se interpretó."))
    decision = models.CharField(_("decisión"), max_length=4, choices=RowDecision, blank=True)
    outcome = models.CharField(_("resultado"), max_length=8, choices=RowOutcome, blank=True)
    remark = models.TextField(_("qué pasó al guardar o deshacer"), blank=True)

    objects = BackgroundImportRowQuerySet.as_manager()

    class Meta(AbstractImportRow.Meta):
        abstract = True
        verbose_name = _("fila")
        verbose_name_plural = _("filas")

    def __str__(self):
        return f"{self.number} · {self.name}"

    @property
    def is_new(self) -> bool:
        return self.verdict == RowVerdict.NEW

    @property
    def is_kept_out(self) -> bool:
        """Whether staff leave it out."""
        return self.decision == RowDecision.OUT

    @property
    def is_creation(self) -> bool:
        """Whether saving it makes something new."""
        return self.is_new or self.decision == RowDecision.NEW

    @property
    def has_match(self) -> bool:
        """Whether it may be the same as something that is recorded."""
        return False

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may be decided of the row, with the words for it; nothing where it changes nothing."""
        if self.verdict in SAVED_UNASKED:
            return [
                (RowDecision.NONE.value, SAVED_UNASKED[self.verdict]),
                (RowDecision.OUT.value, RowDecision.OUT.label),
            ]
        if self.verdict != RowVerdict.SUSPECT:
            return []
        offered = [RowDecision.NEW, RowDecision.SAME] if self.has_match else [RowDecision.NEW]
        return [(RowDecision.NONE.value, RowDecision.OUT.label), *((one.value, one.label) for one in offered)]

    def check_decision(self, wanted: RowDecision) -> None:
        """ValidationError where the row cannot be what staff say that it is."""
        if wanted == RowDecision.SAME and self.verdict == RowVerdict.SUSPECT and not self.has_match:
            raise ValidationError(self.without_match % {"number": self.number})

    def settle(self, outcome: RowOutcome, remark: str = "") -> None:
        """Note what became of it; whoever writes its file saves it."""
        self.outcome, self.remark = outcome, remark
