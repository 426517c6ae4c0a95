"""Sphinx configuration: built offline, nitpicky, warnings as errors."""

import collections.abc
import os
import sys
from pathlib import Path
from typing import Any

from sphinx.util import logging

import neuroimmune
from neuroimmune import knowledge_base, results
from neuroimmune.reasoning import differential

# Names that the verbs import for type checkers only, so that signatures link to them.
for module in (knowledge_base, results):
    for name in neuroimmune.__all__:
        if isinstance(getattr(neuroimmune, name), type):
            vars(module).setdefault(name, getattr(neuroimmune, name))
    vars(module).update(
        {name: getattr(collections.abc, name) for name in ("Callable", "Collection", "Sequence")},
        PathLike=os.PathLike,
        Patient=differential.Patient,
        Tables=differential.Tables,
        StandingLike=neuroimmune.Standing | str | None,
    )

sys.path.insert(0, str(Path(__file__).parent))
import inventories

project = "neuroimmune"
author = "The neuroimmune developers"
copyright = "2026, The neuroimmune developers"
version = release = neuroimmune.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "_templates"]
html_theme = "furo"
html_title = f"neuroimmune {version}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

intersphinx_mapping = inventories.write()

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "show-inheritance": False}
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

nitpicky = True
nitpick_ignore_regex = [
    (r"py:class", r"neuroimmune\.reasoning\.differential\.Tables"),
    # Other people's objects cannot be linked without a network; our own must resolve.
    (r"py:.*", r"(?!neuroimmune).*"),
    (
        r"py:.*",
        r"neuroimmune\.(model\.value|knowledge\.(bundle|store)|reasoning\.(clues|likelihood))\..*",
    ),
    (r"py:.*", r"neuroimmune\.(results\.Row_co|knowledge_base\.[PRA]|knowledge\.store\.E|.*\.T)"),
]

copybutton_prompt_text = ">>> "


def _write_pages(_app: Any) -> None:
    """Write the generated pages anew, so that they tell what the base says now."""
    import generate_claims
    import generate_explorer
    import generate_pages

    generate_claims.write()
    generate_pages.write()
    generate_explorer.write()


def _ask_for_explorer(_app: Any) -> None:
    """Say so if the explorer's program has not been built; its page would stay empty."""
    if not (Path(__file__).parent / "_static" / "explorer" / "explorer.js").is_file():
        logging.getLogger(__name__).warning(
            "the explorer is not built: run 'npm ci && npm run build' in the folder explorer"
        )


def setup(app: Any) -> None:
    """Write the generated pages before anything is read."""
    app.connect("builder-inited", _write_pages)
    app.connect("builder-inited", _ask_for_explorer)
