"""The cards of the agreement editor: added, moved, struck and split without script."""

from fractions import Fraction

import pytest

from cases.forms.asked import HIDES
from cases.law.clause_kinds.table import KINDS
from cases.models import Agreement
from cases.web.mediator.rows import PAID_UP
from tests.cases.web.mediator.agreement_form import address, card, deed, in_days, payment, sent
from tests.cases.web.mediator.town import mediating

pytestmark = pytest.mark.django_db


def test_instalments_are_kept_in_their_order(people, browser):
    case = mediating(people)
    parts = [(in_days(10), "3000"), ("", ""), (in_days(40), "2800.00")]
    browser.post(address(case), sent(payment(case, parts=parts, due_on="")))
    clause = Agreement.objects.get().parts[0]
    assert [amount for _, amount in clause.plan()] == [300000, 280000]
    page = browser.get(address(case))
    assert page.context["cards"][0][0].parts.total_form_count() == 2


def test_a_payment_on_one_day_is_shown_again_without_instalments(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(payment(case)))
    page = browser.get(address(case))
    assert page.context["cards"][0][0].parts.total_form_count() == 0
    assert Agreement.objects.get().parts[0].plan() != []


def kinds_of(response):
    rows = response.context["cards"]
    alive = [card for card, _ in rows if not card["DELETE"].value()]
    ordered = sorted(alive, key=lambda card: int(card["ORDER"].value()))
    return [card.kind_of_row for card in ordered]


def test_cards_are_added_moved_and_struck_without_script(people, browser):
    case = mediating(people)
    two = sent(payment(case), deed(case))
    assert kinds_of(browser.post(address(case), two | {"add": "apology"})) == [
        "money",
        "act",
        "apology",
    ]
    assert kinds_of(browser.post(address(case), two | {"move": "up:1"})) == ["act", "money"]
    assert kinds_of(browser.post(address(case), two | {"move": "down:1"})) == ["money", "act"]
    assert kinds_of(browser.post(address(case), two | {"remove": "0"})) == ["act"]
    assert not Agreement.objects.exists()


def parts_of(response):
    parts = response.context["cards"][0][0].parts
    return [
        (part["due_on"].value(), part["amount"].value())
        for part in parts
        if not part["DELETE"].value()
    ]


def test_instalments_are_added_struck_and_split_without_script(people, browser):
    case = mediating(people)
    one = sent(payment(case, amount="100", parts=[("2026-12-31", "50")]))
    assert len(parts_of(browser.post(address(case), one | {"add-part": "0"}))) == 2
    assert parts_of(browser.post(address(case), one | {"remove-part": "0:0"})) == []
    split = browser.post(address(case), one | {"split": "0", "clause-0-times": "3"})
    assert parts_of(split) == [
        ("2026-12-31", "33.34"),
        ("2027-01-31", "33.33"),
        ("2027-02-28", "33.33"),
    ]
    for times in ("", "x", "-1"):
        assert (
            browser.post(address(case), one | {"split": "0", "clause-0-times": times}).status_code
            == 200
        )


def test_instalments_that_cannot_be_split_say_what_is_missing(people, browser):
    case = mediating(people)
    ask = {"split": "0", "clause-0-times": "3"}
    unpaid, undated = sent(payment(case, amount="")), sent(payment(case, amount="100", parts=[]))
    answers = [browser.post(address(case), one | ask) for one in (unpaid, undated)]
    said = [[str(one) for one in answer.context["messages"]] for answer in answers]
    assert said == [
        ["请先填金额，再平均分期。"],
        ["请填第一期的到期日，再按一次“平均分期”，其余各期逐月排。"],
    ]


@pytest.mark.parametrize(("day", "told"), [("2026-12-31", [PAID_UP]), ("2027-02-28", [])])
def test_a_day_to_pay_all_beside_instalments_is_told_at_once(people, browser, day, told):
    case = mediating(people)
    one = sent(payment(case, amount="100", due_on=day, parts=[("2026-12-31", "50")]))
    answer = browser.post(address(case), one | {"split": "0", "clause-0-times": "3"})
    assert [str(one) for one in answer.context["messages"]] == told


