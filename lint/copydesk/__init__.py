"""Copydesk, a fact-check and consistency linter for news copy: the engine."""

from copydesk.version import __version__ as __version__
