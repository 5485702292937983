"""Addresses open to everybody."""

from django.urls import path

from cases.web.sums import read_sum

from . import checking, complaining, progress, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("estates/", views.estates, name="estates"),
    path("e/<slug:code>/", complaining.estate_page, name="estate"),
    path("receipt/<str:number>/", complaining.receipt, name="receipt"),
    path("receipt/<str:number>/away/", complaining.put_away, name="put_away"),
    path("sum/", read_sum, name="sum"),
    path("progress/", progress.look_up, name="progress"),
    path("check/", checking.ask, name="check"),
    path("check/<str:code>/", checking.check, name="paper"),
]
