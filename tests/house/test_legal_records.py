"""Every column of every model of a case is covered by the trail, or argued."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import CheckConstraint, F, Q

from cases.legal_records.base import legal_models
from cases.models import Case

# No legal records, each with the reason and with what checks it instead.
OTHERS = {
    "Case": "covered by every line of its trail, see `Case.not_covered`",
    "Step": "the trail itself: the keyed hash of a line covers every column",
    "EstateNotice": "of no case: covered with its lines by its own seal, `consistency.notices`",
    "EstateNoticeEvent": "of no case: each line is sealed after the one before",
    "AccessLog": "who read what: about a person's reading, not about the matter",
    "CaseAccess": "derived: who is admitted, recounted by `consistency.admission`",
    "ClockLength": "a setting of the committee; each clock keeps the day counted with it",
    "DailyRun": "when this machine ran last, noted for its clock alone",
    "IdempotencyKey": "of a form, not of the case; deleted after some days",
    "LedgerAnswer": "how a word of ledgers is understood: asked at an import, no fact of a case",
    "ImportedCase": "which import brought a case: the journal of a run, no fact of the case",
    "LedgerFile": "sealed for its row: a copy of what somebody sent, deleted after its import",
    "LedgerUpload": "what somebody sent and was told of it; the rows are cases with trails",
    "ReferralBatch": "what somebody sent and was told of it; the rows are cases with trails",
    "ReferredCase": "which workbook brought a case: what is known of it stands in its referral",
    "Import": "a journal of a run; the rows themselves are cases with trails",
    # Two links whose parties or tokens were exchanged are not found: who can write there can as
    # well give themselves one, and what is done through a link stands in the trail under its key.
    "Link": "an admission; its marks are keyed, its term is recounted by `consistency.admission`",
    "NumberSeries": "shared by cases: compared with the serials drawn by `consistency.series`",
    "Unmasking": "an admission for half an hour, not about the matter",
    "Session_present": "covered with its session",
}


def test_every_model_is_a_legal_record_or_argued():
    every = {m.__name__ for m in apps.get_app_config("cases").get_models(include_auto_created=True)}
    assert every == {m.__name__ for m in legal_models()} | OTHERS.keys()


def test_what_a_record_leaves_out_are_columns_it_has_with_a_reason():
    for model in (Case, *legal_models()):
        columns = {field.name for field in model._meta.concrete_fields}
        assert model.not_covered.keys() <= columns, model
        assert all(model.not_covered.values()), model


def test_what_the_records_leave_out_is_reviewed():
    left_out = {f"{m.__name__}.{n}" for m in (Case, *legal_models()) for n in m.not_covered}
    assert left_out == {
        *("Case.district", "Case.street", "Case.moved_at"),
        *("Case.trail_length", "Case.trail_head"),
        *("Party.row_key", "Party.phone_mark", "Party.id_mark"),
        *("GroupMember.row_key", "GroupMember.phone_mark"),
        *("CaucusNote.row_key", "Evidence.blob", "Evidence.row_key", "Evidence.sha256"),
        *(
            "IssuedDocument.html",
            "IssuedDocument.html_sha256",
            "IssuedDocument.pdf",
            "IssuedDocument.pdf_sha256",
            "IssuedDocument.pdf_pages",
        ),
    }


def compared(condition) -> Iterator[tuple[str, object]]:
    """Every comparison of a condition, however deep: its lookup and value."""
    for part in condition.children:
        yield from compared(part) if isinstance(part, Q) else [part]


def passed_by_null(model, constraint) -> set[str]:
    """The columns that may be empty and then decide nothing: SQL takes what it cannot tell."""
    parts = list(compared(constraint.condition))
    told = {name.split("__")[0] for name, value in parts if value is None or "isnull" in name}
    fields = {name.split("__")[0] for name, _ in parts}
    fields |= {value.name for _, value in parts if isinstance(value, F)}
    own = {field.name: field for field in model._meta.concrete_fields}
    return {name for name in fields - told if name in own and own[name].null}


def test_no_constraint_is_passed_by_an_empty_column():
    found = {
        constraint.name: empty
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint) and (empty := passed_by_null(model, constraint))
    }
    assert found == {}
