"""Addresses of the commissions."""

from django.urls import include, path

from commissions.views import agreement_acts, agreement_links, agreement_lists, agreements, leading, places, rooms
from commissions.views.deeds import DEEDS

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

urlpatterns = [
    path("comisiones/", rooms.commission_list, name="commission_list"),
    path("comisiones/<slug:slug>/", rooms.commission_detail, name="commission"),
    path("comisiones/<slug:slug>/entrar/", places.commission_join, name="commission_join"),
    path("comisiones/<slug:slug>/trabajo/", include(of_rooms)),
    path("comisiones/<slug:slug>/trabajo/acuerdos/", include(of_agreements)),
    path("acuerdos/<str:token>/", agreement_links.agreement_answer, name="agreement_answer"),
    path("mis-acuerdos/", include(of_person)),
]
