"""Corrections: what was registered is changed with its reason, before and after on the trail."""

from datetime import date

import pytest
from django.db.models import QuerySet

from cases.forms.handle.readable_names import AT_A_CORRECTION
from cases.states import Status as S
from tests.clients import sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db


def corrected(p, dispute, act, **changed):
    """The answer to the page of the act, filled in as it opens, with these values."""
    path = f"/office/cases/{dispute.number}/{act}/"
    client = sign_in(p.clerk)
    form = client.get(path).context["form"]
    names = [bound for bound in form if bound.value() not in (None, False)]
    return client.post(path, {bound.html_name: bound.value() for bound in names} | changed)


def test_category_and_sum_are_corrected_with_a_reason(p):
    d = at(p, S.REGISTERED)
    d.case.claims.update(amount=None)

    answer = corrected(p, d, "correct", category="NZ", amount="1200", reason="听错了。")
    assert answer.status_code == 303
    case = d.case
    case.refresh_from_db()
    assert (case.category, case.official_class, case.amount) == ("NZ", "neighbour", 120000)
    line = case.trail.get(name="correct")
    assert "涉及金额由“8,600.00元”改为“1,200.00元”" in line.sentence
    assert line.sentence.endswith("原因：听错了。")


def test_what_counts_is_shown_beside_empty_fields_and_stays_unless_filled_in(p):
    d = at(p, S.REGISTERED)
    d.case.claims.update(amount=None)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(arose_on=date(2026, 1, 3))

    page = sign_in(p.clerk).get(f"/office/cases/{d.number}/correct/")
    form, shown = page.context["form"], page.content.decode()
    assert not any(form[name].value() for name in ("category", "amount", "arose_on"))
    assert "8,600.00元" in shown
    assert "2026年1月3日" in shown

    assert corrected(p, d, "correct", title="卫生间渗水", reason="听错了。").status_code == 303
    d.case.refresh_from_db()
    stays = (d.case.title, d.case.amount, d.case.arose_on)
    assert stays == ("卫生间渗水", 860000, date(2026, 1, 3))
    assert set(d.case.trail.get(name="correct").facts["before"]) == {
        *("title", "place", "summary", "urgent", "difficult")
    }


def test_a_sum_and_a_day_registered_by_mistake_are_cleared(p):
    d = at(p, S.REGISTERED)
    d.case.claims.update(amount=None)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(arose_on=date(2026, 1, 3))
    why = {"cleared": ["amount", "arose_on"], "reason": "登记时写错了。"}

    assert corrected(p, d, "correct", amount="7", **why).status_code == 422
    assert corrected(p, d, "correct", **why).status_code == 303
    d.case.refresh_from_db()
    assert (d.case.amount, d.case.arose_on) == (None, None)
    assert "（原来是“2026年1月3日”）清空" in d.case.trail.get(name="correct").sentence


def test_what_was_not_registered_is_named_and_a_sum_may_be_near(p):
    d = at(p, S.REGISTERED)
    d.case.claims.update(amount=None)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(amount=None)

    assert corrected(p, d, "correct", amount="约1.2万", reason="补登。").status_code == 303
    d.case.refresh_from_db()
    assert (d.case.amount, d.case.amount_approximate) == (1200000, True)
    assert "涉及金额登记为“12,000.00元”" in d.case.trail.get(name="correct").sentence


def test_a_correction_that_changes_nothing_is_refused(p):
    answer = corrected(p, at(p, S.REGISTERED), "correct", reason="听错了。")

    assert answer.status_code == 422


def test_a_correction_without_its_reason_is_refused(p):
    answer = corrected(p, at(p, S.REGISTERED), "correct", category="NZ")

    assert answer.status_code == 422


def test_a_party_is_corrected_and_its_numbers_stay_masked_on_the_trail(p):
    d = at(p, S.REGISTERED)
    zhou = d.zhou
    sent = {"party": zhou.pk, "name": "周备", "phone": "13800009999", "reason": "本人来更正。"}
    sent |= {"id_kind": "passport", "id_number": "E12345678", "relation": "tenant"}

    answer = corrected(p, d, "correct_party", **sent)

    assert answer.status_code == 303
    zhou.refresh_from_db()
    assert (zhou.name, zhou.phone, zhou.id_kind, zhou.relation) == (
        "周备",
        "13800009999",
        "passport",
        "tenant",
    )
    line = d.case.trail.get(name="correct_party")
    assert "姓名或者名称由“周被”改为“周备”" in line.sentence
    assert "改为“138****9999”" in line.sentence
    assert "E1*****78" in line.sentence
    assert not {"13800009999", "E12345678"} & {*str(line.facts).split("'")}
    assert (line.audience, line.facts["reason"]) == ("staff", "本人来更正。")


