"""The versions of the privacy notice and who accepted which."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.office.base import OfficeAdmin, OfficeForm, ReadOnlyAdmin
from kit.registries.areas import OfficeArea
from members.models import Consent, PrivacyNotice


class PrivacyNoticeForm(OfficeForm):
    """Nobody consents to what is still to be filled in."""

    def clean(self):
        typed = super().clean()
        for name in ("simplified", "text") if typed.get("published_at") else ():
            if "[" in typed.get(name, ""):
                self.add_error(name, _("Falta completar lo que está entre corchetes: así no se puede publicar."))
        return typed


@admin.register(PrivacyNotice)
class PrivacyNoticeAdmin(OfficeAdmin):
    """A version is written until it is published; from then on people have accepted those words."""

    area = OfficeArea.PEOPLE
    form = PrivacyNoticeForm
    list_display = ["version", "published_at"]
    fields = ["version", "simplified", "text", "published_at"]
    ordering = ["-published_at"]

    def has_change_permission(self, request, obj=None):
        published = obj is not None and obj.published_at is not None and obj.published_at <= timezone.now()
        return super().has_change_permission(request, obj) and not published


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    area = OfficeArea.PEOPLE
    list_display = ["given_at", "notice", "who"]
    list_filter = ["notice"]
    list_select_related = ["notice", "user", "application"]
    search_fields = ["user__name", "user__email", "application__name", "application__contact_email"]
    fields = ["notice", "user", "application", "given_at"]
    ordering = ["-given_at"]

    @admin.display(description=_("quién"))
    def who(self, row):
        return row.user or row.application
