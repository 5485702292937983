"""Forms: one for each act, by phase; every module is imported, so that each registers its own."""

import importlib
import pkgutil

for module in pkgutil.walk_packages(__path__, f"{__name__}."):
    importlib.import_module(module.name)
