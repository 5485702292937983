"""The rows of who acts for a party: guardians, agents, representatives, and who signed."""

from datetime import date

from cases.phases import common
from cases.phases.mediate import guards_of_dual_agency as dual
from cases.phases.mediate import guards_of_later_roles as later
from cases.phases.mediate import guards_of_representation as of
from cases.phases.mediate import guards_of_who_acts as acts
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import OWN_PARTIES, SIGNED, SUNDAY, row, stranger
from tests.cases.phases.guard_rows import after, usual
from tests.cases.phases.guards_of_joining import (
    agreed_with,
    joined_by,
    orally,
    runs_out,
    sun,
    written,
)
from tests.moments import MONDAY

DAY = MONDAY

GROWN = {"born_on": date(2008, 3, 2)}  # eighteen that Monday
MINOR = {"born_on": date(2008, 3, 3)}
BY_YEAR = {"born_on": date(2008, 1, 1), "born_precision": "year"}
OWN_INCOME = MINOR | {"capacity": "full", "capacity_ground": "在某厂做工"}
CHILD = {"born_on": date(2012, 5, 1)}
GUARDED = CHILD | {"speaker": "guardian", "speaker_name": "孙母"}
LACKING = {"capacity": "none", "capacity_ground": "（2025）闽0504民特1号"}
AGENT = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解、签收"}
ENDED = AGENT | {"speaker_until": SUNDAY}
GENERAL = AGENT | {"speaker_scope": "一般授权"}
BRANCH = {"kind": "organisation", "speaker": "branch", "speaker_name": "吴经理"}
BODY = {"kind": "organisation"}
ADMINISTERED = BODY | {"speaker": "appointed", "speaker_name": "林律师"}
APPOINTED = ADMINISTERED | {"speaker_scope": "（2026）闽05破1号决定书"}

