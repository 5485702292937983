"""A post at the site with its shipped settings: prepared in one process, sent in another.

    python -m tests.killed_command HOW tests.killed_posts:transfer      prepares that post
    python -m tests.killed_command HOW tests.killed_posts:send          sends it, prints its status

What is sent, and by whom, is kept in the folder of the installation.
"""

import base64
import json
from pathlib import Path

from django.conf import settings

FILE = "post.json"
HERE = "127.0.0.1"


def send() -> None:
    """Send the prepared post and print the status of the answer."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    told = json.loads(_kept().read_text())
    client = Client(headers={"host": HERE})
    client.cookies["sessionid"] = told["session"]
    files = {
        name: SimpleUploadedFile(f"{name}.xlsx", base64.b64decode(content))
        for name, content in told["files"].items()
    }
    print(client.post(told["path"], told["form"] | files).status_code)


def _kept() -> Path:
    return Path(settings.VAR) / FILE


def _keep(client, path, form, **files) -> None:
    """Keep what is sent by whom signed in at this client."""
    packed = {name: base64.b64encode(content).decode() for name, content in files.items()}
    session = client.cookies["sessionid"].value
    told = {"session": session, "path": path, "form": form | {"key": "once"}, "files": packed}
    _kept().write_text(json.dumps(told, ensure_ascii=False, default=str))


def _browser(person):
    from django.test import Client
    from django.test.utils import setup_test_environment

    from tests.clients import sign_in

    setup_test_environment()  # the form of a page is read
    return sign_in(person, Client(headers={"host": HERE}))


def _people():
    from tests.cast import cast, town

    return cast(town())


def _act(state, before, name, who, sent) -> None:
    """An act of the table in a dispute in this state, its form filled in."""
    from tests import live
    from tests.factories import at
    from tests.house.matrix_rows import in_state

    d = at(_people(), state)
    before(d)
    client = _browser(getattr(d.p, who))
    row = in_state(state, before, sent, by={who})
    path, form = live.filled_in(client, d, _named(row, name), ROLES[who])
    _keep(client, path, form)


ROLES = {"clerk": "office", "mediator": "mediator", "deputy": "office"}


def _named(row, name):
    from dataclasses import replace

    return replace(row, act=name)


def transfer() -> None:
    """Hand a case that is mediated to another committee."""
    from tests import deeds

    _act("mediating", deeds.nothing, "transfer", "clerk", deeds.to_another_committee)


def seal() -> None:
    """The last mark under an agreement: it takes effect and its paper is frozen."""
    from tests import deeds

    _act("signing", deeds.all_sign, "seal", "clerk", deeds.nothing)


def seal_of_a_variation() -> None:
    """The last mark under a variation, which takes the place of the agreement in force."""
    from tests import deeds

    _act("agreed", _signed_variation, "seal", "clerk", deeds.nothing)


def _signed_variation(d) -> None:
    from tests import deeds

    deeds.a_variation_is_drafted(d)
    d.mediator("vary")
    deeds.all_sign(d)


def members() -> None:
    """The members of a group from a workbook of twenty-eight rows."""
    from mediation import clock
    from tests.cases.ledger.member_books import book, row
    from tests.deeds_of_groups import a_group_takes_part, group
    from tests.factories import at

    d = at(_people(), "mediating")
    a_group_takes_part(d)
    form = {"party": group(d).pk, "on": clock.today().isoformat(), "as_of": d.case.trail.count()}
    path = f"/mediator/cases/{d.case.number}/take_members/"
    _keep(_browser(d.p.mediator), path, form, file=book(*(row(n) for n in range(1, 29))))


def referrals() -> None:
    """A workbook of twelve referrals."""
    from tests.cases.ledger.referral_books import book, court_row, row

    rows = [court_row(n) for n in range(1, 7)] + [row(n) for n in range(7, 13)]
    _keep(_browser(_people().clerk), "/office/referrals/", {}, file=book(*rows))


def strike_offs() -> None:
    """Six answered matters struck off at once by a second person."""
    from mediation import clock

    people = _people()
    rows = [_rated(people) for _ in range(6)]
    form = {"case": rows, "checked": "电话问过住户，已办完。", "on": clock.today().isoformat()}
    _keep(_browser(people.deputy), "/office/strike_offs/", form)


def _rated(people) -> str:
    """An answered matter its resident is satisfied with, as the list names it."""
    from tests.factories import at

    d = at(people, "answered").office("rate", party=None, score="satisfied")
    return f"{d.case.pk}-{d.case.trail_length}"
