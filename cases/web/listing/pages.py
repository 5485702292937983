"""The pages of a list in a face: the table, and the workbook where the list exports anything."""

from django.urls import path

from cases.web.listing.workbook import workbook
from mediation.accounts.front_door import admits

PAGE = "parts/list_page.html"


def list_urls(case_list, face, where="cases", name="list", template=PAGE) -> list:
    """The addresses of a list: `where`/ and, when it exports anything, `where`.xlsx.

    An empty `where` is the first page of the face.
    """

    @admits(face.function)
    def page(request):
        context = case_list.page(request)
        shown = face.render(request, template, context, current=name)
        shown.status_code = 422 if context["wrong"] else 200
        return shown

    @admits(face.function)
    def book(request):
        return workbook(request, case_list)

    found = [path(f"{where}/" if where else "", page, name=name)]
    if case_list.exports:
        found.append(path(f"{where}.xlsx", book, name=f"{name}_workbook"))
    return found
