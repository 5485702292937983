"""Registration: one page, every refusal with its sentence, no value lost, one effect."""

import pytest

from cases.access.links import Link
from cases.forms.handle.names_refused import NUMBER
from cases.forms.handle.readable_names import AT_REGISTRATION
from cases.forms.handle.registered_matter import GRADED_TOGETHER
from cases.forms.handle.registration import NO_APPLICANT
from cases.models import Case
from cases.web.opening import USED
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.cast import town
from tests.clients import sign_in

pytestmark = pytest.mark.django_db


def test_a_complaint_is_registered_with_parties_claims_and_level(p):
    response = sign_in(p.clerk).post(REGISTER, filled_in(p))

    case = Case.objects.get()
    assert response.url == f"/office/cases/{case.number}/receipt/"
    assert (case.place, case.title) == ("侨韵苑6号楼1202室", "楼上漏水损坏天花板")
    assert (case.level, case.amount, case.channel) == (3, 860000, "phone")
    assert case.requested_on is None
    li, zhou = case.parties.all()
    assert (li.name, li.side, li.hide_name, zhou.side) == ("李申", 1, True, 2)
    claim = case.claims.get()
    assert (claim.from_party, claim.to_party, claim.amount) == (li, zhou, 860000)


def test_a_registration_without_an_estate_is_refused(p):
    response = sign_in(p.clerk).post(REGISTER, filled_in(p, estate=""))

    assert response.status_code == 422
    assert "请选择“小区”。" in response.content.decode()


def test_a_place_outside_the_listed_estates_is_chosen_as_such(p):
    sign_in(p.clerk).post(REGISTER, filled_in(p, estate="nobody"))

    case = Case.objects.get()
    assert (case.estate, case.place) == (None, "6号楼1202室")


def test_asking_the_committee_fixes_the_day_of_request(p):
    sign_in(p.clerk).post(REGISTER, filled_in(p, asked="on"))

    assert str(Case.objects.get().requested_on) == "2026-03-02"


def test_a_registered_company_brings_its_name(p):
    company = {"parties-1-name": "", "parties-1-kind": "organisation"}
    company |= {"parties-1-company": p.company.pk}

    sign_in(p.clerk).post(REGISTER, filled_in(p, **company))

    party = Case.objects.get().parties.last()
    assert (party.name, party.kind, party.company) == (p.company.name, "organisation", p.company)


def test_blank_rows_add_neither_party_nor_claim(p):
    blank = {"parties-1-name": "", "claims-0-item": "", "claims-0-amount": ""}

    sign_in(p.clerk).post(REGISTER, filled_in(p, **blank))

    case = Case.objects.get()
    assert (case.parties.count(), case.claims.count()) == (1, 0)


def test_what_the_committee_found_itself_has_no_applicant_and_no_day_of_request(p):
    """As is known of them: who stands where, the year of a birth, the work of one."""
    known = {"parties-0-role": "respondent", "parties-0-side": "1", "parties-0-hide_name": ""}
    born = {"parties-1-born_on": "1960-01-01", "parties-1-born_precision": "year"}
    sent = known | born | {"parties-1-occupation": "施工队长"}
    response = sign_in(p.clerk).post(REGISTER, filled_in(p, found="on", **sent))

    assert response.status_code == 303, response.content.decode()
    case = Case.objects.get()
    li, zhou = case.parties.all()
    assert (li.role, li.side, zhou.role, zhou.side) == ("respondent", 1, "respondent", 2)
    assert (str(zhou.born_on), zhou.born_precision) == ("1960-01-01", "year")
    assert (zhou.occupation, case.requested_on, li.asked_on) == ("施工队长", None, None)


