"""Generations and their promises: what is current is changed with a reason, what is to come is written freely."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.models import Commitment, Generation, Pledge
from kit.office.history_admin import HistoryAdmin, ReasonedForm


def has_begun(generation: Generation) -> bool:
    """Whether it is or was current, so that everybody has read it."""
    return generation.adopted_on <= localdate()


class GenerationForm(ReasonedForm):
    weighty = ("horizon", "name")

    class Meta:
        model = Generation
        fields = ["slug", "name", "adopted_on", "horizon", "source"]

    def is_public(self):
        return self.instance.pk is not None and has_begun(self.instance)

    def clean_adopted_on(self):
        day = self.cleaned_data["adopted_on"]
        if day <= localdate():
            raise ValidationError(
                _("Elija un día que aún no llega: ese día cambian las páginas públicas por sí solas.")
            )
        return day


@admin.register(Generation)
class GenerationAdmin(HistoryAdmin):
    form = GenerationForm
    list_display = ["name", "adopted_on", "horizon", "situation"]
    ordering = ["-adopted_on"]
    fields = ["slug", "name", "adopted_on", "horizon", "source", "change_reason"]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return ["slug", "adopted_on"] if has_begun(obj) else ["slug"]

    @admin.display(description=gettext_lazy("situación"))
    def situation(self, row):
        return _("Adoptada") if has_begun(row) else _("Por venir")


class CommitmentForm(ReasonedForm):
    weighty = ("name", "summary")

    class Meta:
        model = Commitment
        fields = ["slug", "name", "summary", "place"]

    def is_public(self):
        return self.instance.pk is not None


@admin.register(Commitment)
class CommitmentAdmin(HistoryAdmin):
    form = CommitmentForm
    list_display = ["name", "summary", "place"]
    ordering = ["place"]
    fields = ["slug", "name", "summary", "place", "change_reason"]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []


class PledgeForm(ReasonedForm):
    weighty = ("generation", "number", "text", "commitments")

    class Meta:
        model = Pledge
        fields = ["generation", "number", "text", "commitments", "source", "remark"]

    def is_public(self):
        generation = self.cleaned_data.get("generation") or getattr(self.instance, "generation", None)
        return generation is not None and has_begun(generation)


@admin.register(Pledge)
class PledgeAdmin(HistoryAdmin):
    form = PledgeForm
    list_display = ["text", "number", "generation"]
    list_filter = ["generation", "commitments"]
    list_select_related = ["generation"]
    search_fields = ["text"]
    ordering = ["-generation__adopted_on", "number"]
    fields = ["generation", "number", "text", "commitments", "source", "remark", "change_reason"]

    def get_readonly_fields(self, request, obj=None):
        """Which commitment a current promise belongs to is its identity."""
        if obj is None:
            return []
        return ["generation", "number", "commitments"] if has_begun(obj.generation) else ["generation"]