CIVIL_23, PROCEDURE_62 = "（《民法典》第二十三条）", "（《民事诉讼法》第六十二条）"
CONTENT = "（《人民调解法》第二十九条）"
YOUNG = (
    "孙三到今天未满十八周岁，须由法定代理人出面，请先登记；"
    "十六周岁以上、以自己的劳动收入为主要生活来源的，先登记其行为能力和依据。" + CIVIL_23
)
A_CHILD = f"孙三到今天未满十八周岁，须由法定代理人出面，请先登记。{CIVIL_23}"
NO_CAPACITY = f"孙三登记为无民事行为能力，须由法定代理人出面，请先登记。{CIVIL_23}"
ITSELF = f"不能代为达成协议。本人可以自己办；有新的委托书的，先登记。{PROCEDURE_62}"
SIGNS_ITSELF = (
    f"不能代为达成协议。本人可以自己办；有新的委托书的，修改协议、登记后再定稿。{PROCEDURE_62}"
)
NOT_SPECIAL = "孙三的代理人钱律师的权限写的是“一般授权”，没有写明代为和解、签署协议，"
NO_SCOPE = "孙三的分支机构或者项目负责人吴经理没有登记代理权限，"
OVER = "孙三的代理人钱律师代理期限到2026年3月1日为止，今天已经过了，"
WHO = f"请写明是谁签的：本人，还是代理人、法定代理人、单位的负责人。{CONTENT}"
NOT_BY_SELF = f"孙三到今天未满十八周岁，须由法定代理人签署。{CONTENT}"
NOT_BY_HAND = f"孙三是单位，自己签署的是盖章；由人签名的，写明是谁。{CONTENT}"
NO_SUCH = f"孙三登记的出面人不是委托代理人，请核对是谁签的。{CONTENT}"
NO_BODY = f"孙三不是单位，没有法定代表人。{CONTENT}"
NO_NAME = f"请写明签名的法定代表人（负责人）的姓名。{CONTENT}"
NAMED = "代理人、法定代理人等出面的，请写明其姓名。（《民法典》第一百六十五条）"
GROUND = (
    "请写明依据，例如法院判决的案号；十六周岁以上的，写明以什么劳动收入为主要生活来源。"
    "（《民法典》第十七条至第二十四条）"
)
MOTHER = {"speaker": "guardian", "speaker_name": "孙母"}
BY_GUARDIAN = "由法定代理人（父母、其他监护人）出面，请选“法定代理人”并写姓名"
CIVIL_17 = "（《民法典》第十七条至第二十四条）"
AT_THIRTEEN = f"孙三到今天未满十八周岁，{BY_GUARDIAN}。{CIVIL_17}"
AT_SEVEN = f"孙三到今天未满八周岁，没有民事行为能力，{BY_GUARDIAN}。{CIVIL_17}"
ALMOST_GROWN = (
    f"孙三到今天未满十八周岁，{BY_GUARDIAN}；"
    f"十六周岁以上、以自己的劳动收入为主要生活来源的，民事行为能力选“完全”并写依据。{CIVIL_17}"
)
UNABLE = f"孙三没有完全民事行为能力，{BY_GUARDIAN}。{CIVIL_17}"
ENDED_BEFORE = (
    "钱律师的代理期限到2026年3月1日为止，今天已经过了，不能再代理："
    "有新的委托书的，照新的写；没有的，由本人出面。（《民法典》第一百七十三条）"
)
LAST_DAY = AGENT | {"speaker_until": MONDAY}
CIVIL_168 = "（《民法典》第一百六十八条）"
SAME_NAME = "确是同名的另一个人，姓名后面写明区别，例如写上出生年份。"
FOR_BOTH = f"钱律师替{{}}和{{}}双方出面，同一个人不能替双方出面。{SAME_NAME}{CIVIL_168}"
IS_THE_OTHER = f"孙三登记的委托代理人李 申是对方当事人，不能代理。{SAME_NAME}{CIVIL_168}"
NOT_A_GUARDIAN = (
    "孙三登记的法定代理人李申是对方当事人，和被监护人利益相反（《民法典》第三十五条），"
    "不能作其法定代理人；请登记另一位监护人，没有的，请居民委员会或者民政部门依法确定。"
    f"{SAME_NAME}{CIVIL_168}"
)
JOINS = {"role": "respondent", "side": 2, "name": "孙三"}


def capacity(act, says, held, broken):
    make = {"conclude_orally": orally, "draft_agreement": written}[act]
    guard = of.guardians_act_for_those_without_capacity
    return row(guard, says, act, make(joined_by(**held)), make(joined_by(**broken)))


def says_so(act, says, held, broken):
    """An oral agreement with an agent of these powers, unless the party agreed itself."""
    return row(of.agents_may_settle, says, act, held, broken)


def signs(guard, says, held, broken):
    """孙三, joined with these fields, signs in these ways."""
    ways = [
        after(S.MEDIATING, agreed_with(**fields), party=sun, **SIGNED | way)
        for fields, way in (held, broken)
    ]
    return row(guard, says, "sign", *ways)


def enters(act, guard, says, held, broken):
    """The act with these facts, at the usual dispute."""
    first = {"party": lambda d: d.zhou} if act == "represent" else JOINS
    return row(guard, says, act, *(usual(S.MEDIATING, **first | f) for f in (held, broken)))


def agent_of_li(d):
    d.office("represent", party=d.li, **AGENT)


def clash_of(act, says, held, broken):
    """The act after an agent of the applicant was registered."""
    first = {"party": lambda d: d.zhou} if act == "represent" else JOINS
    ways = (after(S.MEDIATING, agent_of_li, **first | facts) for facts in (held, broken))
    return row(dual.acts_for_one_side, says, act, *ways)


