"""Every address of the portal."""

from django.contrib import admin
from django.urls import include, path

from pacto import errors, health, home

urlpatterns = [
    path("", home.home, name="home"),
    path("salud/", health.health, name="health"),
    path("admin/", admin.site.urls),
    path("cuenta/", include("allauth.urls")),
    path("", include("members.urls")),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
