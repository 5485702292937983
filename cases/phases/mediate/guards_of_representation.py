"""Guards of who acts for a party: guardians, agents, representatives of many, and who signed."""

from cases.guards import guard
from cases.law import articles, capacity
from cases.law.authority import may_settle
from cases.phases.common import in_text, judged_on

from .guards import parties_of_agreement
from .signatures import Signature

Who = Signature.Who
IN_ITS_PLACE = (Who.GUARDIAN, Who.ADMINISTRATOR)
MANY = 10  # 人数众多: 民诉法解释第七十五条
KNOWN_TO_NOBODY = (
    "没有成员名单，也没有登记由谁出面，协议约束谁、谁能签不清楚：请先登记成员，或者登记由谁出面。"
)
NAME_GUARDIAN = "须由法定代理人出面，请先登记"
OWN_INCOME = "十六周岁以上、以自己的劳动收入为主要生活来源的，先登记其行为能力和依据"


def without_guardian(case, facts, day) -> list:
    """The parties without full capacity that day whom no guardian represents."""
    return [
        party
        for party in parties_of_agreement(case, facts)
        if party.speaker != party.Speaker.GUARDIAN and party.needs_guardian(day)
    ]


def _why(party, day) -> str:
    if party.capacity in (capacity.LIMITED, capacity.NONE):
        return f"{party.called}登记为{party.get_capacity_display()}，{NAME_GUARDIAN}"
    young = capacity.age_in_words(party.latest_birthday, day)
    minor = f"{party.called}到{judged_on(day)}{young}，{NAME_GUARDIAN}"
    younger = capacity.is_under(capacity.OWN_INCOME, party.latest_birthday, day)
    return minor if younger else f"{minor}；{OWN_INCOME}"


def _who_lacks_a_guardian(case, facts):
    day = facts["on"]
    return f"{'；'.join(_why(party, day) for party in without_guardian(case, facts, day))}。"


@guard(
    otherwise=f"有当事人到填的那天没有完全民事行为能力，{NAME_GUARDIAN}。",
    basis=articles.GUARDIAN,
    needs=("on",),
    remedy="represent",
    exact=_who_lacks_a_guardian,
)
def guardians_act_for_those_without_capacity(case, facts):
    return not without_guardian(case, facts, facts["on"])


def has_authority(party, on) -> bool:
    """Whether who represents the party may settle for it that day; true without an agent.

    A branch acts within its licence (民法典 74), an administrator by its appointment (企业破产法
    25); who shows a power of attorney needs one that names the settling, as an agent does.
    """
    if not party.acts_by_agent:
        return True
    return party.is_represented(on) and _may_settle(party)


def _may_settle(party) -> bool:
    scope = party.speaker_scope.strip()
    by_licence = party.speaker == party.Speaker.BRANCH and not any(
        word in scope for word in ("授权", "委托", "代理")
    )
    return bool(scope) if by_licence or party.is_administered else may_settle(scope)


def as_it_is(case, party):
    """The party as it is now: the form read it before the lock, and its agent may have left."""
    return next((one for one in case.sheet.all_parties if one.pk == party.pk), party)


def without_authority(case, facts) -> list:
    """The parties whose agent may not settle that day, of those that act by their agent."""
    day, signing = facts["on"], facts.get("party")
    if signing:
        signing = as_it_is(case, signing)
        by_agent = who_signs(facts) in (Who.AGENT, Who.BRANCH, Who.ADMINISTRATOR)
        return [signing] if by_agent and not has_authority(signing, day) else []
    in_person = facts.get("in_person", ())
    acting = [party for party in parties_of_agreement(case, facts) if party not in in_person]
    return [party for party in acting if not has_authority(party, day)]


def _lacking(party, day) -> str:
    agent = f"{party.called}的{party.speaker_word}{party.speaker_name}"
    if party.speaker_until and day > party.speaker_until:
        until = in_text(party.speaker_until)
        return f"{agent}代理期限到{until}为止，{judged_on(day)}已经过了"
    if not party.speaker_scope.strip():
        return f"{agent}没有登记代理权限"
    return f"{agent}的权限写的是“{party.speaker_scope.strip()}”，没有写明代为和解、签署协议"


def _whose_agent_lacks_what(case, facts):
    lacking = [_lacking(party, facts["on"]) for party in without_authority(case, facts)]
    instead = "修改协议、登记后再定稿" if facts.get("party") else "先登记"
    return f"{'；'.join(lacking)}，不能代为达成协议。本人可以自己办；有新的委托书的，{instead}。"


@guard(
    otherwise=(
        "代理人没有写明和解、签署协议的特别授权，或者到填的那天代理期限已过，不能代为达成协议。"
    ),
    basis=articles.SPECIAL_AUTHORITY,
    needs=("on",),
    remedy="represent",
    exact=_whose_agent_lacks_what,
)
def agents_may_settle(case, facts):
    return not without_authority(case, facts)


