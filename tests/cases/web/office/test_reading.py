"""The office's pages: names of the sides, days in words, what an act has changed."""

from datetime import date

import pytest

from cases.models import Case
from cases.states import Status as S
from cases.web.mediator.frame import FACE as MEDIATOR
from cases.web.office import case_page as office_page
from cases.web.office.views import FACE as OFFICE
from mediation import clock
from mediation.directory.models import Department
from tests.cases.web.office.people import APPOINTED, complaint, post, walk, walked
from tests.clients import sign_in
from tests.factories import at

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,  # the same pages are read by test_budgets.py on both
]


@pytest.fixture
def browser(p):
    return sign_in(p.clerk)


@pytest.mark.parametrize("face", [OFFICE, MEDIATOR], ids=["office", "mediator"])
def test_a_menu_has_no_label_twice(face):
    labels = [label for _, label, _ in face.menu]
    assert len(labels) == len(set(labels))


def test_the_seals_name_the_mediator(p, browser):
    walked(p, "seal")
    assert f"调解员{p.mediator.name} " in browser.get("/office/seals/").content.decode()


@pytest.mark.parametrize("page", ["", "cases/", "seals/", "cases/{}/", "cases/{}/seal/"])
def test_every_page_names_the_sides(p, browser, page):
    case = walk(p, complaint(p, title="楼上卫生间漏水"), "seal")
    shown = browser.get(f"/office/{page.format(case.number)}").content.decode()
    assert "李申与周被：楼上卫生间漏水" in shown or "李申 ↔ 周被　渗漏水" in shown


def test_an_urgent_case_is_marked_at_the_top_of_its_page(p, browser):
    case = complaint(p, urgent=True)
    assert '<span class="tag late">紧急</span>' in browser.get(case_page(case)).content.decode()


@pytest.mark.parametrize(
    ("level", "marks", "words"),
    [
        (1, {}, []),
        (1, {"urgent": True}, ["紧急"]),
        (3, {"difficult": True}, ["3级（1级最轻，4级最重），由街道牵头，疑难复杂"]),
        (
            *(2, {"nature": 1, "extent": 1, "harm": 3}),
            ["2级（较大）：事件性质1 × 影响范围1 × 危害程度3 = 3，由社区牵头"],
        ),
    ],
)
def test_a_matter_that_nobody_graded_has_no_level(level, marks, words):
    facts = office_page.facts(Case(level=level, registered_on=date(2026, 3, 2), **marks))
    assert [value for label, value in facts if label == "轻重"] == words


def test_a_shortened_log_of_views_shows_how_many_there_are(p, browser, monkeypatch):
    monkeypatch.setattr(office_page, "MOST_VIEWS", 2)
    case = complaint(p)
    for count, says in ((0, False), (2, False), (3, True)):
        while case.access_log.count() < count:
            case.access_log.create(principal="person:9", actor="钱督", what="电话", at=clock.now())
        shown = browser.get(f"{case_page(case)}?part=views").content.decode()
        assert ("共 3 次，先列最近 2 次" in shown) is says


def test_what_was_typed_too_late_is_shown_as_people_read_it(p, browser):
    case = complaint(p)
    sent = {"on": "2026-03-02", "version": case.version - 1, "addressee": f"company-{p.company.pk}"}
    response = browser.post(f"{case_page(case)}dispatch/", sent)
    shown = {text["label"]: text["value"] for text in response.context["texts"]}
    assert shown == {"物业公司或者部门": str(p.company), "派单日期": "2026年3月2日（周一）"}


def test_the_day_of_an_instalment_is_written_as_people_read_it(p, browser):
    case = walked(p, "pay")
    rows = browser.get(case_page(case)).context["money"]["rows"]
    assert [row["label"] for row in rows] == ["第1期 3月7日"]


def test_after_a_step_the_page_shows_what_changed_and_what_comes_next(p, browser):
    case = complaint(p)
    assert message_after(browser, p, case, "dispatch", addressee=f"company-{p.company.pk}") == (
        "已办理“派单”，由“已登记”变为“办理中”。接下来：物业公司在期限内答复。"
    )


def test_after_a_step_the_page_shows_the_number_and_the_paper_it_produced(p, browser):
    case = walked(p, "accept")
    assert "已立卷，编号 （2026）洛双物人调字第1号。" in message_after(
        browser, p, case, "accept", mediator=p.mediator.pk, **APPOINTED
    )
    case = walked(p, "seal")
    assert "协议已生效，编号 洛双物邻调字〔2026〕1号。" in message_after(browser, p, case, "seal")


def message_after(browser, p, case, act, **sent):
    """What the page says after an act."""
    sent |= {"on": "2026-03-02", "version": case.version}
    shown = browser.post(f"{case_page(case)}{act}/", sent, follow=True)
    return str(next(iter(shown.context["messages"])))


