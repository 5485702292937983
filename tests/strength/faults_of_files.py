"""Faults in what is taken as a file, shown of one, and printed, each with the test that sees it."""

from tests.strength.faults_of_safety import Weakness

SCANS = "tests/cases/papers/test_scanned_file.py"
PICTURES = "tests/cases/papers/test_picture_metadata.py"
DOSSIER = "tests/cases/papers/test_dossier.py"
AWAY = (
    "tests/mediation/test_database_away.py"
    "::test_reading_goes_on_while_nothing_can_be_written_and_writing_says_so"
)

LONG_CELLS = "tests/cases/ledger/test_long_cells.py"

OF_FILES = (
    Weakness(
        "a ledger with a long cell keeps the import busy for hours",
        "cases/ledger/words.py",
        "    if len(heading) > LONGEST_HEADING:\n",
        "    if len(heading) < 0:\n",
        f"{LONG_CELLS}::test_a_row_of_the_longest_cells_is_read_in_time",
    ),
    Weakness(
        "people are counted at the end of a whole cell",
        "cases/ledger/people.py",
        "tail = content[-LONGEST:]",
        "tail = content",
        f"{LONG_CELLS}::test_a_row_of_the_longest_cells_is_read_in_time",
    ),
    Weakness(
        "each of thousands of numbers in a cell is a refusal",
        "cases/ledger/values.py",
        "    if len(parts) > MOST_NUMBERS:\n",
        "    if len(parts) < 0:\n",
        f"{LONG_CELLS}::test_more_numbers_than_people_fit_in_a_case_are_refused_once",
    ),
    Weakness(
        "a PDF with a script or a program is filed",
        "cases/papers/scanned_file.py",
        "if scanned and pages <= MAX_PAGES and is_active(reader):",
        "if scanned and pages > MAX_PAGES and is_active(reader):",
        f"{SCANS}::test_a_pdf_that_runs_or_carries_something_is_refused",
    ),
    Weakness(
        "a photograph takes a worker for half an hour",
        "cases/papers/scanned_file.py",
        "if content.count(DATA_OF_JPEG) > MAX_PASSES:",
        "if not content.count(DATA_OF_JPEG):",
        f"{SCANS}::test_a_photograph_of_too_many_passes_is_refused_before_it_is_unpacked",
    ),
    Weakness(
        "a photograph says where it was taken",
        "cases/papers/picture_metadata.py",
        "*range(0xE0, 0xF0)}",
        "*range(0xE2, 0xF0)}",
        f"{PICTURES}::test_nothing_a_camera_noted_is_shown_and_every_pixel_is",
    ),
    Weakness(
        "a scan is shown as it was handed in",
        "cases/web/paper_pages.py",
        "without_metadata(found.read(), found.content_type)",
        "found.read()",
        f"{DOSSIER}::test_a_scan_is_shown_without_a_cameras_notes_and_filed_with_them",
    ),
    Weakness(
        "a full disk keeps people from reading a paper",
        "cases/papers/freezing.py",
        "            except DatabaseError:",
        "            except UnicodeError:",
        f"{DOSSIER}::test_a_paper_never_opened_is_read_where_nothing_can_be_written",
        concerns_server=True,
    ),
    Weakness(
        "a disk without room is called our mistake",
        "mediation/errors.py",
        "error.errno in NO_ROOM",
        "error.errno not in NO_ROOM",
        AWAY,
    ),
    Weakness(
        "a form of the directory believes who does not say what they saw",
        "cases/web/office/directory_forms.py",
        '        if "seen" not in self.data:\n',
        "        if not self.fields:\n",
        "tests/cases/web/office/test_directory.py"
        "::test_a_form_that_does_not_say_what_its_page_showed_is_refused",
    ),
    Weakness(
        "what people typed is obeyed on paper",
        "reports/documents/base.py",
        "Context(OPTIONAL | ground | context)",
        "Context(OPTIONAL | ground | context, autoescape=False)",
        "tests/reports/documents/test_typed_text.py"
        "::test_what_people_typed_is_printed_and_fetches_nothing",
    ),
)