def test_all_parts_due_at_once_are_not_asked_for_a_last_day(people, browser):
    case = mediating(people)
    upon = {"text": "任何一期逾期", "effect": "all_due", "due_on": "2026-12-31"}
    one = sent(payment(case, amount="100"), card(1, "condition", **upon))
    refused = browser.post(address(case), one)
    assert "“最晚哪天”只在“成就以后”选“成就了才生效”或者“成就了就失效”时填" in refused.text
    assert 'data-if="clause-1-effect" data-is=" precedent subsequent"' in refused.text

    browser.post(address(case), one | {HIDES: "on"})
    assert [part.due_on for part in Agreement.objects.get().parts][1] is None


def test_a_moved_clause_is_saved_in_its_new_place(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(payment(case, ORDER=2), deed(case, ORDER=1)))
    assert [clause.kind for clause in Agreement.objects.get().parts] == ["act", "money"]


def test_every_kind_has_its_card(people, browser):
    page = browser.get(address(mediating(people)))
    kinds = [blank.kind_of_row for blank in page.context["blanks"]]
    assert kinds == list(KINDS)


def test_the_first_card_about_money_chooses_nobody_and_nothing(people, browser):
    ((card, _),) = browser.get(address(mediating(people))).context["cards"]
    chosen = {bound.name: bound.value() for bound in card.visible_fields()}
    assert {name: value for name, value in chosen.items() if value} == {}


def test_a_removed_clause_or_instalment_is_not_validated(people, browser):
    case = mediating(people)
    half = payment(case, 1, amount="很多", parts=[("2026-12-01", "")]) | {"clause-1-DELETE": "on"}
    whole = payment(case, parts=[("", "7")]) | {"clause-0-part-0-DELETE": "on"}
    page = browser.post(address(case), sent(whole, half, matter="长" * 4001))

    text = page.content.decode()
    summary = text[text.index("error-summary") :].partition("</ul>")[0]
    assert summary.count("<li>") == 1
    assert browser.post(address(case), sent(whole, half)).status_code == 303


def test_an_instalment_too_many_is_refused_in_words(people, browser):
    case = mediating(people)
    many = payment(case, parts=[("2026-12-01", "1")] * 121)
    page = browser.post(address(case), sent(many))

    text = page.content.decode()
    summary = text[text.index("error-summary") :].partition("</ul>")[0]
    assert (page.status_code, summary.count("最多写120期，请去掉多出来的。")) == (422, 1)


def test_as_many_instalments_as_allowed_are_written_into_the_clause(people, browser):
    case = mediating(people)
    most = payment(case, amount="120", parts=[("2026-12-01", "1")] * 120)
    assert browser.post(address(case), sent(most)).status_code == 303
    assert "分一百二十期付清" in browser.get(address(case)).content.decode()


def test_of_three_parties_several_may_owe_together(people, browser):
    case = mediating(people)
    text = sent(payment(case))
    assert "clause-0-also_by" not in browser.get(address(case)).content.decode()

    third = case.parties.create(name="王三", role="respondent", side=2, added_on=case.registered_on)
    beside = {"clause-0-also_by": [third.pk], "clause-0-liability": "joint"}
    assert browser.post(address(case), text | beside).status_code == 303

    [clause] = Agreement.objects.get(case=case).parts
    assert [party.name for party in clause.debtors] == ["周被", "王三"]
    page = browser.get(address(case))
    shown = page.context["clauses"].forms[0]
    assert (shown["also_by"].value(), shown["liability"].value()) == ([third.pk], "joint")


