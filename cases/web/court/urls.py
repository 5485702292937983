"""Addresses of the court face."""

from django.urls import path

from cases.web.listing.pages import list_urls

from . import views
from .lists import LIST

app_name = "court"
urlpatterns = [
    path("", views.desk, name="desk"),
    *list_urls(LIST, views.FACE),
    path("referrals/", views.all_referrals, name="referrals"),
    path("referrals/template.xlsx", views.referral_template, name="referral_template"),
    path("referrals/<int:batch>/", views.referral_batch, name="referral_batch"),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/papers/<int:pk>.pdf", views.paper, name="paper"),
    *views.FACE.urls(views.CourtAct),
]
