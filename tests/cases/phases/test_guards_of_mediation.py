"""Every guard of mediation, once held and once not."""

from datetime import date

import pytest
import time_machine

from cases.phases.handle import guards as handling
from cases.phases.mediate import guards as g
from cases.states import Status as S
from mediation.accounts.actor import actor_of
from mediation.directory.models import Function, Post
from tests.cases.phases.refusals import Row, after, lets_through, stops, usual
from tests.cast import SINCE, cast, hire
from tests.factories import PARTIES, at, complain, money

pytestmark = pytest.mark.django_db

TODAY, SUNDAY, APRIL = date(2026, 3, 2), date(2026, 3, 1), date(2026, 4, 1)
YES = {"agrees": True, "how": "当面"}
SIGNED = {"mark": "name", "identity_checked": "身份证"}
SESSION = {"place": "评理室", "content": "谈妥。", "outcome": "agreed"}


def li(d):
    return d.li


def zhou(d):
    return d.zhou


def both(d):
    return d.both


def mediator(d):
    return d.p.mediator


def clerk(d):
    return d.p.clerk


def bystander(d):
    return d.p.bystander


def stranger(d):
    return complain(d.p).zhou


def strangers(d):
    return complain(d.p).both


def all_consent(d):
    d.all_consent()


def zhou_refuses(d):
    d.office("consent", party=d.zhou, agrees=False, how="电话")


def told_of_rights(d):
    d.told_of_rights()


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
    d.p.as_himself = actor_of(d.p.mediator).acting(Function.OFFICE)


def another_clerk(d):
    d.p.as_himself = actor_of(hire("孙印", Function.OFFICE, committee=d.p.committee))


def taken_up_by(person):
    """A dispute 吴旁 registered on the spot; who is to mediate it?"""

    def give(people):
        d = complain(people, by=people.as_bystander)
        d.office("request_mediation", party=d.li).all_consent()
        return d, {"mediator": getattr(people, person), "clash": "", "clash_waived": False}

    return give


def before_a_court(source):
    def give(people):
        d = complain(people, pending_elsewhere=True)
        d.office("request_mediation", source=source, party=d.li).all_consent()
        return d, {"mediator": people.mediator}

    return give


def works_for_the_company(waived):
    """The mediator holds a post at the company that is a party; nobody mentions it."""

    def give(people):
        Post.objects.create(
            person=people.mediator, function=Function.COMPANY, company=people.company, since=SINCE
        )
        company = {"role": "respondent", "side": 2, "name": "安邻", "company": people.company}
        d = complain(people, parties=[PARTIES[0], company])
        d.office("request_mediation", party=d.li).all_consent()
        return d, {"mediator": people.mediator, **waived}

    return give


CLASH = (
    "调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。"
    "（《特邀调解规定》第十五条）"
)
OURS = "所选人员当天不是本调委会的调解员。（《人民调解法》第十九条）"
OWN_PARTIES = "请选择本案在册的当事人。（《人民调解法》第十七条）"
ORAL_MONEY = (
    "收款人、付款人要是两方不同的当事人，金额要大于零，并写明付清日期；不涉及钱款的不填。"
    "（《人民调解法》第二十九条）"
)
ORAL_DAY = (
    "约定日期付款或者做事的，要写明日期，且不能早于协议达成之日。（《人民调解法》第二十九条）"
)
FROZEN = "签署日期不能早于协议定稿的日期。（《调委会工作制度》登记制度）"
EXTENSION = "延期须经各方同意，新的期限要晚于原期限。（《人民调解工作若干规定》第三十三条）"
ORAL = {"content": "三日内清走杂物", "at_once": False, "due_on": APRIL}


def row(guard, says, act, held, broken, by="mediator"):
    return Row(guard, says, act, held, broken, by)


