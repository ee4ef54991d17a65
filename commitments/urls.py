"""Addresses of the commitments."""

from django.urls import include, path

from commitments.views import commitments, data, indicators, reports

indicator = [
    path("", indicators.indicator_detail, name="indicator"),
    path("datos.csv", data.indicator_data, {"media": "csv"}, name="indicator_csv"),
    path("datos.json", data.indicator_data, {"media": "json"}, name="indicator_json"),
    path("grafica.svg", data.indicator_chart, name="indicator_chart"),
]

public = [
    path("", commitments.commitment_list, name="commitment_list"),
    path("como-medimos/", commitments.commitment_method, name="commitment_method"),
    path("datos.csv", data.everything, {"media": "csv"}, name="commitment_data"),
    path("datos.json", data.everything, {"media": "json"}, name="commitment_data_json"),
    path("indicadores/<slug:code>/", include(indicator)),
    path("cifras/<int:pk>/", indicators.figure_detail, name="figure"),
    path("informes/", reports.annual_report_list, name="annual_report_list"),
    path("informes/<int:year>/", reports.annual_report, name="annual_report"),
    path("informes/<int:year>/<str:name>", reports.annual_report, name="annual_report_file"),
    path("<slug:slug>/", commitments.commitment_detail, name="commitment"),
]

urlpatterns = [path("compromisos/", include(public))]
