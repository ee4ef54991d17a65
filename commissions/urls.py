"""Addresses of the commissions."""

from django.urls import include, path, register_converter

from commissions.sheet import ADDRESSES
from commissions.views import (
    activities,
    agendas,
    agreement_acts,
    agreement_links,
    agreement_lists,
    agreements,
    desk,
    editions,
    leading,
    meetings,
    notices,
    places,
    proposals,
    rooms,
    sections,
)
from commissions.views.deeds import DEEDS


class KindConverter:
    """A section of the sheet by its Spanish word."""

    regex = "|".join(ADDRESSES.values())

    def to_python(self, value):
        return next(kind for kind, word in ADDRESSES.items() if word == value)

    def to_url(self, value):
        return ADDRESSES[value]


register_converter(KindConverter, "kind")

section = [
    path("", sections.agenda_section, name="agenda_section"),
    path("versiones/", sections.section_versions, name="section_versions"),
    path("versiones/<int:version>/", sections.section_restore, name="section_restore"),
    path("comentarios/", sections.section_comment, name="section_comment"),
]

agenda = [
    path("", agendas.commission_agenda, name="commission_agenda"),
    path("presentes/", agendas.agenda_presence, name="agenda_presence"),
    path("consultar/", agendas.agenda_consult, name="agenda_consult"),
    path("publicar/", agendas.agenda_publish, name="agenda_publish"),
    path("reabrir/", agendas.agenda_reopen, name="agenda_reopen"),
    path("comentarios/<int:pk>/", sections.comment_resolve, name="comment_resolve"),
    path("plan/nueva/", activities.activity_new, name="activity_new"),
    path("plan/<int:pk>/", activities.activity_edit, name="activity_edit"),
    path("<kind:kind>/", include(section)),
]

of_rooms = [
    path("", rooms.commission_work, name="commission_work"),
    path("quienes-la-han-coordinado/", rooms.commission_history, name="commission_history"),
    path("mis-datos/", leading.commission_my_sheet, name="commission_my_sheet"),
    path("asumir/", leading.commission_take_over, name="commission_take_over"),
    path("entregas/<int:pk>/", leading.commission_handover, name="commission_handover"),
    path("solicitudes/<int:pk>/", places.commission_request_decide, name="commission_request_decide"),
    path("lugares/<int:pk>/", places.commission_seat, name="commission_seat"),
    path("lugares/<int:pk>/salir/", places.commission_seat_leave, name="commission_seat_leave"),
    path("lugares/<int:pk>/edita/", places.commission_seat_editor, name="commission_seat_editor"),
]

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
    path("avisos/<int:pk>/retirar/", notices.notice_withdraw, name="commission_notice_withdraw"),
    path("avisos/<int:pk>/reintentar/", notices.notice_try_again, name="commission_notice_try_again"),
]

of_agreement = [
    path("", agreements.agreement, name="agreement"),
    path("corregir/", agreements.agreement_edit, name="agreement_edit"),
    *(
        path(f"{deed.address}/", agreement_acts.agreement_act, {"name": name}, name=name)
        for name, deed in DEEDS.items()
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

urlpatterns = [
    path("comisiones/", rooms.commission_list, name="commission_list"),
    path("comisiones/tablero/", desk.commission_board, name="commission_board"),
    path("comisiones/tablero/datos.csv", desk.commission_board_csv, name="commission_board_csv"),
    path("comisiones/<slug:slug>/", rooms.commission_detail, name="commission"),
    path("comisiones/<slug:slug>/entrar/", places.commission_join, name="commission_join"),
    path("comisiones/<slug:slug>/trabajo/", include(of_rooms + at_the_table)),
    path("comisiones/<slug:slug>/agenda/", editions.agenda_edition, name="agenda_edition"),
    path("comisiones/<slug:slug>/agenda/<int:number>/", editions.agenda_edition, name="agenda_edition_number"),
    path("comisiones/<slug:slug>/agenda/<int:number>/datos.csv", editions.edition_data, name="edition_data"),
    path("comisiones/<slug:slug>/trabajo/agenda/", include(agenda)),
    path("comisiones/<slug:slug>/trabajo/acuerdos/", include(of_agreements)),
    path("acuerdos/<str:token>/", agreement_links.agreement_answer, name="agreement_answer"),
    path("mis-acuerdos/", include(of_person)),
]
