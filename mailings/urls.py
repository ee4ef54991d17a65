"""Addresses of the mail."""

from django.urls import path

from .views import preferences, received

urlpatterns = [
    path("correo/baja/<str:token>/", preferences.mail_leave, name="mail_leave"),
    path("correo/preferencias/<str:token>/", preferences.mail_preferences, name="mail_preferences"),
    path("cuenta/correo/", preferences.my_mail_topics, name="my_mail_topics"),
    path("cuenta/correos/", received.my_mail, name="my_mail"),
    path("cuenta/correos/<int:pk>/", received.my_mail_copy, name="my_mail_copy"),
]
