"""What the coordination writes in a bulletin and about it."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.files.images import ACCEPT, redraw
from kit.office.base import OfficeForm, VersionedForm
from kit.text.days import MomentInput
from mailings.bulletins.pictures import show
from mailings.models import Bulletin, Entry

HINT = gettext_lazy(
    "Una línea vacía separa párrafos; «- » hace una lista; **negritas**; [palabras](https://…) es un enlace."
)


class BulletinForm(VersionedForm):
    class Meta:
        model = Bulletin
        fields = ["subject", "intro", "short_text"]
        widgets = {
            "subject": forms.TextInput(attrs={"class": "vTextField"}),
            "intro": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "short_text": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }
        help_texts = {"intro": HINT}


class EntryForm(OfficeForm):
    """A part, and its picture."""

    image = forms.FileField(
        label=gettext_lazy("Imagen"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG, WebP o GIF, hasta 2 MB. Viaja dentro del correo."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    alt = forms.CharField(
        label=gettext_lazy("Qué se ve en la imagen"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Para quien no la ve, o no carga imágenes."),
    )
    drop_image = forms.BooleanField(label=gettext_lazy("Quitar la imagen"), required=False)

    class Meta:
        model = Entry
        fields = ["place", "is_shown", "title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"})}
        help_texts = {"place": gettext_lazy("Los números más bajos van primero."), "text": HINT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.picture = getattr(self.instance, "picture", None) if self.instance.pk else None
        if self.picture:
            self.initial["alt"] = self.picture.alt
            self.fields["image"].help_text = _("Ya tiene una, que se ve en la vista previa; elija otra para cambiarla.")
        else:
            self.fields["drop_image"].widget = forms.HiddenInput()

    def clean_image(self):
        file = self.cleaned_data["image"]
        return redraw(file.read()) if file else None

    def clean(self):
        data = super().clean()
        has_picture = data.get("image") or (self.picture and not data.get("drop_image"))
        if has_picture and not data.get("alt"):
            self.add_error("alt", _("Diga qué se ve en la imagen: hay quien no puede verla."))
        return data

    def show_picture(self) -> None:
        """Keep what was said of the picture, once the part is saved."""
        data = self.cleaned_data
        show(self.instance, data.get("image"), alt=data.get("alt", ""), is_dropped=data.get("drop_image", False))


class MonthForm(forms.Form):
    """Of which month: this one or the next, where it has none yet."""

    month = forms.TypedChoiceField(label=gettext_lazy("Mes"), coerce=parse_date)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = timezone.localdate().replace(day=1)
        months = [this, (this + timedelta(days=32)).replace(day=1)]
        busy = set(Bulletin.objects.filter(month__in=months).values_list("month", flat=True))
        self.fields["month"].choices = [
            (month.isoformat(), date_format(month, r"F \d\e Y").lower()) for month in months if month not in busy
        ]


class StartForm(forms.Form):
    """When it goes."""

    starts_at = forms.DateTimeField(
        label=gettext_lazy("Sale el"),
        widget=MomentInput(years_ahead=1),
        help_text=gettext_lazy("Hora del centro de México. Para que salga ya, ponga la hora de este momento."),
    )

    def clean_starts_at(self):
        starts_at = self.cleaned_data["starts_at"]
        if starts_at < timezone.now() - timedelta(hours=1):
            raise ValidationError(_("Esa hora ya pasó."))
        return starts_at


def approval_form(version: int) -> type[forms.Form]:
    """A form that says which version was on the page."""
    return type(
        "ApprovalForm", (forms.Form,), {"version": forms.IntegerField(initial=version, widget=forms.HiddenInput)}
    )