def with_agent_of_li(make, name):
    """An agreement where agents of both sides were stored before this was asked."""

    def give(people):
        dispute, facts = make(joined_by(**AGENT))(people)
        agent = {"speaker": "agent", "speaker_name": name, "speaker_scope": "代为和解"}
        dispute.parties.filter(pk=dispute.li.pk).update(**agent)
        return dispute, facts

    return give


def in_person(d):
    return [sun(d)]


CIVIL_173 = "（《民法典》第一百七十三条）"
NOBODY_BY_AGENT = f"没有由代理人出面的当事人。{CIVIL_173}"
NO_AGENT = f"这一方没有登记代理人，或者其代理权已经终止，请核对是哪一方。{CIVIL_173}"
REASON = {"reason": "解除委托"}
NOBODY = {"speaker": "", "speaker_name": "", "capacity": "", "capacity_ground": ""}
BY_AGENT, BY_SELF, BY_HEAD = ({"signer": who} for who in ("agent", "self", "legal_representative"))
BY_THE_ADMINISTRATOR = f"孙三由管理人林律师出面，协议由管理人签名、盖章。{CONTENT}"
STAMP, NAMES = {"mark": "stamp"}, {"signer_name": "吴总"}
OTHERS = AGENT | {"speaker_name": "孙律师"}
MEDIATES = AGENT | {"speaker_name": "陈 调"}
AS_A_MEDIATOR = (
    "陈 调是本案的调解员（或者曾经是），不能替一方出面；同名的另一人，请在姓名后面注明。"
)
ROWS = [
    *[
        enters(act, later.no_mediator_speaks_for_a_party, says, AGENT, MEDIATES)
        for act, says in (
            ("represent", f"{AS_A_MEDIATOR}（《人民调解法》第十五条）"),
            ("add_party", f"{AS_A_MEDIATOR}（《人民调解法》第十五条）"),
        )
    ],
    clash_of("represent", FOR_BOTH.format("李申", "周被"), OTHERS, AGENT),
    clash_of("add_party", FOR_BOTH.format("李申", "孙三"), OTHERS, AGENT),
    clash_of("add_party", IS_THE_OTHER, OTHERS, AGENT | {"speaker_name": "李 申"}),
    clash_of("add_party", NOT_A_GUARDIAN, GUARDED, GUARDED | {"speaker_name": "李申"}),
    *[
        row(
            dual.nobody_acts_for_both_sides,
            FOR_BOTH.format("李申", "孙三"),
            act,
            with_agent_of_li(make, "李律师"),
            with_agent_of_li(make, "钱律师"),
        )
        for act, make in (("conclude_orally", orally), ("draft_agreement", written))
    ],
    capacity("conclude_orally", A_CHILD, GUARDED, CHILD),
    capacity("conclude_orally", YOUNG, OWN_INCOME, MINOR),
    capacity("draft_agreement", YOUNG, GROWN, BY_YEAR),
    capacity("draft_agreement", NO_CAPACITY, LACKING | GUARDED, LACKING),
    says_so(
        "conclude_orally",
        f"{NOT_SPECIAL}{ITSELF}",
        orally(joined_by(**AGENT)),
        orally(joined_by(**GENERAL)),
    ),
    says_so(
        "conclude_orally",
        f"{OVER}{ITSELF}",
        after(S.MEDIATING, joined_by(**AGENT), runs_out, content="各走各的门", in_person=in_person),
        orally(joined_by(**AGENT), runs_out),
    ),
    says_so(
        "conclude_orally",
        f"{NO_SCOPE}{ITSELF}",
        orally(joined_by(**BRANCH, speaker_scope="分公司营业执照")),
        orally(joined_by(**BRANCH)),
    ),
    says_so(
        "conclude_orally",
        f"孙三的管理人林律师没有登记代理权限，{ITSELF}",
        orally(joined_by(**APPOINTED)),
        orally(joined_by(**ADMINISTERED)),
    ),
    row(
        of.agents_may_settle,
        f"{OVER}{SIGNS_ITSELF}",
        "sign",
        *(
            after(S.MEDIATING, agreed_with(**AGENT), runs_out, party=sun, **SIGNED | who)
            for who in (BY_SELF, BY_AGENT)
        ),
    ),
    signs(of.who_signed_is_known, WHO, (AGENT, BY_AGENT), (AGENT, {})),
    signs(of.who_signed_is_known, WHO, (BODY, STAMP), (BODY, {})),
    signs(of.who_signed_may_sign, NOT_BY_SELF, (GUARDED, {}), (GUARDED, BY_SELF)),
    signs(of.who_signed_may_sign, NOT_BY_HAND, (BODY, BY_SELF | STAMP), (BODY, BY_SELF)),
    *(
        signs(of.who_signed_may_sign, BY_THE_ADMINISTRATOR, (APPOINTED, held), (APPOINTED, who))
        for held, who in (({}, BY_SELF | STAMP), (STAMP, BY_HEAD | NAMES), ({}, BY_AGENT))
    ),
    signs(of.who_signed_may_sign, NO_SUCH, ({}, BY_SELF), ({}, BY_AGENT)),
    signs(of.who_signed_may_sign, NO_BODY, (BODY, BY_HEAD | NAMES), ({}, BY_HEAD | NAMES)),
    signs(
        of.legal_representative_is_named, NO_NAME, (BODY, BY_HEAD | NAMES), (BODY, BY_HEAD)
    ),
    row(of.somebody_acts_by_an_agent, NOBODY_BY_AGENT, "end_authority",
        after(S.MEDIATING, agent_of_li, party=lambda d: d.li, **REASON),
        usual(S.MEDIATING, party=lambda d: d.li, **REASON)),
    row(common.only_parties_of_this_case, OWN_PARTIES, "end_authority",
        after(S.MEDIATING, agent_of_li, party=lambda d: d.li, **REASON),
        after(S.MEDIATING, agent_of_li, party=stranger, **REASON)),
    row(of.an_agent_has_authority, NO_AGENT, "end_authority",
        after(S.MEDIATING, agent_of_li, party=lambda d: d.li, **REASON),
        after(S.MEDIATING, agent_of_li, party=lambda d: d.zhou, **REASON)),
    enters("represent", of.who_speaks_is_named, NAMED, AGENT, AGENT | {"speaker_name": " "}),
    enters("represent", of.capacity_has_its_ground, GROUND, MOTHER | LACKING,
           NOBODY | {"capacity": "limited"}),
    enters("add_party", of.who_speaks_is_named, NAMED, AGENT, AGENT | {"speaker_name": " "}),
    enters("add_party", of.capacity_has_its_ground, GROUND, MOTHER | LACKING,
           NOBODY | {"capacity": "limited"}),
    *(enters("add_party", acts.a_guardian_acts_for_who_needs_one, says, held, NOBODY | broken)
      for says, held, broken in (
          (AT_THIRTEEN, MOTHER | CHILD, CHILD),
          (AT_SEVEN, NOBODY | BODY | {"born_on": date(2018, 3, 3)}, {"born_on": date(2018, 3, 3)}),
          (ALMOST_GROWN, NOBODY | OWN_INCOME, MINOR),
          (ALMOST_GROWN, NOBODY | GROWN, BY_YEAR),
          (AT_THIRTEEN, NOBODY, {"id_number": "350599201205010019"}),
          (UNABLE, MOTHER | LACKING, LACKING),
      )),
    enters("represent", acts.a_guardian_acts_for_who_needs_one, UNABLE.replace("孙三", "周被"),
           MOTHER | LACKING, NOBODY | LACKING),
    enters("add_party", acts.authority_has_not_ended, ENDED_BEFORE, LAST_DAY, ENDED),
    enters("represent", acts.authority_has_not_ended, ENDED_BEFORE, LAST_DAY, ENDED),
]  # fmt: skip
