"""Static files: third-party files unchanged, small, and from this host only."""

import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

STATIC = Path(__file__).resolve().parents[2] / "mediation" / "static"
VENDORED = sorted(path for path in (STATIC / "vendor").iterdir() if path.is_dir())
OURS = sorted(path.name for path in STATIC.iterdir() if path.is_file())
SCRIPTS = [name for name in OURS if name.endswith(".js")]
MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
SERVED = "mediation.short_static.ShortStaticFiles"
FIRST_VISIT = 100 * 1024


def sums_of(folder):
    """(sum, file) of each line in the folder's list."""
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    return [(total, folder / name) for total, name in (line.split(maxsplit=1) for line in lines)]


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_unchanged(folder):
    listed = sums_of(folder)
    assert {file for _, file in listed} >= set(folder.iterdir()) - {folder / "SHA256SUMS"}
    for total, file in listed:
        assert hashlib.sha256(file.read_bytes()).hexdigest() == total


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_carry_their_licence(folder):
    assert (folder / "LICENSE").is_file()


@pytest.mark.parametrize("name", OURS)
def test_our_own_files_name_no_other_host(name):
    text = (STATIC / name).read_text().replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?://\S+|@import", text) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_no_text_as_code(name):
    assert re.findall(r"\beval\(|new Function", (STATIC / name).read_text()) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_stays_within_300_lines(name):
    assert len((STATIC / name).read_text().splitlines()) <= 300


@pytest.mark.slow
def test_static_files_can_be_collected_with_hashed_names(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").is_file()


@pytest.mark.slow
def test_our_files_are_served_without_comments_and_those_of_others_unchanged(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": SERVED}}
    call_command("collectstatic", interactive=False, verbosity=0)

    ours = [name for name in OURS if name.endswith((".css", ".js"))]
    assert [name for name in ours if "/*" in (tmp_path / name).read_text()] == []
    named = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    for name in ours:  # the name a page asks for
        served = (tmp_path / named[name]).read_text()
        assert "/*" not in served
        assert len(served) > len((STATIC / name).read_text()) / 2
    vendored = "vendor/htmx-2.0.10/htmx.min.js"
    assert (tmp_path / vendored).read_bytes() == (STATIC / vendored).read_bytes()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_first_visit_to_the_log_in_stays_within_the_budget(client):
    page = client.get("/login/").content.decode()
    names = set(re.findall(r'/static/([\w./-]+?\.(?:css|js|svg))"', page)) | {"icons.svg"}
    sent = sum(len(brotli.compress(Path(finders.find(n)).read_bytes(), quality=9)) for n in names)
    assert len(names) == 8
    assert sent + len(brotli.compress(page.encode())) <= FIRST_VISIT
