"""Addresses of the mail."""

from datetime import date

from django.urls import path, register_converter

from mailings.views import bulletins, preferences, received, subscribers


class MonthConverter:
    """A month as its first day, written 2026-11."""

    regex = "20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value):
        return f"{value:%Y-%m}"


register_converter(MonthConverter, "month")

urlpatterns = [
    path("boletines/", bulletins.bulletin_list, name="bulletin_list"),
    path("boletines/feed/", bulletins.bulletin_feed, name="bulletin_feed"),
    path("boletines/recibir/", subscribers.subscribe, name="subscribe"),
    path("boletines/confirmar/<str:token>/", subscribers.subscription_confirm, name="subscription_confirm"),
    path("boletines/baja/<str:token>/", subscribers.subscription_leave, name="subscription_leave"),
    path("boletines/<month:month>/", bulletins.bulletin_detail, name="bulletin"),
    path("boletines/<month:month>/imagen/<int:pk>/", bulletins.bulletin_picture, name="bulletin_picture"),
    path("correo/baja/<str:token>/", preferences.mail_leave, name="mail_leave"),
    path("correo/preferencias/<str:token>/", preferences.mail_preferences, name="mail_preferences"),
    path("cuenta/correo/", preferences.my_mail_topics, name="my_mail_topics"),
    path("cuenta/correos/", received.my_mail, name="my_mail"),
    path("cuenta/correos/<int:pk>/", received.my_mail_copy, name="my_mail_copy"),
]
