"""The mail of an opening, read before the wave is opened: as somebody of those who are asked would get it."""

from datetime import datetime

from mailings.rendering import RenderedMessage, render_message
from members.models import Organization, User

from .models import Invitee, OpeningMail, Respondent, Wave
from .reach import Reach

SEALED = "https://…"


def preview(wave: Wave, reached: Reach, *, closes_at: datetime) -> RenderedMessage | None:
    """As the first of its readers gets it, her links left out; None where nobody does."""
    key, organizations = min(reached.people.items(), default=(None, set()))
    if key is None:
        return None
    wave.closes_at = closes_at
    own = Organization.objects.filter(pk__in=organizations).order_by("sort_key")
    person = key if wave.unit == Respondent.PERSON else None
    answers = [(Invitee(wave=wave, organization=each, user_id=person), SEALED) for each in own]
    mail = OpeningMail(wave=wave, user=User.objects.get(pk=key))
    words = {"openingmail": mail, "link": SEALED, "answers": answers[:1] if person else answers}
    return render_message("survey_opening", words)