def test_an_act_already_done_comes_after_one_still_to_do(p, browser):
    case = walked(p, "give_notice")
    loud = [button.name for button in browser.get(case_page(case)).context["offers"]]
    assert loud.index("give_notice") < loud.index("consent")


def test_no_check_to_come_is_read_as_a_reason_against(p, browser):
    shown = browser.get(case_page(complaint(p))).content.decode()
    assert "办理时核对" not in shown


def test_the_stage_bar_counts_the_days_of_mediation(p, browser):
    case = walked(p, "seal")
    p.calendar.move_to("2026-03-12T09:00+08:00")
    page = sign_in(p.clerk).get(case_page(case)).content.decode()
    assert "第 10 天 / 31 天" in page


def test_a_case_without_an_act_to_do_shows_a_sentence(p, browser):
    case = walk(p, complaint(p))
    browser = sign_in(p.clerk)
    assert "这里现在没有要您办理的事项。" in browser.get(case_page(case)).content.decode()


def test_a_case_that_was_struck_off_is_closed_next(p):
    case = walked(p, "strike_off")
    browser = sign_in(p.clerk)
    sent = {"on": clock.today().isoformat(), "version": case.version, "checked": "到场核实"}
    shown = browser.post(f"{case_page(case)}strike_off/", sent, follow=True)
    assert str(next(iter(shown.context["messages"]))).endswith("接下来：结案。")


def test_the_days_in_choices_are_written_as_people_read_them(p, browser):
    case = walked(p, "seal")
    shown = browser.get(f"{case_page(case)}hold/").content.decode()
    assert "调解期限，2026年4月2日（周四）届满" in shown


def test_a_company_is_not_asked_how_satisfied_it_is_with_itself(p, browser):
    case = at(p, S.ANSWERED).case
    case.parties.filter(name="周被").update(kind="organisation", company=p.company)
    party = browser.get(f"{case_page(case)}rate/").context["form"].fields["party"]
    assert [row.name for row in party.queryset] == ["李申"]


def test_an_act_that_cannot_be_done_now_has_no_blue_button(p, browser):
    page = browser.get(f"{case_page(at(p, S.ANSWERED))}settle/")
    assert page.context["refused"]
    assert 'class="btn btn-outline-primary" type="submit"' in page.content.decode()


def test_a_department_is_offered_beside_the_companies_and_none_is_chosen(p, browser):
    bureau = Department.objects.create(name="住建局物业科", district=p.committee.district)
    field = browser.get(f"{case_page(complaint(p))}dispatch/").context["form"]["addressee"]
    assert field.value() is None
    assert (f"department-{bureau.pk}", "住建局物业科") in field.field.choices


def case_page(case):
    return f"/office/cases/{case.number}/"


def test_the_desk_counts_today_late_mine_soon_and_others(p, browser):
    walked(p, "dispatch")
    walked(p, "answer")
    p.calendar.move_to("2026-03-08T09:00+08:00")
    browser = sign_in(p.clerk)
    figures = browser.get("/office/").context["figures"]
    counted = [(f["label"], f["value"]) for f in figures]
    assert counted == [
        ("今天", 0),
        ("逾期", 1),  # the company contacted nobody within 24 hours
        ("等我办", 1),
        ("快到期", 1),  # its answer
        ("等别人", 1),
    ]
    for figure in figures:
        assert browser.get(figure["url"]).context["listing"].total == figure["value"]


def test_a_text_that_is_not_signed_is_not_called_valid(p, browser):
    case = walked(p, "seal")
    address = f"{case_page(case)}?part=dossier"
    assert browser.get(address).context["papers"][0]["status"] == "待签署"
    post(p, "clerk", case, "seal", {})
    assert browser.get(address).context["papers"][0]["status"] == "有效"


def test_the_system_is_not_listed_among_those_who_can_act(p, browser):
    case = walked(p, "pay")
    assert "系统" not in [row["function"] for row in browser.get(case_page(case)).context["others"]]


def test_each_scan_of_a_row_is_a_link_of_its_own_and_says_whose(p, browser):
    case = at(p, S.ARCHIVED).case

    dossier = browser.get(f"/office/cases/{case.number}/?part=dossier").context["dossier"]
    page = browser.get(f"/office/cases/{case.number}/?part=dossier").content.decode()

    [row] = [row for row in dossier["rows"] if "身份" in row["title"]]
    labels = [file["label"] for file in row["files"]]
    assert labels == ["扫描件（李申），1页", "扫描件（周被），1页"]
    # A link over the whole row would lie over all but the last.
    rows = page.split("卷宗清单")[1].split("<li")[1:]
    assert max(row.split("</li>")[0].count('"row-title"') for row in rows) == 0
