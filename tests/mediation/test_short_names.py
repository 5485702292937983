"""Companies are called by a short name that no other company has."""

import pytest

from mediation.directory.models import PropertyCompany
from mediation.directory.short_names import free_short_name, short_form


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("安邻物业服务有限公司（示例）", "安邻物业"),
        ("和煦物业管理有限公司", "和煦物业"),
        ("福建省泉州市洛江区榕里生活服务有限公司", "榕里生活服务"),
        ("泉州一禾物业服务集团有限公司", "泉州一禾物业"),
        ("洛江邻里代管服务中心（示例）", "洛江邻里代管服务中心"),
        ("望海楼物业", "望海楼物业"),
        ("物业服务有限公司", ""),
        ("甲物业管理有限公司", ""),
    ],
)
def test_a_name_is_shortened_by_its_legal_form_trade_and_brackets(name, short):
    assert short_form(name) == short


def test_a_short_name_another_company_has_is_not_given():
    assert free_short_name("安邻物业管理有限公司", {"安邻物业"}) == ""


@pytest.mark.django_db
def test_a_new_company_is_named_for_short_and_a_namesake_keeps_its_full_name():
    first = PropertyCompany.objects.create(name="安邻物业服务有限公司")
    second = PropertyCompany.objects.create(name="安邻物业管理有限公司")
    third = PropertyCompany.objects.create(name="和煦物业管理有限公司", short_name="和煦")
    assert [str(company) for company in (first, second, third)] == [
        "安邻物业",
        "安邻物业管理有限公司",
        "和煦",
    ]
