"""The demonstration's figures: real ones, with their sources, through the same door as the coordination's files."""

from datetime import datetime

from commitments.catalogue import DATA
from commitments.models import Figure
from commitments.releasing.preparing import prepare_file
from commitments.releasing.publishing import publish

FILES = {"figures_national.csv": "Cifras nacionales", "figures_states.csv": "Cifras por estado"}


def load(*, at: datetime) -> None:
    """Publish the files of figures that come with the portal; does nothing where some figure already is."""
    if Figure.objects.exists():
        return
    for name, title in FILES.items():
        publish(prepare_file((DATA / name).read_bytes(), title=title, by=None, at=at), by=None, at=at)
