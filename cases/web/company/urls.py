"""Addresses of the company face."""

from django.urls import path

from . import views
from .acting import CompanyAct

app_name = "company"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("promises/", views.promises, name="promises"),
    path("mediations/", views.mediations, name="mediations"),
    path("cases/", views.case_list, name="list"),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.FACE.paper_view(), name="paper"),
    path("cases/<str:number>/<slug:act>/", views.FACE.act_view(CompanyAct), name="act"),
]
