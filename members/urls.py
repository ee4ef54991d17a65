"""Addresses of the registry."""

from django.urls import path

from members.views import applications, directory, invitations, organization, privacy

urlpatterns = [
    path("aviso-de-privacidad/", privacy.privacy_notice, name="privacy_notice"),
    path("aviso-de-privacidad/<str:version>/", privacy.privacy_notice, name="privacy_notice_version"),
    path("sumarse/", applications.application_new, name="application_new"),
    path("sumarse/enviada/", applications.application_sent, name="application_sent"),
    path("sumarse/<str:token>/", applications.application, name="application"),
    path("sumarse/<str:token>/confirmar/", applications.application_confirm, name="application_confirm"),
    path("sumarse/<str:token>/corregir/", applications.application_edit, name="application_edit"),
    path("integrantes/", directory.organization_list, name="organization_list"),
    path("integrantes/<slug:slug>/", directory.organization_detail, name="organization"),
    path("invitaciones/<str:token>/", invitations.invitation, name="invitation"),
    path("mi-organizacion/", organization.my_organizations, name="my_organizations"),
]
