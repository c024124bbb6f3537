"""The walk of one loan through three forms: by buttons, keys and finger, and without script."""

from collections.abc import Iterator

import pytest
from conftest import LANGS, swipe
from playwright.sync_api import Browser, Locator, Page

from scripts.ledger.catalog import Catalog

STEPS = ".journey-steps > li"


@pytest.fixture(params=[(390, "zh"), (1440, "en")])
def journey(
    browser: Browser, server: str, request: pytest.FixtureRequest
) -> Iterator[Locator]:
    width, lang = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        has_touch=width < 700,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{server}/{lang}/")
    yield page.locator(".journey")
    context.close()


def at(journey: Locator, number: int) -> None:
    """Wait until the step of this number, from 1, is the one that is seen."""
    step = journey.locator(STEPS).nth(number - 1)
    step.and_(journey.page.locator("[data-now]")).wait_for()
    rest = "([track, step]) => Math.abs(step.offsetLeft - track.offsetLeft - track.scrollLeft) < 2"
    both = [journey.locator(".journey-steps").element_handle(), step.element_handle()]
    journey.page.wait_for_function(rest, arg=both)
    said = journey.locator("[aria-live]").inner_text()
    assert said.startswith(f"Step {number} of 6") or said == f"第{number}步，共6步"
    track, box = journey.locator(".journey-steps"), step.bounding_box()
    seen = track.bounding_box()
    assert abs(box["x"] - seen["x"]) < 2 and abs(box["width"] - seen["width"]) < 2
    assert box["height"] <= seen["height"] < box["height"] + 40  # no void below it


def test_buttons_lead_through_every_step_and_back(journey: Locator) -> None:
    back, next = journey.locator("button").all()
    at(journey, 1)
    assert back.is_disabled()
    top = "button => button.getBoundingClientRect().top + scrollY"
    place = next.evaluate(top)
    for number in range(2, 7):
        next.press("Enter")
        at(journey, number)
        assert next.evaluate(top) == place  # it does not slip from under the finger
    assert next.is_disabled()
    back.click()
    at(journey, 5)


def test_arrow_keys_turn_the_steps(journey: Locator) -> None:
    journey.locator(".journey-steps").focus()
    for number in (2, 3):
        journey.page.keyboard.press("ArrowRight")
        at(journey, number)
    journey.page.keyboard.press("ArrowLeft")
    at(journey, 2)


@pytest.mark.parametrize("journey", [(390, "zh")], indirect=True)
def test_a_finger_turns_the_steps(journey: Locator) -> None:
    journey.scroll_into_view_if_needed()
    y = journey.locator(".journey-steps").bounding_box()["y"] + 60
    swipe(journey.page, [(x, y) for x in range(330, 30, -20)])
    at(journey, 2)


def test_a_screen_reader_hears_the_step_and_every_form(journey: Locator) -> None:
    tree = journey.aria_snapshot()
    assert tree.startswith("- region ")  # with the title as its name
    assert tree.count("- button ") == 2
    assert tree.count("- listitem") == 6
    assert "- list " in tree  # named, too: it takes the focus


@pytest.mark.parametrize("lang", LANGS)
def test_without_script_all_steps_stand_below_each_other(
    browser: Browser, server: str, catalog: Catalog, lang: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    page.goto(f"{server}/{lang}/")
    assert not page.locator(".journey-control").is_visible()
    boxes = [step.bounding_box() for step in page.locator(STEPS).all()]
    assert len(boxes) == len(catalog.journey.steps) == 6
    ends = [box["y"] + box["height"] for box in boxes]
    assert all(box["y"] >= end for box, end in zip(boxes[1:], ends, strict=False))
    assert all(box["height"] > 60 for box in boxes)
    context.close()
