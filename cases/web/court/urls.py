"""Addresses of the court face."""

from django.urls import path

from . import views

app_name = "court"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("cases/", views.case_list, name="list"),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.paper, name="paper"),
    *views.FACE.urls(views.CourtAct),
]
