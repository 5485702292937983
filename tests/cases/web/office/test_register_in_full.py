"""Registration asks all that is known at the window: papers, who acts, relation, when it arose."""

from datetime import date

import pytest

from cases.law import documents
from cases.models import Case
from cases.words.days import arose_in_words
from reports.documents.parties import party_on_paper
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.clients import sign_in

ID = "11010519491231002X"
GOOD = [
    ("", " 11010519491231002x ", ID),
    ("residence", "810000199408230021", "810000199408230021"),
    ("passport", "\uff451234 5678", "E12345678"),
    ("permit", "h12345678", "H12345678"),
    ("permit", "12345678", "12345678"),
    ("foreigner", "ABC123456789012", "ABC123456789012"),
    ("household", ID, ID),
    ("household", "010-203-004", "010203004"),
    ("officer", "军字第 2001988 号", "军字第2001988号"),
    ("other", "闽驾350599", "闽驾350599"),
]
WRONG = [
    ("", "E12345678"),
    ("residence", ID),
    ("residence", "810000199408230022"),
    ("passport", "1234"),
    ("passport", "PASSPORT"),
    ("permit", "X12345678"),
    ("foreigner", "911010519491231"),
    ("household", "12345"),
    ("officer", "军官"),
    ("other", "无"),
]


@pytest.mark.parametrize(("kind", "typed", "kept"), GOOD)
def test_the_number_of_each_paper_is_read_by_its_kind(kind, typed, kept):
    assert documents.number_of(kind, typed) == kept


@pytest.mark.parametrize(("kind", "typed"), WRONG)
def test_what_is_no_number_of_that_paper_is_not_read(kind, typed):
    assert documents.number_of(kind, typed) is None


IN_FULL = {
    "parties-0-id_kind": "passport",
    "parties-0-id_number": "e12345678",
    "parties-0-born_on": "2015-05-01",
    "parties-0-relation": "resident",
    "parties-0-speaker": "guardian",
    "parties-0-speaker_name": "李母",
    "parties-1-kind": "organisation",
    "parties-1-credit_code": "91350100m000100y43",
    "arose_on": "2025-03-01",
    "arose_precision": "period",
    "arose_until": "2026-01-15",
}


@pytest.mark.django_db
def test_all_of_it_is_kept_and_printed(p):
    answer = sign_in(p.clerk).post(REGISTER, filled_in(p, **IN_FULL))

    assert answer.status_code == 303
    case = Case.objects.get()
    li, zhou = case.parties.all()
    assert (li.id_kind, li.id_number, li.born_on) == ("passport", "E12345678", date(2015, 5, 1))
    assert (li.get_relation_display(), li.speaker, li.speaker_name) == (
        "同住人",
        "guardian",
        "李母",
    )
    assert zhou.credit_code == "91350100M000100Y43"
    assert arose_in_words(case) == "2025年3月1日至2026年1月15日"
    papers = [party_on_paper(party, case.registered_on) for party in (li, zhou)]
    assert (papers[0].id_masked, papers[1].uscc) == ("护照 E1*****78", "91350100M000100Y43")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"parties-1-credit_code": "91350100M000100Y44"}, "统一社会信用代码不对"),
        ({"parties-0-id_number": "123"}, documents.WRONG["passport"]),
        ({"parties-0-id_kind": "", "parties-0-id_number": ID}, "出生日期和证件号码里的不一样"),
        ({"parties-0-speaker_name": ""}, "请写明出面人的姓名。"),
        ({"arose_precision": "", "arose_until": ""}, "请选纠纷发生日期准到哪一步"),
        ({"arose_until": "2025-02-01"}, "“持续到”不能早于开始的日期。"),
    ],
)
def test_what_is_wrong_in_it_is_named_beside_its_question(p, changed, sentence):
    answer = sign_in(p.clerk).post(REGISTER, filled_in(p, **IN_FULL | changed))

    assert (answer.status_code, Case.objects.exists()) == (422, False)
    assert sentence in answer.content.decode()


@pytest.mark.django_db
def test_who_acts_for_both_sides_is_refused_at_registration(p):
    agent = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解"}
    both = {f"parties-{n}-{name}": value for n in (0, 1) for name, value in agent.items()}

    answer = sign_in(p.clerk).post(REGISTER, filled_in(p, **both))

    assert (answer.status_code, Case.objects.exists()) == (422, False)
    assert "钱律师替李申和周被双方出面" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "status"), [("", 422), ("12", 303)])
def test_a_group_is_registered_with_the_number_of_people_that_was_typed(p, typed, status):
    client = sign_in(p.clerk)
    shown = client.get(REGISTER).context["form"].parties.forms[0]["head_count"].value()
    many = {"parties-0-kind": "group", "parties-0-head_count": typed}

    assert (shown, client.post(REGISTER, filled_in(p, **many)).status_code) == (None, status)
    assert [c.parties.first().head_count for c in Case.objects.all()] == [12] * (status == 303)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "about"), [("约１．２万", True), ("12000左右", True), ("1.2万", False)]
)
def test_a_claim_typed_as_near_a_sum_is_registered_so(p, typed, about):
    client = sign_in(p.clerk)
    client.post(REGISTER, filled_in(p, amount="", **{"claims-0-amount": typed}))

    claim = Case.objects.get().claims.get()
    is_about = claim.approximate, claim.case.amount_approximate
    assert (claim.amount, *is_about) == (1200000, about, about)
    page = client.get(f"/office/cases/{claim.case.number}/").content.decode()
    assert ("涉及金额 <strong>约 12,000.00 元" in page) is about
    assert ("<dt>请求</dt><dd>约 12,000.00 元" in page) is about


@pytest.mark.django_db
def test_who_was_born_before_1949_is_registered_with_their_day(p):
    typed = "parties-1-born_on"
    refused = sign_in(p.clerk).post(REGISTER, filled_in(p, **{typed: "1890-01-01"}))
    assert (refused.status_code, "日期早于1900年1月" in refused.content.decode()) == (422, True)

    sign_in(p.clerk).post(REGISTER, filled_in(p, **{typed: "1938年1月1日"}))
    assert [party.born_on for party in Case.objects.get().parties.all()] == [None, date(1938, 1, 1)]