REFUSALS = [
    ({"place": ""}, "请填写“地点”。"),
    ({"summary": ""}, "请填写“简要情况”。"),
    ({"category": ""}, "请选择“类型”。"),
    ({"on": "2999-01-01"}, "日期不能晚于今天。"),
    ({"on": "2026-02-30"}, "“2026-02-30”没有这一天，请核对。"),
    ({"parties-0-name": ""}, "请填姓名或者名称；还不知道的，类别选“身份待查”。"),
    (
        {"parties-0-phone": "12345"},
        "电话号码不对：手机号11位，座机如 0595-22000000，境外的如 +852 91234567。",
    ),
    ({"parties-1-name": "周被13800000000"}, NUMBER),
    ({"parties-1-name": "周被 王五"}, "“周被 王五”是一位还是两位？"),
    ({"parties-0-speaker": "agent", "parties-0-speaker_name": "赵六13800000000"}, NUMBER),
    ({"parties-0-id_number": "350599197803120017"}, "身份证号不对，请核对18位号码。"),
    ({"parties-0-role": "other"}, NO_APPLICANT),
    (
        {"found": "on"},
        "勾选了没有申请人的，不登记申请人，也不勾选“本人已请求调委会调解”，请核对。",
    ),
    (
        {"parties-0-role": "respondent", "found": "on"},
        "没有申请人的，请写明各是第几方，例如一边填1、另一边填2。",
    ),
    (
        {"parties-0-born_precision": "year"},
        "“出生日期只知道到”只在填了“出生日期”时填；请改选，或者把“出生日期只知道到”改成“哪一天都清楚”。",
    ),
    ({"claims-0-item": ""}, "请写明请求什么，例如“赔偿天花板损失”。"),
    ({"claims-0-to_index": "0"}, "请求人和对方不能是同一个人。"),
    ({"claims-0-to_index": "7"}, "原来选的一方已经不在这一页，请重新选“向谁”。"),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSALS)
def test_each_refusal_gives_its_reason_and_keeps_the_typed_text(p, changed, sentence):
    response = sign_in(p.clerk).post(
        REGISTER, filled_in(p, **changed, **{"parties-1-address": "六楼西"})
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "六楼西" in page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed", "where"),
    [
        ("高", {"summary": "高空抛物，险些砸到人。"}, "简要情况"),
        ("安全", {"summary": "安全通道堵了。"}, "简要情况"),
        ("王", {"place": "6号楼王家"}, "地点"),
        ("王", {"claims-0-item": "王家赔偿"}, "请求1"),
    ],
)
def test_a_hidden_name_that_stays_readable_is_warned_of_once(p, name, typed, where):
    client, sent = sign_in(p.clerk), filled_in(p, **typed, **{"parties-0-name": name})

    assert "parties-0-as_written" not in client.get(REGISTER).content.decode()
    refused = client.post(REGISTER, sent)
    assert refused.status_code == 422
    assert AT_REGISTRATION.format(name, where) in refused.content.decode()
    assert 'name="parties-0-as_written"' in refused.content.decode()
    shown = client.post(REGISTER, sent | {"parties-0-hide_name": ""})
    assert shown.status_code == 303
    assert (
        client.post(REGISTER, sent | {"parties-0-as_written": "on", "key": "k2"}).status_code == 303
    )


def test_all_errors_are_shown_at_once(p):
    response = sign_in(p.clerk).post(
        REGISTER, filled_in(p, place="", **{"parties-0-phone": "1", "claims-0-amount": "很多"})
    )

    page = response.content.decode()
    assert page.count('<ul class="error"') == 3
    assert "电话号码不对" in page


def test_another_row_is_added_without_script(p):
    response = sign_in(p.clerk).post(REGISTER, filled_in(p, add="parties"))

    page = response.content.decode()
    assert response.status_code == 200
    assert 'name="parties-2-name"' in page
    assert "楼上漏水损坏天花板" in page


def test_the_same_key_again_makes_no_second_case_and_no_second_link(p):
    client = sign_in(p.clerk)
    first = client.post(REGISTER, filled_in(p))

    again = client.post(REGISTER, filled_in(p))

    assert again.url == first.url
    assert (Case.objects.count(), Link.objects.count()) == (1, 1)


