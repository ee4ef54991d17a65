"""What the coordination writes in a bulletin and about it."""

import binascii
from base64 import b64decode, b64encode
from datetime import timedelta

from django import forms
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.files.images import ACCEPT, RedrawnImage, redraw
from kit.messages import audiences
from kit.office.base import OfficeForm, VersionedForm
from kit.text.days import MomentInput
from mailings.bulletins.pictures import show
from mailings.models import Bulletin, Entry

from .markdown import MarkdownArea

MANY = 40  # choices for which boxes to tick would be a page by themselves
MOST_KEPT = 400 * 1024  # bytes of a picture that go to and fro with a refused form


class BulletinForm(VersionedForm):
    class Meta:
        model = Bulletin
        fields = ["subject", "intro", "short_text"]
        widgets = {
            "subject": forms.TextInput(attrs={"class": "vTextField"}),
            "intro": MarkdownArea(rows=4),
            "short_text": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }


class CircularForm(VersionedForm):
    """A letter to a part of the members: to which of its audience, and what it says."""

    audience_values = forms.MultipleChoiceField(label=gettext_lazy("A cuáles"), required=False)

    class Meta:
        model = Bulletin
        fields = ["audience_values", "subject", "intro"]
        labels = {"intro": gettext_lazy("Texto")}
        widgets = {
            "subject": forms.TextInput(attrs={"class": "vTextField"}),
            "intro": MarkdownArea(rows=12),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        audience = audiences.get(self.instance.audience)
        if audience and audience.choices:
            field, choices = self.fields["audience_values"], audience.choices(at=timezone.now())
            is_long = len(choices) > MANY
            field.widget = FilteredSelectMultiple("", False) if is_long else forms.CheckboxSelectMultiple()
            field.label, field.choices = audience.label, choices
        else:
            del self.fields["audience_values"]  # one whole, of which nothing is chosen

    def clean(self):
        data = super().clean()
        if "audience_values" in self.fields and not data.get("audience_values"):
            self.add_error("audience_values", _("Elija al menos una."))
        if not data.get("intro") and "intro" not in self.errors:
            self.add_error("intro", _("Falta el texto."))
        return data


class AudienceForm(forms.Form):
    """To whom, and about what; the rest is written on the circular's own page."""

    audience = forms.ChoiceField(label=gettext_lazy("A quiénes"), widget=forms.RadioSelect)
    subject = forms.CharField(label=gettext_lazy("Asunto"), max_length=150)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [(one.name, one.label) for one in audiences.values()]


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
    kept_image = forms.CharField(required=False, widget=forms.HiddenInput)  # redrawn, of a form that was refused

    class Meta:
        model = Entry
        fields = ["place", "is_shown", "title", "text"]
        widgets = {"text": MarkdownArea(rows=8)}
        help_texts = {"place": gettext_lazy("Los números más bajos van primero.")}

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

    def clean_kept_image(self):
        """What was chosen before the form was refused; read with the same care as a file, since anybody may send it."""
        text = self.cleaned_data["kept_image"]
        try:
            return redraw(b64decode(text, validate=True)) if text else None
        except binascii.Error:
            return None

    def clean(self):
        data = super().clean()
        data["image"] = image = data.get("image") or data.get("kept_image")
        if image and len(image.content) < MOST_KEPT:
            self._keep(image)
        has_picture = data.get("image") or (self.picture and not data.get("drop_image"))
        if has_picture and not data.get("alt"):
            self.add_error("alt", _("Diga qué se ve en la imagen: hay quien no puede verla."))
        return data

    def _keep(self, image: RedrawnImage) -> None:
        """On the page of the form, if something else in it is refused: a file would have to be chosen again."""
        self.data[self.add_prefix("kept_image")] = b64encode(image.content).decode()
        self.fields["image"].help_text = _("La imagen que eligió está aquí: no hace falta elegirla otra vez.")

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
