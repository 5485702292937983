"""A setting that is written wrongly stops the start with a sentence; it never counts as another."""

import pytest
from environ import Env

from mediation.environment import Environment


def read(**values):
    """Every kind of setting as read from these values; what is wrong with them."""
    own = Environment({"HOME": "/root", **values})
    found = {
        "HTTPS": own.switch("HTTPS"),
        "STARTS_IMPORTS": own.switch("STARTS_IMPORTS", default=True),
        "OBSERVED_DAYS": own.number("OBSERVED_DAYS", 90, most=3650),
        "LOG_LEVEL": own.choice("LOG_LEVEL", "warning", ("warning", "info")),
        "SITE_URL": own.origin("SITE_URL", "http://127.0.0.1:8000"),
        "CSRF_TRUSTED_ORIGINS": own.origins("CSRF_TRUSTED_ORIGINS"),
        "ALLOWED_HOSTS": own.hosts("ALLOWED_HOSTS", "localhost,[::1]"),
        "DATABASE_URL": own.database("DATABASE_URL", Env.db_url_config),
    }
    return found, own


NOTHING_SAID = {
    "HTTPS": False,
    "STARTS_IMPORTS": True,
    "OBSERVED_DAYS": 90,
    "LOG_LEVEL": "warning",
    "SITE_URL": "http://127.0.0.1:8000",
    "CSRF_TRUSTED_ORIGINS": [],
    "ALLOWED_HOSTS": ["localhost", "[::1]"],
    "DATABASE_URL": None,
}


def test_what_is_not_written_or_left_empty_has_its_default():
    found, own = read()
    assert (found, own.wrong, own.misspelt()) == (NOTHING_SAID, [], {})
    assert read(**dict.fromkeys(NOTHING_SAID, " "))[0] == NOTHING_SAID


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        *[("HTTPS", said, True) for said in ("1", "true", "True", "yes", " on ")],
        *[("STARTS_IMPORTS", said, False) for said in ("0", "False", "no", "OFF")],
        ("OBSERVED_DAYS", " 120 ", 120),
        ("LOG_LEVEL", "INFO", "info"),
        ("SITE_URL", "https://mediation.example/", "https://mediation.example"),
        ("CSRF_TRUSTED_ORIGINS", "https://a.cn, https://*.b.cn:8443", None),
        ("ALLOWED_HOSTS", "a.cn, .b.cn ,", ["a.cn", ".b.cn"]),
    ],
)
def test_what_people_write_is_read(name, written, meant):
    found, own = read(**{name: written})
    meant = written.split(", ") if meant is None else meant
    assert (found[name], own.wrong) == (meant, [])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *[("HTTPS", said) for said in ("ture", "oui", "2", "是", "1;", "enabled")],
        ("STARTS_IMPORTS", "nein"),
        *[
            ("OBSERVED_DAYS", said)
            for said in ("0", "-1", "3651", "9 0", "x", "1e3", "９０", "9" * 99)
        ],
        ("LOG_LEVEL", "loud"),
        *[
            ("SITE_URL", said)
            for said in ("a.cn", "ftp://a.cn", "https://a.cn/site", "https://a b")
        ],
        ("CSRF_TRUSTED_ORIGINS", "https://a.cn,b.cn"),
        *[("ALLOWED_HOSTS", said) for said in ("https://a.cn", "a.cn:8000", "a.cn b.cn", "a.cn/")],
        *[("DATABASE_URL", said) for said in ("postgre://a", "foo", "mysql://a/b", "wa.sqlite3")],
    ],
)
def test_what_nobody_can_mean_is_named(name, written):
    (sentence,) = read(**{name: written})[1].wrong
    assert sentence.startswith(name)


def test_the_sentence_about_a_database_address_holds_no_password(capsys):
    _, own = read(DATABASE_URL="postgres://me:geheim@one:99999999/wa", HTTPS="ture")
    with pytest.raises(SystemExit) as ended:
        own.refuse_what_is_wrong()
    said = capsys.readouterr().err
    assert (ended.value.code, "geheim" in said) == (1, False)
    assert "DATABASE_URL 读不懂" in said
    assert "HTTPS 写的是“ture”，要写 1（是）或者 0（否）。" in said


def test_a_file_of_settings_that_is_named_must_be_there(tmp_path):
    own = Environment({"HERE": __file__, "GONE": str(tmp_path / "mediation.env"), "NONE": ""})
    for name in ("HERE", "GONE", "NONE", "UNSAID"):
        own.refuse_absent_file(name)
    assert own.wrong == [f"GONE 写的是“{tmp_path}/mediation.env”，没有这个文件，或者读不了。"]


def test_a_name_that_is_nearly_one_of_ours_is_reported():
    own = read(ALLOWED_HOST="a.cn", WORKER="4", LANG="C", HTTPS_PROXY="x", LOGNAME="me")[1]
    assert own.misspelt() == {"ALLOWED_HOST": "ALLOWED_HOSTS", "WORKER": "WORKERS"}
