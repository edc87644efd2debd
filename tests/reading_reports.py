"""Reads JSON reports for the tests, each of them held to the schema that the package ships."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.reports import Options, make_report
from copydesk.reports.json import story_object


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(resources.files("copydesk.reports").joinpath("report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read_report(text: str) -> dict[str, Any]:
    """The report as an object, after it was held to the schema."""
    report: dict[str, Any] = json.loads(text)
    validator().validate(report)
    return report


def report_of(*results: Checked | Unread) -> dict[str, Any]:
    """The JSON report of some results, with claims."""
    import io

    out = io.StringIO()
    report = make_report("json", out, Options(claims=True))
    for result in results:
        report.add(result)
    report.close()
    return read_report(out.getvalue())


def stretches(checked: Checked) -> list[dict[str, Any]]:
    """Every stretch that the report names: findings, their second places, and claims."""
    story = story_object(checked, claims=True)
    found = [*story["findings"], *story["claims"]]
    return found + [other for finding in story["findings"] for other in finding["elsewhere"]]


def at(text: str, place: dict[str, int]) -> int:
    """The offset that a place's line and column lead to, counted anew."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[place["line"] - 1] + place["column"] - 1
