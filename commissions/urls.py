"""Addresses of the commissions."""

from django.urls import include, path

from commissions.views import desk, meetings, notices, proposals

at_the_table = [
    path("escritorio/", desk.commission_desk, name="commission_desk"),
    path("propuestas/", proposals.proposal_list, name="commission_proposals"),
    path("propuestas/nueva/", proposals.proposal_new, name="commission_proposal_new"),
    path("propuestas/<int:pk>/", proposals.proposal_detail, name="commission_proposal"),
    path("propuestas/<int:pk>/voz/<slug:organization>/", proposals.proposal_voice, name="commission_proposal_voice"),
    path("propuestas/<int:pk>/resultado/", proposals.proposal_conclude, name="commission_proposal_conclude"),
    path("propuestas/<int:pk>/ratificar/", proposals.proposal_ratify, name="commission_proposal_ratify"),
    path("reuniones/", meetings.meeting_list, name="commission_meetings"),
    path("reuniones/nueva/", meetings.meeting_new, name="commission_meeting_new"),
    path("reuniones/<int:pk>/", meetings.meeting_detail, name="commission_meeting"),
    path("reuniones/<int:pk>/editar/", meetings.meeting_edit, name="commission_meeting_edit"),
    path("avisos/", notices.notice_list, name="commission_notices"),
    path("avisos/nuevo/", notices.notice_new, name="commission_notice_new"),
    path("avisos/<int:pk>/", notices.notice_detail, name="commission_notice"),
]

urlpatterns = [
    path("comisiones/tablero/", desk.commission_board, name="commission_board"),
    path("comisiones/tablero/datos.csv", desk.commission_board_csv, name="commission_board_csv"),
    path("comisiones/<slug:slug>/trabajo/", include(at_the_table)),
]
