"""How Sphinx builds the documentation: ``sphinx-build -W docs build/site``."""

from copydesk.version import __version__

project = "copydesk"
copyright = "The copydesk developers"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns: list[str] = []

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]

html_theme = "furo"
html_title = f"copydesk {__version__}"
html_show_sphinx = False
html_copy_source = False
# What the pages show are commands and copy, neither of them Python.
highlight_language = "text"
