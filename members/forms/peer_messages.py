"""What one organisation writes to another."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import PeerMessage, User


class PeerMessageForm(forms.ModelForm):
    """Words alone; whoever writes may add her address, so that she is answered directly."""

    class Meta:
        model = PeerMessage
        fields = ["text", "shows_email"]
        labels = {"text": gettext_lazy("Su mensaje")}
        help_texts = {"text": gettext_lazy("Diga quién es, qué hacen y qué necesita. Se muestra tal como lo escriba.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, user: User, has_readers: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shows_email"].label = _("Que también puedan contestarme a %s") % user.email
        if not has_readers:
            del self.fields["shows_email"]
