"""How the periodic work goes: a mark of each task (kit/pulses.py) against the schedule, and the alarm on silence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from celery import Task
from celery.schedules import crontab, maybe_schedule
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit import pulses
from kit.models import Pulse

from .celery import app

LABELS = {
    "mailings.send_due": _("Enviar los correos"),
    "mailings.draft_bulletin": _("Preparar el borrador del boletín"),
    "mailings.read_bounces": _("Leer los correos que rebotan"),
    "members.read_imports": _("Leer las listas que se suben"),
    "members.ask_confirmations": _("Preguntar si los datos siguen igual"),
    "members.find_duplicates": _("Buscar organizaciones repetidas"),
    "meetings.ask_alternates": _("Llamar a las suplencias"),
    "surveys.close_due": _("Cerrar las encuestas"),
    "surveys.note_turnout": _("Contar cuántas personas respondieron"),
    "kit.forget": _("Borrar lo que ya no se debe guardar"),
}
PATIENCE = timedelta(minutes=5)  # a worker may have something else in hand
LONGEST_RUN = timedelta(hours=1)


class PulsingTask(Task):
    """The base of every task: it leaves its marks by itself."""

    abstract = True

    def before_start(self, task_id, args, kwargs):
        pulses.started(self.name, at=timezone.now())

    def on_success(self, retval, task_id, args, kwargs):
        pulses.succeeded(self.name, at=timezone.now())

    def on_failure(self, exc, task_id, args, kwargs, einfo):
        pulses.failed(self.name, exc, at=timezone.now())


@dataclass(frozen=True)
class Beat:
    """A periodic task as it goes; without a pulse it has never run."""

    task: str
    label: str
    pulse: Pulse | None
    is_silent: bool

    @property
    def is_running(self) -> bool:
        return self.pulse is not None and is_running(self.pulse)


def beats(*, at: datetime) -> list[Beat]:
    """Every task of the schedule, the silent ones first; one query."""
    known = {pulse.task: pulse for pulse in Pulse.objects.all()}
    since = min((pulse.started_at for pulse in known.values()), default=None)
    found = []
    for name, entry in app.conf.beat_schedule.items():
        task, schedule = entry["task"], maybe_schedule(entry["schedule"], app=app)
        pulse = known.get(task)
        label = str(LABELS.get(task, name))
        found.append(Beat(task, label, pulse, is_silent(pulse, schedule, since=since, at=at)))
    return sorted(found, key=lambda beat: not beat.is_silent)


def is_running(pulse: Pulse) -> bool:
    """Whether it began and came to no end: at it, or killed."""
    return all(end is None or end < pulse.started_at for end in (pulse.succeeded_at, pulse.failed_at))


def is_silent(pulse: Pulse | None, schedule, *, since: datetime | None, at: datetime) -> bool:
    """Whether two of its moments passed since the last success, or since anything ran at all (`since`).

    A task that is at it has an hour to come to an end.
    """
    last = (pulse.succeeded_at if pulse else None) or since
    if last is None:
        return True
    patience = LONGEST_RUN if pulse and is_running(pulse) else PATIENCE
    return at > moment_after(moment_after(last, schedule), schedule) + patience


def moment_after(moment: datetime, schedule) -> datetime:
    """The next moment of a schedule."""
    if isinstance(schedule, crontab):
        last, delta, _now = schedule.remaining_delta(moment)
        return last + delta
    return moment + schedule.run_every