def of_three(people):
    """A case with a third party, and the sent text in which it pays 40 % beside 周被."""
    case = mediating(people)
    text, zhou = sent(payment(case)), case.parties.get(name="周被")
    third = case.parties.create(name="王三", role="respondent", side=2, added_on=case.registered_on)
    beside = {"clause-0-also_by": [third.pk], "clause-0-liability": "shares"}
    each = {f"clause-0-shares-{zhou.pk}": "六成", f"clause-0-shares-{third.pk}": "40%"}
    return case, third, text | beside | each


def test_what_each_pays_is_written_beside_their_names(people, browser):
    case, third, text = of_three(people)
    assert browser.post(address(case), text).status_code == 303
    [clause] = Agreement.objects.get(case=case).parts
    assert [ratio for _, ratio in clause.written_shares.values()] == [
        Fraction(3, 5),
        Fraction(2, 5),
    ]

    page = browser.get(address(case))
    field = page.context["clauses"].forms[0]["shares"]
    assert list(field.value().values()) == ["60%", "40%"]
    assert f'name="clause-0-shares-{third.pk}" value="40%"' in page.content.decode()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (("1:1", ""), ["50%", "50%"]),
        (("", "1：2"), ["1/3", "2/3"]),
        (("四成", "其余"), ["40%", "60%"]),
        (("其余的", "1234.05"), ["4565.95", "1234.05"]),
        (("⅓", "三分之二"), ["1/3", "2/3"]),
        (("1:1:1", ""), "“1:1:1”是3个人的份额，这里选了2个人，请核对。"),
    ],
)
def test_shares_are_fractions_or_one_ratio_for_all(people, browser, written, shown):
    case, _, text = of_three(people)
    names = [name for name in text if name.startswith("clause-0-shares-")]
    answer = browser.post(address(case), text | dict(zip(names, written, strict=True)))
    if isinstance(shown, str):
        assert (answer.status_code, shown in answer.content.decode()) == (422, True)
        return
    assert answer.status_code == 303
    field = browser.get(address(case)).context["clauses"].forms[0]["shares"]
    assert list(field.value().values()) == shown


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"clause-0-also_by": []}, "王三写了份额，却没有选上，请核对。"),
        (
            {"clause-0-liability": "joint"},
            "“各付多少”只在“几个人一起付的，怎么承担”选“按份：每人付写明的一份”时填；",
        ),
        ({"share": "许多"}, "王三：看不懂这个金额"),
    ],
    ids=["not chosen", "not by shares", "unreadable"],
)
def test_a_share_that_would_not_count_is_refused_and_shown_again(
    people, browser, changed, sentence
):
    case, third, text = of_three(people)
    line = f"clause-0-shares-{third.pk}"
    typed = changed.pop("share", "40%")
    page = browser.post(address(case), text | changed | {line: typed})
    assert (page.status_code, sentence in page.content.decode()) == (422, True)
    summary = page.content.decode().partition("error-summary")[2].partition("</div>")[0]
    assert ">第一条“" in summary
    assert f'name="{line}" value="{typed}"' in page.content.decode()


def test_shares_are_asked_only_of_those_who_share_by_parts(people, browser):
    case, third, text = of_three(people)
    page = browser.get(address(case)).content.decode()
    assert 'data-if="clause-__prefix__-liability" data-is="shares"' in page
    jointly = {"clause-0-liability": "joint", f"clause-0-shares-{third.pk}": "许多", HIDES: "on"}

    assert browser.post(address(case), text | jointly).status_code == 303
    [clause] = Agreement.objects.get(case=case).parts
    assert (clause.liability, clause.written_shares) == ("joint", {})


def test_shares_that_are_not_the_whole_are_a_defect_of_the_draft(people, browser):
    case, third, text = of_three(people)
    browser.post(address(case), text | {f"clause-0-shares-{third.pk}": "30%"})
    [*_, (_, field, sentence, _)] = Agreement.objects.get(case=case).defects()
    assert (field, sentence) == ("shares", "各人的份额合计90%，请改成合计100%。")
