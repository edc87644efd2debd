"""Copydesk, a fact-check and consistency linter for news copy: the engine.

From Python, ``copydesk.check_story(text)`` and ``copydesk.check_paths(paths)`` do what ``copydesk check`` does; `copydesk.api`
says what they take and give. ``import copydesk`` alone loads next to nothing: the names of the API are loaded at their first use.
"""

from copydesk.version import __version__ as __version__

TYPE_CHECKING = False  # as typing's, without importing typing
if TYPE_CHECKING:
    from copydesk.api import Broken as Broken
    from copydesk.api import Checked as Checked
    from copydesk.api import Claim as Claim
    from copydesk.api import ConfigError as ConfigError
    from copydesk.api import Edit as Edit
    from copydesk.api import Elsewhere as Elsewhere
    from copydesk.api import Finding as Finding
    from copydesk.api import Fix as Fix
    from copydesk.api import Place as Place
    from copydesk.api import Published as Published
    from copydesk.api import Raised as Raised
    from copydesk.api import Rule as Rule
    from copydesk.api import RulePackError as RulePackError
    from copydesk.api import Settings as Settings
    from copydesk.api import Span as Span
    from copydesk.api import Stood as Stood
    from copydesk.api import StoppedError as StoppedError
    from copydesk.api import Story as Story
    from copydesk.api import Unread as Unread
    from copydesk.api import UnreadableError as UnreadableError
    from copydesk.api import check_paths as check_paths
    from copydesk.api import check_story as check_story
    from copydesk.api import settings_of as settings_of


_API = frozenset((
    "Broken", "Checked", "Claim", "ConfigError", "Edit", "Elsewhere", "Finding", "Fix", "Place", "Published", "Raised", "Rule", "RulePackError",
    "Settings", "Span", "Stood", "StoppedError", "Story", "Unread", "UnreadableError", "check_paths", "check_story", "settings_of",
))  # fmt: skip


if not TYPE_CHECKING:  # a type checker would take it to say that every name is there

    def __getattr__(name: str) -> object:
        if name not in _API:  # a submodule that is about to be imported, too, is asked for here
            raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module("copydesk.api"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_API})
