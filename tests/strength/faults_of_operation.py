"""Faults in how the site starts and in what is done at one moment, each with its test."""

from tests.strength.faults_of_safety import SESSION_TESTS, Weakness

ENVIRONMENT = "tests/mediation/test_environment.py"
RACES = "tests/cases/door/test_races.py"
BOOKS = "tests/cases/ledger/test_members_at_once.py"
MEDIATORS = "tests/cases/phases/test_several_mediators.py"

OF_OPERATION = (
    Weakness(
        "S13: a switch that is misspelt counts as off",
        "mediation/environment.py",
        "if said.lower() not in YES + NO:",
        "if said.lower() not in (*YES, *NO, said.lower()):",
        f"{ENVIRONMENT}::test_what_nobody_can_mean_is_named",
    ),
    Weakness(
        "S13: a number that proves nothing is taken",
        "mediation/environment.py",
        "and least <= int(said) <= most:",
        "and int(said) <= most:",
        f"{ENVIRONMENT}::test_what_nobody_can_mean_is_named",
    ),
    Weakness(
        "S13: what was sealed lately is lost with a former key",
        "cases/consistency/resealing.py",
        "if isinstance(field, vault.SealedTextField))",
        'if isinstance(field, vault.SealedTextField) and field.name != "report")',
        "tests/cases/commands/test_rekey.py::test_no_sealed_text_is_lost_with_the_former_key",
    ),
    Weakness(
        "S11: of two new passwords both are said to count",
        "mediation/accounts/account_pages.py",
        "if kept.password != form.user.password:",
        "if not kept.password:",
        f"{SESSION_TESTS}::test_of_two_passwords_sent_at_once_the_second_is_not_said_to_count",
    ),
    Weakness(
        "S11: two companies get one short name at once",
        "cases/web/office/directory.py",
        'everyone = PropertyCompany.objects.order_by("pk")',
        "everyone = PropertyCompany.objects.filter(pk=row.pk)",
        f"{RACES}::test_of_six_companies_called_alike_at_once_one_gets_the_name",
        concerns_server=True,
        only_there=True,
    ),
    Weakness(
        "S11: a corrected ledger sent by the same form is not taken",
        "cases/ledger/uploads/sending.py",
        ":{hashlib.sha256(content).hexdigest()}",
        ":{len(content) and 1}",
        "tests/cases/web/office/test_ledgers.py"
        "::test_the_form_gone_back_to_with_a_corrected_file_sends_that_file",
    ),
    Weakness(
        "X: one merged cell is the sum of every household beside it",
        "cases/ledger/filled_in/reading.py",
        "if self.table.columns.get(name) in self.line.merged:",
        "if self.table.columns.get(name) in ():",
        f"{BOOKS}::test_one_cell_is_not_the_sum_of_two_households",
    ),
    Weakness(
        "S19: a mediator who withdrew is put on the case again",
        "cases/phases/mediate/ties.py",
        "_withdrew_from(case, person)\n        or ",
        "",
        f"{MEDIATORS}::test_who_withdrew_comes_back_only_where_all_parties_waive_it",
    ),
    Weakness(
        "S10: a notice without a case may be rewritten",
        "cases/legal_records/own_seals.py",
        "if not holds(one, previous):",
        "if not keyed_digests.key_of(one.hash):",
        "tests/cases/commands/test_notices.py::test_a_line_deleted_added_or_moved_is_named",
    ),
    Weakness(
        "S8: what was altered around the door passes for what an act wrote over it",
        "cases/legal_records/writing.py",
        'before = self.before.get((model, key), "")',
        'before = ""',
        "tests/cases/commands/test_written_over.py::test_a_party_that_an_act_saves_stays_named",
    ),
    Weakness(
        "S8: of a database set back to an older copy only the audit knows",
        "cases/consistency/anchors.py",
        "last.upto > _last_key()",
        "last.upto < 0",
        "tests/cases/commands/test_anchor.py::test_a_database_set_back_is_seen",
    ),
)
