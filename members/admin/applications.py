"""Applications for adhesion: who asks, whom she resembles, and the decision."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin, ReasonForm, TurnFilter
from members import admission
from members.fields import APPLIED
from members.likeness import FIELDS, DuplicateIndex
from members.models import Application
from members.models.applications import Decision


class ApplicationFilter(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [
            ("por-decidir", _("Por decidir")),
            ("sin-confirmar", _("Correo sin confirmar")),
            ("approved", _("Aprobadas")),
            ("declined", _("No aprobadas")),
            ("no-llego", _("Su correo no llegó")),
        ]

    def queryset(self, request, queryset):
        if self.value() in ("approved", "declined"):
            return queryset.filter(decision=self.value())
        if self.value() == "no-llego":
            return queryset.failed()
        if self.value() == "sin-confirmar":
            return queryset.filter(decision=Decision.NONE, confirmed_at=None)
        return queryset.waiting()


@admin.register(Application)
class ApplicationAdmin(ReadOnlyAdmin):
    list_display = ["name", "state", "contact_email", "created_at", "decision_line"]
    list_filter = [ApplicationFilter]
    list_select_related = ["state", "decided_by"]
    search_fields = ["name", "legal_name", "acronym", "contact_name", "contact_email"]
    ordering = ["created_at"]
    fieldsets = [
        (
            None,
            {"fields": ["decision_line", "reason", "organization", "created_at", "confirmed_at", "failure_line"]},
        ),
        (gettext_lazy("La organización"), {"fields": APPLIED}),
        (
            gettext_lazy("Quien la presenta"),
            {"fields": ["contact_name", "contact_position", "contact_email", "contact_phone"]},
        ),
    ]
    acts = {"approve": "aprobar", "decline": "no-aprobar", "try_again": "intentar-de-nuevo"}

    @admin.display(description=gettext_lazy("decisión"))
    def decision_line(self, row):
        if row.decision:
            return f"{row.get_decision_display()} · {row.decided_by}"
        return _("Sin decidir · corregida y enviada otra vez") if row.reason else row.get_decision_display()

    @admin.display(description=gettext_lazy("último correo"))
    def failure_line(self, row):
        if row.failed_at:
            return _("No llegó: %(why)s") % {"why": row.failure}
        moment = row.decision_sent_at or row.confirmation_sent_at
        return _("Enviado el %s") % date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else "—"

    def acts_now(self, row, *, at):
        again = {"try_again": _("Enviar el correo otra vez")} if row.failed_at else {}
        if row.decision:
            return again
        approve = {"approve": _("Aprobar")} if row.confirmed_at else {}
        return approve | {"decline": _("No aprobar")} | again

    def beside(self, request, row, *, at):
        return {} if row.decision else self._suspects(row)

    @staticmethod
    def _suspects(row) -> dict:
        """Organisations of the registry that may be the one that asks."""
        values = {field: getattr(row, field, "") for field in FIELDS if field != "id"}
        values |= {"email": row.contact_email, "phone": row.contact_phone}
        suspects = DuplicateIndex.build().suspects(values)[:10]
        return {"evidence": "admin/members/_suspects.html", "suspects": suspects, "is_evidence_first": True}

    def _go_on(self, request, sentence: str) -> HttpResponseRedirect:
        """To the application that has waited longest, or the list where none waits."""
        messages.success(request, sentence)
        following = Application.objects.waiting().order_by("confirmed_at", "pk").first()
        if following is None:
            return HttpResponseRedirect(self.list_url())
        messages.info(request, _("La siguiente por decidir es esta."))
        return HttpResponseRedirect(self.row_url(following))

    def get_fieldsets(self, request, obj=None):
        """Only what was filled in."""
        every = super().get_fieldsets(request, obj)
        return [
            (title, {"fields": [name for name in part["fields"] if _is_filled(obj, name)]}) for title, part in every
        ]

    def approve(self, request, row):
        def act(data):
            organization = admission.approve(row, by=request.user, at=timezone.now())
            sentence = _("«%(name)s» es integrante y su invitación sale en un momento.")
            return self._go_on(request, sentence % {"name": organization.name})

        lead = _("Se crea la organización y se invita a %(email)s como titular.") % {"email": row.contact_email}
        title = _("Aprobar la solicitud de «%(name)s»") % {"name": row.name}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Aprobar"), act=act, **self._suspects(row)
        )

    def try_again(self, request, row):
        def act(data):
            row.try_again()
            return _("El correo a %(email)s sale otra vez en un momento.") % {"email": row.contact_email}

        lead = _("El último correo a %(email)s no llegó: %(why)s") % {"email": row.contact_email, "why": row.failure}
        title = _("Enviar otra vez el correo de «%(name)s»") % {"name": row.name}
        return self.small_page(request, row, title=title, lead=lead, button=_("Enviar otra vez"), act=act)

    def decline(self, request, row):
        def act(data):
            admission.decline(row, by=request.user, reason=data["reason"], at=timezone.now())
            sentence = _("Se le avisará por correo a %(email)s, con el motivo.")
            return self._go_on(request, sentence % {"email": row.contact_email})

        lead = _("Quien solicitó lee este motivo y puede corregir su solicitud y volver a enviarla.")
        title = _("No aprobar la solicitud de «%(name)s»") % {"name": row.name}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("No aprobar"), act=act, form_class=ReasonForm, danger=True
        )


def _is_filled(row: Application | None, name: str) -> bool:
    """Whether there is something to show: a computed line always has its words."""
    return getattr(row, name, True) not in (None, "")
