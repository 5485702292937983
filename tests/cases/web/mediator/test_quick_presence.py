"""Who was there when a quarrel was settled on the spot, and who took part by telephone."""

import pytest

from cases.forms.mediate.quick_sides import NOBODY_HERE
from cases.models import Case
from cases.web.mediator.quick import PAYEE_ABSENT
from tests.cases.web.mediator.quick_form import filled_in

pytestmark = pytest.mark.django_db

QUICK = "/mediator/quick/"
PHONED = {"present": "phone"}


def test_how_a_side_took_part_is_never_preselected_and_must_be_chosen(people, browser):
    rows = browser.get(QUICK).context["sides"]
    assert [row["present"].value() for row in rows] == [None, None]

    page = browser.post(QUICK, filled_in(people, one={"present": ""}))
    assert [(label, error) for _, label, error in page.context["wrong"]] == [
        ("第1方怎么参加的", "请选择“怎么参加的”。")
    ]
    assert not Case.objects.exists()


def test_only_who_was_there_is_recorded_as_present(people, browser):
    browser.post(QUICK, filled_in(people, two=PHONED))
    session = Case.objects.get().sessions.get()
    assert [party.name for party in session.present.all()] == ["黄某某"]


def test_what_the_mediator_writes_is_not_recorded_as_a_statement_of_the_parties(people, browser):
    browser.post(QUICK, filled_in(people))
    case = Case.objects.get()
    assert (case.sessions.get().statements, case.summary) == (
        "",
        "两车争道，倒车擦碰后视镜，互相指责。",
    )


def test_consent_and_notice_of_a_side_on_the_telephone_are_recorded_as_such(people, browser):
    browser.post(QUICK, filled_in(people, two=PHONED))
    case = Case.objects.get()
    one, two = case.parties.order_by("pk")
    names = ("consent", "give_notice")
    lines = case.trail.filter(name__in=names).order_by("seq").values_list("sentence", flat=True)
    assert list(lines) == [
        f"{{p{one.pk}}}同意调解（当场口头）。",
        f"{{p{two.pk}}}同意调解（电话口头）。",
        f"当场口头告知{{p{one.pk}}}：调解中的权利义务。",
        f"电话口头告知{{p{two.pk}}}：调解中的权利义务。",
    ]


@pytest.mark.parametrize(("present", "how"), [("here", "当场"), ("phone", "电话")])
def test_a_request_is_recorded_as_made_on_the_spot_or_by_telephone(people, browser, present, how):
    asked = {"asked": "party", "when": "none", "amount": None}
    browser.post(QUICK, filled_in(people, one={"present": present}, **asked))
    assert Case.objects.get().trail.get(name="request_mediation").facts["how"] == how


def test_money_is_not_received_on_the_spot_by_who_is_not_there(people, browser):
    page = browser.post(QUICK, filled_in(people, one=PHONED))
    assert page.context["form"].errors == {"when": [PAYEE_ABSENT]}
    assert (page.status_code, Case.objects.exists()) == (422, False)


def test_money_received_by_who_is_not_there_is_refused_beside_every_other_error(people, browser):
    page = browser.post(QUICK, filled_in(people, one=PHONED | {"phone": "1380000"}, asked=None))
    assert [(label, error) for _, label, error in page.context["wrong"]] == [
        ("第1方电话", "电话号码不对：手机号11位，座机如 0595-22000000，境外的如 +852 91234567。"),
        ("钱怎么付", PAYEE_ABSENT),
        ("怎么开始的", "请选择“怎么开始的”。"),
    ]


def test_a_record_of_sides_of_whom_none_was_there_is_refused(people, browser):
    page = browser.post(QUICK, filled_in(people, one=PHONED, two=PHONED))
    assert [error for *_, error in page.context["wrong"]] == [NOBODY_HERE, PAYEE_ABSENT]
    assert (page.status_code, Case.objects.exists()) == (422, False)


MANAGER = {"kind": "organisation", "name": "某某物业公司", "came": "吴经理", "came_as": "项目经理"}


def test_who_came_for_a_unit_is_recorded_with_the_session(people, browser):
    browser.post(QUICK, filled_in(people, two=MANAGER))

    case = Case.objects.get()
    assert case.sessions.get().attended == "某某物业公司由吴经理（项目经理）到场"
    unit = case.parties.get(name="某某物业公司")
    line = case.trail.get(name="log_session")
    assert f"{{p{unit.pk}}}由吴经理（项目经理）到场。" in line.sentence


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("came", "单位由谁参加、谁同意的，请写明姓名（《民法典》第一百六十五条）。"),
        ("came_as", "请写明参加的人的职务，或者凭什么代理（《民法典》第一百六十五条）。"),
    ],
)
def test_nobody_settles_for_a_unit_without_a_name_and_a_post(people, browser, name, says):
    page = browser.post(QUICK, filled_in(people, two=MANAGER | {name: ""}))

    assert (page.status_code, Case.objects.count()) == (422, 0)
    assert says in [error for _, _, error in page.context["wrong"]]
