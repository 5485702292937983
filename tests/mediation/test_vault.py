import base64
import re
import string

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from mediation import vault
from mediation.directory.models import Person

PHONE = "13812345678"


def _key(byte):
    return base64.urlsafe_b64encode(byte * 32).decode()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_what_is_sealed_can_be_opened(text):
    assert vault.unseal(vault.seal(text)) == text


@given(st.binary(max_size=500))
def test_bytes_that_are_sealed_can_be_opened(blob):
    sealed = vault.seal_bytes(blob)
    assert vault.unseal_bytes(sealed) == vault.unseal_bytes(memoryview(sealed)) == blob


def test_a_sealed_text_names_its_form_and_key_and_hides_the_rest():
    sealed = vault.seal(PHONE)
    assert re.fullmatch(r"v1\.t2\.[A-Za-z0-9_-]+=*", sealed)
    assert PHONE not in sealed
    assert PHONE.encode() not in base64.urlsafe_b64decode(sealed.split(".")[2])


def test_the_same_text_is_never_sealed_the_same_way_twice():
    assert vault.seal(PHONE) != vault.seal(PHONE)


def test_the_empty_text_stays_empty():
    assert vault.seal("") == vault.unseal("") == ""


def test_a_text_with_any_altered_character_is_refused():
    sealed = vault.seal("陈明华")
    for place, sign in enumerate(sealed):
        altered = sealed[:place] + ("B" if sign == "A" else "A") + sealed[place + 1 :]
        with pytest.raises(vault.VaultError):
            vault.unseal(altered)


def test_no_other_spelling_of_a_sealed_text_is_opened():
    sealed = vault.seal("陈明华")
    head, last = sealed[:-3], sealed[-3]
    assert sealed.endswith("==")
    for sign in (string.ascii_letters + string.digits + "-_").replace(last, ""):
        with pytest.raises(vault.VaultError):
            vault.unseal(f"{head}{sign}==")


def test_a_blob_altered_in_any_byte_is_refused():
    sealed = vault.seal_bytes(b"a photograph")
    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(vault.VaultError):
            vault.unseal_bytes(bytes(altered))


@pytest.mark.parametrize(
    "junk", [PHONE, "v1", "v1.t2", "v1.t2.", "v1.t2.AAAA", "v1.密.AAAA", "v2.t2.AA"]
)
def test_an_unsealed_text_is_refused(junk):
    with pytest.raises(vault.VaultError):
        vault.unseal(junk)


def test_a_shortened_text_is_refused():
    sealed = vault.seal(PHONE)
    for end in range(1, len(sealed)):
        with pytest.raises(vault.VaultError):
            vault.unseal(sealed[:end])


def test_after_a_new_key_old_values_open_and_new_ones_use_it(settings):
    settings.VAULT_KEYS = [f"old:{_key(b'o')}"]
    old = vault.seal(PHONE)
    settings.VAULT_KEYS = [f"new:{_key(b'n')}", f"old:{_key(b'o')}"]
    assert vault.unseal(old) == PHONE
    assert vault.seal(PHONE).startswith("v1.new.")


def test_the_error_for_a_missing_key_names_the_key(settings):
    settings.VAULT_KEYS = [f"old:{_key(b'o')}"]
    old = vault.seal(PHONE)
    settings.VAULT_KEYS = [f"new:{_key(b'n')}"]
    with pytest.raises(vault.VaultError, match="没有打开这项数据的密钥“old”。"):
        vault.unseal(old)


def test_another_key_of_the_same_name_cannot_open_a_sealed_text(settings):
    settings.VAULT_KEYS = [f"k1:{_key(b'1')}"]
    sealed = vault.seal(PHONE)
    settings.VAULT_KEYS = [f"k1:{_key(b'2')}"]
    with pytest.raises(vault.VaultError, match="改动过"):
        vault.unseal(sealed)


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ([], "未设置 VAULT_KEYS"),
        ([_key(b"1")], "写作 编号:密钥"),
        ([f":{_key(b'1')}"], "写作 编号:密钥"),
        ([f"a.b:{_key(b'1')}"], "写作 编号:密钥"),
        ([f"k1:{_key(b'1')}", f"k1:{_key(b'2')}"], "不能重复"),
        (["k1:secret"], "VAULT_KEYS 中的“k1”：密钥应为 32 字节"),
        (["k1:"], "VAULT_KEYS 中的“k1”：密钥应为 32 字节"),
    ],
)
def test_missing_or_wrong_keys_are_reported_without_their_values(settings, keys, sentence):
    settings.VAULT_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match=sentence) as error:
        vault.seal(PHONE)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("key", "sentence"), [("", "未设置 HASH_KEY"), ("short", "HASH_KEY：密钥应为 32 字节")]
)
def test_without_a_hash_key_no_fingerprint_is_computed(settings, key, sentence):
    settings.HASH_KEY = key
    with pytest.raises(ImproperlyConfigured, match=sentence):
        vault.fingerprint(PHONE)


