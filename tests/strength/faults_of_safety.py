"""Faults in what keeps strangers, guessers and forgers out, each with the test that detects it."""

from typing import NamedTuple


class Weakness(NamedTuple):
    """A text of a file, its faulty replacement, and the test that must turn red.

    `concerns_server`: the databases could differ, so the test must turn red on PostgreSQL as well.
    `only_there`: on SQLite, which takes one writer at a time, it changes nothing.
    """

    what: str
    file: str
    old: str
    new: str
    test: str
    concerns_server: bool = False
    only_there: bool = False


FORGED = "tests/house/test_forged.py"
SPREAD = f"{FORGED}::test_guesses_spread_over_names_or_addresses_are_stopped_but_no_known_browser"
SLOW = "tests/mediation/test_slow_clients.py"
REGISTRATION = "tests/cases/door/test_registration.py"
SIGNING_IN = "mediation/accounts/signing_in.py"
OPENING = "cases/door/opening.py"
IN_AN_ACT = "tests/cases/door/test_only_in_an_act.py"
SESSIONS = "mediation/accounts/sessions.py"
SESSION_TESTS = "tests/mediation/test_sessions.py"
POSTS = "cases/access/post_changes.py"
TAKEN = (
    "tests/cases/test_change_of_posts.py"
    "::test_what_is_taken_away_is_taken_from_every_case_before_any_task_runs"
)

