"""Addresses of the surveys."""

from django.urls import path

from .views import answering

urlpatterns = [
    path("encuestas/r/<str:token>/", answering.survey_answer, name="survey_answer"),
    path("encuestas/r/<str:token>/<int:number>/", answering.survey_section, name="survey_section"),
    path("encuestas/r/<str:token>/enviar/", answering.survey_send, name="survey_send"),
    path("encuestas/r/<str:token>/no-responder/", answering.survey_decline, name="survey_decline"),
]
