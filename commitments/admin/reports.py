"""The annual report: its words, what it would look like, its publication, and those that are out."""

from django import forms
from django.contrib import admin
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.models import AnnualReport, ReportDraft
from commitments.reporting import files
from commitments.reporting.gathering import gather
from commitments.reporting.in_short import in_short
from commitments.reporting.missing import missing
from commitments.reporting.publishing import (
    as_it_would_be,
    discard,
    generation_without_report,
    may_publish,
    publish,
    refuse_year,
)
from kit.office.base import OfficeAdmin, ReadOnlyAdmin, VersionedForm
from members.dual_control import alone_from
from members.reviewing import ask_for_review


class DraftForm(VersionedForm):
    """The words of a report and, before they are saved for the first time, its year."""

    class Meta:
        model = ReportDraft
        fields = ["year", "summary"]

    def clean_year(self):
        year = self.cleaned_data["year"]
        refuse_year(year, at=timezone.now())
        return year


def publish_form(draft: ReportDraft) -> type[forms.Form]:
    """Carries the version of the words that this page shows, and has the year typed: it stays so for ever."""
    version = forms.IntegerField(initial=draft.version, widget=forms.HiddenInput)
    label = _("Escriba el año del informe para confirmar que se publica")
    typed = forms.CharField(label=label, max_length=4)

    def clean_typed_year(form):
        if form.cleaned_data["typed_year"].strip() != str(draft.year):
            raise forms.ValidationError(_("Es el informe de %(year)s.") % {"year": draft.year})
        return form.cleaned_data["typed_year"]

    fields = {"version": version, "typed_year": typed, "clean_typed_year": clean_typed_year}
    return type("PublishReportForm", (forms.Form,), fields)


@admin.register(ReportDraft)
class ReportDraftAdmin(OfficeAdmin):
    form = DraftForm
    list_display = ["year", "prepared_by", "prepared_at"]
    list_select_related = ["prepared_by"]
    fields = ["year", "summary"]
    ordering = ["-year"]
    acts = {"preview": "vista-previa", "publish": "publicar", "discard": "retirar"}

    def get_readonly_fields(self, request, obj=None):
        return ["year"] if obj else []

    def get_changeform_initial_data(self, request):
        year = timezone.localdate().year
        return {"year": year - 1 if generation_without_report(at=timezone.now()) else year}

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {"title": _("Preparar un informe"), **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        obj.prepared_by, obj.prepared_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
        title = _("Informe anual de %(year)s") % {"year": obj.year}
        ask_for_review(title, self.row_url(obj), by=request.user, at=obj.prepared_at)

    def response_post_save_add(self, request, obj):
        """What comes next stands on the row's page."""
        return HttpResponseRedirect(self.row_url(obj))

    response_post_save_change = response_post_save_add

    def beside(self, request, row, *, at):
        return draft_context(row, at=at) | {"preview_url": self.act_url("preview", row)}

    def acts_now(self, row, *, at):
        return {"preview": _("Vista previa"), "publish": _("Publicar"), "discard": _("Retirar")}

    def preview(self, request, row):
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        now = timezone.now()
        report = gather(row.year, on=timezone.localdate(now), at=now)
        sheets = [static(f"css/{name}.css") for name in files.SHEETS]
        words = as_it_would_be(row, by=request.user, at=now)
        return HttpResponse(files.page(report, words, sheets=sheets, icon=static(files.MARK)))

    def publish(self, request, row):
        def act(data):
            row.version = data["version"]
            publish(row, by=request.user, at=timezone.now())
            return _("El informe de %(year)s es público. Ya no cambia.") % {"year": row.year}

        now = timezone.now()
        lead = cautions(row, by=request.user, at=now)
        button = _("Publicar") if may_publish(row, by=request.user, at=now) else ""
        title = _("Publicar el informe de %(year)s") % {"year": row.year}
        back = reverse("admin:commitments_annualreport_changelist") if request.method == "POST" else None
        return self.small_page(
            request,
            row,
            title=title,
            lead=lead,
            button=button,
            act=act,
            back=back,
            form_class=publish_form(row),
            **draft_context(row, at=now),
        )

    def discard(self, request, row):
        def act(_data):
            discard(row)
            return _("El informe en preparación se retiró; nada se publicó.")

        title = _("Retirar el informe en preparación de %(year)s") % {"year": row.year}
        lead = _("Se borra su presentación. Después se puede preparar otro.")
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Retirar"), act=act, back=self.list_url(), danger=True
        )


def draft_context(draft: ReportDraft, *, at) -> dict:
    """What whoever decides reads first: the report's own sentences, and what it lacks."""
    report = gather(draft.year, on=timezone.localdate(at), at=at)
    return {
        "evidence": "admin/commitments/_report.html",
        "in_short": in_short(report),
        "missing": missing(report),
    }


def cautions(draft: ReportDraft, *, by, at) -> str:
    """What publishing means, whether it is too early, and from when on whoever prepared it may do it alone."""
    sentences = [
        _(
            "Se publica como se ve en su vista previa y queda así para siempre, aunque después cambien las cifras. Lo "
            "que las organizaciones contaron de ese año también se cierra."
        )
    ]
    if draft.year == timezone.localdate(at).year:
        early = _("Atención: %(year)s aún no termina; lo que falta del año ya no entrará.")
        sentences.append(early % {"year": draft.year})
    if not may_publish(draft, by=by, at=at):
        alone = timezone.localtime(alone_from(draft.prepared_at)).strftime("%d/%m/%Y, %H:%M %Z")
        sentences.append(
            _(
                "Debe publicarlo una segunda persona; no cuenta quien entró a la Coordinación hace poco por quien lo "
                "preparó. Si nadie lo hace, podrá usted desde el %(at)s."
            )
            % {"at": alone}
        )
    return " ".join(sentences)


@admin.register(AnnualReport)
class AnnualReportAdmin(ReadOnlyAdmin):
    list_display = ["year", "published_at", "published_by", "prepared_by", "is_alone"]
    list_select_related = ["published_by", "prepared_by"]
    fields = ["year", "summary", "prepared_by", "published_at", "published_by", "is_alone", "hashes"]
    readonly_fields = ["hashes"]
    ordering = ["-year"]

    @admin.display(description=gettext_lazy("archivos y su SHA-256"))
    def hashes(self, row):
        rows = row.files.values_list("name", "sha256")
        lines = ((row.get_absolute_url(), name, digest) for name, digest in rows)
        return format_html_join("", '<p><a href="{0}{1}">{1}</a> <code>{2}</code></p>', lines)
