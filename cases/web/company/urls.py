"""Addresses of the company face."""

from django.urls import path

from cases.web.estate_notices import list_of
from cases.web.listing.pages import list_urls

from . import views
from .acting import CompanyAct
from .lists import LIST, MEDIATIONS, PROMISES
from .work import WORK

app_name = "company"
NOTICES = list_of("company")
urlpatterns = [
    *list_urls(WORK, views.FACE, "", "desk", "company/desk.html"),
    *list_urls(PROMISES, views.FACE, "promises", "promises"),
    *list_urls(MEDIATIONS, views.FACE, "mediations", "mediations"),
    *list_urls(LIST, views.FACE),
    *list_urls(NOTICES, views.FACE, "notices", "notices"),
    path("notices/<int:pk>/", views.notice, name="notice"),
    path("cases/<str:number>/", views.case, name="case"),
    *views.FACE.member_urls(),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.FACE.paper_view(), name="paper"),
    path("cases/<str:number>/<slug:act>/", views.FACE.act_view(CompanyAct), name="act"),
]
