"""A form that is opened shows what the server sent, and no answers that the browser remembers."""

import pytest

from tests.browser.roads.complaint import complains
from tests.browser.roads.quick_record import records
from tests.browser.sender import Sender

pytestmark = pytest.mark.browser
FORM = "main form[method=post]:has(input:not([type=hidden]), select, textarea)"
LEDGER = {"name": "台账.xlsx", "mimeType": "application/octet-stream", "buffer": b"rows"}
LOG_IN = "login"  # a browser may fill in who logs in

# All that the forms hold, and whether it is on the page; keys and versions are new each time.
HELD = f"""() => [...document.querySelectorAll("{FORM}")].flatMap((form) => [...form.elements])
  .filter((field) => !/^(key|csrfmiddlewaretoken|version|as_of|)$/.test(field.name))
  .map((field) => [field.name, field.value, field.checked, Boolean(field.offsetParent)].join())"""

FILL = f"""() => document.querySelectorAll("{FORM}").forEach((form) => {{
  for (const field of form.elements) {{
    if (/radio|checkbox/.test(field.type)) field.checked = true;
    else if (field.options) field.selectedIndex = field.options.length - 1;
    else if (field.type === "date") field.value = "2026-02-03";
    else if (field.type === "number") field.value = "7";
    else if (/^(text|tel|password|textarea)$/.test(field.type)) field.value = "写过";
  }}
}})"""


def pages(atlas):
    """One page of each route."""
    shown = (place for place in atlas["places"] if not place["file"] and not place["blocked"])
    return {place["route"]: place for place in shown if place["route"] != LOG_IN}.values()


def test_back_to_a_form_fills_in_nothing_without_javascript(chromium, site, atlas):
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    sender, fresh, after = Sender(context, site, atlas), {}, {}
    for place in pages(atlas):
        sender.opens(place)
        page, path = sender.page, place["path"]
        if not page.locator(FORM).count():
            continue
        fresh[path] = page.evaluate(HELD)
        page.evaluate(FILL)
        for box in page.locator(f"{FORM} >> input[type=file]").all():
            box.set_input_files(LEDGER)
        assert page.evaluate(HELD) != fresh[path]
        page.goto(f"{site}/robots.txt")
        page.go_back()
        after[path] = page.evaluate(HELD)
    context.close()
    assert after == fresh
    assert len(fresh) >= 10


def registers(office):
    """A complaint brought to the counter, with a request for mediation."""
    office.chooses("来件渠道", "窗口来访")
    office.chooses("小区", "侨韵苑")
    office.fills("登记日期", office.today)
    office.ticks("漏水")
    office.fills("地点", "6号楼1102室")
    office.fills("简要情况", "楼上漏水")
    office.fills("姓名", "林望舒")
    office.ticks("申请人")
    office.fills("电话", "13800001111")
    office.ticks("本人已请求")
    office.presses("登记")


def pays(mediator):
    """A payment."""
    mediator.chooses("应付款", "付")
    mediator.fills("付了多少", "100")
    mediator.fills("付款日期", mediator.today)
    mediator.chooses("付款方式", "银行转账")
    mediator.presses("登记付款")


FORMS = {
    "the quick record": ("mediator", "mediator:quick", records),
    "registration": ("office", "office:register", registers),
    "a complaint": ("", "public:estate", complains),
    "a payment": ("mediator", "pay", pays),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_back_to_a_form_that_was_done_shows_an_empty_one(opens, form):
    role, act, does = form
    person = opens(role, act)
    page, address = person.page, person.page.url
    fresh = page.evaluate(HELD)
    does(person)
    page.go_back()
    assert (page.url, page.evaluate(HELD)) == (address, fresh)
