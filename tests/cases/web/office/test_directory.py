"""The office keeps the other posts of its people, and short name and parent of its companies."""

import pytest

from mediation.directory.models import DirectoryChange, PropertyCompany
from mediation.plain_forms import TORN
from tests.clients import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGE = "/office/directory/"
POST = {"organisation": "侨韵苑业主委员会", "title": "委员", "since": "2019-01-01"}


def kept(p, asked, **sent):
    """The answer of the page of one person, post or company, opened and sent."""
    browser, address = sign_in(p.clerk), f"{PAGE}?{asked}"
    form = (browser.get(address).context or {}).get("form")
    shown = {"seen": form["seen"].value()} if form else {}
    return browser.post(address, shown | sent)


def test_a_former_post_is_registered_shown_and_changed(p):
    first = kept(p, f"person={p.mediator.pk}", **POST)
    row = p.mediator.affiliations.get()
    second = kept(p, f"post={row.pk}", **POST, until="2021-06-30")

    row.refresh_from_db()
    assert (first.status_code, second.status_code, str(row.until)) == (302, 302, "2021-06-30")
    shown = sign_in(p.clerk).get(PAGE).content.decode()
    assert "侨韵苑业主委员会委员（2019年1月1日至2021年6月30日）" in shown


def test_a_post_that_ended_before_it_began_is_refused(p):
    answer = kept(p, f"person={p.mediator.pk}", **POST, until="2018-01-01")

    assert (answer.status_code, p.mediator.affiliations.count()) == (422, 0)


def test_a_company_gets_its_short_name_and_the_company_above_it(p):
    above = PropertyCompany.objects.create(name="示例市安邻集团有限公司")
    answer = kept(p, f"company={p.company.pk}", short_name="安邻服务", parent=above.pk)

    p.company.refresh_from_db()
    assert (answer.status_code, p.company.short_name, p.company.parent) == (302, "安邻服务", above)


def test_a_company_is_not_above_itself_nor_called_like_another(p):
    below = PropertyCompany.objects.create(name="安邻分公司", short_name="分", parent=p.company)
    name = p.company.short_name

    assert kept(p, f"company={p.company.pk}", short_name="分").status_code == 422
    assert kept(p, f"company={p.company.pk}", parent=below.pk).status_code == 422
    p.company.refresh_from_db()
    assert (p.company.short_name, p.company.parent) == (name, None)


def test_people_and_companies_of_other_committees_are_not_there(p):
    foreign = PropertyCompany.objects.create(name="外地物业有限公司")
    asked = (f"person={p.manager.pk}", f"company={foreign.pk}", "post=999", "person=x")

    answers = [kept(p, one, **POST) for one in asked]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert all("这一条已经删除或者不存在" in answer.content.decode() for answer in answers)
    assert all(f'href="{PAGE}">回到' in answer.content.decode() for answer in answers)
    assert sign_in(p.mediator).get(PAGE).status_code == 403


def changes(p):
    return list(DirectoryChange.objects.order_by("pk").values_list("by", "before", "after"))


def test_every_change_leaves_a_line_that_the_office_reads(p):
    kept(p, f"person={p.mediator.pk}", **POST)
    row = p.mediator.affiliations.get()
    kept(p, f"post={row.pk}", **POST | {"title": "主任"}, reason="职务写错")
    kept(p, f"company={p.company.pk}", short_name="安邻服务")

    first, second = (f"侨韵苑业主委员会{title}（2019年1月1日至今）" for title in ("委员", "主任"))
    short = f"简称{p.company.short_name}"
    by = p.as_clerk.name
    assert changes(p) == [(by, "", first), (by, first, second), (by, short, "简称安邻服务")]
    shown = sign_in(p.clerk).get(PAGE).content.decode()
    assert f"2026年3月2日 09:00 · {by} · {first} 改为 {second} · 职务写错" in shown


def test_a_post_registered_by_mistake_is_deleted_with_a_reason_and_stays_on_record(p):
    kept(p, f"person={p.mediator.pk}", **POST)
    row = p.mediator.affiliations.get()

    without = kept(p, f"post={row.pk}", **POST, delete="1")
    assert (without.status_code, p.mediator.affiliations.count()) == (422, 1)
    assert "删除要写明原因" in without.content.decode()

    kept(p, f"post={row.pk}", **POST, delete="1", reason="登记错了人")
    assert (p.mediator.affiliations.count(), changes(p)[-1][2]) == (0, "")
    assert "删除：侨韵苑业主委员会委员" in sign_in(p.clerk).get(PAGE).content.decode()
    assert kept(p, f"post={row.pk}", **POST, delete="1", reason="再删").status_code == 404


def test_what_somebody_changed_meanwhile_is_not_written_over(p):
    kept(p, f"person={p.mediator.pk}", **POST)
    row = p.mediator.affiliations.get()
    seen = "侨韵苑业主委员会委员（2019年1月1日至今）"
    kept(p, f"post={row.pk}", **POST | {"title": "主任"}, seen=seen)

    late = kept(p, f"post={row.pk}", **POST | {"title": "副主任"}, seen=seen)

    row.refresh_from_db()
    assert (late.status_code, row.title) == (422, "主任")
    assert "侨韵苑业主委员会主任" in late.content.decode()


def test_a_form_that_does_not_say_what_its_page_showed_is_refused(p):
    kept(p, f"person={p.mediator.pk}", **POST)
    done, row = changes(p), p.mediator.affiliations.get()
    name, browser = p.company.short_name, sign_in(p.clerk)
    bare = {
        f"person={p.mediator.pk}": POST | {"title": "主任"},
        f"post={row.pk}": POST | {"title": "主任"},
        f"post={row.pk}&": POST | {"delete": "1", "reason": "登记错了人"},
        f"company={p.company.pk}": {"short_name": "安邻服务"},
    }

    answers = [browser.post(f"{PAGE}?{asked}", sent) for asked, sent in bare.items()]

    assert [(a.status_code, TORN in a.content.decode()) for a in answers] == [(422, True)] * 4
    p.company.refresh_from_db()
    assert (changes(p), p.company.short_name) == (done, name)


def test_the_same_post_sent_twice_stands_once(p):
    answers = [kept(p, f"person={p.mediator.pk}", **POST, seen="").status_code for _ in "12"]

    assert (answers, p.mediator.affiliations.count(), len(changes(p))) == ([302, 422], 1, 1)


def test_a_line_of_a_change_is_never_rewritten_nor_deleted(p):
    kept(p, f"person={p.mediator.pk}", **POST)
    line = DirectoryChange.objects.get()
    for write in (line.save, line.delete):
        with pytest.raises(RuntimeError):
            write()


def test_companies_that_are_above_each_other_already_stop_no_page(p):
    one, other = (PropertyCompany.objects.create(name=f"安邻{n}公司", short_name=n) for n in "一二")
    PropertyCompany.objects.filter(pk=one.pk).update(parent=other)
    PropertyCompany.objects.filter(pk=other.pk).update(parent=one)

    assert kept(p, f"company={p.company.pk}", parent=one.pk).status_code == 422
