"""A case is withdrawn by the one who still asks; while another asks it goes on."""

import pytest

from cases.states import Status as S
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

WANG = PARTIES[0] | {"name": "王同住", "id_number": "", "phone": ""}
BY_TWO = (PARTIES[0], WANG, PARTIES[1])
BASIS = "（《人民调解法》第二十三条）"
ONE_LEAVES = "只有一方不再请求的，请办“当事人退出”"


@pytest.fixture
def two():
    return at(cast(), S.DISPATCHED, parties=BY_TWO)


def wang(d):
    return d.parties.get(name=WANG["name"])


def test_one_of_two_applicants_does_not_end_the_case_for_the_other(two):
    refused = two.blocked(two.p.as_clerk, "withdraw", party=two.li, reason="不想追究")

    assert refused == [f"王同住没有撤回，案件要继续办；{ONE_LEAVES}。{BASIS}"]


def test_one_of_two_applicants_does_not_end_the_case_by_link_either(two):
    refused = two.blocked(two.link(wang(two)), "withdraw", reason="不想追究")

    assert refused == [f"李申没有撤回，案件要继续办；{ONE_LEAVES}。{BASIS}"]


def test_after_the_others_have_left_the_last_applicant_ends_the_case(two):
    two.office("release_party", party=wang(two), reason="撤回请求")
    two.do(two.link(two.li), "withdraw", reason="已经解决了。")

    assert two.status == S.WITHDRAWN
    assert two.last_sentence == f"{{p{two.li.pk}}}撤回：已经解决了。"
    assert two.trail.latest("seq").facts == {"reason": "已经解决了。", "withdrew": two.li.pk}


def test_nobody_withdraws_for_another_and_the_office_says_who_withdraws():
    d = at(cast(), S.REQUESTED)

    assert d.blocked(d.link(d.li), "withdraw", party=d.zhou, reason="算了") == [
        f"只能替自己这一方表态。{BASIS}",
        f"请选择是哪一位申请人撤回。{BASIS}",
        f"李申没有撤回，案件要继续办；{ONE_LEAVES}。{BASIS}",
    ]
    assert d.blocked(d.p.as_clerk, "withdraw", reason="算了") == [
        f"请选择是哪一位申请人撤回。{BASIS}"
    ]


def test_the_request_of_the_other_side_goes_on_until_it_declines():
    d = at(cast(), S.REQUESTED)
    d.office("request_protection", party=d.zhou, how="电话")
    withdrawal = {"party": d.li, "reason": "不想追究"}

    assert d.blocked(d.p.as_clerk, "withdraw", **withdrawal) == [
        "周被也请求了调委会，案件要继续办；申请人不愿意调解的，请记录其不同意调解。" + BASIS
    ]

    d.office("consent", party=d.zhou, agrees=False, how="电话")
    assert d.office("withdraw", **withdrawal).status == S.WITHDRAWN
