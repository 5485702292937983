"""Addresses of the mediator face."""

from django.urls import path

from cases.phases.mediate.groups import BY_A_WORKBOOK
from cases.web.listing.pages import list_urls

from . import views
from .acting import MediatorAct
from .agreement import ACT, edit_agreement
from .frame import FACE
from .lists import LIST
from .quick import quick_record_page

app_name = "mediator"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("quick/", quick_record_page, name="quick"),
    *list_urls(LIST, FACE),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/edit_agreement/", edit_agreement, {"act": ACT}, name="agreement"),
    *FACE.member_urls(MediatorAct, sends=BY_A_WORKBOOK),
    *FACE.scan_urls(MediatorAct),
    *FACE.urls(MediatorAct),
]
