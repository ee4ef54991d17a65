"""What an organisation did in a year for a commitment."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from commitments.models import ActivityReport
from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import WebField
from members.models import State

from .states import Boxes


class ActivityReportForm(VersionedFormMixin, forms.ModelForm):
    """Numbers are the organisation's own count; both may stay empty."""

    states = forms.ModelMultipleChoiceField(
        label=_("Dónde"),
        queryset=State.objects.all(),
        error_messages={"required": _("Elija al menos un estado.")},
    )
    url = WebField(
        label=_("Enlace de la evidencia"),
        max_length=500,
        required=False,
        validators=[URLValidator(schemes=["https", "http"])],
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text=_("Una página pública: una nota, un informe, un álbum."),
    )

    class Meta:
        model = ActivityReport
        fields = ["text", "states", "girls", "boys", "evidence", "url"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            # A number field of the browser would throw away what it cannot read; typed text comes back.
            **{name: forms.TextInput(attrs={"inputmode": "numeric"}) for name in ("girls", "boys")},
            "evidence": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "text": _("Se publica en la página de su organización. No escriba datos de niñas, niños o familias."),
            "girls": _("A cuántas llegaron, según su propia cuenta. No se suma a las cifras oficiales."),
            "boys": _("A cuántos llegaron, según su propia cuenta. No se suma a las cifras oficiales."),
            "evidence": _("En qué se apoya: listas de asistencia, una evaluación, un informe."),
        }

    def __init__(self, *args, focused: set[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.focused = focused

    def stored_row(self) -> ActivityReport:
        """That of its organisation, commitment and year; an empty one where nothing was told yet."""
        key = {name: getattr(self.instance, name) for name in ("organization", "commitment", "year")}
        return ActivityReport.objects.filter(**key).first() or ActivityReport(**key, version=0)

    def boxes(self) -> Boxes:
        """The states to tick: as typed, as stored, or where the organisation says that it works on this."""
        ticked = self.data.getlist("states") if self.is_bound else [row.pk for row in self.initial["states"]]
        return Boxes("states", ticked, first=self.focused)

    def states_as_opened(self) -> str:
        """What the boxes, which are drawn by hand, said when the form was opened."""
        return self["states"].as_hidden(only_initial=True) if self.fields["states"].show_hidden_initial else ""

    def before_states(self) -> list[forms.BoundField]:
        return [self["text"]]

    def after_states(self) -> list[forms.BoundField]:
        return [self[name] for name in ("girls", "boys", "evidence", "url")]
