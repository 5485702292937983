"""A party is removed from a page that named it: the answer is asked again, never assumed."""

import pytest

pytestmark = pytest.mark.browser

PARTIES = (("甲一", "申请人"), ("乙二", "被申请人"), ("丙三", "被申请人"))
ASK_AGAIN = "原来选的一方已经不在这一页，请重新选“向谁”。"


def sends(clerk):
    """Press the one button that sends the form, whatever the server makes of it."""
    clerk.page.get_by_role("main").locator(".act-bar [type=submit]").click()
    clerk.page.wait_for_load_state()


@pytest.fixture
def clerk(arrives):
    """The office at the counter: three parties are on the page, and a claim against the third."""
    clerk = arrives("郑管")
    clerk.goes_to("/office/register/")
    clerk.presses("再加一方")
    for place, (name, role) in enumerate(PARTIES):
        rows(clerk).nth(place).get_by_label(role, exact=True).check(force=True)
        clerk.fills("姓名或者名称", name, place + 1)
    clerk.chooses("谁请求", "甲一")
    clerk.chooses("向谁", "丙三")
    clerk.fills("请求什么", "赔偿")
    return clerk


def rows(clerk):
    """The rows of the parties."""
    return clerk.page.get_by_role("main").locator("[data-row=party]")


def removes_the_third(clerk):
    """Strike the third party."""
    rows(clerk).nth(2).get_by_role("button").first.click()


def test_a_claim_against_a_removed_party_is_asked_again_until_it_is_answered(clerk):
    main = clerk.page.get_by_role("main")
    removes_the_third(clerk)
    for _ in range(2):  # what is left wrong is asked again
        assert main.get_by_role("group", name="向谁").get_by_role("radio").count() == 2
        sends(clerk)
        assert main.get_by_role("alert").get_by_text(ASK_AGAIN).count() == 1
        assert rows(clerk).filter(visible=True).count() == 2

    clerk.chooses("向谁", "乙二")
    sends(clerk)
    assert main.get_by_text(ASK_AGAIN).count() == 0
    assert "请填写" in main.get_by_role("alert").inner_text()
    assert "向乙二" in main.get_by_role("group", name="谁请求").inner_text()


def test_who_is_claimed_from_is_said_only_while_it_is_not_asked(clerk):
    asks, from_whom = (clerk.page.get_by_role("group", name=name) for name in ("谁请求", "向谁"))
    assert "向乙二" not in asks.inner_text()
    removes_the_third(clerk)
    assert "向乙二" not in asks.inner_text()

    clerk.chooses("向谁", "乙二")
    assert from_whom.get_by_label("乙二").is_checked()
    assert "向乙二" not in asks.inner_text()
