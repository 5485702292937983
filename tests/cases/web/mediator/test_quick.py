"""The quick record: one page, one submit; all or nothing, and once."""

import pytest

from cases.forms.mediate.quick_record import CLASH_TOO
from cases.law import articles
from cases.models import Case, NumberDrawn, Party, Step
from cases.states import Milestone, Status
from cases.web.opening import USED
from mediation import clock
from mediation.directory.models import Estate, Function
from tests.cases.web.mediator.quick_form import filled_in, nothing_is_kept
from tests.cast import hire, town
from tests.clients import sign_in

pytestmark = pytest.mark.django_db

QUICK = "/mediator/quick/"


def refused(response):
    return {row["otherwise"] for row in response.context["refused"]}


def test_a_quarrel_settled_at_the_gate_is_on_record_with_every_step(people, browser):
    response = browser.post(QUICK, filled_in(people))
    case = Case.objects.get()
    page = f"/mediator/cases/{case.number}/"
    assert (response.status_code, response.headers["Location"]) == (303, page)
    assert (case.status, case.amount_agreed, case.amount_paid) == (Status.PERFORMED, 60000, 60000)
    assert (case.amount, case.amount_is_agreed, case.claims.get().amount) == (60000, True, None)
    assert (case.mediator, case.source, case.channel) == (
        people.mediator,
        "own_initiative",
        "on_the_spot",
    )
    names = list(case.trail.order_by("seq").values_list("name", flat=True))
    assert (
        names
        == (
            "register request_mediation consent consent give_notice accept open_session "
            "log_session conclude_orally effective perform_at_once"
        ).split()
    )
    milestones = set(case.trail.exclude(milestone="").values_list("milestone", flat=True))
    assert {Milestone.ACCEPTED, Milestone.AGREED_ORAL, Milestone.PERFORMED} <= milestones
    assert case.sessions.get().begins.hour == 9
    assert browser.get(page).status_code == 200


def test_an_oral_notice_is_recorded_as_oral(people, browser):
    browser.post(QUICK, filled_in(people))
    case = Case.objects.get()
    one, two = case.parties.order_by("pk")
    told = case.trail.get(name="give_notice").sentence
    assert told == f"当场口头告知{{p{one.pk}}}、{{p{two.pk}}}：调解中的权利义务。"
    notice = case.documents.get(kind="rights_notice").read_html()
    assert "告知方式：当场口头告知" in notice
    assert "送达" not in notice


@pytest.mark.parametrize("place", ["东门岗亭", "侨韵苑东门岗亭"])
def test_the_place_contains_its_estate_once(people, browser, place):
    browser.post(QUICK, filled_in(people, place=place))
    assert Case.objects.get().place == "侨韵苑东门岗亭"


def test_the_page_after_recording_shows_what_comes_next(people, browser):
    page = browser.post(QUICK, filled_in(people), follow=True).content.decode()
    assert "接下来：由经办人以外的人销号，再结案。" in page


def test_who_names_a_child_is_sent_to_the_ordinary_way_with_its_guardian(people, browser):
    response = browser.post(QUICK, filled_in(people, two={"id_number": "350599201205010019"}))

    assert (response.status_code, refused(response)) == (
        422,
        {
            "蔡某到今天未满十八周岁，须由法定代理人出面，"
            "这里登记不了法定代理人；请先登记案件，再逐步办理。"
        },
    )
    assert nothing_is_kept()


def test_money_and_request_are_never_preselected(browser):
    asked = browser.get(QUICK).context["form"]
    names = "when payer payee amount way due_on rest done_by asked category".split()
    assert [asked[name].value() for name in names] == [None] * len(names)


def test_errors_come_all_at_once_and_in_the_order_of_the_page(people, browser):
    bad = filled_in(people, one={"phone": "1"}, place=None, payer=None, when="later")
    response = browser.post(QUICK, bad)
    assert [label for _, label, _ in response.context["wrong"]] == [
        "具体地点",
        "第1方电话",
        "谁付钱",
        "最晚哪天付清",
    ]


def test_an_empty_page_is_refused_in_plain_words(people, browser):
    page = browser.post(QUICK, {"key": "k1", "side-TOTAL_FORMS": "2", "side-INITIAL_FORMS": "0"})
    text = page.content.decode()
    assert "请填写“具体地点”。" in text
    assert "请填写“姓名或者名称”。" in text
    assert "这个字段是必填项" not in text
    assert "---------" not in browser.get(QUICK).content.decode()


def test_the_day_of_request_is_fixed_only_when_a_party_asked(people, browser):
    browser.post(QUICK, filled_in(people))
    browser.post(QUICK, filled_in(people, key="k2", asked="party"))
    own, asked = Case.objects.order_by("pk")
    assert (own.requested_on, asked.requested_on) == (None, clock.today())


BESIDE = {
    "not willing": ({"one": {"willing": ""}}, ["第1方自愿调解"]),
    "not informed": ({"two": {"informed": ""}}, ["第2方已告知权利义务"]),
    "a clash": ({"no_clash": None, "clash": "蔡某是我表弟"}, ["各方都同意我不回避"]),
    "pays itself": ({"payer": "0"}, ["付给谁"]),
    "everything": (
        {
            "one": {"willing": ""},
            "two": {"informed": ""},
            "payer": "0",
            "clash": "亲戚",
            "no_clash": None,
        },
        ["第1方自愿调解", "第2方已告知权利义务", "各方都同意我不回避", "付给谁"],
    ),
}


@pytest.mark.parametrize("case", BESIDE)
def test_what_the_law_requires_is_asked_for_beside_its_question(people, browser, case):
    changes, labels = BESIDE[case]
    response = browser.post(QUICK, filled_in(people, **changes))
    assert response.status_code == 422
    assert [label for _, label, _ in response.context["wrong"]] == labels
    assert response.context["refused"] == []
    assert nothing_is_kept()


