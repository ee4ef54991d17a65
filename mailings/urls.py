"""Addresses of the mail."""

from django.urls import path

from .views import received

urlpatterns = [
    path("cuenta/correos/", received.my_mail, name="my_mail"),
    path("cuenta/correos/<int:pk>/", received.my_mail_copy, name="my_mail_copy"),
]
