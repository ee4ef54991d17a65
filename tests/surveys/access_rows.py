"""The addresses of the surveys in the access table, and what fills their arguments."""

from django.utils import timezone

from members import links as own
from surveys.access import LINK
from surveys.models import Question, Wave
from tests.access.row import LOGIN_CLOSED
from tests.surveys import waves

ROWS = [
    ("survey_answer", "survey_link", "200", "405"),
    ("survey_section", "survey_screen", "200", "302"),
    ("survey_send", "survey_link", "200", "302"),
    ("survey_decline", "survey_link", "405", "302"),
    ("survey_list", None, "200", "405"),
    ("wave_results", "published_wave", "200", "405"),
    ("wave_results", "closed_wave", "404 404 404 404 200 200", "405"),
    ("wave_results", "open_wave", "404", "405"),
    ("wave_file", "published_file", "200", "405"),
    ("wave_file", "closed_file", "404 404 404 404 200 200", "405"),
    ("wave_publish", "closed_wave", LOGIN_CLOSED, "login 404 404 404 404 302"),
    ("wave_words", "open_question", "404 404 404 404 200 200", "404 404 404 404 404 400"),
    ("wave_names", "named_wave", "login 404 404 404 404 200", LOGIN_CLOSED),
    ("member_surveys", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
]


def survey_token(cast) -> dict:
    """A personal link of a survey that is answered but not sent."""
    invitee = waves.invitees(waves.opened_wave(waves.make_wave()))[0]
    waves.save(invitee, {waves.questions(invitee.wave)[0]: {"c": [1]}}, at=timezone.now())
    return {"token": own.sign(LINK, waves.respondent_of(invitee), invitee.pk)}


def a_wave_of(state: str) -> Wave:
    """A survey whose results are published, closed or still to come; the last said that it is not anonymous."""
    wave = {
        "published": Wave.objects.published(),
        "closed": Wave.objects.filter(closed_at__isnull=False, published_at__isnull=True, is_named=False),
        "open": Wave.objects.filter(closed_at__isnull=True),
        "named": Wave.objects.filter(is_named=True),
    }[state].first()
    makers = {
        "published": lambda: waves.published_wave(*waves.halves(5, 5)),
        "closed": lambda: waves.closed_wave(*waves.long_answers(5)),
        "open": lambda: waves.opened_wave(waves.make_wave(), organizations=1),
        "named": lambda: waves.closed_wave(*waves.long_answers(1), wave=waves.make_wave(is_named=True)),
    }
    return wave or makers[state]()


def open_question(cast) -> dict:
    wave = a_wave_of("closed")
    return {"slug": wave.slug, "pk": Question.objects.get(section__wave=wave, kind="long").pk}


SUBJECTS = {
    "survey_link": survey_token,
    "survey_screen": lambda cast: survey_token(cast) | {"number": 2},
    "published_wave": lambda cast: {"slug": a_wave_of("published").slug},
    "closed_wave": lambda cast: {"slug": a_wave_of("closed").slug},
    "open_wave": lambda cast: {"slug": a_wave_of("open").slug},
    "named_wave": lambda cast: {"slug": a_wave_of("named").slug},
    "published_file": lambda cast: {"slug": a_wave_of("published").slug, "file_format": "csv"},
    "closed_file": lambda cast: {"slug": a_wave_of("closed").slug, "file_format": "xlsx"},
    "open_question": open_question,
}
