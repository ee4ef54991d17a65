"""Links to the pages about what is agreed and decided."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link

register_link(Menu.OFFICE, _("Tablero de comisiones"), "commission_overview", group=LinkGroup.WORK)
