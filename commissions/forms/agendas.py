"""The forms of an agenda: a section as the sheet asks for it, a line of the plan, a comment."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commissions.models import Activity, AgendaSection, Revision, SectionComment, SectionKind
from commissions.questions import QUESTIONS, AgendaQuestion
from commitments.models import Commitment, Pledge
from kit.database.audit import Author
from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import name_emptiness
from kit.text.days import DayInput
from members.models import Organization


def goals(commission, *, on) -> dict[str, Pledge]:
    """Slug of each of the commission's commitments → how the generation that is current on a day words it."""
    own = Commitment.objects.promised(on=on).filter(commissions=commission).with_generation(on=on)
    pledges = {}
    for commitment in own.prefetch_related("pledges"):
        words = commitment.pledges.all()
        pledges[commitment.slug] = next(one for one in words if one.generation_id == commitment.current_generation)
    return pledges


class AgendaSectionForm(VersionedFormMixin, forms.Form):
    """The questions of one section; what is still unanswered may stay so until the agenda is published."""

    joins_lines = True

    def __init__(self, *args, instance: AgendaSection, goals: dict[str, Pledge], **kwargs):
        self.instance, kind = instance, instance.kind
        super().__init__(*args, initial=instance.content, **kwargs)
        self.goals = goals
        for one in QUESTIONS[kind]:
            self.fields[one.name] = self._field(one, is_goal=kind == SectionKind.GOAL)
            self.fields[one.name].is_asked_for = one.is_required  # may wait, but is no option

    def _field(self, one: AgendaQuestion, *, is_goal: bool) -> forms.Field:
        shared = {"label": one.label, "help_text": one.hint, "required": False}
        choices = {slug: f"{pledge.number}. {pledge.text}" for slug, pledge in self.goals.items()} if is_goal else {}
        if is_goal or one.choices:
            return forms.ChoiceField(choices=[("", _("Elija")), *(choices or one.choices).items()], **shared)
        if one.name == "minutes_days":
            return forms.RegexField(
                r"^[0-9]{1,3}$", error_messages={"invalid": _("Escriba un número de días, por ejemplo 5.")}, **shared
            )
        widget = forms.Textarea(attrs={"rows": 6}) if one.is_long else forms.TextInput()
        return forms.CharField(max_length=one.most, widget=widget, **shared)

    def stored_row(self) -> AgendaSection:
        rows = AgendaSection.objects.filter(agenda=self.instance.agenda_id, kind=self.instance.kind)
        return rows.select_related("saved_by").first() or self.instance

    def initial_of(self, row: AgendaSection) -> dict:
        return dict.fromkeys(self.fields, "") | row.content

    def author_of(self, row: AgendaSection) -> Author | None:
        return Author(str(row.saved_by), row.saved_at) if row.saved_by else None

    def opened_value(self, name: str) -> str | None:
        """In the version that it was opened on, which is kept."""
        version = self.written_version()
        base = Revision.objects.filter(section=self.instance.pk, version=version).first()
        return base.content.get(name, "") if base else "" if version == 0 else None

    def content(self) -> dict:
        """What to store: the answers, and the number and wording of the chosen commitment as they are today."""
        answers = {name: value.replace("\r\n", "\n") for name, value in self.cleaned_data.items()}
        if pledge := self.goals.get(answers.get("commitment")):
            answers |= {"number": str(pledge.number), "wording": pledge.text}
        return answers


class ActivityForm(VersionedFormMixin, forms.ModelForm):
    """A line of the work plan; its organisation is one of the commission."""

    class Meta:
        model = Activity
        fields = ["text", "organization", "starts_on", "ends_on", "expected", "state"]
        widgets = {
            "starts_on": DayInput(is_proposed=True),
            "ends_on": DayInput(is_proposed=True),
        }

    def __init__(self, *args, commission, at, **kwargs):
        super().__init__(*args, **kwargs)
        seated = commission.seats.effective(at=at).values("organization")
        keeps = self.instance.organization_id
        self.fields["organization"].queryset = Organization.objects.filter(Q(pk__in=seated) | Q(pk=keeps))
        name_emptiness(self)


class SectionCommentForm(forms.ModelForm):
    """What a member says about a section."""

    class Meta:
        model = SectionComment
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class CommentReplyForm(forms.Form):
    """What was done about a comment."""

    reply = forms.CharField(label=_("Qué se hizo"), max_length=500, required=False)


class ConsultForm(forms.Form):
    """Until when the commission may comment."""

    until = forms.DateField(label=_("Comentarios hasta"), widget=DayInput(years_ahead=None))
