"""Links to the registry's pages and to the person's account."""

from django.utils.translation import gettext_lazy as _

from kit.registries.navigation import LinkGroup, Menu, register_link
from kit.registries.roles import Role

register_link(Menu.HEADER, _("Integrantes"), "organization_list", group=LinkGroup.MEMBERS)
register_link(Menu.HEADER, _("Mapa"), "organization_map", group=LinkGroup.MEMBERS)
register_link(
    Menu.HEADER, _("Mi organización"), "my_organizations", group=LinkGroup.ORGANIZATION, role=Role.REPRESENTATIVE
)
register_link(Menu.HEADER, _("Mi cuenta"), "account_email", group=LinkGroup.ACCOUNT, role=Role.PERSON)
register_link(Menu.HEADER, _("Salir"), "account_logout", group=LinkGroup.ACCOUNT, role=Role.PERSON)
register_link(Menu.HEADER, _("Quiero sumarme"), "application_new", group=LinkGroup.JOINING, role=Role.VISITOR)
register_link(Menu.HEADER, _("Entrar"), "account_login", group=LinkGroup.ACCOUNT, role=Role.VISITOR)

register_link(Menu.MEMBER_AREA, _("Mensajes"), "member_conversations", group=LinkGroup.ORGANIZATION)

register_link(Menu.FOOTER, _("Integrantes"), "organization_list", group=LinkGroup.MEMBERS)
register_link(Menu.FOOTER, _("Quiero sumarme"), "application_new", group=LinkGroup.JOINING)
register_link(Menu.FOOTER, _("Aviso de privacidad"), "privacy_notice", group=LinkGroup.LEGAL)

register_link(
    Menu.HOME,
    _("Directorio de integrantes"),
    "organization_list",
    group=LinkGroup.MEMBERS,
    role=Role.PERSON,
    text=_("Quiénes son, dónde trabajan y cómo contactarlas."),
)
register_link(
    Menu.HOME,
    _("Mapa de los 32 estados"),
    "organization_map",
    group=LinkGroup.MEMBERS,
    text=_("Dónde somos muchas y dónde aún falta alguien."),
)
register_link(
    Menu.HOME,
    _("Quiero sumarme"),
    "application_new",
    group=LinkGroup.JOINING,
    role=Role.VISITOR,
    text=_("Si su organización trabaja por la primera infancia, hay lugar. Se pide aquí mismo, en unos minutos."),
)
register_link(
    Menu.HOME,
    _("Entrar"),
    "account_login",
    group=LinkGroup.ACCOUNT,
    role=Role.VISITOR,
    text=_("Con un código que llega a su correo, sin contraseña que recordar."),
)
