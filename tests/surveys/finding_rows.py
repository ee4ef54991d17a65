"""The rooms of what surveys found and what was done with it."""

from surveys.models import Finding, Theme
from tests.access.submission import Submission
from tests.surveys.access_rows import a_wave_of

PAGES = {"surveys_finding": "200 422 200 422", "surveys_theme": "200 422 200 422"}


def finding() -> Finding:
    return Finding.objects.first() or Finding.objects.create(wave=a_wave_of("closed"), text="Falta respuesta.")


def typed(cast) -> dict:
    """The form of a finding, filled in."""
    wave, owner = a_wave_of("closed"), cast["staff"]
    return {"wave": wave.pk, "position": 1, "text": "Falta respuesta pronta.", "owner": owner.pk, "version": "1"}


REPLY = {"state": "no", "answer": "Este año no alcanza."}
ACTS = [
    ("surveys_finding_add", "200 302", lambda cast: Submission(None, typed(cast))),
    ("surveys_finding_change", "200 302", lambda cast: Submission(finding(), typed(cast))),
    ("surveys_finding_reply", "200 302", lambda cast: Submission(finding(), REPLY)),
]


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    finding()
    Theme.objects.get_or_create(code="tiempo", defaults={"name": "El tiempo"})
