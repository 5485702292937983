"""Addresses of figures and papers."""

from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("brief/", views.brief, name="brief"),
    path("brief.pdf", views.brief_pdf, name="brief_pdf"),
    path("brief-in-full.pdf", views.brief_pdf, {"in_full": True}, name="brief_pdf_in_full"),
]
