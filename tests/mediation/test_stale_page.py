"""A page that was open too long gives one reason and one way on."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sent_to", "again"),
    [("/progress/", "/progress/"), ("/logout/", "/"), ("/my/leave/", "/my/leave/")],
)
def test_a_missing_token_leads_to_the_page_itself_and_blames_no_post(sent_to, again):
    answer = Client(enforce_csrf_checks=True).post(sent_to, {})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "页面打开太久" in page
    assert f'href="{again}">重新打开这一页' in page
    assert "岗位" not in page
