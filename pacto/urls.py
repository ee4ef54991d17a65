"""Every address of the portal."""

from allauth.account.views import login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from kit.pages.visitors import drawn_once_a_minute
from members.views import account
from pacto import contact, crawlers, errors, health, home, mailbox

urlpatterns = [
    path("", home.home, name="home"),
    path("contacto/", contact.contact, name="contact"),
    path("salud/", health.health, name="health"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<section>.xml", crawlers.sitemap, name="sitemap_section"),
    path("vista.png", crawlers.site_preview, name="site_preview"),
    path("admin/", admin.site.urls),
    # The page that a whole assembly opens in the same minute.
    path("cuenta/login/", drawn_once_a_minute(login), name="account_login"),
    path("cuenta/login/code/confirm/", account.ConfirmLoginCode.as_view(), name="account_confirm_login_code"),
    path("cuenta/logout/", account.Logout.as_view(), name="account_logout"),
    path("cuenta/password/set/", account.SetPassword.as_view(), name="account_set_password"),
    path("cuenta/sessions/", account.Sessions.as_view(), name="usersessions_list"),
    path("cuenta/", include("allauth.urls")),
    *(path("", include(f"{app}.urls")) for app in settings.LOCAL_APPS),
]

if settings.DEMO:
    urlpatterns += [path("correo/", mailbox.mailbox, name="mailbox")]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler429 = errors.too_many_requests  # asked for by allauth
handler500 = errors.server_error