def test_the_same_key_with_other_content_is_refused_and_taken_when_sent_again(p):
    client = sign_in(p.clerk)
    client.post(REGISTER, filled_in(p))

    response = client.post(REGISTER, filled_in(p, summary="另一件事"))

    assert response.status_code == 422
    assert USED.format(Case.objects.get().number) in response.content.decode()
    key = response.context["form"].matter["key"].value()
    assert client.post(REGISTER, filled_in(p, summary="另一件事", key=key)).status_code == 303
    assert Case.objects.count() == 2


def test_an_estate_of_another_committee_cannot_be_chosen(p):
    other = town("WA", "别处")

    response = sign_in(p.clerk).post(REGISTER, filled_in(p, estate=other.estate.pk))

    assert response.status_code == 422
    assert not Case.objects.exists()


def test_more_parties_cost_the_form_no_more_statements(p, django_assert_max_num_queries):
    client = sign_in(p.clerk)
    many = filled_in(p, add="parties", **{"parties-TOTAL_FORMS": "12"})

    with django_assert_max_num_queries(10):
        client.post(REGISTER, many)


def test_errors_are_in_the_order_of_the_page_and_name_each_field_once(p):
    wrong = {"place": "", "amount": "很多", "parties-0-phone": "1", "claims-0-item": ""}
    response = sign_in(p.clerk).post(REGISTER, filled_in(p, **wrong))

    labels = [label for _, label, _ in response.context["form"].wrong]
    assert labels == ["地点", "当事人1电话", "请求1请求什么", "涉及金额（元）"]
    assert "地点：请填写" not in response.content.decode()


def test_a_party_without_its_standing_is_asked_for_it_first_and_plainly(p):
    wrong = {"parties-1-role": "", "parties-1-phone": "1"}
    form = sign_in(p.clerk).post(REGISTER, filled_in(p, **wrong)).context["form"]

    assert [(label, sentence) for _, label, sentence in form.wrong] == [
        ("当事人2地位", "请选择“地位”。"),
        ("当事人2电话", "电话号码不对：手机号11位，座机如 0595-22000000，境外的如 +852 91234567。"),
    ]


def test_the_questions_of_a_party_stand_in_the_order_of_its_errors(p):
    page = sign_in(p.clerk).get(REGISTER)
    (row, *_) = page.context["form"].parties
    text = page.content.decode()
    places = [text.index(f'name="{one.html_name}"') for one in row if one.name != "as_written"]

    assert places == sorted(places)


@pytest.mark.parametrize(("nature", "opens"), [("", False), ("2", True)])
def test_the_weight_of_a_matter_is_unfolded_only_with_something_in_it(p, nature, opens):
    weight = dict.fromkeys(("nature", "extent", "harm"), nature)
    page = sign_in(p.clerk).post(REGISTER, filled_in(p, place="", **weight)).content.decode()

    fold = page[: page.index("定级：三项")].rpartition("<details")[2]
    assert (" open" in fold) is opens


def test_an_urgent_matter_names_the_number_to_call_at_once(p):
    answer = sign_in(p.clerk).post(REGISTER, filled_in(p, urgent="on"), follow=True)
    called = f"先打{p.company} 24 小时电话"

    assert called in answer.content.decode()
    line = Case.objects.get().trail.get().sentence
    assert f"紧急：先打{p.company}二十四小时电话{p.company.phone}。" in line


def test_the_three_scores_of_the_level_are_chosen_together_or_not_at_all(p):
    some = {"nature": "2", "extent": "", "harm": ""}
    page = sign_in(p.clerk).post(REGISTER, filled_in(p, **some))
    assert (page.status_code, page.content.decode().count(GRADED_TOGETHER)) == (422, 4)

    sign_in(p.clerk).post(REGISTER, filled_in(p, **some | {"nature": ""}))
    assert not Case.objects.get().is_graded


