"""Addresses of the registry."""

from django.urls import include, path

from members.views import (
    account,
    addresses,
    applications,
    confirmations,
    directory,
    download,
    invitations,
    organization,
    own_links,
    people,
    privacy,
    welcome,
)

member_area = [
    path("", organization.member_organization, name="member_organization"),
    path("editar/", organization.member_organization_edit, name="member_organization_edit"),
    path("confirmar/", organization.member_organization_confirm, name="member_organization_confirm"),
    path("asi-nos-ven/", organization.member_organization_preview, name="member_organization_preview"),
    path("personas/", people.member_people, name="member_people"),
    path("personas/yo/", people.member_self, name="member_self"),
    path("personas/<int:pk>/terminar/", people.mandate_end, name="mandate_end"),
    path("invitaciones/nueva/", people.invitation_new, name="invitation_new"),
    path("invitaciones/<int:pk>/", people.member_invitation, name="member_invitation"),
    path("invitaciones/<int:pk>/reenviar/", people.invitation_resend, name="invitation_resend"),
    path("invitaciones/<int:pk>/revocar/", people.invitation_revoke, name="invitation_revoke"),
    path("descarga/", download.member_download, name="member_download"),
    path("descarga/datos.json", download.member_download_file, name="member_download_file"),
]

urlpatterns = [
    path("aviso-de-privacidad/", privacy.privacy_notice, name="privacy_notice"),
    path("aviso-de-privacidad/<str:version>/", privacy.privacy_notice, name="privacy_notice_version"),
    path("confirmar-datos/<str:token>/", confirmations.confirmation, name="confirmation"),
    path("sumarse/", applications.application_new, name="application_new"),
    path("sumarse/enviada/", applications.application_sent, name="application_sent"),
    path("sumarse/<str:token>/", applications.application, name="application"),
    path("sumarse/<str:token>/confirmar/", applications.application_confirm, name="application_confirm"),
    path("sumarse/<str:token>/corregir/", applications.application_edit, name="application_edit"),
    path("integrantes/", directory.organization_list, name="organization_list"),
    path("integrantes/mapa/", directory.organization_map, name="organization_map"),
    path("integrantes/estados/<slug:slug>/", directory.state_detail, name="state"),
    path("integrantes/estados/<slug:slug>/vista.png", directory.state_preview, name="state_preview"),
    path("integrantes/<slug:slug>/", directory.organization_detail, name="organization"),
    path("invitaciones/<str:token>/", invitations.invitation, name="invitation"),
    path("cuenta/enlaces/cerrar/", own_links.links_close, name="links_close"),
    path("cuenta/reauthenticate/code/", account.ReauthenticateByCode.as_view(), name="reauthenticate_by_code"),
    path("cuenta/correo/deshacer/<str:token>/", account.address_take_back, name="address_take_back"),
    path("cuenta/correo/nuevo/<str:token>/", addresses.address_new, name="address_new"),
    path("bienvenida/", welcome.welcome, name="welcome"),
    path("bienvenida/personas/", welcome.welcome_people, name="welcome_people"),
    path("bienvenida/aviso/", welcome.welcome_privacy, name="welcome_privacy"),
    path("mi-organizacion/", organization.my_organizations, name="my_organizations"),
    path("mi-organizacion/<slug:slug>/", include(member_area)),
]
