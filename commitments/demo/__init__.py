"""The demonstration's commitments: real figures with their sources, through the same door as the coordination's files.

The work on them is invented, and so are the reports of two years.
"""

from datetime import datetime

from django.utils.timezone import localdate

from commitments.catalogue import DATA
from commitments.models import Figure
from commitments.releasing.preparing import prepare_file
from commitments.releasing.publishing import publish

from . import report, work

FILES = {"figures_national.csv": "Cifras nacionales", "figures_states.csv": "Cifras por estado"}


def load(*, at: datetime) -> None:
    load_figures(at=at)
    work.load(at=at)
    for years_ago in (2, 1):
        report.load(localdate(at).year - years_ago, at=at)


def load_figures(*, at: datetime) -> None:
    """Publish the files of figures that come with the portal; does nothing where some figure already is."""
    if Figure.objects.exists():
        return
    for name, title in FILES.items():
        publish(prepare_file((DATA / name).read_bytes(), title=title, by=None, at=at), by=None, at=at)
