"""What is written about proposals and voices, meetings, notices."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commissions.models import Seat
from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import WebField
from kit.text.days import DayInput, MomentInput
from meetings.models import CommissionNotice, Meeting, Proposal, Stance, Voice
from meetings.proposing import seen
from members.models import Organization


class ProposalForm(VersionedFormMixin, forms.ModelForm):
    """What is to be decided, and until when."""

    class Meta:
        model = Proposal
        fields = ["text", "closes_at", "needs_ratifying"]
        labels = {"text": _("¿Qué se propone?"), "needs_ratifying": _("Se ratifica en la siguiente reunión")}
        help_texts = {"closes_at": _("Hora del centro de México. Después ya no se reciben respuestas.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        field_classes = {"closes_at": forms.DateTimeField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].widget = MomentInput()


class VoiceForm(VersionedFormMixin, forms.ModelForm):
    """What an organisation says; the act asks for the reason. Its version is the moment of the voice that was read."""

    class Meta:
        model = Voice
        fields = ["stance", "reason"]
        labels = {"stance": _("¿Qué dice su organización?")}
        help_texts = {"reason": _("Hace falta si tiene reservas o se opone.")}
        widgets = {"stance": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = Stance.choices

    def _post_clean(self):
        """The row is judged by the act, which knows what is stored."""

    def written_version(self) -> str:
        return self.data.get("version", "")

    def version_of(self, row: Voice) -> str:
        return seen(row)

    def author_of(self, row: Voice) -> None:
        """The page tells it beside the form."""

    def stored_row(self) -> Voice:
        proposal, organization = self.instance.proposal, self.instance.organization
        rows = Voice.objects.filter(proposal=proposal, organization=organization)
        return rows.first() or Voice(proposal=proposal, organization=organization)


class OutcomeForm(forms.Form):
    """What the commission decided, in words."""

    outcome = forms.CharField(
        label=_("Resultado, en palabras"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class MeetingForm(VersionedFormMixin, forms.ModelForm):
    """The bare record of a meeting; who came is ticked among the organisations that sit there."""

    class Meta:
        model = Meeting
        fields = ["held_on", "is_virtual", "organizations", "minutes_sent_on", "link"]
        labels = {"is_virtual": _("Fue virtual")}
        field_classes = {"link": WebField}
        widgets = {
            "held_on": DayInput(years_back=5, years_ahead=None, is_proposed=True),
            "minutes_sent_on": DayInput(years_back=None, years_ahead=0),
            "organizations": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, offered, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["organizations"].queryset = offered
        self.fields["organizations"].required = False

    def clean_held_on(self):
        held_on = self.cleaned_data["held_on"]
        if held_on > self.today:
            raise forms.ValidationError(_("Aquí se anotan las reuniones que ya se celebraron."))
        return held_on


class NoticeForm(forms.ModelForm):
    """A word to the whole commission, or to some of its organisations."""

    replies_to_author = forms.BooleanField(
        label=_("Que las respuestas lleguen a mi correo"), initial=True, required=False
    )
    whom = forms.ChoiceField(
        label=_("A quiénes"),
        choices=[("all", _("A toda la comisión")), ("some", _("Solo a las que marque abajo"))],
        initial="all",
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = CommissionNotice
        fields = ["subject", "text", "organizations"]
        labels = {"organizations": _("Organizaciones")}
        widgets = {"text": forms.Textarea(attrs={"rows": 8}), "organizations": forms.CheckboxSelectMultiple}

    field_order = ["subject", "text", "replies_to_author", "whom", "organizations"]

    def __init__(self, *args, offered, address: str, **kwargs):
        """`address` is where answers would reach her."""
        super().__init__(*args, **kwargs)
        self.fields["organizations"].queryset = offered
        self.fields["organizations"].help_text = ""
        hint = _("Quien lo reciba verá esta dirección: %s. Si no, las respuestas llegan a la Coordinación.")
        self.fields["replies_to_author"].help_text = hint % address

    def clean(self):
        data = super().clean()
        if data.pop("whom", "") != "some":
            data["organizations"] = ()
        elif not data.get("organizations") and "organizations" not in self.errors:
            self.add_error("organizations", _("Marque al menos una organización, o elija «A toda la comisión»."))
        return data


def offered_organizations(commission, *, at, also=None):
    """Those that sit in the commission now, and those that the record already names."""
    seated = Seat.objects.effective(at=at).filter(commission=commission).values("organization")
    named = also.organizations.values("pk") if also and also.pk else []
    return Organization.objects.filter(Q(pk__in=seated) | Q(pk__in=named)).order_by("sort_key")
