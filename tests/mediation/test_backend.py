"""A user is read in one query with person and posts, and refused as soon as they lose access."""

from datetime import timedelta

import pytest

from mediation import clock
from mediation.accounts.backends import PersonBackend
from mediation.accounts.models import User
from tests.cast import cast
from tests.clients import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return User.objects.create(username="u", person=cast().mediator)


def test_user_person_and_posts_come_in_one_statement(user, django_assert_num_queries):
    with django_assert_num_queries(1):
        user_again = PersonBackend().get_user(user.pk)
        held = [(post.function, post.committee.name) for post in user_again.person.held_today]
    assert (user_again, user_again.person.name) == (user, "陈调")
    assert held == [("mediator", user.person.posts.get().committee.name)]


def test_a_user_without_a_post_today_is_known_but_holds_no_post(user):
    user.person.posts.update(until=clock.today() - timedelta(days=1))
    user_again = PersonBackend().get_user(user.pk)
    assert user_again == user
    assert getattr(user_again.person, "held_today", None) is None


def test_a_closed_log_in_is_anonymous(user):
    User.objects.update(is_active=False)
    assert PersonBackend().get_user(user.pk) is None


def test_a_user_who_signs_out_sees_a_message_and_is_anonymous(client):
    sign_in(cast().clerk, client)
    assert client.get("/office/").status_code == 200

    left = client.post("/logout/", follow=True)

    assert left.redirect_chain == [("/login/", 302)]
    assert "已退出登录。" in left.content.decode()
    assert client.get("/office/").status_code == 302
