"""What comes with the portal: generations, commitments, promises, targets, conditions and indicators.

The tables under `commitments/data/` say where each line comes from. The first migration loads them; from then on the
coordination edits the rows in the admin. Figures are no part of it: they come in by file, like any other.
"""

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"


def table(name: str) -> list[dict[str, str | None]]:
    """Rows of a data file; an empty cell of a number, a day or a choice is told by its model's default."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(apps, _schema_editor=None) -> None:
    """Write the catalogue through the models of `apps` (those of a migration, or today's)."""
    model = {name: apps.get_model("commitments", name) for name in ("Commitment", "Generation", "Indicator", "Pledge")}
    for row in table("generations"):
        model["Generation"].objects.create(**row | {"horizon": row["horizon"] or None})
    for row in table("commitments"):
        model["Commitment"].objects.create(**row)
    commitments = {row.slug: row for row in model["Commitment"].objects.all()}
    for row in table("indicators"):
        empty = {name: row[name] or None for name in ("baseline_year", "every_months", "next_due_on")}
        model["Indicator"].objects.create(**row | empty | {"commitment": commitments.get(row["commitment"])})
    pledges = _load_pledges(model, commitments)
    _load_targets(apps, model, commitments, pledges)
    for row in table("conditions"):
        condition = apps.get_model("commitments", "Condition")
        condition.objects.create(**row | {"is_damaged": bool(row["is_damaged"])})


def _load_pledges(model, commitments) -> dict:
    """(generation, number) as in the file → its row."""
    pledges, generations = {}, {row.slug: row for row in model["Generation"].objects.all()}
    for row in table("pledges"):
        slugs, key = row.pop("commitments").split(), (row["generation"], row["number"])
        pledges[key] = model["Pledge"].objects.create(**row | {"generation": generations[row["generation"]]})
        pledges[key].commitments.set(commitments[slug] for slug in slugs)
    return pledges


def _load_targets(apps, model, commitments, pledges) -> None:
    indicators = {row.code: row for row in model["Indicator"].objects.all()}
    for row in table("targets"):
        pledge = pledges[row.pop("generation"), row.pop("number")]
        links = {"commitment": commitments[row["commitment"]], "indicator": indicators.get(row["indicator"])}
        empty = {name: row[name] or None for name in ("value", "horizon")}
        apps.get_model("commitments", "Target").objects.create(**row | links | empty | {"pledge": pledge})
