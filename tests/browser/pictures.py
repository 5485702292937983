"""Pictures of every page at both widths, to be looked at: `make pictures` writes var/pictures/."""

import sys
from pathlib import Path

import pytest

from tests.browser.inspecting import WIDTHS, Inspector


@pytest.mark.browser
def test_pictures_of_every_page(chromium, site, atlas, request):
    folder = Path(request.config.rootpath, "var", "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    inspector = Inspector(chromium.new_page(locale="zh-CN"), site)
    for place in atlas["places"]:
        if not place["file"]:
            inspector.become(atlas["cookies"].get(place["who"]))
            inspector.open(place["path"])
            take(inspector, folder, place)


def take(inspector, folder, place):
    """Take pictures of the open page at both widths, named after its content."""
    parts = (place["route"].replace(":", "_"), place["role"], place["state"], place["act"])
    for width, height in WIDTHS.items():
        inspector.resize(width, height)
        name = "-".join(filter(None, (*parts, str(width))))
        inspector.tab.screenshot(path=folder / f"{name}.png", full_page=True)


if __name__ == "__main__":
    patient = ("-o", "faulthandler_timeout=0")  # a thousand pages take a quarter of an hour
    sys.exit(pytest.main([__file__, "-m", "browser", "-q", "-p", "no:randomly", *patient]))