def test_a_party_without_anything_to_correct_is_refused(p):
    d = at(p, S.REGISTERED)

    answer = corrected(p, d, "correct_party", party=d.zhou.pk, reason="本人来更正。")

    assert (answer.status_code, d.case.trail.filter(name="correct_party").exists()) == (422, False)


def test_the_same_again_and_a_number_alike_under_its_mask(p):
    d = at(p, S.REGISTERED)
    zhou = d.zhou
    zhou.phone = "13812345678"
    zhou.save()
    why = {"party": zhou.pk, "reason": "本人来更正。"}

    same = corrected(p, d, "correct_party", phone="138 1234 5678", name="周被", **why)
    other = corrected(p, d, "correct_party", phone="13887655678", **why)

    assert (same.status_code, other.status_code) == (422, 303)
    assert "号码有更正" in d.case.trail.get(name="correct_party").sentence


@pytest.mark.parametrize("already", [False, True])
def test_a_hidden_name_that_is_new_and_stays_readable_is_asked_about(p, already):
    d = at(p, S.REGISTERED)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(summary="高空抛物")
    d.case.parties.filter(pk=d.zhou.pk).update(hide_name=already)
    sent = {"party": d.zhou.pk, "reason": "本人来更正。", "name": "高"}
    sent |= {} if already else {"hide_name": "yes"}

    refused = corrected(p, d, "correct_party", **sent)
    assert refused.status_code == 422
    assert AT_A_CORRECTION.format("高", "简要情况") in refused.content.decode()
    assert corrected(p, d, "correct_party", **sent, name_in_text="word").status_code == 303


def test_a_claim_is_added_changed_and_withdrawn_by_its_forms(p):
    d = at(p, S.REGISTERED)
    first, why = d.case.claims.get(), {"reason": "当事人当面提出。"}
    more = {"party": d.li.pk, "against": d.zhou.pk, "item": "赔偿地板", "amount": "1200"}
    same = {"item": "赔偿天花板损失", "amount": "8600"}
    by_ratio = {"ratio": "30%", "ratio_base": "修理费", "nature": "debt"}
    on = {"on": d.case.registered_on.isoformat()}

    sent = [
        corrected(p, d, "add_claim", **more, **why, **on),
        corrected(p, d, "change_claim", claim=first.pk, **why),
        corrected(p, d, "change_claim", claim=first.pk, **same, **why),
        corrected(p, d, "change_claim", claim=first.pk, **by_ratio, **why),
        corrected(p, d, "withdraw_claim", claim=d.case.claims.last().pk, **why),
    ]

    assert [answer.status_code for answer in sent] == [303, 422, 422, 303, 303]
    d.case.refresh_from_db()
    rows = d.case.claims.order_by("pk").values_list("item", "amount", "ratio", "withdrawn_on")
    today = d.case.registered_on
    assert [*rows] == [("赔偿天花板损失", None, 3000, None), ("赔偿地板", 120000, None, today)]
    assert d.case.amount is None
    page = sign_in(p.clerk).get(f"/office/cases/{d.number}/?part=claims").content.decode()
    assert "修理费的30%" in page
    assert "撤回，不再计入" in page


def test_kind_secrecy_and_contact_of_a_party_are_corrected_and_fields_cleared(p):
    d = at(p, S.REGISTERED)
    sent = {"party": d.zhou.pk, "kind": "group", "head_count": "3", "hide_name": "yes"}
    sent |= {"print_contact": "yes", "cleared": ["address", "phone"], "reason": "登记时写错了。"}

    answer = corrected(p, d, "correct_party", **sent)

    assert answer.status_code == 303
    zhou = d.zhou
    zhou.refresh_from_db()
    assert (zhou.kind, zhou.head_count, zhou.hide_name, zhou.print_contact) == (
        *("group", 3),
        *(True, True),
    )
    assert (zhou.address, zhou.phone, zhou.phone_mark) == ("", "", "")
    sentence = d.case.trail.get(name="correct_party").sentence
    assert "类别由“个人”改为“多人”" in sentence
    assert "不让对方知道姓名由“否”改为“是”" in sentence


def test_what_is_both_written_and_cleared_is_refused(p):
    d = at(p, S.REGISTERED)
    sent = {"party": d.zhou.pk, "phone": "13800009999", "cleared": ["phone"], "reason": "换号。"}

    assert corrected(p, d, "correct_party", **sent).status_code == 422