def test_a_party_is_left_out_without_script_and_enter_registers(p):
    client = sign_in(p.clerk)
    page = client.post(REGISTER, filled_in(p, remove="parties-1")).content.decode()

    assert 'value="周被"' not in page
    assert 'value="李申"' in page
    first = page.index('type="submit"', page.index('id="registration"'))
    assert page[first:].partition(">")[2].startswith("登记")


@pytest.mark.parametrize(
    ("rows", "most", "more", "sentence"),
    [
        (
            "parties",
            200,
            {"role": "respondent", "kind": "person", "name": "甲"},
            "最多写200方当事人",
        ),
        ("claims", 20, {"from_index": "0", "to_index": "1", "item": "修"}, "最多写20项请求"),
    ],
)
def test_a_row_too_many_is_refused_beside_the_rows_and_at_the_top(p, rows, most, more, sentence):
    many = {f"{rows}-{n}-{name}": v for n in range(2, most + 1) for name, v in more.items()}
    many |= {f"{rows}-1-{name}": v for name, v in more.items()}
    sent = filled_in(p, **many, **{f"{rows}-TOTAL_FORMS": str(most + 1)})
    client = sign_in(p.clerk)

    refused = client.post(REGISTER, sent)

    assert refused.status_code == 422
    assert refused.content.decode().count(f"{sentence}，请去掉多出来的。") == 2
    assert client.post(REGISTER, sent | {f"{rows}-9-DELETE": "on"}).status_code == 303


def test_the_last_row_that_is_read_can_be_named_in_a_claim(p):
    row = {"parties-20-role": "respondent", "parties-20-name": "末", "parties-TOTAL_FORMS": "21"}
    sign_in(p.clerk).post(REGISTER, filled_in(p, **row, **{"claims-0-to_index": "20"}))
    assert Case.objects.get().claims.get().to_party.name == "末"


FOURTEEN = {"parties-1-born_on": "2012-05-01"}
AN_AGENT = {
    "parties-1-speaker": "agent",
    "parties-1-speaker_name": "钱律师",
    "parties-1-speaker_scope": "代为和解、签署调解协议",
}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (FOURTEEN, "周被到今天未满十八周岁，由法定代理人（父母、其他监护人）出面"),
        (FOURTEEN | AN_AGENT, "周被到今天未满十八周岁，由法定代理人（父母、其他监护人）出面"),
        (
            AN_AGENT | {"parties-1-speaker_until": "2026-03-01"},
            "钱律师的代理期限到2026年3月1日为止，今天已经过了，不能再代理",
        ),
    ],
)
def test_who_may_not_act_for_a_party_is_refused_at_registration(p, given, says):
    response = sign_in(p.clerk).post(REGISTER, filled_in(p, **given))

    assert (response.status_code, Case.objects.count()) == (422, 0)
    assert says in response.content.decode()


def test_a_minor_is_registered_with_the_guardian(p):
    mother = {"parties-1-speaker": "guardian", "parties-1-speaker_name": "周母"}
    sign_in(p.clerk).post(REGISTER, filled_in(p, **FOURTEEN, **mother))

    zhou = Case.objects.get().parties.last()
    assert (zhou.speaker, zhou.speaker_name) == ("guardian", "周母")


def test_a_request_made_at_registration_is_taken_and_not_typed_again(p):
    browser = sign_in(p.clerk)
    browser.post(REGISTER, filled_in(p, asked="on"))
    case = Case.objects.get()
    page = f"/office/cases/{case.number}/request_mediation/"
    li = case.parties.get(name="李申")
    assert "李申，2026年3月2日（周一）已请求（电话）" in browser.get(page).content.decode()

    sent = {"key": "k2", "version": case.version, "as_recorded": li.pk}
    assert browser.post(page, sent).status_code == 303

    case.refresh_from_db()
    li.refresh_from_db()
    line = case.trail.get(name="request_mediation")
    assert (case.status, case.source, case.requested_on) == ("requested", "application", line.on)
    assert (str(li.asked_on), li.asked_again_on, line.facts["how"]) == ("2026-03-02", None, "电话")
