"""A clause that names somebody without binding them is warned about, by name."""

import pytest

from cases.law.clause_text import Wording
from cases.web.mediator.named_people import Named, warnings

LI, ZHOU, WU = Named(1, ("李申",)), Named(2, ("周被",)), Named(3, ("吴三",))
COMPANY, AGENT = Named(None, ("安邻物业有限公司", "安邻物业")), Named(None, ("王律师",))
PEOPLE = [LI, ZHOU, WU, COMPANY, AGENT]


def named(text, kind="act", people=PEOPLE, **more):
    clause = Wording(kind, by="周被", by_key=2, by_keys=(2,), text=text, **more)
    return [sentence.split("”")[0].split("“")[1] for sentence, _ in warnings(clause, people)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("恢复墙面", []),
        ("由周被恢复墙面", []),
        ("由吴三恢复墙面", ["吴三"]),
        ("恢复墙面，费用由李申、吴三承担", ["李申", "吴三"]),
        ("由安邻物业恢复墙面", ["安邻物业"]),
        ("王律师负责转交", ["王律师"]),
        ("按安邻物业的图纸恢复墙面", []),
    ],
)
def test_who_is_named_but_not_bound_is_named_in_a_warning(text, found):
    assert named(text) == found


def test_a_clause_that_asks_for_nothing_names_whom_it_likes():
    assert named("由吴三提供发票", "condition") == []


def test_a_namesake_of_who_is_bound_and_an_ordinary_word_are_not_warned_about():
    people = [ZHOU, Named(7, ("周被",)), Named(8, ("安全",))]
    assert named("周被保证安全", people=people) == []


def test_who_is_owed_under_the_clause_is_bound_by_it():
    assert named("向李申道歉", to_key=1, to_keys=(1,)) == []


@pytest.mark.parametrize(
    ("kind", "who", "warned"),
    [("money", 2, True), ("later_sum", 2, True), ("act", 2, False), ("money", 3, False)],
)
def test_a_sum_of_a_party_in_bankruptcy_is_warned_about(kind, who, warned):
    people = [ZHOU._replace(is_insolvent=True), WU]
    clause = Wording(kind, by="周被", by_key=who, by_keys=(who,), text="修理费")
    found = [str(basis) for text, basis in warnings(clause, people) if "破产申请" in text]
    assert found == ["《企业破产法》第十六条"] * warned
