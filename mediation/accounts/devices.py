"""The device of a browser in two words, by what the browser says of itself.

Only for people to recognise their own sessions; nothing is decided by it.
"""

UNKNOWN = "未知设备"
# The first that is in the text counts: browsers also name those they resemble.
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
BROWSERS = (
    ("MicroMessenger", "微信"),
    ("DingTalk", "钉钉"),
    ("QQBrowser", "QQ浏览器"),
    ("UCBrowser", "UC浏览器"),
    ("Edg", "Edge"),
    ("Firefox", "火狐"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device_of(user_agent: str) -> str:
    """System and browser.

    >>> device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0")
    'Windows · Edge'
    >>> device_of("curl/8.5.0")
    '未知设备'
    """
    found = (_first(SYSTEMS, user_agent), _first(BROWSERS, user_agent))
    return " · ".join(filter(None, found)) or UNKNOWN


def _first(table, text) -> str:
    return next((name for part, name in table if part in text), "")
