"""Figures brought by the coordination: a file of them, or one typed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from commitments.models import Indicator, Release, ReleaseVerdict
from commitments.releasing.cells import read_row
from commitments.releasing.columns import EMPTY
from commitments.releasing.preparing import read_file
from commitments.releasing.verdicts import FigureJudge
from kit.imports.forms import TableFileField
from kit.text.days import DayInput
from members.models import State


class LongInput(forms.TextInput):
    """A line as wide as the office's own."""

    def __init__(self):
        super().__init__(attrs={"class": "vLargeTextField"})


class FigureFileForm(forms.ModelForm):
    """A file as it comes; `table` is what was read of it."""

    file = TableFileField(
        label=_("Archivo de cifras"),
        help_text=_(
            "CSV o XLSX de 20 MB como máximo, con las columnas indicador, año, valor y fuente; si las hay, también "
            "población, estado, unidad, dirección, consultada, advertencia, detalle y ruptura. También se lee una "
            "tabla con los estados en una columna y un año en cada una de las demás. Primero verá un veredicto por "
            "fila; nada se publica hasta que otra persona lo confirme."
        ),
    )
    expected = forms.ModelChoiceField(
        Indicator.objects.select_related("commitment"),
        label=_("Debe ser de este indicador"),
        required=False,
        empty_label=_("De cualquiera"),
        help_text=_("Si lo elige, las filas de otro se rechazan, y la tabla no tiene que decir de qué indicador es."),
    )
    source = forms.CharField(
        label=_("Fuente"),
        max_length=300,
        required=False,
        widget=LongInput,
        help_text=_("Solo si el archivo no la trae, ni en una columna ni en una línea «Fuente: …» al pie."),
    )
    table = None

    class Meta:
        model = Release
        fields = ["file", "expected"]

    def clean(self):
        data = super().clean()
        if not self.errors:
            try:
                self.table = read_file(data["file"].read(), expected=data["expected"], source=data["source"])
            except ValidationError as refusal:
                self.add_error("file", refusal)
        return data


class WithUnit(forms.ModelChoiceField):
    """Indicators, each with the unit in which its figures are written."""

    def label_from_instance(self, indicator):
        return f"{indicator} ({indicator.get_unit_display()})"


class FigureForm(forms.Form):
    """One figure, read and judged by the rules of a file, each refusal beside its field."""

    indicator = WithUnit(Indicator.objects.select_related("commitment"), label=_("Indicador y unidad"))
    state = forms.ModelChoiceField(
        State.objects.order_by("sort_key"), label=_("Lugar"), required=False, empty_label=_("Todo el país")
    )
    year = forms.RegexField(
        r"^[0-9]{4}$", label=_("Año"), error_messages={"invalid": _("Escriba un año de cuatro cifras.")}
    )
    value = forms.CharField(label=_("Valor"), max_length=40, help_text=_("Con punto para los decimales: 34.2"))
    source = forms.CharField(label=_("Fuente"), max_length=300, widget=LongInput)
    url = forms.CharField(label=_("Enlace de la fuente"), max_length=2000, required=False, widget=LongInput)
    retrieved_on = forms.DateField(
        label=_("Consultada el"),
        required=False,
        widget=DayInput(years_ahead=None, attrs={"class": "vTextField"}),
        help_text=_("Vacío: fecha de consulta desconocida."),
    )
    note = forms.CharField(
        label=_("Advertencia"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_(
            "Lo que la haría engañosa si no se dice: es estimada, cambió el método. Siempre se ve junto a ella."
        ),
    )
    detail = forms.CharField(
        label=_("Detalle"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("Lo que ayuda y no cambia su sentido: otra edad, las cantidades. Se ve al abrir la cifra."),
    )
    is_break = forms.BooleanField(
        label=_("Rompe la serie"), required=False, help_text=_("No se compara con los años anteriores.")
    )

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        at = timezone.now()
        today = timezone.localdate(at)
        for name, sentence in read_row(self.cells(), data["indicator"], on=today).refusals:
            self.add_error(name, sentence)
        if not self.errors:
            (row,) = FigureJudge(at=at, on=today).judge([(1, self.cells())])
            if row.verdict == ReleaseVerdict.REFUSED:
                self.add_error("year", row.reason)
            elif row.verdict == ReleaseVerdict.UNCHANGED:
                self.add_error(None, _("Esa cifra ya está publicada, con los mismos datos."))
        return data

    def cells(self) -> dict[str, str]:
        """What was typed, as the cells of a row."""
        data = self.cleaned_data
        return EMPTY | {
            "indicator": data["indicator"].code,
            "state": data["state"].code if data["state"] else "",
            "retrieved_on": data["retrieved_on"].isoformat() if data["retrieved_on"] else "",
            "is_break": "x" if data["is_break"] else "",
            **{name: data[name] for name in ("year", "value", "source", "url", "note", "detail")},
        }

    def title(self) -> str:
        """What the release is called: «Anemia (ENSANUT), 1-4 años: Oaxaca 2023»."""
        data = self.cleaned_data
        return f"{data['indicator']}: {data['state'] or _('Todo el país')} {data['year']}"


class SeenForm(forms.Form):
    """What whoever publishes has seen: which rows stay out, which values she was asked about."""

    expected_sight = ""

    def clean_seen(self):
        if self.cleaned_data["seen"] != self.expected_sight:
            raise forms.ValidationError(
                _("Las filas cambiaron mientras usted las veía: vuelva a la entrega y mírelas.")
            )
        return self.cleaned_data["seen"]


def publish_form(proposed, *, leaving_out: int, doubtful: list[int]) -> type[forms.Form]:
    """What to confirm of the rows that stay out and of the doubtful ones, and a day for each (indicator, day)."""
    fields: dict[str, forms.Field] = {}
    sight = f"{leaving_out}:{','.join(map(str, doubtful))}"
    if leaving_out or doubtful:
        fields["seen"] = forms.CharField(initial=sight, widget=forms.HiddenInput)
    if leaving_out:
        sentence = ngettext_lazy(
            "Vi la fila que se deja fuera (%(count)s), rechazada o sin cifra",
            "Vi las filas que se dejan fuera (%(count)s), rechazadas o sin cifra",
            leaving_out,
        )
        fields["leaves_out"] = forms.BooleanField(label=sentence % {"count": leaving_out})
    if doubtful:
        numbers = ", ".join(map(str, doubtful))
        sentence = _("Vi las cifras que llaman la atención (filas %(numbers)s) y están bien")
        fields["confirms"] = forms.BooleanField(
            label=sentence % {"numbers": Truncator(numbers).chars(200)},
            help_text=_("Si alguna no lo está, vuelva y déjela fuera."),
        )
    return type("PublishForm", (SeenForm,), fields | _due_fields(proposed) | {"expected_sight": sight})


def _due_fields(proposed) -> dict[str, forms.Field]:
    """A day for each (indicator, day proposed): when its next figure is expected."""
    label = _("Próxima actualización de «%(indicator)s»")
    return {
        f"due-{indicator.pk}": forms.DateField(
            label=label % {"indicator": indicator},
            initial=day,
            required=False,
            widget=DayInput(attrs={"class": "vTextField"}),
        )
        for indicator, day in proposed
    }
