"""The six areas of the office: what each of its lists is about."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kit.text.folding import fold


class OfficeArea(models.TextChoices):
    """An app names its own in `office_area` of its configuration, one list another in `area` of its admin."""

    ORGANIZATIONS = "organizations", _("Organizaciones")
    PEOPLE = "people", _("Personas")
    COMMISSIONS = "commissions", _("Comisiones")
    SURVEYS = "surveys", _("Encuestas")
    MAIL = "mail", _("Correo")
    FIGURES = "figures", _("Cifras")

    @property
    def text(self) -> str:
        return TEXTS[self]


TEXTS = {
    OfficeArea.ORGANIZATIONS: _("El padrón, quién pide unirse, listas de Excel, duplicadas."),
    OfficeArea.PEOPLE: _("Quién habla por quién, invitaciones, cargos en el Pacto."),
    OfficeArea.COMMISSIONS: _("Quién coordina, quién participa, reuniones y acuerdos."),
    OfficeArea.SURVEYS: _("Preguntar, ver quién falta, resultados y respuestas."),
    OfficeArea.MAIL: _("El boletín, qué se envió, qué rebotó, los recordatorios."),
    OfficeArea.FIGURES: _("Compromisos, indicadores, cifras y el informe anual."),
}


@dataclass(frozen=True)
class AreaList:
    """A list of an area."""

    title: str
    url: str


@dataclass(frozen=True)
class Area:
    """An area as the index draws it."""

    title: str
    text: str
    lists: list[AreaList]


def areas(site) -> list[Area]:
    """Each with its lists in this admin site, by their names."""
    lists: dict[OfficeArea, list[AreaList]] = {area: [] for area in OfficeArea}
    for model in filter(site.is_registered, apps.get_models()):
        office = site.get_model_admin(model)
        one = AreaList(capfirst(model._meta.verbose_name_plural), office.list_url())
        lists[office.area or _area_of(model)].append(one)
    return [Area(area.label, area.text, sorted(lists[area], key=lambda one: fold(one.title))) for area in OfficeArea]


def _area_of(model: type[models.Model]) -> OfficeArea:
    return getattr(apps.get_app_config(model._meta.app_label), "office_area", OfficeArea.ORGANIZATIONS)
