"""Addresses of the office face."""

from django.urls import path

from . import views

app_name = "office"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("register/", views.register, name="register"),
    path("seals/", views.seals, name="seals"),
    path("cases/", views.case_list, name="list"),
    path("cases/<str:number>/", views.case, name="case"),
    path("cases/<str:number>/give_link/", views.links, name="give_link"),
    path("cases/<str:number>/receipt/", views.receipt, name="receipt"),
    *views.FACE.urls(views.Acting),
]
