"""Addresses of the office face."""

from django.urls import path

from cases.phases.mediate.groups import TAKE_THE_WORKBOOK
from cases.web.estate_notices import list_of
from cases.web.listing.pages import list_urls

from . import views
from .lists import LIST, SEALS
from .promised import LIST as PROMISES

app_name = "office"
NOTICES = list_of("office")
urlpatterns = [
    path("", views.desk, name="desk"),
    path("register/", views.register, name="register"),
    path("ledgers/", views.all_ledgers, name="ledgers"),
    path("ledgers/<int:upload>/", views.ledger, name="ledger"),
    path("ledgers/<int:upload>/refused.xlsx", views.refused_rows, name="refused_rows"),
    path("referrals/", views.all_referrals, name="referrals"),
    path("referrals/template.xlsx", views.referral_template, name="referral_template"),
    path("referrals/<int:batch>/", views.referral_batch, name="referral_batch"),
    path("directory/", views.directory, name="directory"),
    path("strike_offs/", views.strike_offs, name="strike_offs"),
    path("logins/", views.logins, name="logins"),
    *list_urls(NOTICES, views.FACE, "notices", "notices"),
    path("notices/<int:pk>/", views.notice, name="notice"),
    *list_urls(PROMISES, views.FACE, "promises", "promises"),
    *list_urls(SEALS, views.FACE, "seals", "seals"),
    *list_urls(LIST, views.FACE),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/give_link/", views.links, name="give_link"),
    path("cases/<str:number>/receipt/", views.receipt, name="receipt"),
    *views.FACE.member_urls(views.Acting, sends=(TAKE_THE_WORKBOOK,)),
    *views.FACE.scan_urls(views.Acting),
    *views.FACE.urls(views.Acting),
]
