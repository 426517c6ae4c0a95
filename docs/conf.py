"""Sphinx configuration: built offline, nitpicky, warnings as errors."""

import sys
from pathlib import Path
from typing import Any

import neuroimmune
from neuroimmune import model

project = "neuroimmune"
author = "The neuroimmune developers"
copyright = "2026, The neuroimmune developers"
version = release = neuroimmune.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"neuroimmune {version}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "show-inheritance": False}
autodoc_preserve_defaults = True
# Names that the verbs import for type checkers only, so that signatures link to them.
autodoc_type_aliases = {
    name: f"neuroimmune.model.{module}.{name}"
    for module, names in model._HOMES.items()
    for name in names
}
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

nitpicky = True
nitpick_ignore_regex = [
    # Other people's objects cannot be linked without a network; our own must resolve.
    (r"py:.*", r"(?!neuroimmune).*"),
    (
        r"py:.*",
        r"neuroimmune\.(model\.value|knowledge\.(bundle|store)|reasoning\.(clues|likelihood|differential\.Tables))\..*",
    ),
    (r"py:.*", r"neuroimmune\.(results\.Row_co|knowledge_base\.[PRA]|knowledge\.store\.E|.*\.T)"),
]

copybutton_prompt_text = ">>> "


def _write_claims(_app: Any) -> None:
    """Write the page on claims anew, so that it tells what the base says now."""
    sys.path.insert(0, str(Path(__file__).parent))
    from generate_claims import write

    write()


def setup(app: Any) -> None:
    """Write the generated page before anything is read."""
    app.connect("builder-inited", _write_claims)
