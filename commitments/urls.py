"""Addresses of the commitments."""

from django.urls import include, path

from commitments.views import member_area

of_organization = [
    path("", member_area.member_commitments, name="member_commitments"),
    path("aportaciones/<int:year>/<slug:commitment>/", member_area.member_contribution, name="member_contribution"),
]

urlpatterns = [
    path("mi-organizacion/<slug:slug>/compromisos/", include(of_organization)),
]
