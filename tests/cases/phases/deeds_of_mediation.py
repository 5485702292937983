"""Deeds for the rows of guards of mediation: sentences, people with two posts."""

from datetime import date, timedelta

from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Function, Post
from tests.cases.phases.guard_rows import Row
from tests.cast import SINCE, hire
from tests.dispute import PARTIES, money
from tests.factories import at, complain

TODAY, SUNDAY, APRIL = date(2026, 3, 2), date(2026, 3, 1), date(2026, 4, 1)
YES = {"agrees": True, "how": "当面"}
NO = {"agrees": False, "how": "电话"}
SIGNED = {"mark": "name", "identity_checked": "身份证"}
SESSION = {"place": "评理室", "content": "谈妥。", "outcome": "agreed"}


def stranger(d):
    return complain(d.p).zhou


def attempt(d, days_ago=0, way="phone", reached=False, hour=9):
    """One attempt to reach 周被, so many days ago."""
    at = clock.local(clock.now()).replace(hour=hour, minute=0) - timedelta(days=days_ago)
    d.office("contact", party=d.zhou, way=way, reached=reached, at=at, on=at.date())


def in_vain(d):
    """Three attempts in vain, on two days and in two ways."""
    attempt(d, 1)
    attempt(d, 1, "visit", hour=19)
    attempt(d, way="visit")


def once_in_vain(d):
    attempt(d)


def thrice_in_vain_on_one_day(d):
    attempt(d, way="visit", hour=7)
    attempt(d, hour=8)
    attempt(d)


def thrice_in_vain_by_telephone(d):
    attempt(d, 2)
    attempt(d, 1)
    attempt(d)


def reached_afterwards(d):
    """In vain three times, and reached in the end."""
    attempt(d, 2)
    attempt(d, 2, "visit", hour=19)
    attempt(d, 1)
    attempt(d, reached=True)


def in_january(people):
    """Under mediation since 1/20: thirty days are 2/19, in the festival, so until 2/24."""
    return at(people, S.MEDIATING, day=date(2026, 1, 20))


def ending(**facts):
    """The dispute of January, ended with these facts."""
    return lambda people: (in_january(people), facts)


def another_respondent(d):
    d.office("add_party", role="respondent", side=2, name="孙三")


def zhou_leaves(d):
    d.office("release_party", party=d.zhou, reason="已搬走")


def sit_down(d):
    d.sit_down()


def draft(d):
    d.write(money(d, (APRIL, 580000)))


def gappy_draft(d):
    d.write(money(d, (APRIL, 580000), way=""))


def money_for_the_committee(people):
    third = {"role": "other", "side": 1, "name": people.committee.short_name}
    d = at(people, S.MEDIATING, parties=[*PARTIES, third]).sit_down()
    return d.write(money(d, (APRIL, 580000), to_party=d.parties.get(role="other"))), {}


def draft_that_cuts(d):
    d.write({"kind": "other", "by_party": d.zhou, "text": "逾期不付的，停止供水"})
    d.mediator("draft_agreement")


def all_but(*missing):
    """Every mark but these is set."""

    def deed(d):
        for party in (d.li, d.zhou):
            if party.name not in missing:
                d.mediator("sign", party=party, **SIGNED)
        if "mediator" not in missing:
            d.mediator("mediator_sign")
        if "seal" not in missing:
            d.office("seal")

    return deed


def one_with_both_posts(d):
    Post.objects.create(
        person=d.p.mediator, function=Function.OFFICE, committee=d.p.committee, since=SINCE
    )
    d.p.as_same_person = actor_of(d.p.mediator).acting(Function.OFFICE)


def the_one_who_accepted(d):
    d.p.as_same_person = d.p.as_deputy


def nobody_else_in_the_office(d):
    """岳副, who accepted the case, is left alone in the office."""
    d.p.clerk.posts.all().delete()
    d.p.as_same_person = d.p.as_deputy


def another_clerk(d):
    d.p.as_same_person = actor_of(hire("孙印", Function.OFFICE, committee=d.p.committee))


def taken_up_by(person):
    """A dispute 吴旁 registered on the spot; who is to mediate it?"""

    def give(people):
        d = complain(people, by=people.as_bystander)
        d.office("request_mediation", party=d.li).all_consent()
        return d, {"mediator": getattr(people, person), "clash": "", "clash_waived": False}

    return give


def asked_for_by(waived=None, **fields):
    """A request of 李申 with these fields, in which everybody is willing."""

    def give(people):
        d = complain(people, parties=[PARTIES[0] | fields, PARTIES[1]])
        d.office("request_mediation", party=d.case.parties.get(side=1))
        for party in d.both:
            d.office("consent", party=party, **YES)
        return d, {"mediator": people.mediator, **(waived or {})}

    return give


def once_worked_for_the_company(people):
    """The mediator's post at the company ended years ago; the tie remains."""
    d, facts = works_for_the_company({})(people)
    people.mediator.posts.filter(function=Function.COMPANY).update(until=date(2020, 1, 1))
    return d, facts


def works_for_the_company(waived):
    """The mediator holds a post at the company that is a party, and it is not disclosed."""

    def give(people):
        Post.objects.create(
            person=people.mediator, function=Function.COMPANY, company=people.company, since=SINCE
        )
        company = {"role": "respondent", "side": 2, "name": "安邻"}
        company |= {"kind": "organisation", "company": people.company}
        d = complain(people, parties=[PARTIES[0], company])
        d.office("request_mediation", party=d.li).all_consent()
        return d, {"mediator": people.mediator, **waived}

    return give


CLASH = (
    "调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。"
    "（《人民调解法》第十五条）"
)
OURS = "郑管今天不是本调委会的调解员。（《人民调解法》第十九条）"
OTHER_SIDE = "对方当事人还没有登记，请先补登。（《人民调解法》第十七条）"
REFUSED = "一方当事人已明确拒绝调解。（《人民调解法》第十七条）"
OWN_PARTIES = "请选择本案在册的当事人。（本会规定：当事人登记）"
ORAL_SUM = "有人付钱的，要写明金额，金额要大于零。（《人民调解法》第二十九条）"
ORAL_ENDS = "有人付钱的，付款人、收款人都要选，且不能是同一方。（《人民调解法》第二十九条）"
ORAL_DAY = (
    "约定日期付款或者做事的，要写明日期，且不能早于协议达成之日（今天）。"
    "（《人民调解法》第二十九条）"
)
EXTENSION = "延期须经各方同意。（《人民调解工作若干规定》第三十三条）"
LATER_DAY = "新的期限要晚于原期限（2026年4月2日）。（《人民调解工作若干规定》第三十三条）"
ORAL = {"content": "三日内清走杂物", "at_once": False, "due_on": APRIL}


def row(guard, says, act, held, broken, by="mediator"):
    return Row(guard, says, act, held, broken, by)
