"""Addresses of the commissions."""

from django.urls import include, path

from commissions.views import leading, places, rooms

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
]
