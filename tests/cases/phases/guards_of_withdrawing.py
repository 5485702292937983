"""The rows of the guards on a withdrawal: by whom, and whether another still asks."""

from cases.phases import common
from cases.phases.handle import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import OWN_PARTIES, stranger
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import li, zhou
from tests.dispute import PARTIES
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
BASIS = "（《人民调解法》第二十三条）"
WANG = PARTIES[0] | {"name": "王同住", "id_number": "", "phone": ""}
WHY = {"reason": "已和好"}


def zhou_asks_too(d):
    d.office("request_protection", party=d.zhou, how="电话")


def zhou_asks_and_declines(d):
    zhou_asks_too(d)
    d.office("consent", party=d.zhou, agrees=False, how="电话")


def of_two(*, leaves):
    """李申 withdraws; the other applicant has left before, or asks still."""

    def give(people):
        d = at(people, S.REQUESTED, parties=(PARTIES[0], WANG, PARTIES[1]))
        if leaves:
            d.office("release_party", party=d.parties.get(name=WANG["name"]), reason="撤回请求")
        return d, {"party": d.li, **WHY}

    return give


ROWS = [
    Row(
        common.only_parties_of_this_case,
        OWN_PARTIES,
        "withdraw",
        usual(S.REGISTERED, party=li, **WHY),
        usual(S.REGISTERED, party=stranger, **WHY),
    ),
    Row(
        common.speaks_only_for_own_party,
        f"只能替自己这一方表态。{BASIS}",
        "withdraw",
        usual(S.REQUESTED, party=li, **WHY),
        usual(S.REQUESTED, party=zhou, **WHY),
        "link:李申",
    ),
    Row(
        g.one_who_asks_withdraws,
        f"请选择是哪一位申请人撤回。{BASIS}",
        "withdraw",
        usual(S.REGISTERED, party=li, **WHY),
        usual(S.REGISTERED, **WHY),
    ),
    Row(
        g.one_who_asks_withdraws,
        f"请选择是哪一位申请人撤回。{BASIS}",
        "withdraw",
        usual(S.ANSWERED, party=li, **WHY),
        usual(S.ANSWERED, party=zhou, **WHY),
    ),
    Row(
        g.no_other_applicant_asks,
        f"王同住没有撤回，案件要继续办；只有一方不再请求的，请办“当事人退出”。{BASIS}",
        "withdraw",
        of_two(leaves=True),
        of_two(leaves=False),
    ),
    Row(
        g.the_other_side_does_not_ask,
        f"周被也请求了调委会，案件要继续办；申请人不愿意调解的，请记录其不同意调解。{BASIS}",
        "withdraw",
        after(S.REQUESTED, zhou_asks_and_declines, party=li, **WHY),
        after(S.REQUESTED, zhou_asks_too, party=li, **WHY),
    ),
]
