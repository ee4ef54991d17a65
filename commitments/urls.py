"""Addresses of the commitments."""

from django.urls import include, path

from commitments.views import conditions

public = [
    path("condiciones/", conditions.condition_list, name="condition_list"),
]

urlpatterns = [path("compromisos/", include(public))]
