"""The smallest app that takes files: toys, with three columns. `test_imports.py` makes its tables."""

from django.db.models import CASCADE, SET_NULL, CharField, ForeignKey, IntegerField, Model

from kit.imports.admin import BackgroundImportAdmin
from kit.imports.background import BackgroundImport, BackgroundImportRow
from kit.imports.importers import Importer
from kit.imports.states import RowOutcome, RowVerdict
from kit.imports.tables import in_words
from kit.tables import CellError, TableColumns
from kit.tables.numbers import parse_number


class Toy(Model):
    name = CharField(max_length=50, unique=True)
    price = IntegerField()
    workshop = CharField(max_length=50)

    class Meta:
        app_label = "kit"

    def __str__(self):
        return self.name


class ToyImport(BackgroundImport):
    task = "kit.read_toys"

    class Meta(BackgroundImport.Meta):
        app_label = "kit"
        verbose_name_plural = "listas de juguetes"


class ToyRow(BackgroundImportRow):
    source = ForeignKey(ToyImport, CASCADE, related_name="rows")
    toy = ForeignKey(Toy, SET_NULL, null=True)

    class Meta(BackgroundImportRow.Meta):
        app_label = "kit"


class ToyImporter(Importer):
    model = ToyImport
    columns = TableColumns(
        {"name": ["juguete"], "price": ["precio", "costo"], "workshop": ["taller"]}, required=["name", "price"]
    )
    foreign_keys = ("toy",)

    def judge(self):
        toys = {toy.name: toy for toy in Toy.objects.all()}
        return lambda rows: [judged(row, toys) for row in rows]

    def writer(self, *, by, at):
        def write(rows):
            for row in rows:
                row.toy, _is_new = Toy.objects.update_or_create(name=row.name, defaults=row.values)
                row.settle(RowOutcome.APPLIED)

        return write

    def undoer(self):
        def take_back(rows):
            for row in rows:
                toys = Toy.objects.filter(pk=row.toy_id)
                former = {name: value for name, (value, _new) in row.changes.items()}
                toys.update(**former) if former else toys.delete()
                row.settle(RowOutcome.UNDONE)

        return take_back


def judged(row, toys):
    name = row.values["name"]
    try:
        values = {"price": int(parse_number(row.values["price"]).value), "workshop": row.values.get("workshop", "")}
    except CellError as error:
        return ToyRow(number=row.number, name=name, verdict=RowVerdict.REFUSED, reason=in_words(error))
    toy = toys.get(name)
    if toy is None:
        return ToyRow(number=row.number, name=name, verdict=RowVerdict.NEW, values=values)
    changes = {field: [getattr(toy, field), new] for field, new in values.items() if getattr(toy, field) != new}
    verdict = RowVerdict.UPDATED if changes else RowVerdict.UNCHANGED
    return ToyRow(number=row.number, name=name, verdict=verdict, values=values, changes=changes)


class ToyImportAdmin(BackgroundImportAdmin):
    importer = ToyImporter()
