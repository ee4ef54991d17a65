"""The pages behind the personal link, as a browser sends them."""

from functools import cache

from django.urls import reverse

from members import links
from members.models import User
from surveys.access import LINK
from tests.surveys.waves import questions, respondent_of


@cache
def token(pk: int, user: User) -> str:
    return links.sign(LINK, user, pk)


def url(name: str, invitee, *args) -> str:
    return reverse(name, args=[token(invitee.pk, respondent_of(invitee)), *args])


def typed(invitee, *values) -> dict:
    fields = {f"p{question.pk}": value for question, value in zip(questions(invitee.wave), values, strict=False)}
    return {name: value for name, value in fields.items() if value is not None}
