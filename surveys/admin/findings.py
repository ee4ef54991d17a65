"""«Ustedes dijeron / hicimos»: what a wave found, who answers for it, and the answer, also when it is «no»."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import OfficeAdmin, VersionedForm
from kit.text.collation import SortKey
from kit.text.days import DayInput
from members.models import User
from surveys.models import Finding, FindingState, Wave

ANSWERS = [choice for choice in FindingState.choices if choice[0] != FindingState.OPEN]


class FindingForm(VersionedForm):
    class Meta:
        model = Finding
        fields = ["wave", "position", "text", "owner", "organization", "due_on"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "due_on": DayInput(years_back=1, is_proposed=True)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        in_office = Q(offices__term__contains=timezone.now()) | Q(pk=self.instance.owner_id)
        self.fields["owner"].queryset = User.objects.filter(in_office).distinct().order_by(SortKey("name"), "email")
        self.fields["wave"].queryset = Wave.objects.filter(closed_at__isnull=False)
        for name in ("wave", "owner"):
            widget = self.fields[name].widget
            widget.can_add_related = widget.can_change_related = widget.can_view_related = False

    def clean(self):
        data = super().clean()
        if not self.errors and not (data["owner"] or data["organization"]):
            self.add_error("owner", _("Diga quién queda a cargo: una persona o una organización."))
        return data


class ReplyForm(forms.Form):
    """What was done, in words."""

    state = forms.ChoiceField(label=gettext_lazy("Respuesta"), choices=ANSWERS)
    answer = forms.CharField(
        label=gettext_lazy("En palabras"), max_length=1500, widget=forms.Textarea(attrs={"rows": 5})
    )


@admin.register(Finding)
class FindingAdmin(OfficeAdmin):
    form = FindingForm
    list_display = ["text", "wave", "owner", "organization", "due_on", "state"]
    list_filter = ["state", "wave"]
    list_select_related = ["wave", "owner", "organization"]
    search_fields = ["text", "answer", "owner__name", "organization__search"]
    fields = [
        *("wave", "position", "text", "owner", "organization", "due_on", "state", "answer", "answered_at"),
        "answered_by",
    ]
    readonly_fields = ["state", "answer", "answered_at", "answered_by"]
    raw_id_fields = ["organization"]
    acts = {"reply": "responder"}

    def get_fields(self, request, obj=None):
        return super().get_fields(request, obj) if obj else FindingForm.Meta.fields

    def response_post_save_add(self, request, obj):
        """Back to the results where one was writing it, with what comes next beside it."""
        return HttpResponseRedirect(reverse("wave_results", args=[obj.wave.slug]))

    def acts_now(self, row, *, at):
        return {"reply": _("Responder") if row.state == FindingState.OPEN else _("Cambiar la respuesta")}

    def reply(self, request, row):
        def act(data):
            row.reply(**data, by=request.user, at=timezone.now())
            return _("Quedó respondido. Se lee junto a los resultados.")

        lead = _("Ustedes dijeron: «%(text)s». Si la respuesta es no, diga por qué: también es una respuesta.")
        return self.small_page(
            request,
            row,
            title=_("Responder"),
            lead=lead % {"text": row.text},
            button=_("Guardar la respuesta"),
            act=act,
            form_class=ReplyForm,
        )
