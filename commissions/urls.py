"""Addresses of the commissions."""

from django.urls import include, path

from commissions.views import agreement_acts, agreement_links, agreement_lists, agreements
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

urlpatterns = [
    path("comisiones/<slug:slug>/trabajo/acuerdos/", include(of_agreements)),
    path("acuerdos/<str:token>/", agreement_links.agreement_answer, name="agreement_answer"),
    path("mis-acuerdos/", agreement_lists.my_agreements, name="my_agreements"),
    path("mis-acuerdos/datos.csv", agreement_lists.my_agreements_csv, name="my_agreements_csv"),
    path("mis-acuerdos/calendario/", agreement_links.my_calendar, name="my_calendar"),
    path("mis-acuerdos/calendario/<str:token>.ics", agreement_links.agreement_feed, name="agreement_feed"),
]