OF_SAFETY = (
    Weakness(
        "S1: what the lock of a case permits lasts after its act",
        "cases/legal_records/writing.py",
        "return self._block in transaction.get_connection().atomic_blocks",
        "return True",
        f"{IN_AN_ACT}::test_under_the_lock_it_is_written_and_afterwards_refused",
    ),
    Weakness(
        "S1: a legal record is written outside of an act",
        "cases/legal_records/writing.py",
        "if not left_out and now() is None:",
        "if False:",
        f"{IN_AN_ACT}::test_every_kind_of_legal_record_is_refused",
    ),
    Weakness(
        "S2: a link is found by another spelling of its token",
        "cases/access/links.py",
        'return exact_marks(f"token:{token}")',
        'return exact_marks(f"token:{token.casefold()}")',
        "tests/cases/web/resident/test_link.py::test_nothing_in_a_token_is_forgiven",
        concerns_server=True,
    ),
    Weakness(
        "S3: a token with a space in it is logged to its end",
        "mediation/log_redaction.py",
        ".+?(?={SLASH}|$)",
        "[0-9A-Za-z_-]+",
        "tests/mediation/test_log_redaction.py"
        "::test_of_a_token_nothing_is_written_however_the_address_is_spelt",
    ),
    Weakness(
        "S3: half a token in a request that cannot be read is logged",
        "mediation/log_redaction.py",
        r'UNREADABLE.sub(r"\1…", text)',
        "text",
        "tests/mediation/test_log_redaction.py"
        "::test_of_a_request_that_cannot_be_read_only_the_kind_is_written",
    ),
    Weakness(
        "S4: a length with zeros before it lets a thread wait for its client",
        "mediation/buffered_worker.py",
        r"[ \t]*0*(\d+)[ \t]*",
        r"[ \t]*(\d{1,15})[ \t]*",
        f"{SLOW}::test_a_request_is_complete_with_the_body_it_states",
    ),
    Weakness(
        "S4: silent connections fill a worker",
        "mediation/buffered_worker.py",
        "len(self.pending_conns) > MOST_WAITING",
        "len(self.pending_conns) > 9 * MOST_WAITING",
        f"{SLOW}::test_of_many_silent_connections_the_one_that_waits_longest_gives_way",
    ),
    Weakness(
        "S6: who has an IPv6 network has an address for every try",
        "mediation/accounts/front_door.py",
        "IPv6Address(int(mapped) >> OWN << OWN)",
        "mapped",
        "tests/cases/web/public/test_throttle.py"
        "::test_of_an_ipv6_address_the_customers_network_counts",
    ),
    Weakness(
        "S8: a file of anchors that was taken away is begun again",
        "cases/consistency/anchors.py",
        "not key_probes.is_noted(key_probes.ANCHORED) or texts_of(path)",
        "True",
        "tests/cases/commands/test_anchor.py"
        "::test_a_file_taken_away_or_emptied_is_missed_and_begun_again_by_hand_alone",
    ),
    Weakness(
        "S8: a file of anchors lacks its beginning",
        "cases/consistency/anchors.py",
        "if lines and lines[0].previous != BEGIN:",
        "if not lines:",
        "tests/cases/commands/test_anchor.py::test_a_file_without_its_beginning_is_seen",
        concerns_server=True,
    ),
    Weakness(
        "S10: a case is taken from its trail",
        "cases/consistency/series.py",
        '    gone = ~Exists(Case.objects.filter(pk=OuterRef("case_id")))\n',
        "    gone = Exists(Case.objects.none())\n",
        "tests/cases/commands/test_consistency.py::test_a_case_taken_from_its_trail_is_reported",
        concerns_server=True,
    ),
    Weakness(
        "S14: a clock set back while the site runs goes unnoticed",
        "cases/door/recording.py",
        "clock.saw(max(case.moved_at, row.at))",
        "max(case.moved_at, row.at)",
        "tests/cases/commands/test_doctor.py"
        "::test_a_clock_set_back_while_the_site_runs_is_named_on_every_desk",
    ),
    Weakness(
        "S6: one password may be tried on any number of names",
        SIGNING_IN,
        '        (("login-address", throttle.address_of(request)), MINUTES, PER_ADDRESS),\n',
        "",
        SPREAD,
    ),
    Weakness(
        "S6: one name may be tried from any number of addresses",
        SIGNING_IN,
        '        (("login-name", name), NAME_MINUTES, PER_NAME),\n',
        "",
        SPREAD,
    ),
    Weakness(
        "S6: strangers shut out the browser that is known",
        SIGNING_IN,
        "    if is_known(request):\n",
        "    if not request:\n",
        SPREAD,
    ),
    Weakness(
        "S7: wrong codes of others shut out the right one",
        "cases/web/public/progress.py",
        'throttle.spent("progress-miss", f"{number} {address}", limit=MOST_MISSES)',
        'throttle.spent("progress-number", number, limit=MOST_MISSES)',
        "tests/cases/web/public/test_looking_up.py"
        "::test_guessing_at_one_number_shuts_out_who_guesses",
    ),
    Weakness(
        "S12: a page that is only read fails where nothing can be written",
        "mediation/accounts/throttle.py",
        "    except DatabaseError:\n        return 0\n",
        "    except ValueError:\n        return 0\n",
        "tests/mediation/test_database_away.py"
        "::test_reading_goes_on_while_nothing_can_be_written_and_writing_says_so",
        concerns_server=True,
    ),
    Weakness(
        "S13: a key in another spelling starts",
        "mediation/vault.py",
        '    raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)\n'
        "    if base64.urlsafe_b64encode(raw).decode() != text:\n",
        "    raw = base64.urlsafe_b64decode(text)\n    if not raw:\n",
        "tests/house/test_settings.py"
        "::test_a_key_in_another_spelling_is_refused_wherever_it_stands",
    ),
    Weakness(
        "S13: a secret of one letter starts",
        "mediation/checks.py",
        "if len(settings.SECRET_KEY) < SHORTEST_SECRET:",
        "if not settings.SECRET_KEY:",
        "tests/house/test_settings.py::test_a_secret_that_can_be_guessed_is_refused",
    ),
    Weakness(
        "S20: who runs only the site waits for tasks",
        "cases/jobs/worker.py",
        "            do_what_is_left()\n            if monotonic()",
        "            if monotonic()",
        "tests/cases/jobs/test_worker.py"
        "::test_tasks_are_done_as_they_come_and_the_daily_run_at_once_and_after_a_while",
    ),
    Weakness(
        "S15: a session in use never ends",
        SESSIONS,
        "return min(seen + idle, started + timedelta(hours=settings.SESSION_HOURS))",
        "return seen + idle",
        f"{SESSION_TESTS}::test_a_session_in_use_ends_after_twelve_hours",
    ),
    Weakness(
        "S15: a session without use never ends",
        SESSIONS,
        "return min(seen + idle, started + timedelta(hours=settings.SESSION_HOURS))",
        "return started + timedelta(hours=settings.SESSION_HOURS)",
        f"{SESSION_TESTS}::test_a_session_ends_after_thirty_minutes_without_a_request",
    ),
    Weakness(
        "S15: the sessions of anybody can be ended",
        SESSIONS,
        "    living = Session.objects.filter(user=user, expire_date__gt=clock.now())\n",
        "    living = Session.objects.filter(expire_date__gt=clock.now())\n",
        f"{SESSION_TESTS}::test_nobody_ends_a_session_of_somebody_else",
    ),
    Weakness(
        "S16: the key of one visitor fetches the receipt of another",
        "cases/web/public/complaining.py",
        "form.fields['key'].initial}:{browser}\"",
        "form.fields['key'].initial}:\"",
        "tests/cases/web/public/test_complaint.py"
        "::test_a_key_of_another_browser_fetches_no_receipt_of_its_complaint",
    ),
    Weakness(
        "S18: anybody registers a complaint",
        OPENING,
        "    if not roles.may_register(planned, by):\n",
        "    if not planned:\n",
        f"{REGISTRATION}::test_nobody_else_registers",
    ),
    Weakness(
        "S18: a complaint is registered on a day to come",
        OPENING,
        "    check_is_past(on)\n",
        "",
        f"{REGISTRATION}::test_a_complaint_is_registered_on_no_day_out_of_bounds",
    ),
    Weakness(
        "S19: who may take an act in one state may take it in another",
        "cases/door/checking.py",
        "    if not act.permission(case, by):\n",
        "    if not act:\n",
        f"{REGISTRATION}::test_who_may_take_an_act_of_that_name_in_another_state_alone_is_refused",
    ),
    Weakness(
        "S19: an act takes rows of another case",
        "cases/door/checking.py",
        "    if unmet := unmet or refusal_of_foreign_rows(case, facts):\n",
        "    if unmet:\n",
        f"{REGISTRATION}::test_a_party_of_another_case_is_no_predecessor",
    ),
    Weakness(
        "S20: first tries at once count as one",
        "mediation/accounts/throttle.py",
        "THEN kept.count + 1 ELSE 1 END",
        "THEN 1 ELSE 1 END",
        "tests/cases/web/public/test_throttle.py::test_six_first_tries_at_once_are_all_counted",
        concerns_server=True,
    ),
    Weakness(
        "S20: who lost a post keeps cases until a task runs",
        POSTS,
        "            taking_away.from_person(post.person_id, post.function)\n",
        "",
        TAKEN,
        concerns_server=True,
    ),
    Weakness(
        "S20: a company that lost an estate keeps cases until a task runs",
        POSTS,
        "            taking_away.from_company(row.company_id, row.estate_id)\n",
        "            pass\n",
        TAKEN,
        concerns_server=True,
    ),
    Weakness(
        "I9: the sign of lost bytes is stored",
        "mediation/accounts/typed_text.py",
        "\\ufdd0-\\ufdef\\ufffd",
        "\\ufdd0-\\ufdef",
        "tests/cases/test_unreadable_text.py"
        "::test_in_a_form_they_are_refused_in_a_sentence_and_nothing_is_stored",
    ),
    Weakness(
        "a migration washes an altered record clean",
        "cases/consistency/redigesting.py",
        " for row in stored if fits[row.pk]}",
        " for row in stored}",
        "tests/cases/commands/test_redigesting.py"
        "::test_a_record_altered_before_is_changed_but_not_washed_clean",
        concerns_server=True,
    ),
)
