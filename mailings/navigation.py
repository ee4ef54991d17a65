"""Links to the bulletins."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link

register_link(Menu.FOOTER, _("Boletines"), "bulletin_list", group=LinkGroup.NEWS)
register_link(
    Menu.HOME,
    _("Boletines"),
    "bulletin_list",
    group=LinkGroup.NEWS,
    text=_("Lo que pasó en el Pacto cada mes, y lo que viene."),
)
register_link(Menu.OFFICE, _("Correos: a quién le llegó"), "admin:mailings_delivery_coverage", group=LinkGroup.NEWS)
register_link(
    Menu.OFFICE,
    _("Escribir a una parte de las integrantes"),
    "admin:mailings_bulletin_write_to",
    group=LinkGroup.NEWS,
)
register_link(Menu.FOOTER, _("Recibir el boletín"), "subscribe", group=LinkGroup.NEWS)
