"""The legal points beside a company's answer: of every category, with an article each."""

import pytest

from cases.law.categories import Category
from cases.web.company.points import TEMPLATES, template_for
from tests.moments import MONDAY


def test_every_category_that_has_a_law_of_its_own_names_it():
    assert {*Category} - {*TEMPLATES} == {Category.QT}
    shown = [template_for(code, MONDAY)["points"] for code in Category]
    assert all(one.basis.startswith("《") and one.says for points in shown for one in points)


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("NZ", "《噪声污染防治法》第七十条"),
        ("HT", "《民法典》第一千二百五十四条"),
        ("PT", "《民法典》第一千二百四十五条"),
        ("LV", "《民法典》第二百九十三条"),
        ("MF", "《民法典》第二百八十一条"),
        ("EL", "《民法典》第二百七十八条"),
        ("ZS", "《民法典》第二百七十九条"),
        ("TX", "《民法典》第九百四十九条"),
        ("TX", "《民法典》第九百五十条"),
        ("PF", "《物业管理条例》第四十一条"),
        ("PF", "《物业管理条例》第六十四条"),
        ("OC", "《民法典》第二百七十七条"),
        ("DV", "《物业管理条例》第二十八条"),
        ("IL", "《物业服务纠纷司法解释》第一条"),
        ("PF", "《物业服务纠纷司法解释》第二条"),
        ("PF", "《物业服务纠纷司法解释》第三条"),
        ("TX", "《物业服务纠纷司法解释》第三条"),
        ("OC", "《建筑物区分所有权司法解释》第十三条"),
        ("PB", "《建筑物区分所有权司法解释》第十三条"),
        ("PB", "《建筑物区分所有权司法解释》第十四条"),
        ("DC", "《建筑物区分所有权司法解释》第十五条"),
    ],
)
def test_the_points_of_a_category_are_its_articles(code, basis):
    assert basis in [point.basis for point in template_for(code, MONDAY)["points"]]
