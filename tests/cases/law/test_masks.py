"""Masks of numbers, names and addresses: what they show, and that they never show more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import identifiers


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        ("mask_id", "350599199001011234", "350599********1234"),
        ("mask_id", "350599900101123", f"35{'*' * 11}23"),
        ("mask_id", "E12345678", "E1*****78"),
        ("mask_id", "12345678", "*" * 8),
        ("mask_phone", "13812345678", "138****5678"),
        ("mask_phone", "0595-22000000", "059******0000"),
        ("mask_phone", "22000000", "*" * 8),
        ("mask_phone", "13812345678、13987654321", "138****5678、139****4321"),
        ("mask_account", "6222021402001234", "************1234"),
        ("mask_account", "62220214", "*" * 8),
        ("mask_name", "陈明", "陈某"),
        ("mask_name", "陈明华", "陈某某"),
        ("mask_name", "陈 明", "陈某"),
        ("mask_name", "欧阳锋", "欧阳某"),
        ("mask_name", "欧阳", "欧某"),
        ("mask_name", "陈", "某"),
        ("mask_name", "阿依古丽·买买提", "阿某某"),
        ("mask_name", "", ""),
        ("mask_address", "锦溪华庭3号楼1单元502室", "锦溪华庭3号楼***"),
        (
            "mask_address",
            "万安街道安吉路100号锦溪华庭12栋502",
            "万安街道安吉路100号锦溪华庭12栋***",
        ),
        ("mask_address", "锦溪华庭二期A座1203", "锦溪华庭二期A座***"),
        ("mask_address", "锦溪华庭３号楼５０２", "锦溪华庭３号楼***"),
        ("mask_address", "锦溪华庭十二号楼五〇二室", "锦溪华庭十二号楼***"),
        ("mask_address", "锦溪华庭3-502", "锦溪华庭***"),
        ("mask_address", "锦溪华庭五〇二室", "锦溪华庭***"),
        ("mask_address", "502室（锦溪华庭3号楼）", "***"),
        ("mask_address", "马甲镇新岭村12号", "马甲镇新岭村***"),
        ("mask_address", "马甲镇新岭村陈明家12号", "马甲镇新岭村***"),
        ("mask_address", "陈明家", "***"),
        ("mask_address", "", ""),
    ],
)
def test_a_mask_shows_what_the_conventions_show(mask, text, shown):
    assert getattr(identifiers, mask)(text) == shown


SHOWN = {"mask_phone": (3, 4, 11), "mask_account": (0, 4, 12)}
OF_A_CARD, OF_ANOTHER_PAPER = (6, 4, 18), (2, 2, 9)


@pytest.mark.parametrize("mask", [*SHOWN, "mask_id"])
@given(text=st.text(st.characters(exclude_characters="、*"), max_size=40))
def test_a_mask_shows_at_most_the_ends_and_hides_a_short_text_completely(mask, text):
    of_id = OF_A_CARD if len(text) >= OF_A_CARD[2] else OF_ANOTHER_PAPER
    head, tail, shortest = SHOWN.get(mask, of_id)
    shown = getattr(identifiers, mask)(text)
    if len(text) < shortest:
        assert shown == "*" * len(text)
    else:
        assert shown == text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


@given(st.text(st.characters(exclude_characters="某"), max_size=12))
def test_a_masked_name_never_shows_more_than_the_surname(name):
    shown = identifiers.mask_name(name).rstrip("某")
    bare = "".join(name.split())
    assert bare.startswith(shown)
    assert len(shown) < len(bare) or not bare
    assert len(shown) <= 1 or shown in identifiers.COMPOUND_SURNAMES


@given(
    st.sampled_from(["锦溪华庭", "万安街道安吉路88号锦溪华庭", "", "天翔花园"]),
    st.sampled_from(["3号楼", "12栋", "A座", "五幢", ""]),
    st.sampled_from(["{}", "{}室", "-{}", "1单元{}", "陈明 {}"]),
    st.integers(101, 3305),
)
def test_a_masked_address_never_shows_the_room(estate, building, form, room):
    shown = identifiers.mask_address(estate + building + form.format(room))
    assert shown.endswith("***")
    assert str(room) not in shown.removeprefix(estate)
    assert "陈明" not in shown
