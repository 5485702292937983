"""Addresses of the site; faces are named as strings, so no import points upward."""

from django.urls import include, path

from mediation.accounts import account_pages, views

urlpatterns = [
    path("login/", views.login, name="login"),
    path("logout/", views.logout, name="logout"),
    path("account/", account_pages.account, name="account"),
    path("account/password/", account_pages.password, name="password"),
    path("account/stay/", account_pages.stay, name="stay"),
    path("", include("cases.web.public.urls")),
    path("", include("cases.web.resident.urls")),
    path("company/", include("cases.web.company.urls")),
    path("mediator/", include("cases.web.mediator.urls")),
    path("office/", include("cases.web.office.urls")),
    path("court/", include("cases.web.court.urls")),
    path("supervisor/", include("cases.web.supervisor.urls")),
    path("", include("reports.web.urls")),
]

handler400 = "mediation.errors.bad_request"
handler403 = "mediation.errors.forbidden"
handler404 = "mediation.errors.not_found"
handler500 = "mediation.errors.server_error"
