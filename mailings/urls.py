"""Addresses of the mail."""

from django.urls import path

from mailings import views

urlpatterns = [
    path("correo/baja/<str:token>/", views.mail_leave, name="mail_leave"),
    path("correo/preferencias/<str:token>/", views.mail_preferences, name="mail_preferences"),
    path("cuenta/correo/", views.my_mail, name="my_mail"),
]
