"""Addresses of a party with a one-case link."""

from django.urls import path

from . import opening, views
from .acting import ResidentAct

app_name = "resident"
urlpatterns = [
    path("r/", opening.no_link, name="no_link"),
    path("r/<str:token>/", opening.open_link, name="open"),
    path("my/", views.home, name="home"),
    path("my/leave/", opening.leave, name="leave"),
    path("my/cases/<str:number>/", views.case, name="case"),
    path("my/cases/<str:number>/papers/<int:pk>/", views.read_paper, name="read"),
    path("my/cases/<str:number>/papers/<int:pk>.pdf", views.FACE.paper_view(), name="paper"),
    path("my/cases/<str:number>/<slug:act>/", views.FACE.act_view(ResidentAct), name="act"),
]
