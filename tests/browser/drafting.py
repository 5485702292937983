"""What is done with a form and its draft, in tabs of one browser."""

SUM = "input[name=amount]"
ANOTHER = "在别的页面还写了另一份"
PATHS_OF_DRAFTS = """Object.entries(localStorage)
  .filter(([key]) => key.startsWith("wanan-draft:")).map(([, text]) => JSON.parse(text).path)"""


def submits(tab) -> int:
    """Press the form's button; the status of its answer, or of the page it leads to."""
    with tab.expect_navigation() as answered:
        tab.locator("form[data-draft] .act-bar [type=submit]").first.click()
    return answered.value.status


def writes(tab, what, text):
    """Fill a field in and wait until it is saved."""
    tab.locator(what).fill(text)
    tab.get_by_text("已保存").wait_for()


def offers_of(tab, act) -> list[int]:
    """How often offers of 1207 and of 1309 are recorded in the case of this act."""
    tab.goto(f"{act.removesuffix('offer/')}?tab=offers")
    text = tab.get_by_role("main").inner_text()
    return [text.count("1,207.00 元"), text.count("1,309.00 元")]


def loses_the_answer(tab):
    """Press the button; the site does the act, but its answer never arrives."""

    def breaks_off(route):
        route.fetch(max_redirects=0)
        route.abort()

    tab.route(tab.url, breaks_off)
    tab.locator("form[data-draft] .act-bar [type=submit]").first.click()
    tab.wait_for_url("chrome-error://**")
    tab.unroute_all()