def who_signs(facts) -> str:
    """Who signed for a party: as entered, else who acts in its place; empty if unknown."""
    party, who = facts["party"], facts.get("signer") or ""
    if who or party.speaker:
        return who or (party.speaker if party.speaker in IN_ITS_PLACE else "")
    return "" if party.is_organisation and facts.get("mark") != "stamp" else Who.SELF


@guard(
    otherwise="请写明是谁签的：本人，还是代理人、法定代理人、单位的负责人。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("party", "mark"),
    about="signer",
)
def who_signed_is_known(case, facts):
    return bool(who_signs(facts))


def _why_not_by(case, facts):
    party, who = facts["party"], who_signs(facts)
    if party.is_administered:
        return f"{party.called}由管理人{party.speaker_name}出面，协议由管理人签名、盖章。"
    if who == Who.SELF and party.is_organisation:
        return f"{party.called}是单位，自己签署的是盖章；由人签名的，写明是谁。"
    if who == Who.SELF:
        return _why(party, facts["on"]).replace("出面，请先登记", "签署") + "。"
    if who == Who.LEGAL_REPRESENTATIVE:
        return f"{party.called}不是单位，没有法定代表人。"
    return f"{party.called}登记的出面人不是{Who(who).label}，请核对是谁签的。"


@guard(
    otherwise="签的人不能替这一方签，请核对是谁签的。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("party", "mark", "on"),
    about="signer",
    exact=_why_not_by,
)
def who_signed_may_sign(case, facts):
    party, who = facts["party"], who_signs(facts)
    if party.is_administered:
        return who == Who.ADMINISTRATOR
    if who == Who.SELF:
        stamped = not party.is_organisation or facts["mark"] == Signature.Mark.STAMP
        return stamped and not party.needs_guardian(facts["on"])
    if who == Who.LEGAL_REPRESENTATIVE:
        return party.is_organisation
    return not who or party.speaker == who


@guard(
    otherwise="请写明签名的法定代表人（负责人）的姓名。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("party", "signer_name"),
    about="signer_name",
)
def legal_representative_is_named(case, facts):
    named = facts["signer_name"].strip() or legal_representative(facts["party"])
    return facts.get("signer") != Who.LEGAL_REPRESENTATIVE or bool(named)


def legal_representative(party) -> str:
    """The legal representative of the registered company that the party is, or nothing."""
    return party.company.legal_representative if party.company else ""


@guard(
    otherwise="代理人、法定代理人等出面的，请写明其姓名。",
    basis=articles.AUTHORITY,
    needs=("speaker", "speaker_name"),
    about="speaker_name",
)
def who_speaks_is_named(case, facts):
    return not facts["speaker"] or bool(facts["speaker_name"].strip())


def _unknown(case, facts) -> list:
    """The groups of ten or more of which neither a member nor anybody who acts is on record."""
    parties = parties_of_agreement(case, facts)
    groups = [party for party in parties if party.kind == "group" and party.head_count >= MANY]
    on = facts["on"]
    return [
        p for p in groups if not (p.is_represented(on) or case.sheet.members_of(p.pk).remaining)
    ]


def _which_are_unknown(case, facts) -> str:
    names = "、".join(party.called for party in _unknown(case, facts))
    return f"{names}{KNOWN_TO_NOBODY}"


@guard(
    otherwise=f"十人以上的一方{KNOWN_TO_NOBODY}",
    basis=articles.REPRESENTED_CONSENT,
    needs=("on",),
    remedy="add_member",
    exact=_which_are_unknown,
)
def groups_are_known(case, facts):
    return not _unknown(case, facts)


NOBODY_BY_AGENT = "没有由代理人出面的当事人。"


@guard(otherwise=NOBODY_BY_AGENT, basis=articles.AUTHORITY_ENDS, absent=True)
def somebody_acts_by_an_agent(case, facts):
    return any(party.acts_by_agent for party in case.sheet.parties)


@guard(
    otherwise="这一方没有登记代理人，或者其代理权已经终止，请核对是哪一方。",
    basis=articles.AUTHORITY_ENDS,
    needs=("party", "on"),
    about="party",
)
def an_agent_has_authority(case, facts):
    party, day = as_it_is(case, facts["party"]), facts["on"]
    return party.acts_by_agent and (party.speaker_until or day) >= day


@guard(
    otherwise="请写明依据，例如法院判决的案号；十六周岁以上的，写明以什么劳动收入为主要生活来源。",
    basis=articles.CAPACITY,
    needs=("capacity", "capacity_ground"),
    about="capacity_ground",
)
def capacity_has_its_ground(case, facts):
    return not facts["capacity"] or bool(facts["capacity_ground"].strip())
