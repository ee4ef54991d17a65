"""What comes with the portal: the bank of core items, the themes of open answers, and what was said in 2019.

`data/items.csv` is our own wording on the themes of what was said. `data/said_2019.csv` is word for word, slips of the
pen included, what the slides «¿Cómo percibes al Pacto?» of the second national assembly show: six critical statements
and seventeen answers to a survey. They do not say how many answered nor who, so this wave is a baseline without
numbers. Theme and tone are our reading. The first migration loads it all; from then on the coordination keeps it.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

from .models import Item, Question, Section

DATA = Path(__file__).parent / "data"
SURVEY, BASELINE = "percepcion", "percepcion-2019"
SHOWN_AT = datetime(2019, 12, 2, 18, tzinfo=UTC)  # noon in Mexico City, on the day of the assembly
ASKED = "¿Cómo percibes al Pacto?"
SECTIONS = {"statements": "Afirmaciones críticas", "survey": "Respuestas a la encuesta"}


def table(name: str) -> list[dict[str, str]]:
    """Rows of a data file."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(apps, _schema_editor=None) -> None:
    """Write the catalogue through the models of `apps` (those of a migration, or today's)."""
    for row in table("items"):
        options = row.pop("options")
        apps.get_model("surveys", "Item").objects.create(**row, options=options.split("|") if options else [])
    for row in table("themes"):
        apps.get_model("surveys", "Theme").objects.create(**row)
    survey = apps.get_model("surveys", "Survey").objects.create(
        slug=SURVEY, name=ASKED, purpose="Saber si el Pacto está vivo para quienes lo forman, y qué cambiar."
    )
    _load_baseline(apps, survey)


def lay_out(wave) -> None:
    """Give a wave that is not open yet the sheet of `data/sheet.csv`: all core items, in five sections."""
    items = {item.code: item for item in Item.objects.all()}
    sections: dict[str, Section] = {}
    questions: dict[str, Question] = {}
    for position, row in enumerate(table("sheet"), start=1):
        title = row["section"]
        if title not in sections:
            sections[title] = Section.objects.create(wave=wave, position=len(sections) + 1, title=title)
        questions[row["item"]] = Question.objects.create(
            section=sections[title],
            position=position,
            item=items[row["item"]],
            is_required=bool(row["is_required"]),
            shown_if=questions.get(row["shown_if"]),
            shown_values=[int(value) for value in row["shown_values"].split()],
        )


def _load_baseline(apps, survey) -> None:
    """The questions first: once the wave is there as asked they stand as they are."""
    wave = apps.get_model("surveys", "Wave").objects.create(
        survey=survey,
        slug=BASELINE,
        title="Percepción 2019: línea base",
        text="Lo que mostraron las láminas de la 2ª Asamblea Nacional. No dicen cuántas organizaciones "
        "respondieron ni cuáles, así que aquí no hay números.",
        is_baseline=True,
    )
    themes = {theme.code: theme for theme in apps.get_model("surveys", "Theme").objects.all()}
    questions = {
        slide: _question(apps, wave, position, title)
        for position, (slide, title) in enumerate(SECTIONS.items(), start=1)
    }
    for row in table("said_2019"):
        answer = apps.get_model("surveys", "Answer").objects.create(
            question=questions[row["slide"]], text=row["text"], tone=row["tone"]
        )
        answer.themes.set(themes[code] for code in row["themes"].split())
    moments = dict.fromkeys(("opened_at", "closed_at", "published_at"), SHOWN_AT)
    type(wave).objects.filter(pk=wave.pk).update(**moments)


def _question(apps, wave, position: int, title: str):
    section = apps.get_model("surveys", "Section").objects.create(wave=wave, position=position, title=title)
    return apps.get_model("surveys", "Question").objects.create(section=section, position=1, kind="long", wording=ASKED)
