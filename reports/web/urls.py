"""Addresses of figures and papers."""

app_name = "reports"
urlpatterns: list = []
