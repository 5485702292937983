"""make bench: statements and milliseconds per page, on a small demo of its own.

Prints machine, database and count beside every figure; never fails a run.
"""

import os
import platform
import statistics
import tempfile
import time

os.environ["MEDIATION_TEST_FOLDER"] = tempfile.mkdtemp(prefix="mediation-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "mediation.settings_test"

import django
from django.conf import settings

django.setup()
settings.DEMO = True

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from cases.models import Case, IssuedDocument  # noqa: E402
from mediation.accounts.models import User  # noqa: E402
from reports.documents.base import pdf  # noqa: E402

ROUNDS = 20
PAGES = (
    ("office desk", "zhengguan", "/office/"),
    ("office list", "zhengguan", "/office/cases/"),
    ("office case", "zhengguan", "/office/cases/{signing}/"),
    ("mediator desk", "chentiao", "/mediator/"),
    ("mediator list", "chentiao", "/mediator/cases/"),
    ("mediator case", "chentiao", "/mediator/cases/{signing}/"),
    ("mediator act page", "chentiao", "/mediator/cases/{signing}/sign/"),
    ("company list", "xuguanjia", "/company/"),
    ("company case", "xuguanjia", "/company/cases/{dispatched}/"),
    ("court inbox", "gufa", "/court/"),
    ("brief (万安, 1,886 cases)", "wanan-office", "/brief/"),
)


def client_of(username) -> Client:
    """A client signed in as one of the demo's people."""
    client = Client(SERVER_NAME="localhost")
    user = User.objects.get(username=username)
    client.force_login(user, backend="mediation.accounts.backends.PersonBackend")
    return client


def a_case(status) -> str:
    """The number of a demo case in a state that 陈调 mediates, or any."""
    cases = Case.objects.filter(status=status, committee__code="SY")
    return (cases.filter(mediator__name="陈调").first() or cases.first()).number


def measure(client, path) -> tuple[int, float]:
    """Statements of one warm view, and the median milliseconds of several."""
    client.get(path)
    seen = []
    with connection.execute_wrapper(lambda run, *given: seen.append(given[0]) or run(*given)):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(path)
        times.append(1000 * (time.perf_counter() - began))
    return len(seen), statistics.median(times)


def pages() -> None:
    """Every page of the table."""
    known = {name: a_case(name) for name in ("signing", "dispatched")}
    print(f"{'page':28}{'statements':>11}{'median ms':>11}")
    for name, username, path in PAGES:
        count, ms = measure(client_of(username), path.format(**known))
        print(f"{name:28}{count:11}{ms:11.1f}")


def papers() -> None:
    """The agreement from its frozen HTML, warm."""
    document = IssuedDocument.objects.filter(kind="agreement").first()
    html, title = document.read_html(), document.paper.title
    pdf(html, title=title)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        content = pdf(html, title=title)
        times.append(1000 * (time.perf_counter() - began))
    print(f"agreement PDF: {statistics.median(times):.0f} ms warm, {len(content) // 1024} KiB")


def main() -> None:
    """Build the demo, then measure."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ")
    print(f"{connection.vendor}, {ROUNDS} rounds each")
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    call_command("demo", verbosity=0)
    print(f"demo: {time.perf_counter() - began:.1f} s, {Case.objects.count()} cases")
    pages()
    papers()


main()
