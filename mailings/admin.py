"""The ledger of mail in the coordination's office: read it, never write it."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit import queues
from kit.office import ReadOnlyAdmin

from .models import Delivery, DeliveryState


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ["email", "kind", "state", "created_at", "sent_at", "attempts", "answer"]
    list_filter = ["state", "kind"]
    search_fields = ["email__istartswith"]
    ordering = ["-created_at"]
    fields = [*list_display, "user", "due_at", "claimed_at", "subject_id", "number"]


queues.register(
    "uncertain deliveries",
    _("Correos que quizá no llegaron"),
    count=lambda at: Delivery.objects.filter(state=DeliveryState.UNCERTAIN).count(),
    url=lambda: f"{reverse('admin:mailings_delivery_changelist')}?state__exact={DeliveryState.UNCERTAIN}",
    place=70,
)
