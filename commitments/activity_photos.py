"""The photograph of an activity report: put there with the word that those who are seen agreed, and taken away."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kit.files.images import RedrawnImage
from members.models import User

from .access import lock_activity_report
from .models import ActivityPhoto, ActivityReport

MEGABYTES = 10  # a telephone's photograph, as it comes


@transaction.atomic
def put_photo(row: ActivityReport, image: RedrawnImage, *, alt: str, by: User, at: datetime) -> None:
    """In the place of the one that it had. Raises what `lock_activity_report` raises."""
    report = lock_activity_report(row, by=by, at=at)
    if not report.pk:
        raise ValidationError(_("Primero guarde lo que hicieron."))
    drawing = {"content": image.content, "width": image.width, "height": image.height, "alt": alt}
    ActivityPhoto.objects.update_or_create(report=report, defaults=drawing | {"agreed_at": at, "agreed_by": by})


@transaction.atomic
def remove_photo(row: ActivityReport, *, by: User, at: datetime) -> None:
    """Harmless twice. Raises what `lock_activity_report` raises."""
    ActivityPhoto.objects.filter(report=lock_activity_report(row, by=by, at=at).pk).delete()
