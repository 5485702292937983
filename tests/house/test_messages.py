"""No page promises a message: the system has no way of sending one."""

import re

from tests.house.sources import PACKAGES, ROOT, imports, sources
from tests.house.texts import ENDS, product, texts_of_code, texts_of_template

SENDS = ("smtplib", "django.core.mail", "urllib.request", "http.client", "socket", "requests")
# The server of the site takes connections; it opens none.
TAKES_CONNECTIONS = {("mediation/buffered_worker.py", "socket")}
CHANNEL = re.compile("短信|彩信|邮件|推送|公众号|发到")
TRUE = {
    "系统不另发短信": "says that none is sent",
    "短信": "how a person asked, paid or confirmed",
    "短信发送，已回复收到": "how a person handed over a notice",
    "例如来访登记表、录音、短信": "what a person brings as proof",
}


def naming_a_channel(pages: dict[str, str]) -> set[str]:
    """The sentences of these files that name a way by which messages are sent."""
    texts = [text for path, source in pages.items() for text in texts_of(path, source)]
    parts = {part.strip() for text in texts for part in ENDS.split(text)}
    return {part for part in parts if CHANNEL.search(part)}


def texts_of(path: str, source: str) -> list[str]:
    """The texts of a module or template; a script is taken whole, its comments too."""
    if path.endswith(".js"):
        return [source]
    return [*(texts_of_code if path.endswith(".py") else texts_of_template)(source)]


def scripts() -> dict[str, str]:
    """The site's own scripts by their paths."""
    folder = ROOT / "mediation" / "static"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}


def test_nothing_in_the_product_sends_a_message():
    used = {
        (str(path.relative_to(ROOT)), name)
        for package in PACKAGES
        for path in sources(package)
        for name in imports(path)
    }
    assert {(path, name) for path, name in used if name.startswith(SENDS)} == TAKES_CONNECTIONS
    (server,) = (ROOT / path for path, _ in TAKES_CONNECTIONS)
    assert "connect(" not in server.read_text(encoding="utf-8")


def test_a_message_is_named_only_where_a_person_sent_it():
    assert naming_a_channel(product() | scripts()) == set(TRUE)


def test_a_promised_message_is_seen():
    promise = "{% if late %}<p>好的。工作人员把链接发到{{ phone }}；请留意。</p>{% endif %}"
    assert naming_a_channel({"page.html": promise}) == {"工作人员把链接发到"}
