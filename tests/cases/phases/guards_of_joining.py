"""A party that joins in the middle is asked, notified and represented like the first ones."""

from cases.phases.mediate import guards
from cases.phases.mediate import guards_of_agreeing as g
from cases.states import Status as S
from mediation.directory.models import Function, Post
from tests.cases.phases.deeds_of_mediation import (
    APRIL,
    SUNDAY,
    YES,
    another_respondent,
    row,
    sit_down,
)
from tests.cases.phases.guard_rows import after, usual
from tests.cast import SINCE
from tests.deeds import another_joins_and_refuses
from tests.dispute import PARTIES, money
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY


def oral_money_for_the_committee(people):
    third = {"role": "other", "side": 3, "name": people.committee.short_name}
    d = at(people, S.MEDIATING, parties=[*PARTIES, third])
    return d, {"content": "", "amount": 100, "payer": d.zhou, "payee": d.case.parties.get(side=3)}


def another_yes(d):
    d.office("consent", party=d.case.parties.get(name="孙三"), **YES)


def another_told(d):
    d.mediator("give_notice", parties=[d.case.parties.get(name="孙三")], how="当面")


def another_draft(d):
    """孙三 takes part in it too."""
    sun = d.case.parties.get(name="孙三")
    d.write(money(d, (APRIL, 580000)), money(d, (APRIL, 100), by_party=sun))


def runs_out(d):
    """The authority of the agent of 孙三, in force when it was registered, ended yesterday."""
    d.case.parties.filter(name="孙三").update(speaker_until=SUNDAY)


def joined_by(**fields):
    """A party joins later with these fields, consents and gets the rights notice."""

    def deed(d):
        d.office("add_party", **{"role": "respondent", "side": 2, "name": "孙三", **fields})
        another_yes(d)
        another_told(d)

    return deed


def sun(d):
    return d.case.parties.get(name="孙三")


def agreed_with(**fields):
    """A text in which 孙三 takes part, ready to be signed."""

    def deed(d):
        joined_by(**fields)(d)
        sit_down(d)
        another_draft(d)
        d.mediator("draft_agreement")

    return deed


def serves(company):
    """The mediator once held a post at this company, which was not disclosed."""

    def deed(d):
        Post.objects.create(
            person=d.p.mediator,
            function=Function.COMPANY,
            company=company(d),
            since=SINCE,
            until=SUNDAY,
        )

    return deed


def our_company(d):
    return d.p.company


def company_joins(d):
    joined_by(kind="organisation", company=d.p.company)(d)


WILLING = "还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。（《人民调解法》第十七条）"
TOLD = "权利义务告知书还没有送达每一方当事人。（《人民调解法》第二十三条）"


def tied(tie):
    """What is said to who goes on although a tie was not waived."""
    told = f"{tie}，各方没有都同意其不回避，请由没有利害关系的调解员办理。"
    return f"{told}（《人民调解法》第十五条）"


CLEAR = tied("陈调在安邻物业任职（2019年1月1日至2026年3月1日）")
HANDS = (
    "收款人不能是调委会或者调解员：当事人的钱款不经调委会、调解员之手。（《人民调解法》第十五条）"
)
AS_A_COMPANY = "登记在册的物业公司只能登记为“单位”，请核对类别。（本会规定：当事人登记）"
COMPANY = {"role": "respondent", "side": 2, "name": "安邻", "company": our_company}
WORD = {"content": "以后各走各的门"}


def orally(*deeds):
    return after(S.MEDIATING, *deeds, **WORD)


def written(*deeds):
    return after(S.MEDIATING, *deeds, sit_down, another_draft)


ALL = (another_respondent, another_yes, another_told)
ROWS = [
    row(
        guards.company_is_an_organisation,
        AS_A_COMPANY,
        "add_party",
        usual(S.MEDIATING, kind="organisation", **COMPANY),
        usual(S.MEDIATING, kind="person", **COMPANY),
    ),
    row(guards.all_willing, WILLING, "conclude_orally", orally(*ALL), orally(another_respondent)),
    row(
        guards.all_willing, WILLING, "conclude_orally", orally(), orally(another_joins_and_refuses)
    ),
    row(
        guards.all_willing,
        WILLING,
        "draft_agreement",
        written(*ALL),
        written(another_respondent, another_told),
    ),
    row(
        guards.rights_notice_served_on_all,
        TOLD,
        "conclude_orally",
        orally(*ALL),
        orally(another_respondent, another_yes),
    ),
    row(
        guards.rights_notice_served_on_all,
        TOLD,
        "draft_agreement",
        written(*ALL),
        written(another_respondent, another_yes),
    ),
    row(
        g.mediators_have_no_clash_now,
        CLEAR,
        "conclude_orally",
        orally(company_joins),
        orally(company_joins, serves(our_company)),
    ),
    row(
        g.mediators_have_no_clash_now,
        CLEAR,
        "draft_agreement",
        written(joined_by()),
        written(joined_by(), serves(our_company), lambda d: company_joins_as(d, "安邻")),
    ),
    row(
        g.payee_is_not_the_committee,
        HANDS,
        "conclude_orally",
        usual(S.MEDIATING, **WORD),
        oral_money_for_the_committee,
    ),
]


def company_joins_as(d, name):
    fields = {"role": "respondent", "side": 2, "name": name, "company": d.p.company}
    d.office("add_party", kind="organisation", **fields)
