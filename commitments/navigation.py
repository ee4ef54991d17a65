"""Links to the pages about the commitments."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link

register_link(Menu.HEADER, _("Compromisos"), "commitment_list", group=LinkGroup.COMMITMENTS)
register_link(Menu.FOOTER, _("Compromisos"), "commitment_list", group=LinkGroup.COMMITMENTS)
register_link(
    Menu.HOME,
    _("Informe anual"),
    "annual_report_list",
    group=LinkGroup.RESULTS,
    text=_("Lo prometido y cómo va, año por año, con sus datos."),
)
register_link(Menu.MEMBER_AREA, _("Compromisos"), "member_commitments", group=LinkGroup.ORGANIZATION)
register_link(Menu.DIRECTORY, _("Por compromiso y estado"), "gap_map", group=LinkGroup.COMMITMENTS)
