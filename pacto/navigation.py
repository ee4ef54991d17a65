"""The link to the coordination's office."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link
from kit.registries.roles import Role

register_link(Menu.HEADER, _("Coordinación"), "admin:index", group=LinkGroup.OFFICE, role=Role.STAFF)
