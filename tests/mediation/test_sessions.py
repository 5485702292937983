"""A session ends without use and after its longest time; people see and end their sessions."""

from datetime import timedelta

import pytest
from django.test import Client

from mediation.accounts.account_pages import Password
from mediation.accounts.devices import device_of
from mediation.accounts.models import LoginEvent, Session, User
from mediation.accounts.sessions import _note_use, mark_of, of_user
from tests.cast import cast
from tests.clients import PASSWORD, sign_in
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]
NAME = "zhengzheng"
NEW = "另一个很长的口令2027"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari MicroMessenger/8.0"


@pytest.fixture
def quick_hashes(settings):
    """Hashing is Django's matter; its slowness on purpose is none of these tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now():
    with morning_of(MONDAY) as traveller:
        yield traveller


@pytest.fixture
def people(now):
    return cast()


@pytest.fixture
def clerk(people):
    return User.objects.create_user(NAME, password=PASSWORD, person=people.clerk)


def signed_in(password=PASSWORD, device=PHONE) -> Client:
    client = Client(headers={"user-agent": device})
    answer = client.post("/login/", {"username": NAME, "password": password})
    assert answer.status_code == 302, answer.status_code
    return client


def is_in(client) -> bool:
    return client.get("/office/").status_code == 200


def test_a_session_ends_after_thirty_minutes_without_a_request(now, clerk):
    client = signed_in()
    now.shift(timedelta(minutes=29))
    assert is_in(client)
    now.shift(timedelta(minutes=29))
    assert is_in(client)
    now.shift(timedelta(minutes=30))

    answer = client.get("/office/")

    assert answer.headers["Location"] == "/login/?next=/office/"


def test_a_session_in_use_ends_after_twelve_hours(now, clerk):
    client = signed_in()
    for _ in range(35):
        now.shift(timedelta(minutes=20))
        assert is_in(client)
    now.shift(timedelta(minutes=20))

    assert not is_in(client)


def test_a_session_used_under_a_clock_that_was_ahead_has_ended(now, clerk):
    now.shift(timedelta(days=100))
    client = signed_in()
    assert len(of_user(clerk)) == 1
    now.shift(timedelta(days=-100))

    assert not is_in(client)
    assert of_user(clerk) == []
    assert is_in(signed_in())


def test_changing_the_password_does_not_prolong_the_longest_time(now, clerk):
    client = signed_in()
    began = Session.objects.get(user=clerk).started_at
    now.shift(timedelta(minutes=20))

    change(client)

    assert Session.objects.get(user=clerk).started_at == began


def test_the_end_moves_at_most_once_a_minute(now, clerk, django_assert_num_queries):
    client = signed_in()
    is_in(client)
    with django_assert_num_queries(2):  # session, person with posts
        client.get("/account/stay/")
    now.shift(timedelta(minutes=1))
    with django_assert_num_queries(3):
        client.get("/account/stay/")


def test_a_request_under_way_does_not_bring_back_an_ended_session(now, clerk):
    signed_in()
    row = Session.objects.get(user=clerk)
    row.delete()
    row.pk = "ended"

    _note_use(row, row.seen_at + timedelta(minutes=2))

    assert list(Session.objects.filter(user=clerk)) == []


def change(client, old=PASSWORD, new=NEW, again=None):
    typed = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/account/password/", typed)


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(clerk):
    here, elsewhere = signed_in(), signed_in()
    before = here.cookies["sessionid"].value

    answer = change(here)

    assert answer.headers["Location"] == "/account/"
    assert here.cookies["sessionid"].value != before
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert list(Session.objects.filter(user=clerk).values_list("pk", flat=True)) == [
        here.cookies["sessionid"].value
    ]
    assert is_in(signed_in(NEW))
    assert clerk.events.first().by == clerk.person.name
    kinds = list(clerk.events.order_by("pk").values_list("kind", "by", "device"))
    assert kinds[2] == ("password", clerk.person.name, "iPhone · 微信")


OLD_ONE, NEW_ONE, NEW_AGAIN = "old_password", "new_password1", "new_password2"


@pytest.mark.parametrize(
    ("old", "new", "again", "field", "sentence"),
    [
        ("不是这个密码", NEW, None, OLD_ONE, "现在的密码不对，请重新填写。"),
        (PASSWORD, "短密码", None, NEW_ONE, "新密码太短，至少12个字符。"),
        (PASSWORD, "password1234", None, NEW_ONE, "这个密码太常见，容易被猜到，请换一个。"),
        (PASSWORD, "zhengzhengzh", None, NEW_ONE, "新密码和用户名太像，请换一个。"),
        ("", "", None, OLD_ONE, "请填写“现在的密码”。"),
        (PASSWORD, PASSWORD, None, NEW_ONE, "新密码和现在的一样，请换一个。"),
        (PASSWORD, NEW, "又一个很长的口令2028", NEW_AGAIN, "两次写的新密码不一样，请重新填写。"),
        (PASSWORD, "长" * 129, None, NEW_ONE, "新密码最多128个字符。"),
    ],
)
def test_a_refused_password_changes_nothing(clerk, old, new, again, field, sentence):
    here, elsewhere = signed_in(), signed_in()

    answer = change(here, old, new, again)

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors[field]
    assert "已填的内容都在" not in answer.content.decode()
    assert is_in(elsewhere)
    assert User.objects.get(pk=clerk.pk).check_password(PASSWORD)
    assert not clerk.events.filter(kind=LoginEvent.Kind.PASSWORD).exists()


def test_of_two_passwords_sent_at_once_the_second_is_not_said_to_count(clerk, monkeypatch):
    here, is_valid = signed_in(), Password.is_valid

    def changed_meanwhile(form):
        found = is_valid(form)
        clerk.set_password(NEW)
        clerk.save()
        return found

    monkeypatch.setattr(Password, "is_valid", changed_meanwhile)
    answer = change(here, new="又一个很长的口令2028")

    assert answer.headers["Location"] == "/login/"
    assert "这次填的没有生效" in here.get("/login/").content.decode()
    assert is_in(signed_in(NEW))
    assert not clerk.events.filter(kind=LoginEvent.Kind.PASSWORD).exists()


def test_guessing_the_present_password_is_stopped_even_for_the_right_one(clerk):
    client = signed_in()
    tried = [change(client, old=f"猜{n}").status_code for n in range(5)]

    assert tried == [422] * 5
    assert change(client).status_code == 429
    assert User.objects.get(pk=clerk.pk).check_password(PASSWORD)


def test_people_see_their_sessions_and_end_one_or_all_others(clerk):
    here, second, third = signed_in(device="Mozilla/5.0 (Windows NT 10.0) Firefox/140"), *two()
    page = here.get("/account/")
    rows = page.context["rows"]
    assert sorted(row["session"].device for row in rows) == [
        "Windows · 火狐",
        "iPhone · 微信",
        "iPhone · 微信",
    ]
    other = next(row for row in rows if row["session"].pk == second.cookies["sessionid"].value)

    here.post("/account/", {"which": other["mark"]})
    assert [is_in(client) for client in (here, second, third)] == [True, False, True]

    here.post("/account/", {"which": "others"})
    assert [is_in(client) for client in (here, second, third)] == [True, False, False]
    assert clerk.events.filter(kind=LoginEvent.Kind.ENDED).count() == 2


def two():
    return signed_in(), signed_in()


def test_the_page_shows_no_key_of_a_session(clerk):
    client, other = two()
    page = client.get("/account/").content.decode()

    assert client.cookies["sessionid"].value not in page
    assert other.cookies["sessionid"].value not in page


def test_nobody_ends_a_session_of_somebody_else(people, clerk):
    client, mediator = signed_in(), sign_in(people.mediator)
    mark = mark_of(Session.objects.get(user=clerk))

    mediator.post("/account/", {"which": mark})

    assert is_in(client)


def test_the_office_ends_the_sessions_of_its_people_and_of_nobody_else(people, clerk):
    office, mediator, company = signed_in(), sign_in(people.mediator), sign_in(people.manager)
    rows = {row["name"]: row["open"] for row in office.get("/office/logins/").context["people"]}
    assert rows == {people.mediator.name: 1}

    theirs, foreign = (person.login.pk for person in (people.mediator, people.manager))
    assert office.post("/office/logins/", {"login": foreign}).status_code == 404
    assert office.post("/office/logins/", {"login": theirs}).status_code == 302

    assert mediator.get("/mediator/").status_code == 302
    assert company.get("/company/").status_code == 200
    event = people.mediator.login.events.get()
    assert (event.kind, event.by) == ("ended_by_office", people.clerk.name)


def test_the_office_ends_the_sessions_of_somebody_whose_post_is_over(people, clerk):
    mediator = sign_in(people.mediator)
    people.mediator.posts.update(until=MONDAY - timedelta(days=1))

    office = signed_in()
    (row,) = office.get("/office/logins/").context["people"]
    assert (row["is_over"], row["open"]) == (True, 1)
    office.post("/office/logins/", {"login": row["user"].pk})

    assert mediator.get("/mediator/").status_code == 302


def test_an_unknown_browser_is_an_unknown_device():
    assert device_of("") == "未知设备"
