"""Who serves in the coordination and on the board, from when to when."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.forms import CleanTextMixin
from kit.office import OfficeAdmin
from members import offices
from members.models import Office, User

from .terms import TermColumns


class AppointForm(CleanTextMixin, forms.ModelForm):
    """A person is named by her address; from today unless another day is given."""

    email = forms.EmailField(label=gettext_lazy("Correo electrónico"))
    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=150, required=False)

    class Meta:
        model = Office
        fields = ["kind", "position"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        data = super().clean()
        now = timezone.now()
        known = User.objects.reached_at(data.get("email", ""))
        if Office.objects.living(at=now).filter(user__in=known, kind=data.get("kind")).exists():
            raise ValidationError(_("Esa persona ya tiene ese cargo."))
        return data


@admin.register(Office)
class OfficesAdmin(TermColumns, OfficeAdmin):
    list_display = ["user", "kind", "position", "since", "until"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    ordering = ["kind", "-term"]
    acts = {"end": "terminar"}

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["email", "name", "kind", "position"]
        return ["user", "kind", "position", "since", "until", "given_by", "ended_by"]

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None else ["since", "until"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **(kwargs if obj else {**kwargs, "form": AppointForm}))

    def save_model(self, request, obj, form, change):
        data = form.cleaned_data
        made = offices.appoint(data["email"], name=data["name"], kind=obj.kind, position=obj.position, by=request.user)
        obj.pk, obj.user, obj.term, obj._state.adding = made.pk, made.user, made.term, False

    def acts_now(self, row, *, at):
        return {"end": _("Terminar el cargo")} if row.is_living(at=at) else {}

    def end(self, request, row):
        def act(data):
            offices.end(row, by=request.user)
            return _("El cargo de %(person)s terminó.") % {"person": row.user}

        lead = _("Sus derechos y sus sesiones terminan en este momento; el cargo queda en la historia.")
        title = _("Terminar el cargo de %(person)s") % {"person": row.user}
        return self.small_page(request, row, title=title, lead=lead, button=_("Terminar"), act=act, danger=True)
