"""Addresses of the registry."""

from django.urls import path

from members.views import directory, invitations, organization

urlpatterns = [
    path("integrantes/", directory.organization_list, name="organization_list"),
    path("integrantes/<slug:slug>/", directory.organization_detail, name="organization"),
    path("invitaciones/<str:token>/", invitations.invitation, name="invitation"),
    path("mi-organizacion/", organization.my_organizations, name="my_organizations"),
]
