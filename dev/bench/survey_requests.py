"""A survey that everybody is asked in one database of the bench, and how each organisation will answer it.

Run where Django is set up (`dev.bench.survey_load` does); prints, as JSON, a list of requests for each organisation,
(method, path, form), in the order in which a person makes them.
"""

import json
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from dev.bench.pages import ACCOUNTS
from members import links
from members.models import Organization, Representation
from surveys import catalogue
from surveys.access import LINK
from surveys.models import Question, Survey, Wave
from surveys.opening import open_wave

WORDS = "Queremos encuentros en nuestro estado. " * 10
Request = tuple[str, str, str]


def tell() -> None:
    _represent_everybody()
    wave = _open()
    screens = _screens(wave)
    print(json.dumps([_requests(token, screens) for token in _tokens(wave)]))


def _represent_everybody() -> None:
    """A titular for whoever has none: a link is a person's."""
    now, User = timezone.now(), get_user_model()
    spoken_for = Representation.objects.effective(at=now).managing().values("organization")
    voiceless = list(Organization.objects.active().exclude(pk__in=spoken_for))
    people = User.objects.bulk_create(User(email=f"voz{row.pk}@example.org", name=f"Voz {row.pk}") for row in voiceless)
    shared = {"kind": "titular", "term": (now - timedelta(hours=1), None)}
    Representation.objects.bulk_create(
        Representation(organization=row, user=user, **shared) for row, user in zip(voiceless, people, strict=True)
    )


def _open() -> Wave:
    now, by = timezone.now(), get_user_model().objects.get(email=ACCOUNTS["staff"])
    survey = Survey.objects.create(slug="bench", name="Bench")
    wave = Wave.objects.create(survey=survey, slug="bench", title="Bench")
    catalogue.lay_out(wave)
    open_wave(wave, by=by, at=now, opens_at=now, closes_at=now + timedelta(days=1))
    return wave


def _screens(wave: Wave) -> dict[int, dict[str, str]]:
    """What is typed on each screen: the fourth option, or some words."""
    screens: dict[int, dict[str, str]] = {}
    for question in Question.objects.filter(section__wave=wave).select_related("section").order_by("position"):
        text = "4" if question.choices() else WORDS
        screens.setdefault(question.section.position, {})[f"p{question.pk}"] = text
    return screens


def _tokens(wave: Wave) -> list[str]:
    """The link of somebody who represents it, for each organisation."""
    mandates = Representation.objects.effective(at=timezone.now()).managing()
    people = {row.organization_id: row.user for row in mandates.select_related("user")}
    invitees = wave.invitees.values_list("pk", "organization")
    return [links.sign(LINK, people[organization], pk) for pk, organization in invitees]


def _requests(token: str, screens: dict[int, dict[str, str]]) -> list[Request]:
    requests = [("GET", reverse("survey_answer", args=[token]), "")]
    for number, form in screens.items():
        address = reverse("survey_section", args=[token, number])
        requests += [("GET", address, ""), ("POST", address, urlencode(form))]
    send = reverse("survey_send", args=[token])
    return [*requests, ("GET", send, ""), ("POST", send, "")]