def test_an_unmet_guard_refuses_the_whole(people, browser):
    response = browser.post(QUICK, filled_in(people, one={"name": "陈调"}))
    assert response.status_code == 422
    assert {row["basis"] for row in response.context["refused"]} == {articles.NO_BENEFIT}
    assert "两车争道" in response.content.decode()
    assert nothing_is_kept()


def test_a_clash_waived_by_all_sides_does_not_block_the_record(people, browser):
    more = {"no_clash": None, "clash": "蔡某是我表弟", "clash_waived": "on"}
    assert browser.post(QUICK, filled_in(people, **more)).status_code == 303


def test_no_tie_beside_a_tie_or_a_waiver_is_asked_again_at_its_question(people, browser):
    for name, value in (("clash", "我是黄某某的表哥"), ("clash_waived", "on")):
        response = browser.post(QUICK, filled_in(people, **{name: value}))
        found = [(anchor, text) for anchor, _, text in response.context["wrong"]]
        assert (response.status_code, found) == (422, [(f"id_{name}", CLASH_TOO[name])])
        assert '<details class="more" open>' in response.content.decode()
    assert nothing_is_kept()


BAD_FIELDS = {
    "place": None,
    "summary": None,
    "category": "XX",
    "estate": "999999",
    "amount": "几百块",
    "no_clash": None,
    "ends": "08:00",
    "on": "2999-01-01",
    "payee": "5",
}


@pytest.mark.parametrize("name", BAD_FIELDS)
def test_a_bad_field_is_named_and_all_typed_text_is_kept(people, browser, name):
    response = browser.post(QUICK, filled_in(people, **{name: BAD_FIELDS[name]}))
    assert response.status_code == 422
    assert name in response.context["form"].errors
    assert "今后错车互让" in response.content.decode()
    assert nothing_is_kept()


@pytest.mark.parametrize(
    "more", [{"amount": None}, {"when": "later"}, {"when": "none", "content": None}]
)
def test_what_belongs_together_must_be_there_together(people, browser, more):
    assert browser.post(QUICK, filled_in(people, **more)).status_code == 422
    assert nothing_is_kept()


def test_a_record_with_one_side_is_refused(people, browser):
    data = filled_in(people, **{"side-TOTAL_FORMS": "1"})
    assert browser.post(QUICK, data).status_code == 422
    assert nothing_is_kept()


def test_a_bad_phone_is_named_beside_its_side(people, browser):
    response = browser.post(QUICK, filled_in(people, one={"phone": "123"}))
    assert response.status_code == 422
    assert "第1方电话" in response.content.decode()


def test_the_same_submit_again_gives_the_same_case_and_no_further_rows(people, browser):
    first = browser.post(QUICK, filled_in(people))
    rows = [model.objects.count() for model in (Case, Party, Step, NumberDrawn)]
    again = browser.post(QUICK, filled_in(people))
    assert (again.status_code, again.headers["Location"]) == (303, first.headers["Location"])
    assert [model.objects.count() for model in (Case, Party, Step, NumberDrawn)] == rows


def test_the_key_with_other_content_is_refused_and_taken_when_sent_again(people, browser):
    browser.post(QUICK, filled_in(people))
    refused = browser.post(QUICK, filled_in(people, amount="700"))
    assert (refused.status_code, Case.objects.count()) == (422, 1)
    assert USED.format(Case.objects.get().number) in refused.content.decode()
    again = filled_in(people, amount="700", key=refused.context["form"]["key"].value())
    assert (browser.post(QUICK, again).status_code, Case.objects.count()) == (303, 2)


def test_a_refused_submit_does_not_use_up_its_key(people, browser):
    assert browser.post(QUICK, filled_in(people, one={"name": "陈调"})).status_code == 422
    assert browser.post(QUICK, filled_in(people)).status_code == 303


def test_only_estates_of_the_mediators_committee_are_offered(people, browser):
    other = town("QT", "其他")
    assert browser.post(QUICK, filled_in(people, estate=other.estate.pk)).status_code == 422


def test_the_estate_of_the_last_case_is_listed_first_and_none_is_preselected(people, browser):
    earlier = Estate.objects.create(
        name="安宁苑", code="E9", committee=people.committee, households=1
    )
    browser.post(QUICK, filled_in(people))
    estate = browser.get(QUICK).context["form"]["estate"]
    assert (estate.value(), list(estate.field.queryset)) == (None, [people.estate, earlier])
    again = browser.post(QUICK, filled_in(people, estate="")).context["form"]["estate"]
    assert list(again.field.queryset) == [people.estate, earlier]


def test_a_mediator_of_two_committees_serves_both(people):
    other = town("QT", "其他")
    hire_too = people.mediator.posts.create(
        function=Function.MEDIATOR, committee=other.committee, since=clock.today()
    )
    assert hire_too.pk
    page = sign_in(people.mediator).get(QUICK)
    assert page.context["form"].fields["estate"].queryset.count() == 2
    assert hire("新调", Function.MEDIATOR, committee=other.committee)


def test_what_depends_on_a_choice_is_headed_by_it_without_script(browser):
    lines = browser.get(QUICK).context["afterwards"]
    headed = [(line.choice, line.condition["name"]) for line in lines if line.condition]

    assert headed == [
        ("当场付清", "when"),
        ("约定日期", "when"),
        ("当场已经做完", "rest"),
        ("约定日期", "rest"),
        ("以后一直遵守", "rest"),
        ("调解员主动介入", "asked"),
        ("第1方请求调解", "asked"),
    ]
