"""Addresses of the supervisor face."""

from django.urls import path

from cases.web.listing.pages import list_urls

from . import opening, views
from .lists import LIST

app_name = "supervisor"
urlpatterns = [
    path("", views.desk, name="desk"),
    *list_urls(LIST, views.FACE),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/open/", opening.ask, name="ask"),
    path("cases/<str:number>/open/<int:pk>/", opening.answer, name="decide"),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.paper, name="paper"),
]
