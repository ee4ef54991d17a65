"""The registry's periodic work."""

from celery.schedules import crontab
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.imports.writing import work
from kit.registries.schedule import periodic_task

from . import possible_duplicates
from .confirming import ask_everybody_due
from .importing.importer import MEMBER_LISTS


@periodic_task(
    "members.ask_confirmations",
    _("Preguntar si los datos siguen igual"),
    every=crontab(hour=9, minute=15, day_of_week="mon-fri"),
)
def ask_confirmations():
    """The yearly question to organisations whose record is a year old."""
    ask_everybody_due(at=timezone.now())


@periodic_task("members.read_imports", _("Leer las listas que se suben"), every=60.0)
def read_imports():
    work(MEMBER_LISTS)


@periodic_task("members.find_duplicates", _("Buscar organizaciones repetidas"), every=crontab(hour="*/6", minute=40))
def find_duplicates():
    """Pairs that may be one, for the coordination to decide; read by the office, never computed there."""
    possible_duplicates.refresh(at=timezone.now())
