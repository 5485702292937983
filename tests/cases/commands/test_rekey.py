"""Trails written before hashes were keyed, or under an older key, are brought under the present."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import QuerySet

from cases import consistency, door
from cases.models import Case, GroupMember, LedgerUpload, ReferralBatch
from mediation import clock, vault
from mediation.accounts import key_probes
from tests.cases.commands.before_keys import unkey
from tests.cases.commands.every_record import case_with_every_record
from tests.cases.commands.shared_cases import mediating, registered
from tests.cases.commands.shell import answer
from tests.cast import cast
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
OTHER_KEY = "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="


@pytest.fixture
def people():
    with morning_of(MONDAY):
        yield cast()


def faults():
    return [fault.what for fault in consistency.faults()]


def test_an_old_trail_is_keyed_and_its_records_covered(people):
    old, new = mediating(people), registered(people)
    unkey(old)
    assert "经过还没有全部改用带密钥的校验，先运行 manage.py rekey。" in faults()
    left = f"还有{old.trail.count()}行经过、0项密文没有改用现在的密钥。\n"
    assert answer("rekey", "--status")[1] == left

    assert answer("rekey")[:2] == (0, "✓ 1件案件、0项密文已改用现在的密钥。\n")

    assert faults() == []
    assert answer("rekey", "--status")[1] == "全部已用现在的密钥。\n"
    assert answer("rekey")[1] == "✓ 全部已用现在的密钥。\n"
    assert Case.objects.get(pk=new.pk).trail_head == new.trail_head


def test_every_old_trail_is_keyed_in_one_run(people):
    old = [registered(people) for _ in range(3)]
    for case in old:
        unkey(case)

    assert answer("rekey")[1].splitlines()[-1] == "✓ 3件案件、0项密文已改用现在的密钥。"

    assert faults() == []


def test_a_case_goes_on_before_its_trail_is_keyed(people):
    case = registered(people)
    unkey(case)
    door.take(case, "dispatch", by=people.as_clerk, company=people.company)

    answer("rekey")

    assert faults() == []


def test_a_trail_that_was_altered_is_named_and_left_alone(people):
    case = mediating(people)
    unkey(case)
    Case.trail.rel.related_model._base_manager.filter(case=case, seq=2).update(actor="另一人")

    code, out, err = answer("rekey")

    assert (code, err) == (3, "1件案件、0项其他数据有问题，没有改；先查清再运行。\n")
    assert out.startswith(f"✗ {case.number}：经过第2行（2026-03-02 ")
    assert not any(line.key_id for line in case.trail.all())


def test_a_record_altered_under_the_old_key_is_named_and_left_alone(people, settings):
    case = registered(people)
    case.parties.filter(side=1).update(name="另一人")
    change_key(settings)

    code, out, _ = answer("rekey")

    assert (code, "当事人（主键" in out) == (3, True)


def change_key(settings):
    """Another hash key writes, the former is still understood."""
    settings.OLD_HASH_KEYS, settings.HASH_KEY = [settings.HASH_KEY], OTHER_KEY


def test_a_changed_key_is_brought_to_every_line(people, settings):
    mediating(people)
    change_key(settings)
    assert faults() == []

    assert answer("rekey")[:2] == (0, "✓ 1件案件、2项密文已改用现在的密钥。\n")

    settings.OLD_HASH_KEYS = []
    assert faults() == []


def test_the_telephones_of_members_are_found_under_the_changed_key(people, settings):
    case = registered(people)
    owners = {"kind": "group", "name": "侨韵苑部分业主", "head_count": 29}
    door.record(case, "add_party", by=people.as_clerk, role="respondent", side=2, **owners)
    who = {"household": "3幢101室", "name": "", "phone": "13800001111", "amount": None}
    who |= {"party": case.parties.get(kind="group"), "grounds": "", "representative": False}
    case = door.record(Case.objects.get(pk=case.pk), "add_member", by=people.as_clerk, **who)
    change_key(settings)
    answer("rekey")
    settings.OLD_HASH_KEYS = []

    assert case.group_members.get().phone_mark == vault.fingerprint("13800001111")
    assert faults() == []
    QuerySet(GroupMember).update(phone_mark="ff")
    assert "成员名单第1号的电话与查找用的指纹不符。" in faults()


def test_who_has_the_database_alone_cannot_chain_a_line(people, settings):
    case = registered(people)
    own, settings.HASH_KEY = settings.HASH_KEY, OTHER_KEY
    line = case.trail.get()
    line.sentence = "什么都没有发生"
    forged = line.seal(line.previous)
    type(line)._base_manager.filter(pk=line.pk).update(sentence=line.sentence, hash=forged)
    QuerySet(Case).filter(pk=case.pk).update(trail_head=forged)
    settings.HASH_KEY = own

    assert "经过第1行（2026-03-02 register）被改动过，校验值不符。" in faults()


def unplace(case) -> None:
    """Seal the values of a case as they were before rows had keys, under a key to be dropped."""
    party = case.parties.get(name="李申")
    html = case.documents.order_by("pk").first()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_party SET row_key = '', phone = %s, id_number = %s WHERE id = %s",
            [vault.seal(party.phone), vault.seal(party.id_number), party.pk],
        )
        cursor.execute(
            "UPDATE cases_issueddocument SET html = %s WHERE id = %s",
            [vault.seal_bytes(html.read_html().encode()), html.pk],
        )


def test_sealed_values_get_their_place_and_the_present_key(people, settings):
    case = mediating(people)
    unplace(case)
    assert faults() == []
    settings.VAULT_KEYS = [f"t3:{OTHER_KEY}", *settings.VAULT_KEYS]
    assert "、4项密文没有改用" in answer("rekey", "--status")[1]

    assert answer("rekey")[:2] == (0, "✓ 0件案件、4项密文已改用现在的密钥。\n")

    settings.VAULT_KEYS = settings.VAULT_KEYS[:1]
    assert faults() == []
    assert case.parties.get(name="李申").phone == "13800002231"
    assert answer("rekey", "--status")[1] == "全部已用现在的密钥。\n"


def a_secret_in_every_sealed_text(people) -> list:
    """The records of a case and what was sent, each sealed column of one of them with a text."""
    case_with_every_record(people)
    sent = {"committee": people.committee, "principal": "p", "key": "k", "at": clock.now()}
    ReferralBatch.objects.create(**sent)
    LedgerUpload.objects.create(**sent, until=clock.now())
    columns = [
        (model._base_manager.first(), field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, vault.SealedTextField)
    ]
    for row, name in columns:
        setattr(row, name, "秘密")
        models.Model.save(row, update_fields=[name])
    return columns


def test_no_sealed_text_is_lost_with_the_former_key(people, settings):
    columns = a_secret_in_every_sealed_text(people)
    settings.VAULT_KEYS = [f"t3:{OTHER_KEY}", *settings.VAULT_KEYS]
    assert answer("rekey")[0] == 0

    settings.VAULT_KEYS = settings.VAULT_KEYS[:1]
    kept = [(type(row)._base_manager.get(pk=row.pk), name) for row, name in columns]
    assert {getattr(row, name) for row, name in kept} == {"秘密"}


def test_a_value_that_does_not_open_is_named_and_left_alone(people):
    case = mediating(people)
    unplace(case)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_party SET phone = 'v1.t2.AAAA' WHERE row_key = ''")

    code, out, err = answer("rekey")

    assert (code, err) == (3, "0件案件、1项其他数据有问题，没有改；先查清再运行。\n")
    party = case.parties.get(name="李申").pk
    assert out == f"✗ 当事人（主键{party}）：这项数据被改动过，无法打开。\n"


def test_a_trail_without_keys_put_there_later_is_named_and_not_rekeyed(people):
    case = registered(people)
    unkey(case)
    key_probes.note(key_probes.EVERY_LINE)
    put_there = "经过第1行没有带密钥的校验，是绕过系统写进去的。"
    assert put_there in faults()

    code, out, _ = answer("rekey")

    assert (code, out) == (3, f"✗ {case.number}：{put_there}\n")
