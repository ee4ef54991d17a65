"""People with an account and the mandates they hold; what they may do is in dated rows, not here."""

from django.contrib import admin
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.forms.fields import PhoneField
from kit.office.base import OfficeAdmin, OfficeForm, ReadOnlyAdmin
from kit.registries.areas import OfficeArea
from members import mandates
from members.models import Office, Representation, User

from .case_file import PersonCaseFile
from .terms import TermColumns

MOST_NAMES = 3


class UserForm(OfficeForm):
    class Meta:
        model = User
        fields = ["name", "phone"]
        field_classes = {"phone": PhoneField}


class RoleFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("qué es hoy"), "papel"

    def lookups(self, request, model_admin):
        return [
            ("representante", _("Representante")),
            ("consejo", _("Consejo Directivo")),
            ("coordinacion", _("Coordinación")),
            ("nadie", _("Hoy no habla por nadie")),
        ]

    def queryset(self, request, queryset):
        narrowed = {
            "representante": {"is_representative": True},
            "consejo": {"is_board": True},
            "coordinacion": {"is_staff": True},
            "nadie": {"is_representative": False, "is_board": False, "is_staff": False},
        }
        return queryset.filter(**narrowed.get(self.value(), {}))


@admin.register(User)
class UserAdmin(PersonCaseFile, OfficeAdmin):
    """Name and telephone may be mended; address and password belong to the person; closing her account is an act."""

    area = OfficeArea.PEOPLE
    form = UserForm
    list_display = ["called", "email", "phone", "organizations", "roles", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    search_fields = ["email", "name"]
    ordering = ["name", "email"]
    fields = ["email", "name", "phone", "is_active", "roles", "last_login", "created_at", "welcomed_at"]
    readonly_fields = ["email", "is_active", "roles", "last_login", "created_at", "welcomed_at"]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        now = timezone.now()
        mandates = Representation.objects.effective(at=now).filter(user=OuterRef("pk")).order_by("pk")
        speaks_for = ArraySubquery(mandates.values("organization__name")[:MOST_NAMES])
        return super().get_queryset(request).with_roles(at=now).annotate(speaks_for=speaks_for)

    @admin.display(description=gettext_lazy("persona"), ordering="name")
    def called(self, row):
        return str(row)

    @admin.display(description=gettext_lazy("habla por"))
    def organizations(self, row):
        return ", ".join(row.speaks_for) or "—"

    @admin.display(description=gettext_lazy("qué es hoy"))
    def roles(self, row):
        labels = [
            (row.is_staff, _("Coordinación")),
            (row.owes_second_factor, _("Coordinación, sin verificación en dos pasos")),
            (row.is_board, _("Consejo Directivo")),
            (row.is_representative, _("Representante")),
        ]
        return ", ".join(label for holds, label in labels if holds) or "—"

    def beside(self, request, row, *, at):
        is_kept_open = row != request.user and self._coordinates(row, at=at)
        return {"evidence": "admin/members/_door.html", "is_kept_open": is_kept_open}

    def _coordinates(self, row, *, at) -> bool:
        """Whether she is of the coordination, or waits to be."""
        return Office.objects.not_ended(at=at).coordinating().filter(user=row).exists()

    def save_model(self, request, obj, form, change):
        obj.save(update_fields=[name for name in form.changed_data if name in ("name", "phone")] or ["name"])


@admin.register(Representation)
class RepresentationAdmin(TermColumns, ReadOnlyAdmin):
    """Begun by accepting an invitation, ended here or by the organisation itself."""

    area = OfficeArea.PEOPLE
    list_display = ["user", "organization", "kind", "position", "since", "until"]
    list_filter = ["kind"]
    list_select_related = ["user", "organization"]
    search_fields = ["user__email", "user__name", "organization__search"]
    ordering = ["-pk"]
    fields = ["user", "organization", "kind", "position", "audience", "since", "until", "given_by", "ended_by"]
    acts = {"end": "terminar"}

    def acts_now(self, row, *, at):
        return {"end": _("Terminar la representación")} if row.is_active(at=at) else {}

    def end(self, request, row):
        def act(data):
            mandates.end(row, by=request.user, at=timezone.now())
            return _("%(person)s ya no habla por «%(organization)s».") % names

        names = {"person": row.user, "organization": row.organization.name}
        lead = _(
            "Sus derechos, sus sesiones y las invitaciones que envió terminan en este momento; queda en la historia. "
            "No se puede deshacer: para que vuelva a representarla habrá que invitarla otra vez. Si solo cambió "
            "de correo, use «Cambió de correo» en su expediente."
        )
        title = _("Terminar la representación de %(person)s en «%(organization)s»") % names
        return self.small_page(
            request,
            row,
            title=title,
            lead=lead,
            button=_("Terminar"),
            act=act,
            danger=True,
            back=OfficeAdmin.row_url(self, row.organization),
        )
