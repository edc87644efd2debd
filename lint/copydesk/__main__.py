"""``python -m copydesk``."""

from copydesk.cli import entry

entry()
