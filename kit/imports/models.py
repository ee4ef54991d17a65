"""What every file has that somebody brings, and every row of it.

An app makes two models of them, its row with a foreign key to its file (`related_name="rows"`). Where a worker does the
work, of those of `background.py`.
"""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field

from .states import RowVerdict


class ImportQuerySet(models.QuerySet):
    def light(self):
        """Without the file itself, which may weigh 20 MB."""
        return self.defer("content")


class AbstractImport(models.Model):
    """A file and what became of it; its `state` is the app's own, or that of `BackgroundImport`."""

    too_late = _("La importación ya no está como usted la veía: ahora dice «%(state)s».")

    content = models.BinaryField(editable=False)
    problem = models.TextField(_("problema"), blank=True, editable=False)
    created_at = models.DateTimeField(_("subida el"), default=timezone.now, editable=False)
    created_by = actor_field(_("subió"), null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        abstract = True

    def locked(self, *states: str) -> Self:
        """Its row as it is, nobody else's until the transaction ends; ValidationError in any state but these."""
        row = type(self).objects.light().select_for_update(of=["self"], no_key=True).get(pk=self.pk)
        if row.state not in states:
            raise ValidationError(self.too_late % {"state": row.get_state_display()})
        return row


class AbstractImportRow(models.Model):
    """A row of a file with its verdict, before anything is written."""

    number = models.PositiveIntegerField(_("fila"))
    verdict = models.CharField(_("veredicto"), max_length=10, choices=RowVerdict)
    reason = models.TextField(_("por qué"), blank=True)
    values = models.JSONField(_("valores leídos"), default=dict)

    class Meta:
        abstract = True
        ordering = ["number"]

    @property
    def is_refused(self) -> bool:
        return self.verdict == RowVerdict.REFUSED
