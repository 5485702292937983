"""The agreement editor: saved through the door, checked at the card, never overwritten."""

from datetime import timedelta

import pytest

from cases import door
from cases.models import Agreement, Step
from mediation import clock
from tests.cases.web.mediator.town import accepted, drafted, mediating, signing
from tests.cast import cast
from tests.clients import sign_in

pytestmark = pytest.mark.django_db

STATEMENTS = 12


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def browser(people):
    return sign_in(people.mediator)


def address(case):
    return f"/mediator/cases/{case.number}/edit_agreement/"


def card(number, kind, parts=(), **fields):
    values = {"kind": kind, "ORDER": number + 1} | fields
    if kind == "money":
        values |= {"part-TOTAL_FORMS": len(parts), "part-INITIAL_FORMS": 0}
        for n, (day, amount) in enumerate(parts):
            values |= {f"part-{n}-due_on": day, f"part-{n}-amount": amount}
    return {f"clause-{number}-{name}": value for name, value in values.items()}


def sent(*cards, **more):
    values = {"key": "k1", "seen": "", "matter": "1202室渗水。", "performance": ""}
    values |= {"clause-TOTAL_FORMS": len(cards), "clause-INITIAL_FORMS": 0}
    for one in cards:
        values |= one
    return values | more


def in_days(days):
    return (clock.today() + timedelta(days=days)).isoformat()


def payment(case, number=0, **more):
    li, zhou = case.parties.all()
    values = {"by_party": zhou.pk, "to_party": li.pk, "amount": "5,800", "text": "赔偿"}
    values |= {"way": "银行转账", "due_on": in_days(10)}
    return card(number, "money", **values | more)


def deed(case, number=1, **more):
    values = {"by_party": case.parties.last().pk, "due_on": in_days(9)}
    values |= {"text": "重做防水层", "standard": "闭水48小时不渗"}
    return card(number, "act", **values | more)


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


BAD = {
    "a sum": {"amount": "五千"},
    "nothing": {"amount": "0"},
    "a stranger": {"by_party": "999999"},
    "a day": {"due_on": "2026-02-30"},
    "half an instalment": {"parts": [("2026-12-01", "")]},
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_kept_is_refused_and_shown_again(people, browser, what):
    case = mediating(people)
    response = browser.post(address(case), sent(payment(case, **BAD[what]), deed(case)))
    assert response.status_code == 422
    assert "重做防水层" in response.content.decode()
    assert "error-summary" in response.content.decode()
    assert not Agreement.objects.exists()


def test_a_party_of_another_case_cannot_be_the_payer(people, browser):
    case, other = mediating(people), mediating(people)
    response = browser.post(address(case), sent(payment(case, by_party=other.parties.last().pk)))
    assert response.status_code == 422


def test_the_second_of_two_writers_sees_both_texts(people, browser):
    case = drafted(people)
    assert browser.get(address(case)).context["form"]["seen"].value() == "1.1"
    first = browser.post(address(case), sent(deed(case, 0), seen="1.1"))
    second = browser.post(address(case), sent(payment(case), seen="1.1", key="k2"))
    assert (first.status_code, second.status_code) == (303, 409)
    mine, theirs = (text["value"] for text in second.context["texts"])
    assert "重做防水层" in mine
    assert "5,800.00" in theirs
    assert [clause.kind for clause in Agreement.objects.get().parts] == ["act"]


def test_the_same_save_again_has_one_effect(people, browser):
    case = mediating(people)
    for _ in range(2):
        assert browser.post(address(case), sent(payment(case))).status_code == 303
    assert Agreement.objects.get().revision == 1
    assert Step.objects.filter(name="edit_agreement").count() == 1


def test_the_key_with_another_text_is_refused(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(payment(case)))
    response = browser.post(address(case), sent(payment(case, amount="9"), seen="1.1"))
    assert response.status_code == 422


@pytest.mark.parametrize("make", [accepted, signing])
def test_a_case_before_or_after_drafting_answers_409_to_the_editor(people, browser, make):
    case = make(people)
    assert browser.get(address(case)).status_code == 409
    assert browser.post(address(case), sent()).status_code == 409


def test_only_the_mediator_drafts(people):
    case = mediating(people)
    assert sign_in(people.bystander).get(address(case)).status_code == 404
    assert sign_in(people.clerk).get(address(case)).status_code == 403
    office = address(case).replace("mediator", "office")
    assert sign_in(people.clerk).post(office).status_code == 404


def test_a_check_while_typing_does_not_save(people, browser):
    case = mediating(people)
    response = browser.post(address(case), sent(payment(case, amount="六"), deed(case), check="1"))
    page = response.content.decode()
    assert response.status_code == 200
    assert 'id="clause-0-notes" hx-swap-oob="true"' in page
    assert "看不懂这个金额" in page
    assert "没有金额" not in page
    assert not Agreement.objects.exists()


def kinds_of(response):
    rows = response.context["cards"]
    alive = [card for card, _ in rows if not card["DELETE"].value()]
    ordered = sorted(alive, key=lambda card: int(card["ORDER"].value()))
    return [card.kind_of_row.value for card in ordered]


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


def test_a_moved_clause_is_saved_in_its_new_place(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(payment(case, ORDER=2), deed(case, ORDER=1)))
    assert [clause.kind for clause in Agreement.objects.get().parts] == ["act", "money"]


@pytest.mark.parametrize("clauses", [1, 3])
def test_the_editor_costs_the_same_for_one_and_three_clauses(
    people, browser, clauses, django_assert_max_num_queries
):
    case = mediating(people)
    browser.post(address(case), sent(*(deed(case, n) for n in range(clauses))))
    browser.get(address(case))
    with django_assert_max_num_queries(STATEMENTS):
        browser.get(address(case))


def test_every_kind_has_its_card(people, browser):
    page = browser.get(address(mediating(people)))
    kinds = [blank.kind_of_row for blank in page.context["blanks"]]
    assert kinds == list(type(kinds[0]))


def test_the_first_card_about_money_chooses_nobody_and_nothing(people, browser):
    ((card, _),) = browser.get(address(mediating(people))).context["cards"]
    chosen = {bound.name: bound.value() for bound in card.visible_fields()}
    assert {name: value for name, value in chosen.items() if value} == {}


def test_the_text_is_shown_beside_the_act_that_freezes_it(people, browser):
    case = drafted(people)
    clause = case.sheet.agreement.parts[0].sentence
    page = browser.get(f"/mediator/cases/{case.number}/draft_agreement/").content.decode()
    assert clause in page
