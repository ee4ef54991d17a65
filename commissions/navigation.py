"""Links to the commissions' pages."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link

register_link(Menu.HEADER, _("Comisiones"), "commission_list", group=LinkGroup.WORK)
register_link(Menu.DIRECTORY, _("Comisiones de trabajo"), "commission_list", group=LinkGroup.WORK)
