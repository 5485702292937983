"""Addresses of the court face."""

from django.urls import path

from cases.web.listing.pages import list_urls

from . import views
from .lists import LIST

app_name = "court"
urlpatterns = [
    path("", views.desk, name="desk"),
    *list_urls(LIST, views.FACE),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.paper, name="paper"),
    *views.FACE.urls(views.CourtAct),
]
