"""The HTML page in a real Chromium: it runs nothing, loads nothing, and can be read, reached and followed by anyone.

Skipped where there is no Chromium with its driver (on Debian: apt install chromium chromium-driver).
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reporting import EVERYTHING, HOSTILE, checked, hostile, reported

from copydesk.reports import Options
from copydesk.rule import Finding
from copydesk.story import Span, Story

_WHY = "selenium is not installed: pip install -e '.[dev]'"
webdriver = pytest.importorskip("selenium.webdriver", reason=_WHY)
exceptions = pytest.importorskip("selenium.common.exceptions", reason=_WHY)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

#: Every text on the page with its colour and the colour behind it, and the ratio of their lightness as WCAG counts it.
CONTRASTS = """
const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const parsed = colour => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = element => {
  for (let one = element; one; one = one.parentElement) {
    const colour = parsed(getComputedStyle(one).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.getClientRects().length) continue;
  const pair = [light(parsed(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
  found.push([(pair[0] + 0.05) / (pair[1] + 0.05), element.outerHTML.slice(0, 120)]);
}
return found;
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with one of everything, hostile copy first."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    results = (
        hostile(),
        *EVERYTHING,
        checked(Story("It is a note.", path="n.txt"), Finding(Span(0, 2), "N."), severity="info"),
    )
    path.write_text(
        reported("html", *results, options=Options(claims=True)), encoding="utf-8", errors="backslashreplace"
    )
    return path


@pytest.fixture(scope="module")
def started() -> Iterator[Any]:
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("no Chromium with its driver here (apt install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    try:
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    except exceptions.WebDriverException as error:
        pytest.skip(f"Chromium does not start here: {error.msg}")
    yield browser
    browser.quit()


@pytest.fixture
def browser(started: Any, page: Path) -> Any:
    """The page, freshly loaded, 1280 pixels wide and light."""
    look(started)
    for kind in ("browser", "performance"):
        started.get_log(kind)
    started.get(page.as_uri())
    return started


def look(browser: Any, width: int = 1280, scheme: str = "light", media: str = "") -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


def press(browser: Any, key: str, code: int) -> None:
    for type in ("keyDown", "keyUp"):
        given = {
            "type": type,
            "key": key,
            "code": key,
            "windowsVirtualKeyCode": code,
            **({"text": "\r"} if code == 13 else {}),
        }
        browser.execute_cdp_cmd("Input.dispatchKeyEvent", given)


def test_nothing_runs_nothing_is_loaded_and_nothing_is_complained_of(browser: Any, page: Path) -> None:
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    assert asked == [page.as_uri()]
    assert (
        browser.execute_script("return document.scripts.length + document.images.length + document.styleSheets.length")
        == 1
    )
    assert (
        browser.execute_script("return document.querySelectorAll('base, iframe, object, b, img, textarea').length") == 0
    )
    assert browser.title.startswith("4 errors, 2 warnings, 1 note in 7 of 9 stories")


def test_hostile_copy_is_read_as_words(browser: Any) -> None:
    words = browser.execute_script("return document.querySelector('.words').innerText")
    assert words.startswith("Head </script><script>alert(1)</script> <img src=x onerror=alert(2)>")
    assert "U+202E" in words and "\u202e" in HOSTILE


def test_a_script_would_not_run_even_if_one_got_in(browser: Any) -> None:
    # As if the escaping had failed: the page's own policy is the second wall.
    browser.execute_script("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\">')")
    browser.execute_script(
        "const one = document.createElement('script'); one.textContent = 'window.hit = 2'; document.body.append(one)"
    )
    browser.execute_async_script("setTimeout(arguments[0], 100)")
    assert browser.execute_script("return window.hit ?? null") is None
    assert any("Content Security Policy" in entry["message"] for entry in browser.get_log("browser"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1600, 1280, 360])
def test_every_text_stands_out_and_nothing_runs_over_the_edge(browser: Any, scheme: str, width: int) -> None:
    look(browser, width, scheme)
    found = browser.execute_script(CONTRASTS)
    assert len(found) > 150
    assert [one for one in found if one[0] < 4.5] == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    lightness = browser.execute_script("return getComputedStyle(document.documentElement).backgroundColor")
    assert (lightness == "rgb(24, 23, 21)") is (scheme == "dark")


def test_a_note_stands_beside_its_words_and_below_them_on_a_phone(browser: Any) -> None:
    def edges() -> list[float]:
        return list(
            browser.execute_script(
                "const row = document.getElementById('s1-n1').closest('.row');"
                "const [words, notes] = [...row.children].map(one => one.getBoundingClientRect());"
                "return [words.right - notes.left, words.top - notes.top, words.bottom - notes.top]"
            )
        )

    apart, level, _ = edges()
    assert apart < 0 and abs(level) < 12
    look(browser, 360)
    assert edges()[2] <= 8


def test_links_lead_from_words_to_note_and_back_and_to_the_rule(browser: Any) -> None:
    def follow(selector: str) -> tuple[str, bool]:
        browser.execute_script("document.querySelector(arguments[0]).click()", selector)
        browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
        return tuple(
            browser.execute_script(
                "const {top, bottom} = document.querySelector(':target').getBoundingClientRect();"
                "return [location.hash, bottom > 0 && top < innerHeight]"
            )
        )

    assert follow("#s1-m1 ~ .ref") == ("#s1-n1", True)
    assert follow("#s1-n1 .number") == ("#s1-m1", True)
    assert follow("#s1-n1 .place a") == ("#s1-p1-1", True)
    assert follow("#s1-n1 .rule") == ("#rule-unit-conversion", True)
    assert follow(".index a") == ("#s1", True)
    assert follow(".ledger a") == ("#s1-c1", True)
    missing = "return [...document.links].filter(one => !document.getElementById(one.hash.slice(1))).length"
    assert browser.execute_script(missing) == 0


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(browser: Any) -> None:
    focused = """
      const one = document.activeElement, all = [...document.querySelectorAll('*')];
      const style = getComputedStyle(one);
      return [all.indexOf(one), one.matches('.skip'), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        one.tagName, one.getBoundingClientRect().top]
    """
    seen = []
    for _ in range(200):
        press(browser, "Tab", 9)
        one = browser.execute_script(focused)
        if one[3] == "BODY" or (seen and one[0] <= seen[-1][0]):
            break
        seen.append(one)
    assert seen[0][1] and seen[0][4] >= 0, "the skip link comes first, and shows when it has the focus"
    assert all(outlined for _, _, outlined, _, _ in seen)
    expected = browser.execute_script(
        "return [...document.querySelectorAll('a[href], summary, input:checked')].filter(one => one.checkVisibility()).length"
    )
    assert len(seen) == expected > 40


def test_the_skip_link_leads_to_the_stories(browser: Any) -> None:
    press(browser, "Tab", 9)
    press(browser, "Enter", 13)
    assert browser.execute_script("return [location.hash, document.activeElement.id]") == ["#stories", "stories"]
    press(browser, "Tab", 9)
    assert browser.execute_script("return document.activeElement.closest('main') !== null")


def test_a_screen_reader_finds_landmarks_and_names(browser: Any) -> None:
    browser.execute_cdp_cmd("Accessibility.enable", {})
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            roles.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    assert len(roles["main"]) == len(roles["banner"]) == 1
    assert roles["navigation"] == ["Stories"]
    assert {"Not checked", "Left alone", "The rules that spoke"} <= set(roles["region"])
    assert all(roles["link"]) and all(roles["article"]) and all(roles["heading"])
    assert "Note 1: warning, unit-conversion" in roles["link"]
    assert "Notes on this paragraph" in roles["list"]
    assert roles["mark"]


def test_the_choice_of_severities_hides_the_rest(browser: Any) -> None:
    shown = "return [...document.querySelectorAll('.note')].filter(one => one.checkVisibility()).length"
    assert browser.execute_script(shown) == 7
    browser.execute_script("document.getElementById('show-warning').click()")
    assert browser.execute_script(shown) == 6
    browser.execute_script("document.getElementById('show-error').click()")
    assert browser.execute_script(shown) == 4


def test_it_prints_in_black_on_white_with_its_notes(browser: Any) -> None:
    look(browser, media="print", scheme="dark")
    colours = "const style = getComputedStyle(document.documentElement); return [style.color, style.backgroundColor]"
    assert browser.execute_script(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert [one for one in browser.execute_script(CONTRASTS) if one[0] < 4.5] == []
    assert not browser.execute_script("return document.querySelector('.filter').checkVisibility()")
    assert browser.execute_script("return document.querySelector('.note').checkVisibility()")
    paper = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    assert base64.b64decode(paper).startswith(b"%PDF")
