"""A creditor waives the debt of one of several joint debtors (民法典 519, 520); counted by hand."""

import pytest

from cases.consistency import faults
from cases.states import Status as S
from cases.web import duties
from tests.cases.phases.several_parties import of_three, three, together
from tests.clients import sign_in
from tests.deeds import in_days
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

PROOF = {"proof": "李申签字的说明"}


def joint():
    """周被 and 王三 owe 李申 500.01 yuan jointly: 250.01 and 250.00 yuan are their shares."""
    d, third = three(together("joint"))
    return d, third


def waive(d, debtor, **more):
    return d.office("waive", obligation=d.debt, debtor=debtor, **PROOF, **more)


def now(d):
    [debt] = d.case.sheet.obligations
    return debt


def wrong(d):
    return [str(one) for one in faults() if one.number == d.number]


def test_who_is_released_owes_nothing_and_the_other_one_owes_the_rest():
    d, third = joint()
    waive(d, d.zhou)
    [debt] = d.case.sheet.obligations
    assert ([party.name for party in debt.debtors], debt.owed) == (["王三"], 25_000)
    li, zhou, wang = (f"{{p{party.pk}}}" for party in (d.li, d.zhou, third))
    assert d.last_sentence == (
        f"{li}免除{zhou}的债务：{zhou}、{wang}应付{li}的款项中其份额内的250.01元，不再承担其余的"
        f"（《民法典》第五百一十九条、第五百二十条）。{wang}还欠250.00元。凭证：李申签字的说明。"
    )
    assert wrong(d) == []
    [row] = duties.rows(d.case, d.p.as_mediator)
    assert (row["who"], "可以向其中任何一人要全部" in row["note"]) == ("王三付李申", False)

    d.pay(25_000)
    assert (d.status, d.payments.get().payer) == (S.PERFORMED, third)
    assert wrong(d) == []


def test_a_part_of_the_share_leaves_the_debtor_in():
    d, _ = joint()
    waive(d, d.zhou, amount=10_000)
    [debt] = d.case.sheet.obligations
    assert ([party.name for party in debt.debtors], debt.owed) == (["周被", "王三"], 40_001)
    assert "其余的仍连带承担" in d.last_sentence
    assert d.case.sheet.share_left(debt, d.zhou) == 15_001


def test_what_the_debtor_paid_counts_towards_its_share():
    d, third = joint()
    d.pay(20_000, payer=d.zhou)
    assert d.case.sheet.share_left(now(d), d.zhou) == 5_001
    waive(d, d.zhou)
    [debt] = d.case.sheet.obligations
    assert (debt.debtors, debt.owed) == ([third], 25_000)


def test_no_more_is_waived_for_one_than_its_share():
    d, _ = joint()
    facts = {"obligation": d.debt, "debtor": d.zhou, "amount": 25_002, **PROOF}
    [refused] = d.blocked(d.p.as_clerk, "waive", **facts)
    assert "不超过这一位应当承担的份额里还没有付的（250.01元）" in refused


def test_it_must_be_said_whose_debt_is_waived():
    d, _ = joint()
    [refused] = d.blocked(d.p.as_clerk, "waive", obligation=d.debt, **PROOF)
    assert "请选是几位都免除，还是只免除其中一位的" in refused
    d.office("waive", obligation=d.debt, of_all=True, amount=10_001, **PROOF)
    assert [d.case.sheet.share_left(now(d), one) for one in now(d).debtors] == [20_000] * 2


def test_taken_back_it_is_owed_jointly_again():
    d, third = joint()
    waive(d, third)
    d.office(
        "take_back_letting_off",
        reduction=d.case.reductions.get(),
        reason="王三不接受",
        proof="王三的信",
    )
    [debt] = d.case.sheet.obligations
    assert ([party.name for party in debt.debtors], debt.owed) == (["周被", "王三"], 50_001)
    assert wrong(d) == []


def test_the_last_one_cannot_be_named_alone_and_all_may_be_released():
    d, third = joint()
    waive(d, d.zhou)
    facts = {"obligation": d.debt, "debtor": third, **PROOF}
    [refused] = d.blocked(d.p.as_clerk, "waive", **facts)
    assert "别的不能只免除一位的" in refused
    d.office("waive", obligation=d.debt, **PROOF)
    assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMED, 0)
    assert wrong(d) == []


