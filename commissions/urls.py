"""Addresses of the commissions."""

from django.urls import include, path, register_converter

from commissions.questions import ADDRESSES
from commissions.views import activities, agendas, commissions, editions, leading, seats, sections


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
    path("comentarios/<int:pk>/reabrir/", sections.comment_reopen, name="comment_reopen"),
    path("plan/nueva/", activities.activity_new, name="activity_new"),
    path("plan/<int:pk>/", activities.activity_edit, name="activity_edit"),
    path("<kind:kind>/", include(section)),
]

work = [
    path("quienes-la-han-coordinado/", commissions.commission_history, name="commission_history"),
    path("mis-datos/", leading.commission_my_contact, name="commission_my_contact"),
    path("entregar/", leading.commission_leave, name="commission_leave"),
    path("entregar/seguir/", leading.commission_stay, name="commission_stay"),
    path("entregas/<int:pk>/", leading.commission_handover, name="commission_handover"),
    path("lugares/<int:pk>/", seats.commission_seat, name="commission_seat"),
    path("lugares/<int:pk>/salir/", seats.commission_seat_leave, name="commission_seat_leave"),
    path("lugares/<int:pk>/edita/", seats.commission_seat_editor, name="commission_seat_editor"),
    path("agenda/", include(agenda)),
]

urlpatterns = [
    path("comisiones/", commissions.commission_list, name="commission_list"),
    path("comisiones/<slug:slug>/entrar/", seats.commission_join, name="commission_join"),
    path("comisiones/<slug:slug>/trabajo/", include(work)),
    path("comisiones/<slug:slug>/agenda/", editions.agenda_edition, name="agenda_edition"),
    path("comisiones/<slug:slug>/agenda/<int:number>/", editions.agenda_edition, name="agenda_edition_number"),
    path("comisiones/<slug:slug>/agenda/<int:number>/datos.csv", editions.edition_data, name="edition_data"),
]
