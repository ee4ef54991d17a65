"""Addresses of meetings, decisions and agreements, and of what a commission shows of them."""

from django.urls import include, path

from meetings.views import (
    agreement_acts,
    agreement_links,
    agreement_lists,
    agreements,
    commissions,
    dashboards,
    meetings,
    notices,
    proposal_links,
    proposals,
    silence,
)
from meetings.views.agreement_actions import AGREEMENT_ACTIONS

of_agreement = [
    path("", agreements.agreement, name="agreement"),
    path("corregir/", agreements.agreement_edit, name="agreement_edit"),
    *(
        path(f"{action.address}/", agreement_acts.agreement_act, {"name": name}, name=name)
        for name, action in AGREEMENT_ACTIONS.items()
    ),
]

of_agreements = [
    path("", agreements.commission_agreements, name="commission_agreements"),
    path("datos.csv", agreements.commission_agreements_csv, name="commission_agreements_csv"),
    path("nuevo/", agreements.agreement_new, name="agreement_new"),
    path("<int:year>/<int:sequence>/", include(of_agreement)),
]

of_person = [
    path("", agreement_lists.my_agreements, name="my_agreements"),
    path("datos.csv", agreement_lists.my_agreements_csv, name="my_agreements_csv"),
    path("calendario/", agreement_links.my_calendar, name="my_calendar"),
    path("calendario/<str:token>.ics", agreement_links.agreement_feed, name="agreement_feed"),
]

work = [
    path("", commissions.commission_work, name="commission_work"),
    path("asumir/", silence.commission_take_over, name="commission_take_over"),
    path("solicitudes/<int:pk>/", commissions.commission_request_decide, name="commission_request_decide"),
    path("escritorio/", dashboards.commission_dashboard, name="commission_dashboard"),
    path("propuestas/", proposals.proposal_list, name="commission_proposals"),
    path("propuestas/nueva/", proposals.proposal_new, name="commission_proposal_new"),
    path("propuestas/<int:pk>/", proposals.proposal_detail, name="commission_proposal"),
    path("propuestas/<int:pk>/voz/<slug:organization>/", proposals.proposal_voice, name="commission_proposal_voice"),
    path("propuestas/<int:pk>/corregir/", proposals.proposal_edit, name="commission_proposal_edit"),
    path("propuestas/<int:pk>/retirar/", proposals.proposal_withdraw, name="commission_proposal_withdraw"),
    path("propuestas/<int:pk>/resultado/", proposals.proposal_conclude, name="commission_proposal_conclude"),
    path("propuestas/<int:pk>/ratificar/", proposals.proposal_ratify, name="commission_proposal_ratify"),
    path("reuniones/", meetings.meeting_list, name="commission_meetings"),
    path("reuniones/nueva/", meetings.meeting_new, name="commission_meeting_new"),
    path("reuniones/<int:pk>/", meetings.meeting_detail, name="commission_meeting"),
    path("reuniones/<int:pk>/editar/", meetings.meeting_edit, name="commission_meeting_edit"),
    path("avisos/", notices.notice_list, name="commission_notices"),
    path("avisos/nuevo/", notices.notice_new, name="commission_notice_new"),
    path("avisos/<int:pk>/", notices.notice_detail, name="commission_notice"),
    path("avisos/<int:pk>/retirar/", notices.notice_withdraw, name="commission_notice_withdraw"),
    path("avisos/<int:pk>/reintentar/", notices.notice_try_again, name="commission_notice_try_again"),
    path("acuerdos/", include(of_agreements)),
]

urlpatterns = [
    path("comisiones/tablero/", dashboards.commission_overview, name="commission_overview"),
    path("comisiones/tablero/datos.csv", dashboards.commission_overview_csv, name="commission_overview_csv"),
    path("comisiones/<slug:slug>/", commissions.commission_detail, name="commission"),
    path("comisiones/<slug:slug>/trabajo/", include(work)),
    path("propuestas/<str:token>/", proposal_links.proposal_answer, name="proposal_answer"),
    path("acuerdos/<str:token>/", agreement_links.agreement_answer, name="agreement_answer"),
    path("mis-acuerdos/", include(of_person)),
]
