"""The 32 federal entities, as INEGI numbers them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.Model):
    """A federal entity; its key is INEGI's code, text with its zero ("01")."""

    code = models.CharField(_("clave INEGI"), max_length=2, primary_key=True)
    name = models.CharField(_("nombre"), max_length=40, unique=True)
    official_name = models.CharField(_("nombre oficial"), max_length=60, unique=True)
    slug = models.SlugField(_("dirección"), unique=True)
    abbreviation = models.CharField(_("abreviatura"), max_length=12)
    sort_key = models.CharField(max_length=60, editable=False, db_collation="C")

    class Meta:
        verbose_name = _("entidad federativa")
        verbose_name_plural = _("entidades federativas")
        ordering = ["sort_key"]

    def __str__(self):
        return self.name
