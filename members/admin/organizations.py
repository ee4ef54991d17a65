"""Organisations: the list with its searches and filters, the record, and what may be done to one."""

from django.contrib import admin
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.office.base import OfficeAdmin, ReasonForm
from kit.pages.paging import page_of
from kit.registries.extensions import office_parts
from members import confirming, membership_status
from members.models import Organization, Representation, RepresentationKind, Status, SuspectedPair
from members.timeline import Timeline

from .organization_export import ExportPage
from .organization_filters import QueueFilter, StatusFilter
from .organization_form import CONTACT, IDENTITY, PLACE, THROUGH, WORK, OrganizationForm
from .organization_invite import InvitePages
from .organization_merge import MergePages

LIVES = ["status_line", "confirmed_at", "created_at"]


@admin.register(Organization)
class OrganizationAdmin(InvitePages, MergePages, ExportPage, OfficeAdmin):
    form = OrganizationForm
    list_display = ["name", "state_name", "status", "titular", "confirmed_on", "since"]
    list_filter = [StatusFilter, QueueFilter, "kind", "state"]
    list_select_related = ["state"]
    search_fields = ["search"]
    search_help_text = gettext_lazy("Principios de palabras del nombre, la razón social o las siglas, sin acentos.")
    ordering = ["sort_key", "id"]
    sortable_by = ["name", "confirmed_on", "since"]
    actions = ["invite_selected"]
    readonly_fields = LIVES
    fieldsets = [
        (None, {"fields": ["is_another", *IDENTITY]}),
        (gettext_lazy("Dónde"), {"fields": ["also_works_in" if name == THROUGH else name for name in PLACE]}),
        (gettext_lazy("Qué hace"), {"fields": WORK}),
        (gettext_lazy("Contacto y quién lo ve"), {"fields": list(zip(CONTACT[::2], CONTACT[1::2], strict=True))}),
        (gettext_lazy("En el padrón"), {"fields": LIVES}),
    ]
    acts_beside = ("merge",)
    acts = {
        "withdraw": "dar-de-baja",
        "readmit": "readmitir",
        "timeline": "historia",
        "ask": "preguntar",
        **InvitePages.acts,
        **MergePages.acts,
    }
    change_form_template = "admin/members/organization_form.html"
    change_list_template = "admin/members/organization_list.html"

    def get_queryset(self, request):
        active = Representation.objects.active(at=timezone.now()).filter(organization=OuterRef("pk"))
        titular = active.filter(kind=RepresentationKind.TITULAR)
        person = titular.values_list(
            Coalesce(NullIf("user__name", Value("")), "user__email", output_field=CharField())
        )[:1]
        return super().get_queryset(request).annotate(titular_name=Subquery(person))

    @admin.display(description=gettext_lazy("estado"), ordering="state__sort_key")
    def state_name(self, row):
        return row.state.name if row.state else "—"

    @admin.display(description=gettext_lazy("titular"))
    def titular(self, row):
        return row.titular_name or "—"

    @admin.display(description=gettext_lazy("confirmada"), ordering="confirmed_at")
    def confirmed_on(self, row):
        return date_format(timezone.localtime(row.confirmed_at), "SHORT_DATE_FORMAT") if row.confirmed_at else "—"

    @admin.display(description=gettext_lazy("desde"), ordering="joined_on")
    def since(self, row):
        return date_format(row.joined_on, "SHORT_DATE_FORMAT") if row.joined_on else "—"

    @admin.display(description=gettext_lazy("estatus"))
    def status_line(self, row):
        who = f" · {row.status_by}" if row.status_by else ""
        since = f" · {timezone.localtime(row.status_at):%d/%m/%Y}" if row.status_at else ""
        reason = f" · {row.status_reason}" if row.status_reason else ""
        return f"{row.get_status_display()}{since}{who}{reason}"

    def save_model(self, request, obj, form, change):
        if not change:
            obj.slug = membership_status.new_slug(obj.name)
            obj.status_at, obj.status_by = timezone.now(), request.user
            obj.save()
        else:
            fields = {field.name for field in Organization._meta.concrete_fields}
            obj.save(update_fields=[*fields.intersection(form.changed_data), "version"])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.save_states()

    def has_change_permission(self, request, obj=None):
        merged = obj is not None and obj.status == Status.MERGED
        return super().has_change_permission(request, obj) and not merged

    def acts_now(self, row, *, at):
        labels = {"timeline": _("Historia")}
        if row.status == Status.ACTIVE:
            labels |= {
                "invite": _("Invitar a una persona"),
                "ask": _("Preguntar ahora si sus datos siguen igual"),
                "choose_merge": _("Fusionar"),
                "withdraw": _("Dar de baja"),
            }
        if row.status == Status.WITHDRAWN:
            labels |= {"readmit": _("Readmitir")}
        return labels

    def beside(self, request, row, *, at):
        """Its people, its invitations, the records that it resembles, and what other apps add."""
        return {
            "parts": office_parts(row, at=at),
            "mandates": [
                (mandate, mandate.is_active(at=at))
                for mandate in row.representations.select_related("user").order_by("-term")[:50]
            ],
            "invitations": [
                (invitation, invitation.state(at=at).label)
                for invitation in row.invitations.order_by("-created_at")[:50]
            ],
            "pairs": SuspectedPair.objects.waiting().of(row).select_related("first", "second")[:10],
        }

    def withdraw(self, request, row):
        def act(data):
            membership_status.withdraw(row, by=request.user, reason=data["reason"], at=timezone.now())
            return _("«%(name)s» ya no es integrante. Puede readmitirla cuando quiera.") % {"name": row.name}

        lead = _(
            "Deja de aparecer en el directorio y quienes la representan dejan de tener acceso desde ahora; sus "
            "representaciones se conservan y vuelven a valer si se readmite."
        )
        title = _("Dar de baja a «%(name)s»") % {"name": row.name}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Dar de baja"), act=act, form_class=ReasonForm, danger=True
        )

    def readmit(self, request, row):
        def act(data):
            membership_status.readmit(row, by=request.user, reason=data["reason"], at=timezone.now())
            return _("«%(name)s» es integrante otra vez, con la gente que tenía.") % {"name": row.name}

        lead = _("Vuelve al directorio con su registro, y quienes la representan recuperan el acceso que tenían.")
        title = _("Readmitir a «%(name)s»") % {"name": row.name}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Readmitir"), act=act, form_class=ReasonForm
        )

    def ask(self, request, row):
        def act(data):
            question = confirming.ask_now(row, by=request.user, at=timezone.now())
            return _("La pregunta sale en un momento a %(email)s.") % {"email": question.user.email}

        lead = _(
            "Quien habla por ella recibe el correo «¿siguen siendo estos sus datos?» con un enlace para confirmarlos o "
            "corregirlos sin entrar al portal. Si ya se le preguntó este año y no ha contestado, se le manda otra vez."
        )
        title = _("Preguntar a «%(name)s» si sus datos siguen igual") % {"name": row.name}
        return self.small_page(request, row, title=title, lead=lead, button=_("Preguntar ahora"), act=act)

    @method_decorator(require_safe)
    def timeline(self, request, row):
        page = page_of(Timeline(row), request.GET.get("page"), size=30)
        title = _("Historia de «%(name)s»") % {"name": row.name}
        return self.page(request, "admin/timeline.html", row, title=title, page=page)
