"""The periodic work."""

from celery.schedules import crontab
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.registries.schedule import periodic_task

from .silence import ask_alternates


@periodic_task(
    "meetings.ask_alternates",
    _("Llamar a las suplencias"),
    every=crontab(hour=9, minute=30, day_of_week="mon-fri"),
)
def ask_alternates_of_silent_commissions():
    """Where the focal point is silent while something is due."""
    ask_alternates(at=timezone.now())
