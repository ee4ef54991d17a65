"""Links to the coordination's office, and to where one writes to it."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link
from kit.registries.roles import Role

register_link(Menu.HEADER, _("Coordinación"), "admin:index", group=LinkGroup.OFFICE, role=Role.STAFF)
register_link(Menu.FOOTER, _("Contacto"), "contact", group=LinkGroup.JOINING)
