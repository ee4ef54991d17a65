"""Links to the surveys' pages."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link

register_link(Menu.FOOTER, _("Encuestas"), "survey_list", group=LinkGroup.RESULTS)
register_link(Menu.MEMBER_AREA, _("Encuestas"), "member_surveys", group=LinkGroup.ORGANIZATION)
