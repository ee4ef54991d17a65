"""The report of a year: made from what is there, frozen when published."""

import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field


class ReportDraft(models.Model):
    """The words of a report that is not published yet, and who wrote them last; publishing it uses it up."""

    year = models.PositiveSmallIntegerField(_("año"), unique=True)
    summary = models.TextField(
        _("presentación"),
        max_length=5000,
        help_text=_("Lo que la Coordinación quiere decir del año. Lo demás se toma de lo que hay en el portal."),
    )
    prepared_at = models.DateTimeField(_("preparado el"), editable=False)
    prepared_by = actor_field(_("preparó"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("informe en preparación")
        verbose_name_plural = _("informes en preparación")
        ordering = ["-year"]

    def __str__(self):
        return gettext("Informe de %(year)s") % {"year": self.year}


class AnnualReport(models.Model):
    """What the Pact reported for a year; neither it nor its files ever change."""

    year = models.PositiveSmallIntegerField(_("año"), unique=True)
    summary = models.TextField(_("presentación"), max_length=5000)
    prepared_by = actor_field(_("preparó"))
    published_at = models.DateTimeField(_("publicado el"), default=timezone.now, editable=False)
    published_by = actor_field(_("publicó"))
    is_alone = models.BooleanField(_("publicado por quien lo preparó"), default=False, editable=False)

    class Meta:
        verbose_name = _("informe anual")
        verbose_name_plural = _("informes anuales")
        ordering = ["-year"]
        triggers = [pgtrigger.Protect(name="report_frozen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return gettext("Informe de %(year)s") % {"year": self.year}

    def get_absolute_url(self):
        return reverse("annual_report", args=[self.year])


class ReportFile(models.Model):
    """The bytes of a published report in one form, and their SHA-256 in hexadecimal."""

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="files", verbose_name=_("informe"))
    name = models.CharField(_("archivo"), max_length=40)
    media_type = models.CharField(_("tipo"), max_length=60)
    content = models.BinaryField(editable=False)
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("archivo del informe")
        verbose_name_plural = _("archivos del informe")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="report_file_once", fields=["report", "name"])]
        triggers = [
            pgtrigger.Protect(name="report_file_frozen", operation=pgtrigger.Update | pgtrigger.Delete),
            # Publishing writes all files in one statement; a file of any other would come into what is already out.
            pgtrigger.Trigger(
                name="report_files_come_together",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="added"),
                func="""
                IF EXISTS (
                    SELECT FROM commitments_reportfile JOIN added USING (report_id)
                    WHERE commitments_reportfile.id NOT IN (SELECT id FROM added)
                ) THEN
                    RAISE EXCEPTION 'a published report takes no further file';
                END IF;
                RETURN NULL;
                """,
            ),
        ]

    def __str__(self):
        return self.name
