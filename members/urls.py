"""Addresses of the registry."""

from django.urls import path

from members.views import directory

urlpatterns = [
    path("integrantes/", directory.organization_list, name="organization_list"),
    path("integrantes/mapa/", directory.organization_map, name="organization_map"),
    path("integrantes/estados/<slug:slug>/", directory.state_detail, name="state"),
    path("integrantes/<slug:slug>/", directory.organization_detail, name="organization"),
]
