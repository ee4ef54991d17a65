"""Addresses of the surveys."""

from django.urls import path

from .views import answering, member_area, open_answers, results

urlpatterns = [
    path("encuestas/r/<str:token>/", answering.survey_answer, name="survey_answer"),
    path("encuestas/r/<str:token>/<int:number>/", answering.survey_section, name="survey_section"),
    path("encuestas/r/<str:token>/enviar/", answering.survey_send, name="survey_send"),
    path("encuestas/r/<str:token>/no-responder/", answering.survey_decline, name="survey_decline"),
    path("encuestas/", results.survey_list, name="survey_list"),
    path("encuestas/<slug:slug>/", results.wave_results, name="wave_results"),
    path("encuestas/<slug:slug>/tabla.<str:file_format>", results.wave_file, name="wave_file"),
    path("encuestas/<slug:slug>/publicar/", results.wave_publish, name="wave_publish"),
    path("encuestas/<slug:slug>/palabras/<int:pk>/", open_answers.wave_words, name="wave_words"),
    path("encuestas/<slug:slug>/quienes/", open_answers.wave_names, name="wave_names"),
    path("mi-organizacion/<slug:slug>/encuestas/", member_area.member_surveys, name="member_surveys"),
]
