"""The surveys in the bench: a closed and published one with as many answers as there are organisations."""

import random
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from dev.bench.pages import ACCOUNTS, Page
from surveys import catalogue
from surveys.counting import cells
from surveys.models import Breakdown, Cell, Question, Survey, Turnout, Wave

SLUG = "bench-resultados"
STATES, SIZES = 32, 4
LEAST = 200  # so that a page of one organisation has the same parts as that of many
ANSWERS = """
    INSERT INTO surveys_answer (id, question_id, chosen, text, tone)
    SELECT gen_random_uuid(), %s, CASE WHEN %s THEN '{}' ELSE ARRAY[1 + floor(random() * 4)::int] END,
        CASE WHEN %s THEN 'Queremos encuentros en nuestro estado, ' || n ELSE '' END, '' FROM generate_series(1, %s) n
"""


def pages(organization: str) -> list[Page]:
    # Of a wave its questions, numbers, turnout, words, themes, findings and the former wave.
    return [Page("surveys", "/encuestas/"), Page("survey results", f"/encuestas/{SLUG}/", queries=10)]


def fill(total: int, organization: str) -> None:
    """Answers, published cells and turnout as a closing leaves them; invented, without anybody being asked."""
    total, chance = max(total, LEAST), random.Random(2026)
    wave = Wave.objects.create(survey=Survey.objects.create(slug=SLUG, name=SLUG), slug=SLUG, title=SLUG)
    catalogue.lay_out(wave)
    groups = {(Breakdown.ALL, ""): set(range(total))}
    groups |= {(Breakdown.STATE, f"Estado {part}"): set(range(part, total, STATES)) for part in range(STATES)}
    groups |= {(Breakdown.SIZE, f"Tamaño {part}"): set(range(part, total, SIZES)) for part in range(SIZES)}
    for question in Question.objects.filter(section__wave=wave):
        most = len(question.choices())
        answers = {place: {"c": [chance.randint(1, min(most, 5))]} if most else {} for place in range(total)}
        Cell.objects.bulk_create(cells(question, answers, groups))
        with connection.cursor() as cursor:
            cursor.execute(ANSWERS, [question.pk, question.is_text, question.is_text, total])
    Turnout.objects.bulk_create(
        Turnout(wave=wave, breakdown=breakdown, group=group, asked=len(invited), answered=len(invited))
        for (breakdown, group), invited in groups.items()
    )
    now, by = timezone.now(), get_user_model().objects.get(email=ACCOUNTS["staff"])
    moments = {"opens_at": now - timedelta(days=9), "closes_at": now, "opened_at": now, "closed_at": now}
    Wave.objects.filter(pk=wave.pk).update(answered=total, opened_by=by, published_at=now, published_by=by, **moments)
