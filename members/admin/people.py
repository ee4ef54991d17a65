"""People with an account and the mandates they hold; what they may do is in dated rows, not here."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.forms.fields import PhoneField
from kit.office.base import OfficeAdmin, OfficeForm, ReadOnlyAdmin
from members import mandates
from members.links import close_links
from members.models import Office, Representation, User
from members.sessions import end_sessions

from .terms import TermColumns


class UserForm(OfficeForm):
    class Meta:
        model = User
        fields = ["name", "phone", "is_active"]
        field_classes = {"phone": PhoneField}


@admin.register(User)
class UserAdmin(OfficeAdmin):
    """Name and telephone may be mended and the door closed; address and password belong to the person."""

    form = UserForm
    list_display = ["email", "name", "roles", "is_active", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    fields = ["email", "name", "phone", "is_active", "roles", "last_login", "created_at", "welcomed_at"]
    readonly_fields = ["email", "roles", "last_login", "created_at", "welcomed_at"]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).with_roles(at=timezone.now())

    @admin.display(description=gettext_lazy("hoy es"))
    def roles(self, row):
        labels = [
            (row.is_staff, _("Coordinación")),
            (row.owes_second_factor, _("Coordinación, sin verificación en dos pasos")),
            (row.is_board, _("Consejo Directivo")),
            (row.is_representative, _("Representante")),
        ]
        return ", ".join(label for holds, label in labels if holds) or "—"

    def get_readonly_fields(self, request, obj=None):
        """Nobody shuts the door on herself, nor alone on somebody of the coordination."""
        is_kept_open = obj == request.user or (obj and self._coordinates(obj, at=timezone.now()))
        return [*self.readonly_fields, *(["is_active"] if is_kept_open else [])]

    def beside(self, request, row, *, at):
        is_kept_open = row != request.user and self._coordinates(row, at=at)
        return {"evidence": "admin/members/_door.html", "is_kept_open": is_kept_open}

    def _coordinates(self, row, *, at) -> bool:
        """Whether she is of the coordination, or waits to be."""
        return Office.objects.not_ended(at=at).coordinating().filter(user=row).exists()

    def save_model(self, request, obj, form, change):
        obj.save(
            update_fields=[name for name in form.changed_data if name in ("name", "phone", "is_active")] or ["name"]
        )
        if not obj.is_active:
            end_sessions([obj.pk])
            close_links(obj, at=timezone.now())


@admin.register(Representation)
class RepresentationAdmin(TermColumns, ReadOnlyAdmin):
    """Begun by accepting an invitation, ended here or by the organisation itself."""

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
            "Sus derechos, sus sesiones y las invitaciones que envió terminan en este momento; queda en la historia."
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
