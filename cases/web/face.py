"""What every face is built from: navigation, case page, act pages, papers.

A face names its function, its frame and its navigation; its own reading pages are functions of ten
lines in its `views.py`.
"""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import path, reverse

from cases.papers.scanned_file import MAX_BYTES
from cases.web import case_parts, members, paper_pages
from mediation.accounts.front_door import admits
from mediation.accounts.request_size import takes_files
from mediation.directory.models import Function

from .stepping import ActView

MAX_REQUEST = MAX_BYTES + 2**19  # a file, and the form around it


@dataclass(frozen=True, slots=True)
class Face:
    """One face: its name in addresses, its function, its frame and its navigation.

    `menu` rows are (url name, label, icon); `account_menu` (url name, label) stands under the name
    of who signed in.
    """

    name: str
    function: Function
    menu: tuple[tuple[str, str, str], ...] = ()
    account_menu: tuple[tuple[str, str], ...] = ()
    frame: str = "base.html"
    search_hint: str = ""
    note: str = ""

    def nav(self, current="") -> list[dict]:
        """The navigation with the current item marked."""
        return [
            {
                "label": label,
                "url": reverse(target if ":" in target else f"{self.name}:{target}"),
                "icon": icon,
                "current": target == current,
            }
            for target, label, icon in self.menu
        ]

    def context(self, current="") -> dict:
        """The context of the frame."""
        found = {"nav": self.nav(current), "frame": self.frame, "face": self.name}
        found["brand_note"] = self.note
        found["faces"] = [
            {"label": label, "url": reverse(f"{self.name}:{target}")}
            for target, label in self.account_menu
        ]
        if any(target == "list" for target, _, _ in self.menu):
            found["search_url"] = found["list_url"] = reverse(f"{self.name}:list")
            found["search_hint"] = self.search_hint
        return found

    def render(self, request, template, context, current="", status=200):
        """A page of this face."""
        return render(request, template, self.context(current) | context, status=status)

    def case_view(self, template="parts/case_page.html"):
        """The page of one case."""

        @admits(self.function)
        def case(request, number):
            found = case_parts.find(request, number)
            context = case_parts.context(self.name, found, request.actor)
            context["papers"] = paper_pages.rows(self, found, request.actor)
            return self.render(request, template, context, current="list")

        return case

    def act_view(self, view=None):
        """The page of any act."""
        face = self

        class FaceAct(view or ActView):
            def more(self, form):
                return super().more(form) | face.context("list")

        return admits(self.function)(FaceAct.as_view(face=self.name))

    def paper_view(self):
        """The PDF of an issued paper of a visible case, as frozen."""

        @admits(self.function)
        def paper(request, number, pk):
            return paper_pages.pdf(request, number, pk)

        return paper

    def scan_urls(self, act_view=None) -> list:
        """The addresses of scans, of a face whose people file them."""
        face = self

        @admits(self.function)
        def scan(request, number, pk):
            return paper_pages.scan(request, number, pk)

        file_scan = takes_files(MAX_REQUEST)(face.act_view(act_view))
        return [
            path("cases/<str:number>/scans/<int:pk>/", scan, name="scan"),
            path(
                "cases/<str:number>/file_scan/", file_scan, {"act": "file_scan"}, name="file_scan"
            ),
        ]

    def member_urls(self, act_view=None, *, sends=()) -> list:
        """The addresses of a group's list: as a page, as a workbook, and of acts that take one."""

        @admits(self.function)
        def page(request, number, group):
            context = members.page(self.name, request, number, group)
            return self.render(request, members.PAGE, context, current="list")

        @admits(self.function)
        def book(request, number, group):
            return members.workbook(request, number, group)

        found = [
            path("cases/<str:number>/members/<int:group>/", page, name="members"),
            path("cases/<str:number>/members/<int:group>.xlsx", book, name="member_book"),
        ]
        take = takes_files(MAX_REQUEST)(self.act_view(act_view))
        where = "cases/<str:number>"
        sending = [path(f"{where}/{act}/", take, {"act": act}, name=act) for act in sends]
        return [*found, *sending]

    def urls(self, act_view=None) -> list:
        """The addresses all faces share."""
        return [
            path("cases/<str:number>/", self.case_view(), name="case"),
            path("cases/<str:number>/papers/<int:pk>.pdf", self.paper_view(), name="paper"),
            path("cases/<str:number>/<slug:act>/", self.act_view(act_view), name="act"),
        ]