def test_the_form_asks_whose_debt_it_is_only_where_several_owe_jointly():
    d, third = joint()
    url = f"/office/cases/{d.number}/waive/"
    page = sign_in(d.p.clerk).get(url)
    form = page.context["form"]
    assert [str(row) for row in form.fields["debtor"].queryset] == [str(d.zhou), str(third)]
    sent = {"obligation": d.debt.pk, "how_much": "all", "whose": "one", "proof": "说明"}
    sent |= {"on": in_days(0)} | {name: form[name].value() for name in ("key", "version", "as_of")}
    refused = sign_in(d.p.clerk).post(url, sent)
    assert (refused.status_code, d.case.reductions.count()) == (422, 0)
    assert "只免除其中一位的，请选是哪一位。" in refused.content.decode()
    sign_in(d.p.clerk).post(url, sent | {"debtor": third.pk})
    assert d.case.reductions.get().of_debtor == third
    assert "debtor" not in sign_in(d.p.clerk).get(url).context["form"].fields


@pytest.mark.parametrize("which", [0, 1])
def test_no_debtor_leaves_before_the_day_on_which_one_was_let_off(which):
    d, third = joint()
    with morning_of("2026-03-03"):
        waive(d, d.zhou)
        leaves = {"party": (d.zhou, third)[which], "reason": "搬走", "on": MONDAY}
        refused = d.blocked(d.p.as_clerk, "release_party", **leaves)
    assert any("2026年3月3日（周二），这一方在本案最近办理的事项是在那天" in one for one in refused)


def by_clause(**more):
    """Clause 2 waives the debt of 周被 alone."""

    def clause(d):
        who = {"kind": "waiver", "by_party": d.li, "to_party": d.zhou, "of_clause": 1}
        return who | {"effect": "at_once", "whose": "one"} | more

    return clause


def test_a_clause_releases_one_of_the_joint_debtors():
    d, third = three(together("joint"), by_clause())
    [debt] = d.case.sheet.obligations
    assert ([party.name for party in debt.debtors], debt.owed) == (["王三"], 25_000)
    zhou = f"{{p{d.zhou.pk}}}"
    assert d.case.sheet.agreement_in_force.parts[1].sentence == (
        "自本协议生效之日起，李申免除周被依本协议第一条连带应付款项中应当由其承担的份额，"
        "周被不再付款，其余款项由其他付款人付。"
    )
    said = d.trail.get(name="take_effect").sentence
    assert f"按第二条，第一条免除{zhou}的份额（《民法典》第五百一十九条、第五百二十条）。" in said
    d.pay(25_000)
    assert (d.status, d.payments.get().payer, wrong(d)) == (S.PERFORMED, third, [])


def test_a_clause_waives_a_part_of_the_share_of_one():
    d, _ = three(together("joint"), by_clause(amount=10_000))
    [debt] = d.case.sheet.obligations
    assert ([party.name for party in debt.debtors], debt.owed) == (["周被", "王三"], 40_001)
    sentence = d.case.sheet.agreement_in_force.parts[1].sentence
    assert sentence.endswith("份额内的人民币壹佰元整（100.00元），各付款人仍连带付其余款项。")
    assert wrong(d) == []


def test_one_is_released_once_a_condition_has_come_about():
    upon = {"effect": "upon", "standard": "周被修好水管", "due_on": in_days(30)}
    d, _ = three(together("joint"), by_clause(**upon))
    [row] = duties.rows(d.case, d.p.as_mediator)
    assert "约定的条件成就的，免除其中一位付款人的份额" in row["note"]
    clause = d.case.sheet.open_conditions[0]
    known = {"condition": clause, "met": True, "happened_on": MONDAY, "proof": "到场查看"}
    d.mediator("record_condition", **known)
    [debt] = d.case.sheet.obligations
    assert ([party.name for party in debt.debtors], debt.owed) == (["王三"], 25_000)
    assert wrong(d) == []


@pytest.mark.parametrize(
    ("liability", "more", "says"),
    [
        (
            "joint",
            {"whose": ""},
            "第一条是几个人连带付的，请选是各付款人都免除",
        ),
        (
            "joint",
            {"amount": 25_002},
            "只免除周被的，不能超过其应当承担的份额",
        ),
        ("joint", {"effect": "on_time", "amount": 5}, "对各付款人都一样，请选各付款人都免除。"),
        ("joint", {"to_party": None}, "只免除其中一位的，请选免除的是哪一位。"),
        ("equal", {}, "第一条不是几个人连带付的，免除谁的不用选。"),
    ],
)
def test_whose_debt_a_clause_waives_is_clear_before_it_is_final(liability, more, says):
    d = of_three(together(liability), by_clause(**more))
    refused = d.blocked(d.p.as_mediator, "draft_agreement")
    assert any(says in one for one in refused), refused