ACCEPTANCE = [
    row(
        handling.both_sides_known,
        "对方当事人还没有登记，请先补登。（《人民调解法》第十七条）",
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(
            S.REQUESTED,
            all_consent,
            lambda d: d.office("release_party", party=d.zhou, reason="已搬走"),
            mediator=mediator,
        ),
        "clerk",
    ),
    row(
        handling.nobody_refused,
        "一方当事人已明确拒绝调解。（《人民调解法》第十七条）",
        "open_session",
        after(S.ACCEPTED, told_of_rights),
        after(S.ACCEPTED, told_of_rights, zhou_refuses),
    ),
    row(
        g.all_willing,
        "还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。（《人民调解法》第十七条）",
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(S.REQUESTED, lambda d: d.office("consent", party=d.li, **YES), mediator=mediator),
        "clerk",
    ),
    row(
        g.somebody_refused,
        "没有一方明确拒绝调解的记录。（《人民调解法》第十七条）",
        "other_side_refuses",
        after(S.REQUESTED, zhou_refuses),
        usual(S.REQUESTED),
        "clerk",
    ),
    row(
        g.not_before_another_body,
        "法院、仲裁机构或者行政机关已受理同一纠纷，又没有移送本会调解。"
        "（《人民调解工作若干规定》第二十二条）",
        "accept",
        before_a_court("entrusted_court"),
        before_a_court("application"),
        "clerk",
    ),
    row(
        g.appointed_by_the_committee_or_self,
        "只能由调委会指派，或者由调解员本人当场承办。（《人民调解法》第十九条）",
        "accept",
        taken_up_by("bystander"),
        taken_up_by("mediator"),
        "bystander",
    ),
    row(
        g.mediator_is_ours,
        OURS,
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(S.REQUESTED, all_consent, mediator=clerk),
        "clerk",
    ),
    row(
        g.mediator_is_ours,
        OURS,
        "reassign",
        usual(S.MEDIATING, mediator=bystander, reason="休假"),
        usual(S.MEDIATING, mediator=clerk, reason="休假"),
        "clerk",
    ),
    row(
        g.no_clash,
        CLASH,
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator, clash="表兄弟", clash_waived=True),
        after(S.REQUESTED, all_consent, mediator=mediator, clash="表兄弟", clash_waived=False),
        "clerk",
    ),
    row(
        g.no_clash,
        CLASH,
        "accept",
        works_for_the_company({"clash_waived": True}),
        works_for_the_company({}),
        "clerk",
    ),
    row(
        g.no_clash,
        CLASH,
        "reassign",
        usual(S.ACCEPTED, mediator=bystander, reason="休假"),
        usual(S.ACCEPTED, mediator=bystander, reason="休假", clash="邻居"),
        "clerk",
    ),
]
SITTING = [
    row(
        g.everyone_told_of_rights,
        "权利义务告知书还没有送达每一方当事人。（《人民调解法》第二十三条）",
        "open_session",
        after(S.ACCEPTED, told_of_rights),
        after(S.ACCEPTED, lambda d: d.mediator("give_notice", parties=[d.li], how="当面")),
    ),
    row(
        g.speaks_for_himself,
        "只能替自己这一方表态。（《人民调解法》第二十三条）",
        "consent",
        usual(S.REQUESTED, party=zhou, **YES),
        usual(S.REQUESTED, party=li, **YES),
        "link:周被",
    ),
    row(
        g.extension_agreed_by_all,
        EXTENSION,
        "extend",
        usual(S.MEDIATING, until=date(2026, 5, 1), all_agree=True),
        usual(S.MEDIATING, until=date(2026, 5, 1), all_agree=False),
    ),
    row(
        g.extension_agreed_by_all,
        EXTENSION,
        "extend",
        usual(S.MEDIATING, until=date(2026, 4, 2), all_agree=True),
        usual(S.MEDIATING, until=date(2026, 4, 1), all_agree=True),
    ),
    *(
        row(g.only_parties_of_this_case, OWN_PARTIES, act, held, broken)
        for act, held, broken in (
            (
                "consent",
                usual(S.MEDIATING, party=zhou, **YES),
                usual(S.MEDIATING, party=stranger, **YES),
            ),
            (
                "give_notice",
                usual(S.ACCEPTED, parties=both, how="当面"),
                usual(S.ACCEPTED, parties=strangers, how="当面"),
            ),
            (
                "log_session",
                usual(S.MEDIATING, present=both, **SESSION),
                usual(S.MEDIATING, present=strangers, **SESSION),
            ),
            (
                "release_party",
                usual(S.MEDIATING, party=zhou, reason="房屋已出售"),
                usual(S.MEDIATING, party=stranger, reason="房屋已出售"),
            ),
            (
                "edit_agreement",
                usual(S.MEDIATING, facts="渗水。", clauses=lambda d: [money(d, (APRIL, 1))]),
                usual(
                    S.MEDIATING,
                    facts="渗水。",
                    clauses=lambda d: [money(d, (APRIL, 1), to_party=stranger(d))],
                ),
            ),
            (
                "conclude_orally",
                usual(S.MEDIATING, doer=zhou, **ORAL),
                usual(S.MEDIATING, doer=stranger, **ORAL),
            ),
        )
    ),
]
DRAFTING = [
    row(
        g.a_session_is_on_record,
        "还没有调解记录。（《人民调解法》第二十七条）",
        "draft_agreement",
        after(S.MEDIATING, sit_down, draft),
        after(S.MEDIATING, draft),
    ),
    row(
        g.a_draft_exists,
        "还没有协议草稿。（《人民调解法》第二十九条）",
        "draft_agreement",
        after(S.MEDIATING, sit_down, draft),
        after(S.MEDIATING, sit_down),
    ),
    row(
        g.no_open_defect,
        "协议草稿还有没填完或者不明确的条款，请到草稿页逐条补全。（《人民调解法》第二十九条）",
        "draft_agreement",
        after(S.MEDIATING, sit_down, draft),
        after(S.MEDIATING, sit_down, gappy_draft),
    ),
    row(
        g.no_money_through_the_committee,
        "收款人不能是调委会或者调解员：当事人的钱款不经调委会、调解员之手。"
        "（《人民调解法》第十五条）",
        "draft_agreement",
        after(S.MEDIATING, sit_down, draft),
        money_for_the_committee,
    ),
]
SIGNING = [
    row(
        g.not_signed_yet,
        "这一方已经签过了。（《人民调解法》第二十九条）",
        "sign",
        after(S.SIGNING, all_but("李申"), party=li, **SIGNED),
        after(S.SIGNING, all_but("李申"), party=zhou, **SIGNED),
    ),
    row(
        g.identity_was_checked,
        "签署前要核对身份，请写明怎么核对的。（《人民调解法》第二十九条）",
        "sign",
        usual(S.SIGNING, party=li, **SIGNED),
        usual(S.SIGNING, party=li, mark="name", identity_checked=""),
    ),
    row(
        g.may_be_signed_this_way,
        "协议含停水、停电、停气、停热内容的，不能用电子方式签署，请改用纸质签署。"
        "（《电子签名法》第三条）",
        "sign",
        usual(S.SIGNING, party=li, way="in_presence", **SIGNED),
        after(S.MEDIATING, sit_down, draft_that_cuts, party=li, way="in_presence", **SIGNED),
    ),
    row(
        g.not_before_the_text_was_frozen,
        FROZEN,
        "sign",
        usual(S.SIGNING, party=li, **SIGNED),
        usual(S.SIGNING, party=li, on=SUNDAY, **SIGNED),
    ),
    row(
        g.mediator_not_signed_yet,
        "调解员已经签过名了。（《人民调解法》第二十九条）",
        "mediator_sign",
        usual(S.SIGNING),
        after(S.SIGNING, lambda d: d.mediator("mediator_sign")),
    ),
    row(
        g.not_sealed_yet,
        "协议已经盖章。（《人民调解法》第二十九条）",
        "seal",
        usual(S.SIGNING),
        after(S.SIGNING, lambda d: d.office("seal")),
        "clerk",
    ),
    row(
        g.seal_by_a_second_person,
        "用印要由承办调解员以外的人核对办理。（《调委会工作制度》用印制度）",
        "seal",
        after(S.SIGNING, another_clerk),
        after(S.SIGNING, one_with_both_posts),
        "himself",
    ),
]
ORALLY = [
    row(
        g.oral_content_is_recorded,
        "口头协议要由调解员记录内容：至少写一件要做的事或者一笔款项。（《人民调解法》第二十八条）",
        "conclude_orally",
        usual(S.MEDIATING, content="以后各走各的门"),
        usual(S.MEDIATING, content=" "),
    ),
    row(
        g.oral_money_is_complete,
        ORAL_MONEY,
        "conclude_orally",
        usual(S.MEDIATING, content="", amount=60000, payer=zhou, payee=li),
        usual(S.MEDIATING, content="", amount=60000),
    ),
    row(
        g.oral_money_is_complete,
        ORAL_MONEY,
        "conclude_orally",
        usual(S.MEDIATING, content="", amount=1, payer=zhou, payee=li),
        usual(S.MEDIATING, content="", amount=60000, payer=zhou, payee=zhou),
    ),
    row(
        g.oral_due_day_is_known,
        ORAL_DAY,
        "conclude_orally",
        usual(S.MEDIATING, **ORAL | {"due_on": TODAY}),
        usual(S.MEDIATING, **ORAL | {"due_on": SUNDAY}),
    ),
    row(
        g.oral_due_day_is_known,
        ORAL_DAY,
        "conclude_orally",
        usual(S.MEDIATING, content="清走杂物"),
        usual(S.MEDIATING, content="清走杂物", at_once=False),
    ),
]
ROWS = [*ACCEPTANCE, *SITTING, *DRAFTING, *SIGNING, *ORALLY]

MARKS = [
    (
        g.everyone_has_signed,
        "还有当事人没有签名、盖章或者按指印。（《人民调解法》第二十九条）",
        "周被",
        lambda d: d.mediator("sign", party=d.zhou, **SIGNED),
    ),
    (
        g.the_mediator_has_signed,
        "调解员还没有签名。（《人民调解法》第二十九条）",
        "mediator",
        lambda d: d.mediator("mediator_sign"),
    ),
    (
        g.the_seal_is_set,
        "调委会还没有盖章。（《人民调解法》第二十九条）",
        "seal",
        lambda d: d.office("seal"),
    ),
]


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_holds_lets_the_act_through(row):
    lets_through(row, cast())


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_does_not_hold_stops_the_act_with_its_sentence(row):
    stops(row, cast())


@pytest.mark.parametrize(("guard", "says", "missing", "set_it"), MARKS)
def test_the_last_mark_puts_the_agreement_into_force_and_not_one_earlier(
    guard, says, missing, set_it
):
    dispute, facts = after(S.SIGNING, all_but(missing))(cast())

    assert dispute.blocked(dispute.p.as_mediator, "take_effect", **facts) == [says] == [str(guard)]
    set_it(dispute)
    assert dispute.status == S.AGREED
