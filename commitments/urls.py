"""Addresses of the commitments."""

from django.urls import include, path

from commitments.views import (
    activity_photos,
    commitments,
    conditions,
    data,
    directory,
    gaps,
    indicators,
    member_area,
    reports,
)

indicator = [
    path("", indicators.indicator_detail, name="indicator"),
    path("datos.csv", data.indicator_data, {"media": "csv"}, name="indicator_csv"),
    path("datos.json", data.indicator_data, {"media": "json"}, name="indicator_json"),
    path("grafica.svg", data.indicator_chart, name="indicator_chart"),
]

public = [
    path("", commitments.commitment_list, name="commitment_list"),
    path("condiciones/", conditions.condition_list, name="condition_list"),
    path("como-medimos/", commitments.commitment_method, name="commitment_method"),
    path("datos.csv", data.everything, {"media": "csv"}, name="commitment_data"),
    path("datos.json", data.everything, {"media": "json"}, name="commitment_data_json"),
    path("indicadores/<slug:code>/", include(indicator)),
    path("cifras/<int:pk>/", indicators.figure_detail, name="figure"),
    path("mapa/", gaps.gap_map, name="gap_map"),
    path("mapa/datos.<str:file_format>", gaps.gap_map_export, name="gap_map_export"),
    path("mapa/<slug:slug>.svg", gaps.gap_map_image, name="gap_map_image"),
    path("fotos/<int:pk>.jpg", activity_photos.activity_photo, name="activity_photo"),
    path("informes/", reports.annual_report_list, name="annual_report_list"),
    path("informes/<int:year>/", reports.annual_report, name="annual_report"),
    path("informes/<int:year>/<str:name>", reports.annual_report, name="annual_report_file"),
    path("<slug:slug>/", commitments.commitment_detail, name="commitment"),
    path("<slug:slug>/vista.png", commitments.commitment_preview, name="commitment_preview"),
    path("<slug:slug>/integrantes/", directory.commitment_members, name="commitment_members"),
    path("<slug:slug>/a-quien-invitar/<slug:state>/", directory.commitment_gap, name="commitment_gap"),
]

of_organization = [
    path("", member_area.member_commitments, name="member_commitments"),
    path(
        "aportaciones/<int:year>/<slug:commitment>/", member_area.member_activity_report, name="member_activity_report"
    ),
    path(
        "aportaciones/<int:year>/<slug:commitment>/retirar/",
        member_area.activity_report_withdraw,
        name="activity_report_withdraw",
    ),
    path(
        "aportaciones/<int:year>/<slug:commitment>/foto/",
        activity_photos.activity_photo_form,
        name="activity_photo_form",
    ),
    path(
        "aportaciones/<int:year>/<slug:commitment>/foto/quitar/",
        activity_photos.activity_photo_remove,
        name="activity_photo_remove",
    ),
]

urlpatterns = [
    path("compromisos/", include(public)),
    path("mi-organizacion/<slug:slug>/compromisos/", include(of_organization)),
]
