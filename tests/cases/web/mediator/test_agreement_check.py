"""What the agreement editor finds lacking in a text: at the card, on saving and while typing."""

from datetime import date

import pytest

from cases import door
from cases.door import refusals
from cases.models import Agreement, Case
from tests.cases.web.mediator.agreement_form import address, card, deed, in_days, payment, sent
from tests.cases.web.mediator.town import mediating

pytestmark = pytest.mark.django_db


def findings_on(response):
    check = response.context["check"]
    return [d.text for d in check.general] + [d.text for c in check.cards for d in c.defects]


def test_a_draft_is_saved_through_the_door_and_can_be_final(people, browser):
    case = mediating(people)
    response = browser.post(address(case), sent(payment(case), deed(case)))
    assert (response.status_code, response.headers["Location"]) == (303, address(case))
    draft = Agreement.objects.get()
    assert [clause.sentence for clause in draft.parts] == [
        clause.sentence for clause in draft.clauses.order_by("position")
    ]
    assert (draft.revision, draft.defects()) == (1, [])
    assert [(c.kind, c.amount) for c in draft.parts] == [("money", 580000), ("act", None)]
    assert case.trail.latest("seq").name == "edit_agreement"
    page = browser.get(address(case))
    assert findings_on(page) == []
    assert "draft-clear" in page.content.decode()
    assert "draft-clear" not in browser.get(address(case)).content.decode()
    door.take(case, "draft_agreement", by=people.as_mediator)


CHECK = {"check": "1"}

LACKING = {
    "payer": ({"by_party": ""}, "没有付款人"),
    "payee": ({"to_party": ""}, "没有收款人"),
    "sum": ({"amount": ""}, "没有金额"),
    "day": ({"due_on": ""}, "没有付款日期"),
    "way": ({"way": ""}, "没有付款方式"),
}


@pytest.mark.parametrize("what", LACKING)
def test_an_incomplete_payment_is_saved_and_its_defects_shown_at_the_card(people, browser, what):
    case = mediating(people)
    fields, words = LACKING[what]
    browser.post(address(case), sent(payment(case, **fields)))
    page = browser.get(address(case))
    draft = Agreement.objects.get()
    assert [text for text in findings_on(page) if text.startswith(words)]
    assert len(findings_on(page)) == len(draft.defects())
    assert "还差 1 处" in page.content.decode()


def test_instalments_that_do_not_add_up_are_shown_as_a_defect(people, browser):
    case = mediating(people)
    parts = [(in_days(10), "3000"), (in_days(40), "2000")]
    browser.post(address(case), sent(payment(case, parts=parts, due_on="")))
    assert [text for text in findings_on(browser.get(address(case))) if text.startswith("各期合计")]


def test_instalments_without_days_are_lacking_beside_the_error_that_refuses_them(people, browser):
    case = mediating(people)
    parts = [("", "2900"), ("", "2900")]
    data = sent(payment(case, parts=parts, due_on=in_days(9)))
    lacking = ["第1期：每一期都要有日期和大于零的金额。", "第2期：每一期都要有日期和大于零的金额。"]
    saved, typed = browser.post(address(case), data), browser.post(address(case), data | CHECK)
    assert saved.status_code == 422
    assert [findings_on(page) for page in (saved, typed)] == [lacking, lacking]
    assert "一次付清" not in saved.context["check"].cards[0].pieces[0]
    assert "还差 2 处" in typed.content.decode()


def test_an_empty_draft_lacks_its_matter_and_a_clause(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(matter=""))
    assert findings_on(browser.get(address(case))) == [
        "请写明主要事实和争议事项。",
        "协议至少要有一条内容。",
    ]


def test_a_clause_cutting_water_can_only_be_signed_on_paper(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(payment(case), deed(case, text="逾期即停水停电")))
    page = browser.get(address(case))
    assert not page.context["check"].electronic
    assert page.context["check"].warnings == 2


def test_a_check_while_typing_does_not_save(people, browser):
    case = mediating(people)
    response = browser.post(address(case), sent(payment(case, amount="多"), deed(case), check="1"))
    page = response.content.decode()
    assert response.status_code == 200
    assert 'id="clause-0-notes" hx-swap-oob="true"' in page
    assert "看不懂这个金额" in page
    assert "没有金额" not in page
    assert not Agreement.objects.exists()


def part_of(page, start, end):
    return page[page.index(start) :].partition(end)[0]


def test_each_defect_is_written_once_at_its_card_and_counted_below(people, browser):
    case = mediating(people)
    lacking = payment(case, 1, way="", due_on="")
    page = browser.post(address(case), sent(deed(case, 0, standard=""), lacking) | CHECK)

    text = page.content.decode()
    below = part_of(text, 'class="why"', "</section>")
    assert below.count("<li>") == 3
    assert '<a href="#clause-0">第一条</a>：1 处' in below
    assert '<a href="#clause-1">第二条</a>：2 处' in below
    assert [text.count(once) for once in ("没有付款方式", "没有付款日期")] == [1, 1]
    assert (text.count("第三百五十八条"), below.count("第三百五十八条")) == (1, 1)


def test_a_newly_added_empty_clause_is_lacking(people, browser):
    case = mediating(people)
    page = browser.post(address(case), sent(payment(case), card(1, "act")) | CHECK)
    assert [len(one.defects) for one in page.context["check"].cards] == [0, 4]


@pytest.mark.parametrize("typing", [True, False])
def test_the_editor_names_the_very_reasons_for_which_finalising_is_refused(people, browser, typing):
    """Another party joined and was never asked, and the first clause lacks its way of payment."""
    case = mediating(people)
    text = sent(payment(case, way=""), deed(case))
    child = {"role": "respondent", "side": 2, "name": "孙三", "born_on": date(2020, 3, 7)}
    case = door.record(case, "add_party", by=people.as_mediator, **child)
    page = browser.post(address(case), text | CHECK) if typing else None
    browser.post(address(case), text)
    page = page or browser.get(address(case))
    with pytest.raises(refusals.StepBlocked) as refused:
        door.take(Case.objects.get(pk=case.pk), "draft_agreement", by=people.as_mediator)

    check = page.context["check"]
    of_clauses = [
        f"第{one.number}条{d.text.rstrip('。')}" for one in check.cards for d in one.defects
    ]
    guards = [guard.otherwise for guard in refused.value.guards]
    open_ = f"协议草稿还差{len(of_clauses)}处：{'；'.join(of_clauses)}。"
    assert guards[0] == open_
    assert [reason.otherwise for reason in check.reasons] == guards[1:]
    assert len(guards) == 4  # the clause; willing, told, represented
    assert "填齐了，还不能定稿" not in page.content.decode()


def test_a_text_without_gaps_that_cannot_be_final_says_so(people, browser):
    case = mediating(people)
    text = sent(payment(case)) | CHECK
    sun = {"role": "respondent", "side": 2, "name": "孙三"}
    door.record(case, "add_party", by=people.as_mediator, **sun)
    page = browser.post(address(case), text).content.decode()

    assert "填齐了，还不能定稿" in page
    assert f'<a href="/mediator/cases/{case.number}/consent/">去办</a>' in page
