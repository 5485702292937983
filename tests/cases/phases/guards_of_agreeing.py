"""The rows of every guard of drafting, signing and agreeing by word, once held and once not."""

from cases.phases.mediate import guards
from cases.phases.mediate import guards_of_agreeing as g
from cases.phases.mediate import guards_of_sealing as sealing
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import (
    ORAL,
    ORAL_DAY,
    ORAL_ENDS,
    ORAL_SUM,
    OTHER_SIDE,
    SIGNED,
    SUNDAY,
    TODAY,
    all_but,
    another_clerk,
    another_respondent,
    draft,
    draft_that_cuts,
    gappy_draft,
    money_for_the_committee,
    nobody_else_in_the_office,
    one_with_both_posts,
    row,
    sit_down,
    the_one_who_accepted,
    zhou_leaves,
)
from tests.cases.phases.guard_rows import after, usual
from tests.cases.phases.in_a_dispute import li, zhou
from tests.moments import MONDAY

DAY = MONDAY

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
        guards.both_sides_known,
        OTHER_SIDE,
        "draft_agreement",
        after(S.MEDIATING, sit_down, draft),
        after(S.MEDIATING, sit_down, draft, zhou_leaves),
    ),
    row(
        g.no_open_defect,
        "协议草稿还差1处：第一条没有付款方式。（《人民调解法》第二十九条）",
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
    row(
        g.clauses_name_only_active_parties,
        "草稿条款里还有已经退出本案的当事人，请到草稿页改写。（《人民调解法》第二十九条）",
        "draft_agreement",
        after(S.MEDIATING, sit_down, draft),
        after(S.MEDIATING, sit_down, draft, another_respondent, zhou_leaves),
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
        g.electronic_signing_is_allowed,
        "协议涉及停水、停热、停气或者收养等身份关系的，不能用电子方式签署，请改用纸质签署。"
        "（《电子签名法》第三条）",
        "sign",
        usual(S.SIGNING, party=li, way="in_presence", **SIGNED),
        after(S.MEDIATING, sit_down, draft_that_cuts, party=li, way="in_presence", **SIGNED),
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
        usual(S.SIGNING, incomplete=True),
        after(S.SIGNING, lambda d: d.office("seal")),
        "clerk",
    ),
    row(
        sealing.seal_by_a_second_person,
        "用印要由经办人以外的人核对办理。（本会规定：用印制度）",
        "seal",
        after(S.SIGNING, another_clerk, incomplete=True),
        after(S.SIGNING, one_with_both_posts),
        "same_person",
    ),
    row(
        sealing.seal_by_a_second_person,
        "用印要由经办人以外的人核对办理。（本会规定：用印制度）",
        "seal",
        after(S.SIGNING, another_clerk, incomplete=True),
        after(S.SIGNING, the_one_who_accepted),
        "same_person",
    ),
    row(
        sealing.seal_by_a_second_person,
        "用印要由经办人以外的人核对办理；本会没有别的办公人员，请没有办过本案的调解员核对，"
        "选其姓名。（本会规定：用印制度）",
        "seal",
        after(
            S.SIGNING,
            nobody_else_in_the_office,
            incomplete=True,
            checked_by=lambda d: d.p.bystander,
        ),
        after(
            S.SIGNING,
            nobody_else_in_the_office,
            incomplete=True,
            checked_by=lambda d: d.p.mediator,
        ),
        "same_person",
    ),
    row(
        sealing.seal_before_all_marks_is_meant,
        "还没有签名的：李申、周被、调解员；确实先盖章的，请确认。（本会规定：用印制度）",
        "seal",
        usual(S.SIGNING, incomplete=True),
        usual(S.SIGNING),
        "clerk",
    ),
    row(
        sealing.seal_before_all_marks_is_meant,
        "还没有签名的：周被；确实先盖章的，请确认。（本会规定：用印制度）",
        "seal",
        after(S.SIGNING, all_but("seal")),
        after(S.SIGNING, all_but("周被", "seal")),
        "clerk",
    ),
]
ORALLY = [
    row(
        guards.both_sides_known,
        OTHER_SIDE,
        "conclude_orally",
        usual(S.MEDIATING, **ORAL),
        after(S.MEDIATING, zhou_leaves, **ORAL),
    ),
    row(
        g.oral_content_is_recorded,
        "口头协议要由调解员记录内容：至少写一件要做的事或者一笔款项。（《人民调解法》第二十八条）",
        "conclude_orally",
        usual(S.MEDIATING, content="以后各走各的门"),
        usual(S.MEDIATING, content=" "),
    ),
    row(
        g.oral_sum_is_named,
        ORAL_SUM,
        "conclude_orally",
        usual(S.MEDIATING, content="", amount=60000, payer=zhou, payee=li),
        usual(S.MEDIATING, content="互让", amount=None, payer=zhou, payee=li),
    ),
    row(
        g.oral_money_goes_to_another,
        ORAL_ENDS,
        "conclude_orally",
        usual(S.MEDIATING, content="以后各走各的门"),
        usual(S.MEDIATING, content="", amount=60000),
    ),
    row(
        g.oral_money_goes_to_another,
        ORAL_ENDS,
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


def with_draft(given):
    """The same, agreed by word with the clauses of the draft."""
    dispute, facts = given
    return dispute, facts | {"by_draft": True}


BY_DRAFT = [
    row(
        g.oral_content_is_given_once,
        "按起草好的条款达成的，内容、金额以条款为准，不再另写；要另写的，请选“另外写”。"
        "（《人民调解法》第二十八条）",
        "conclude_orally",
        after(S.MEDIATING, draft, by_draft=True),
        after(S.MEDIATING, draft, by_draft=True, content="另外"),
    ),
    row(
        g.oral_draft_exists,
        "还没有协议草稿。（《人民调解法》第二十九条）",
        "conclude_orally",
        after(S.MEDIATING, draft, by_draft=True),
        usual(S.MEDIATING, by_draft=True),
    ),
    row(
        g.oral_draft_has_no_defect,
        "协议草稿还差1处：第一条没有付款方式。（《人民调解法》第二十九条）",
        "conclude_orally",
        after(S.MEDIATING, draft, by_draft=True),
        after(S.MEDIATING, gappy_draft, by_draft=True),
    ),
    row(
        g.oral_draft_names_active_parties,
        "草稿条款里还有已经退出本案的当事人，请到草稿页改写。（《人民调解法》第二十九条）",
        "conclude_orally",
        after(S.MEDIATING, draft, by_draft=True),
        after(S.MEDIATING, draft, another_respondent, zhou_leaves, by_draft=True),
    ),
    row(
        g.oral_draft_pays_no_committee,
        f"{g.NO_MONEY_TO_THE_COMMITTEE}（《人民调解法》第十五条）",
        "conclude_orally",
        after(S.MEDIATING, draft, by_draft=True),
        lambda people: with_draft(money_for_the_committee(people)),
    ),
]
ROWS = [*DRAFTING, *SIGNING, *ORALLY, *BY_DRAFT]

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
