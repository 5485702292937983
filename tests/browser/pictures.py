"""Pictures of every page at both widths, to be looked at: `make pictures` writes var/pictures/."""

import sys
from pathlib import Path

import pytest

from tests.browser.inspecting import WIDTHS, Inspector

NOT_IN_NAMES = str.maketrans({"/": "_", "?": "_", ":": "_", "=": "-", "&": "_"})


@pytest.mark.browser
def test_pictures_of_every_page(chromium, site, atlas, request):
    folder = Path(request.config.rootpath, "var", "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    inspector = Inspector(chromium.new_page(), site)
    for place in atlas["places"]:
        if place["file"]:
            continue
        inspector.become(atlas["cookies"].get(place["who"]))
        for width, height in WIDTHS.items():
            inspector.tab.set_viewport_size({"width": width, "height": height})
            inspector.open(place["path"])
            name = "-".join(
                filter(None, (place["route"], place["role"], place["state"], place["act"]))
            )
            picture = folder / f"{name.translate(NOT_IN_NAMES)}-{width}.png"
            inspector.tab.screenshot(path=picture, full_page=True)


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-m", "browser", "-q", "-p", "no:randomly"]))
