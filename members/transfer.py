"""What a merge moves from one record to the other, and how it goes back.

What points at an organisation is found by introspection, so that apps that come later are covered without a word
here. A row that may not stand twice (the same person already speaks for the one that stays) remains with the
absorbed record, and is said. A titular who finds the seat taken moves as alternate; an active term that the one that
stays had ended meanwhile goes on from there.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.database.terms import Term

from .fields import CONTACT_FIELDS, MERGED
from .models import Invitation, Organization, Representation, RepresentationKind, Status

# What a merge leaves where it is: the record of merges itself, what a file once brought, pairs found anew each night.
STAYS = frozenset(
    {
        "members.merge.kept",
        "members.merge.absorbed",
        "members.importrow.organization",
        "members.suspectedpair.first",
        "members.suspectedpair.second",
    }
)
Way = tuple[dict, dict, str]  # what changes in a row, what that was before, and in words


def organization_keys() -> Iterator[models.ForeignKey]:
    """Every foreign key to an organisation but those of histories, in the order of the apps; also of later ones."""
    for relation in Organization._meta.get_fields(include_hidden=True):
        points_here = (relation.one_to_many or relation.one_to_one) and not relation.concrete
        if points_here and not hasattr(relation.field.model, "pgh_tracked_model"):
            yield relation.field


def references() -> Iterator[models.ForeignKey]:
    """Those that a merge carries over."""
    return (key for key in organization_keys() if label_of(key) not in STAYS)


@dataclass
class Transfer:
    """Everything of `absorbed` goes to `kept`: what moves, what is left, and what is filled in.

    `moved` maps model and field to {row key: other values before}; `rows` and `remainder` are rows in words;
    `filled` maps field to [before, after]; `chosen` are fields that both know and of which the absorbed one is right.
    """

    kept: Organization
    absorbed: Organization
    at: datetime
    moved: dict[str, dict[str, dict]] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    remainder: list[str] = field(default_factory=list)
    filled: dict[str, list] = field(default_factory=dict)
    chosen: Collection[str] = ()

    def carry_over(self) -> None:
        """Do it, with both records held; the absorbed one is closed."""
        for key in references():
            self._move_rows(key)
        closed = {"status": Status.MERGED, "merged_into": self.kept, "version": F("version") + 1}
        Organization.objects.filter(pk=self.absorbed.pk).update(**closed)
        self.filled = _missing(self.kept, self.absorbed, self.chosen)
        after = {name: values[1] for name, values in self.filled.items()}
        Organization.objects.filter(pk=self.kept.pk).update(**after, version=F("version") + 1)

    def _move_rows(self, key: models.ForeignKey) -> None:
        """Each row in a savepoint of its own; what a constraint refuses in every way is left."""
        for row in key.model._default_manager.filter(**{key.name: self.absorbed}).order_by("pk"):
            label = f"{_title(key.model)}: {_in_words(row)}"
            for values, before, words in self._ways(row, key):
                if _updated(row, {key.attname: self.kept.pk} | values):
                    self.moved.setdefault(label_of(key), {})[str(row.pk)] = before
                    self.rows.append(label + words)
                    break
            else:
                self.remainder.append(label)

    def _ways(self, row: models.Model, key: models.ForeignKey) -> Iterator[Way]:
        """How the row may come to stand with the kept one; what was meant for a seat taken is never tried as is."""
        is_for_titular = isinstance(row, Representation | Invitation) and row.kind == RepresentationKind.TITULAR
        if not (is_for_titular and isinstance(row, Invitation) and self._has_own_titular()):
            yield {}, {}, ""
        if is_for_titular:
            words = " " + _("(pasa a suplente: ya hay titular)")
            yield {"kind": RepresentationKind.ALTERNATE}, {"kind": RepresentationKind.TITULAR.value}, words
        if isinstance(row, Term) and row.ends_at is None:
            yield from self._later_starts(row, key)

    def _later_starts(self, row: Term, key: models.ForeignKey) -> Iterator[Way]:
        """Beginning where a term of the kept one ended."""
        terms = key.model._default_manager.filter(**{key.name: self.kept}, term__endswith__gt=row.started_at)
        for end in terms.order_by("term__endswith").values_list("term__endswith", flat=True).distinct():
            day = {"day": date_format(timezone.localtime(end), "SHORT_DATE_FORMAT")}
            words = " " + _("(sigue desde el %(day)s)") % day
            yield {"term": (end, None)}, {"since": row.started_at.isoformat()}, words

    def _has_own_titular(self) -> bool:
        """Whether somebody has the seat who did not come with the absorbed one."""
        moved = self.moved.get(label_of(Representation.organization.field), {})
        titulars = self.kept.representations.active(at=self.at).filter(kind=RepresentationKind.TITULAR)
        return titulars.exclude(pk__in=moved).exists()


def _updated(row: models.Model, values: dict) -> bool:
    """Whether the database let the row have these values."""
    try:
        with transaction.atomic():
            return bool(row._meta.default_manager.filter(pk=row.pk).update(**values))
    except IntegrityError:
        return False


def differing(kept: Organization, absorbed: Organization) -> list[str]:
    """Fields of which both know something, and not the same."""
    names = dict.fromkeys(("name", *MERGED, "state_id", "municipality"))
    values = {name: (getattr(kept, name) or "", getattr(absorbed, name) or "") for name in names}
    return [name for name, (own, other) in values.items() if own and other and own != other]


def _missing(kept: Organization, absorbed: Organization, chosen: Collection[str]) -> dict[str, list]:
    """Field → [before, after] of what only the absorbed one knew or knows better; a contact brings its audience."""
    names = [name for name in MERGED if not getattr(kept, name) and getattr(absorbed, name)]
    names += [name for name in differing(kept, absorbed) if name in chosen]
    names += [f"{name}_audience" for name in CONTACT_FIELDS if name in names]
    if not kept.state_id and absorbed.state_id:
        names.append("state_id")
    if not kept.municipality and absorbed.municipality and kept.state_id in (None, absorbed.state_id):
        names.append("municipality")
    return {name: [plain(getattr(kept, name)), plain(getattr(absorbed, name))] for name in names}


def plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def label_of(key: models.ForeignKey) -> str:
    return f"{key.model._meta.label_lower}.{key.name}"


def _title(model: type[models.Model]) -> str:
    """A table between two has the title of the model that asked for it."""
    return str((model._meta.auto_created or model)._meta.verbose_name)


def _in_words(row: models.Model) -> str:
    name = {"representation": "user", "workingstate": "state", "invitation": "email"}.get(row._meta.model_name)
    name = row._meta.auto_created._meta.model_name if row._meta.auto_created else name
    return str(getattr(row, name) if name else row)


def move_back(key: models.ForeignKey, moved: dict, kept: Organization, absorbed: Organization) -> list[str]:
    """Rows that still stand with the kept one go back, with what the merge changed in them."""
    sentences = []
    rows = {str(row.pk): row for row in key.model._default_manager.filter(pk__in=moved)}
    for pk, before in moved.items():
        row = rows.get(pk)
        if row is None or getattr(row, key.attname) != kept.pk:
            sentences.append(
                _("%(model)s %(pk)s: ya no está donde la fusión lo dejó.")
                % {"model": key.model._meta.verbose_name.capitalize(), "pk": pk}
            )
            continue
        owner = {key.attname: absorbed.pk}
        if not _updated(row, owner | _restored(row, before)) and not _updated(row, owner):
            sentences.append(_("%(row)s: no se pudo devolver, ya hay otra igual.") % {"row": _in_words(row)})
    return sentences


def _restored(row: models.Model, before: dict) -> dict:
    """What the merge changed in the row, as it was, where nobody changed it since."""
    if "since" in before:
        return {"term": (datetime.fromisoformat(before["since"]), row.ends_at)}
    return before if before and row.kind == RepresentationKind.ALTERNATE else {}
