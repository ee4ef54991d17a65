"""Every address of the portal."""

from allauth.account.views import login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from kit.visitors import drawn_once_a_minute
from pacto import errors, health, home, mailbox

urlpatterns = [
    path("", home.home, name="home"),
    path("salud/", health.health, name="health"),
    path("admin/", admin.site.urls),
    # The page that a whole assembly opens in the same minute.
    path("cuenta/login/", drawn_once_a_minute(login), name="account_login"),
    path("cuenta/", include("allauth.urls")),
    path("", include("mailings.urls")),
    path("", include("commitments.urls")),
    path("", include("surveys.urls")),
    path("", include("commissions.urls")),
    path("", include("members.urls")),
    path("", include("mailings.urls")),
]

if settings.DEMO:
    urlpatterns += [path("correo/", mailbox.mailbox, name="mailbox")]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler429 = errors.too_many_requests  # asked for by allauth
handler500 = errors.server_error
