"""Trails written before hashes were keyed, or under an older key, are brought under the present."""

import pytest

from cases import consistency, door
from cases.models import Case
from tests.cases.commands.before_keys import unkey
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
    assert answer("rekey", "--status")[1] == "还有1件案件的经过没有改用现在的密钥。\n"

    assert answer("rekey")[:2] == (0, "✓ 1件案件已改用现在的密钥。\n")

    assert faults() == []
    assert answer("rekey", "--status")[1] == "全部已用现在的密钥。\n"
    assert Case.objects.get(pk=new.pk).trail_head == new.trail_head


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

    assert (code, err) == (3, "1件案件有问题，没有改；先查清再运行。\n")
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
    assert [what for what in faults() if "校验值" in what] == []

    assert answer("rekey")[:2] == (0, "✓ 1件案件已改用现在的密钥。\n")

    settings.OLD_HASH_KEYS = []
    assert [what for what in faults() if "校验值" in what] == []


def test_who_has_the_database_alone_cannot_chain_a_line(people, settings):
    case = registered(people)
    own, settings.HASH_KEY = settings.HASH_KEY, OTHER_KEY
    line = case.trail.get()
    line.sentence = "什么都没有发生"
    forged = line.seal(line.previous)
    type(line)._base_manager.filter(pk=line.pk).update(sentence=line.sentence, hash=forged)
    Case.objects.filter(pk=case.pk).update(trail_head=forged)
    settings.HASH_KEY = own

    assert "经过第1行（2026-03-02 register）被改动过，校验值不符。" in faults()
