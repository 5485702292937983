"""Addresses of the supervisor face."""

from django.urls import path

from cases.web.listing.pages import list_urls

from . import acting, notices, opening, views
from .lists import LIST

app_name = "supervisor"
urlpatterns = [
    path("", views.desk, name="desk"),
    *list_urls(LIST, views.FACE),
    *list_urls(notices.LIST, views.FACE, "notices", "notices", "supervisor/notices.html"),
    path("notices/new/", notices.issue, name="issue_notice"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("cases/<str:number>/", views.case, name="case"),
    *[
        path(f"cases/<str:number>/{act}/", acting.act, {"act": act}, name=act)
        for act in acting.ACTS_HERE
    ],
    path("cases/<str:number>/open/", opening.ask, name="ask"),
    path("cases/<str:number>/open/<int:pk>/", opening.answer, name="decide"),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.paper, name="paper"),
]