@pytest.mark.parametrize("typed", ["１３８１２３４５６７８", " 138 1234 5678 ", "138-1234-5678"])
def test_a_fingerprint_is_the_same_however_the_number_is_typed(typed):
    assert vault.fingerprint(typed) == vault.fingerprint(PHONE)
    assert re.fullmatch(r"[0-9a-f]{64}", vault.fingerprint(typed))


def test_a_fingerprint_ignores_case_and_differs_between_values():
    assert vault.fingerprint("11010519491231002x") == vault.fingerprint("11010519491231002X")
    assert vault.fingerprint(PHONE) != vault.fingerprint("13812345679")
    assert vault.fingerprint("A-B") != vault.fingerprint("AB")


def test_a_fingerprint_depends_on_the_key(settings):
    ours = vault.fingerprint(PHONE)
    settings.HASH_KEY = _key(b"x")
    assert vault.fingerprint(PHONE) != ours


def _column(person):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT phone FROM {Person._meta.db_table} WHERE id = %s", [person.pk])
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_column_holds_no_clear_text_and_python_reads_it():
    person = Person.objects.create(name="陈调", phone=PHONE)
    assert _column(person).startswith("v2.t2.")
    assert PHONE not in _column(person)
    assert Person.objects.get(pk=person.pk).phone == PHONE


@pytest.mark.django_db
def test_a_sealed_value_is_only_written_with_its_row():
    person = Person.objects.create(name="陈调")
    with pytest.raises(FieldError, match="和整行一起保存"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(phone=PHONE)
    person.phone = PHONE
    with pytest.raises(FieldError, match="和整行一起保存"), transaction.atomic():
        Person.objects.bulk_update([person], ["phone"])
    Person.objects.bulk_create([person := Person(name="吴旁", phone=PHONE)])
    assert Person.objects.get(pk=person.pk).phone == PHONE


@pytest.mark.django_db
def test_a_value_moved_to_another_row_or_column_does_not_open():
    one, other = (Person.objects.create(name=name, phone=PHONE) for name in "陈吴")
    moved = _column(one)
    with connection.cursor() as cursor:
        table = Person._meta.db_table
        cursor.execute(f"UPDATE {table} SET phone = %s WHERE id = %s", [moved, other.pk])
    with pytest.raises(vault.VaultError, match="改动过"):
        _ = Person.objects.get(pk=other.pk).phone
    assert vault.unseal(vault.seal(PHONE, "t.phone 1"), "t.phone 1") == PHONE
    with pytest.raises(vault.VaultError, match="改动过"):
        vault.unseal(vault.seal(PHONE, "t.phone 1"), "t.account 1")


@pytest.mark.django_db
def test_a_value_sealed_before_rows_had_keys_still_opens():
    person = Person.objects.create(name="陈调")
    with connection.cursor() as cursor:
        table = Person._meta.db_table
        old = [vault.seal(PHONE), person.pk]
        cursor.execute(f"UPDATE {table} SET phone = %s WHERE id = %s", old)
    assert Person.objects.get(pk=person.pk).phone == PHONE


@pytest.mark.django_db
def test_an_empty_column_stays_empty_and_can_be_filtered():
    empty = Person.objects.create(name="陈调")
    Person.objects.create(name="吴旁", phone=PHONE)
    assert _column(empty) == ""
    assert list(Person.objects.filter(phone="")) == [empty]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "question", [{"phone": PHONE}, {"phone__contains": "138"}, {"phone__in": [PHONE]}]
)
def test_a_sealed_column_refuses_to_be_searched_by_content(question):
    with pytest.raises(FieldError):
        list(Person.objects.filter(**question))


@pytest.mark.django_db
def test_a_row_altered_in_the_database_is_refused_on_reading():
    person = Person.objects.create(name="陈调", phone=PHONE)
    forged = _column(person)[:-6] + "AAAA=="
    with connection.cursor() as cursor:
        table = Person._meta.db_table
        cursor.execute(f"UPDATE {table} SET phone = %s WHERE id = %s", [forged, person.pk])
    with pytest.raises(vault.VaultError, match="改动过"):
        _ = Person.objects.get(pk=person.pk).phone
