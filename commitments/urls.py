"""Addresses of the commitments."""

from django.urls import include, path

from commitments.views import directory, gaps, member_area

of_organization = [
    path("", member_area.member_commitments, name="member_commitments"),
    path("aportaciones/<int:year>/<slug:commitment>/", member_area.member_contribution, name="member_contribution"),
]

urlpatterns = [
    path("compromisos/mapa/", gaps.gap_map, name="gap_map"),
    path("compromisos/mapa/datos.<str:file_format>", gaps.gap_map_export, name="gap_map_export"),
    path("compromisos/<slug:slug>/integrantes/", directory.commitment_members, name="commitment_members"),
    path("compromisos/<slug:slug>/a-quien-invitar/<slug:state>/", directory.commitment_gap, name="commitment_gap"),
    path("mi-organizacion/<slug:slug>/compromisos/", include(of_organization)),
]
