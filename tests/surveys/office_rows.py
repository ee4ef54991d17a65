"""The rooms of what the members are asked."""

from datetime import timedelta

from django.utils import timezone

from surveys.models import Invitee, Item, Section, Survey, Wave
from tests.access.submission import REASON, Submission
from tests.surveys import finding_rows
from tests.surveys.office import question_data
from tests.surveys.waves import make_wave, opened_wave, questions

PAGES = finding_rows.PAGES | {
    "surveys_invitee": "403 403 200 403",
    "surveys_item": "200 422 200 422",
    "surveys_question": "403 403 200 422",
    "surveys_section": "403 403 200 422",
    "surveys_survey": "200 422 200 422",
    "surveys_wave": "200 422 200 422",
}
HOURS = {"closes_at": (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")}
LATER = {"closes_at": (timezone.localtime() + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M")}


def wave_form(survey: Survey) -> dict:
    return {"survey": survey.pk, "slug": "ola-nueva", "title": "Nueva", "minutes": 7, "unit": "organization"} | {
        "is_named": "False"
    }


def changed_wave(cast) -> Submission:
    row = make_wave()
    return Submission(row, wave_form(row.survey) | {"version": row.version})


def an_item() -> Item:
    return Item.objects.get_or_create(code="de-prueba", defaults={"kind": "scale", "wording": "¿Qué tanto?"})[0]


def item_form() -> dict:
    return {"code": "otro", "kind": "one", "wording": "¿Cuál?", "options": "Sí\nNo", "version": 1}


def survey_form() -> dict:
    return {"slug": "otra", "name": "Otra", "version": 1}


def an_open_wave(cast) -> Wave:
    return opened_wave(make_wave())


def changed_section(cast) -> Submission:
    row = Section.objects.create(wave=make_wave(), position=3, title="Otra")
    return Submission(row, {"title": "Otro", "version": 1})


def added_question(cast) -> Submission:
    section = make_wave().sections.get(position=1)
    return Submission(None, question_data(wording="¿Otra?"), query=f"?seccion={section.pk}")


def changed_question(cast) -> Submission:
    row = questions(make_wave())[0]
    return Submission(row, question_data(row, wording="¿Otra?"))


def a_move(cast) -> Submission:
    wave = make_wave()
    return Submission(wave, {"question": questions(wave)[0].pk, "by": "1"})


def an_invitee(cast) -> Invitee:
    return an_open_wave(cast).invitees.earliest("pk")


def a_represented_invitee(cast) -> Invitee:
    return an_open_wave(cast).invitees.get(organization=cast.organization)


ACTS = [
    *finding_rows.ACTS,
    ("surveys_invitee_send_again", "200 302", lambda cast: Submission(a_represented_invitee(cast))),
    ("surveys_survey_add", "200 302", lambda cast: Submission(None, survey_form())),
    ("surveys_survey_change", "200 302", lambda cast: Submission(make_wave().survey, survey_form())),
    ("surveys_item_add", "200 302", lambda cast: Submission(None, item_form())),
    ("surveys_item_change", "200 302", lambda cast: Submission(an_item(), item_form())),
    ("surveys_question_add", "200 302", added_question),
    ("surveys_question_change", "200 302", changed_question),
    ("surveys_question_discard", "200 302", lambda cast: Submission(questions(make_wave())[1])),
    ("surveys_wave_move", "405 302", a_move),
    ("surveys_section_change", "200 302", changed_section),
    ("surveys_section_discard", "200 302", lambda cast: Submission(make_wave().sections.get(position=2))),
    ("surveys_wave_add", "200 302", lambda cast: Submission(None, wave_form(make_wave().survey))),
    ("surveys_wave_change", "200 302", changed_wave),
    ("surveys_wave_open", "200 302", lambda cast: Submission(make_wave(), HOURS)),
    ("surveys_wave_add_section", "200 302", lambda cast: Submission(make_wave(), {"title": "Otra"})),
    ("surveys_wave_take_back", "200 302", lambda cast: Submission(an_open_wave(cast))),
    ("surveys_wave_extend", "200 302", lambda cast: Submission(an_open_wave(cast), LATER)),
    ("surveys_wave_close_now", "200 302", lambda cast: Submission(an_open_wave(cast), REASON)),
    ("surveys_wave_copy", "200 302", lambda cast: Submission(make_wave(), {"title": "Otra", "slug": "otra"})),
    ("surveys_wave_discard", "200 302", lambda cast: Submission(make_wave())),
]
SHOWS = [
    ("surveys_wave_preview", "200 405", lambda cast: Submission(make_wave())),
    ("surveys_wave_invited", "200 405", lambda cast: Submission(make_wave())),
    ("surveys_wave_timeline", "200 405", lambda cast: Submission(make_wave())),
    ("surveys_item_timeline", "200 405", lambda cast: Submission(an_item())),
    ("surveys_survey_timeline", "200 405", lambda cast: Submission(make_wave().survey)),
    ("surveys_invitee_capture", "200 302", lambda cast: Submission(an_invitee(cast))),
]


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    finding_rows.furnish(cast)
    an_item()
    an_open_wave(cast)
    make_wave()
