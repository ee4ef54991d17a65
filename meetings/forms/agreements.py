"""What is typed about an agreement: the agreement itself, an answer, another day, a word."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission, Seat
from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import name_emptiness
from kit.text.collation import SortKey
from kit.text.days import DayInput
from meetings.models import Agreement, AgreementAnswer, AnswerKind, Meeting
from members.models import Organization, Representation, User


class DueInput(DayInput):
    """A day by which something is to be done."""

    def __init__(self, **kwargs):
        super().__init__(years_back=1, is_proposed=True, **kwargs)


class PersonField(forms.ModelChoiceField):
    """People by name, with the organisations for which they speak."""

    def label_from_instance(self, user):
        return f"{user} · {', '.join(self.organizations[user.pk])}"


class AgreementForm(VersionedFormMixin, forms.ModelForm):
    """Who does what by when; the day of an agreement already made is moved with a reason, not here."""

    responsible = PersonField(label=_("Persona responsable"), queryset=User.objects.none(), required=False)
    verifier = PersonField(
        label=_("Quien verifica"),
        queryset=User.objects.none(),
        required=False,
        help_text=_("Otra persona que la responsable. Vacío: el punto focal o su suplente."),
    )

    class Meta:
        model = Agreement
        fields = ["text", "organization", "responsible", "due_on", "verifier", "meeting", "proposal"]
        labels = {"meeting": _("Reunión en que se acordó"), "proposal": _("Propuesta de la que viene")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "due_on": DueInput()}

    def __init__(self, *args, commission: Commission, at: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        seated = Seat.objects.effective(at=at).filter(commission=commission).values("organization")
        mandates = Representation.objects.effective(at=at).filter(organization__in=seated)
        names: dict[int, list[str]] = {}
        for user, name in mandates.order_by("organization__sort_key").values_list("user", "organization__name"):
            names.setdefault(user, []).append(name)
        for name in ("responsible", "verifier"):
            self.fields[name].queryset = User.objects.filter(pk__in=names, is_active=True).order_by(
                SortKey("name"), "email"
            )
            self.fields[name].organizations = names
        self.mandates = mandates
        self.fields["organization"].queryset = Organization.objects.filter(pk__in=seated).order_by("sort_key")
        self.fields["meeting"].queryset = Meeting.objects.of_commission(commission)
        self.fields["proposal"].queryset = commission.proposals.all()
        if self.instance.pk:
            del self.fields["due_on"]
        name_emptiness(self)
        people = list(
            iter(self.fields["responsible"].choices)
        )  # the same for both; iter() asks once, and for no length
        self.fields["responsible"].choices = self.fields["verifier"].choices = people

    def clean(self):
        """Who names only the person has named the organisation too, unless that person speaks for several."""
        data = super().clean()
        if data.get("responsible") and not data.get("organization"):
            mandates = self.mandates.filter(user=data["responsible"])
            own = list(self.fields["organization"].queryset.filter(pk__in=mandates.values("organization")))
            data["organization"] = own[0] if len(own) == 1 else None
        return data


class AnswerForm(forms.Form):
    """Hecho, with evidence; necesito ayuda, with what is missing; más tiempo, with until when."""

    kind = forms.ChoiceField(label=_("Su respuesta"), choices=AnswerKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Cuéntenos"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Si está hecho, en qué se nota: hace falta para verificarlo. Si no, qué falta o qué ayuda necesita."
        ),
    )
    until = forms.DateField(
        label=_("Nueva fecha"), required=False, widget=DueInput, help_text=_("Solo si pide más tiempo.")
    )

    def __init__(self, *args, on=None, kind: str = "", only_done: bool = False, **kwargs):
        """`kind` is what her button said; `only_done` where nothing else can be answered any more."""
        super().__init__(*args, **kwargs)
        self.on = on
        if only_done:
            self.fields["kind"].choices = [(AnswerKind.DONE, AnswerKind.DONE.label)]
            del self.fields["until"]
        if kind:
            self.initial["kind"] = kind
            self.fields["text"].widget.attrs["autofocus"] = True
        self.fields["text"].is_asked_for = kind == AnswerKind.DONE
        if kind == AnswerKind.DONE:
            self.fields["text"].label = _("En qué se nota que está hecho")

    def clean(self):
        data = super().clean()
        until = data.get("until")
        if data.get("kind") == AnswerKind.DONE and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Cuente en qué se nota: otra persona lo verifica con esto."))
        if data.get("kind") != AnswerKind.TIME:
            data["until"] = None
        elif "until" not in self.errors and (until is None or (self.on and until <= self.on)):
            self.add_error("until", _("Diga para qué día, después de hoy."))
        return data


class MoveForm(forms.Form):
    """Another day, and why."""

    due_on = forms.DateField(label=_("Nueva fecha compromiso"), widget=DueInput)
    reason = forms.CharField(label=_("Motivo"), max_length=500)


class AgreementCommentForm(forms.Form):
    """A word."""

    text = forms.CharField(label=_("Comentario"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class AgreementReopenForm(forms.Form):
    """Why what was closed is open again; within the hour it needs no reason."""

    reason = forms.CharField(
        label=_("Motivo"), max_length=500, required=False, help_text=_("Hace falta si ya pasó una hora.")
    )


class AgreementUnsettleForm(forms.Form):
    """Which answer waits again, and the version of the agreement that it was attended with."""

    answer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class SettleForm(forms.Form):
    """What is asked for is granted, with a day where it is time, or declined; the pressed button says which."""

    answer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    is_granted = forms.BooleanField(required=False, widget=forms.HiddenInput)
    due_on = forms.DateField(label=_("Hasta qué día"), required=False, widget=DueInput)
    reply = forms.CharField(
        label=_("Qué les dice"),
        max_length=500,
        required=False,
        help_text=_("Si no se puede, hace falta decir por qué."),
    )


def settle_form(answer: AgreementAnswer, refusal: SettleForm | None = None) -> SettleForm:
    """The form for one answer, or the one that was refused where it is about this answer."""
    if refusal and refusal["answer"].value() == str(answer.pk):
        form = refusal
    else:
        initial = {"answer": answer.pk, "due_on": answer.until}
        form = SettleForm(initial=initial, auto_id=f"id_{answer.pk}_%s")
    if answer.kind != AnswerKind.TIME:
        del form.fields["due_on"]
    return form
