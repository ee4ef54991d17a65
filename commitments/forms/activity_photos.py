"""A photograph of what an organisation did."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.activity_photos import MEGABYTES
from kit.files.images import ACCEPT, redraw


class ActivityPhotoForm(forms.Form):
    image = forms.FileField(
        label=_("Foto"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("Como sale de su teléfono. El portal la hace más chica y le quita el lugar y la hora que trae."),
        error_messages={"required": _("Elija una foto.")},
    )
    alt = forms.CharField(
        label=_("Qué se ve en la foto"),
        max_length=300,
        help_text=_("Para quien no puede verla: «Mamás y bebés en un taller de lactancia». Sin nombres."),
    )
    consent = forms.BooleanField(
        label=_("Quienes se ven en la foto aceptaron que se publique; por cada niña o niño, su mamá, papá o tutor."),
        error_messages={"required": _("Sin ese permiso no se puede publicar.")},
    )

    def clean_image(self):
        return redraw(self.cleaned_data["image"].read(), megabytes=MEGABYTES)
