#!/usr/bin/env python3
"""Opens an HTML redline in a real browser, as a reviewer would.

usage: redline.py PAGE [CHROMIUM]

No request, no refused style or script, steps by key, filters, both layouts, no sideways scrolling on a phone, and the same text
without scripts. The last line is `N passed, M failed`.
"""
import os, sys
from playwright.sync_api import sync_playwright

page_url = "file://" + os.path.abspath(sys.argv[1])
chromium = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium"
passed = failed = 0


def hold(condition, message):
    global passed, failed
    passed, failed = (passed + 1, failed) if condition else (passed, failed + 1)
    if not condition:
        print("FAIL", message)


with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

    def open_page(width, height, **more):
        page = browser.new_context(viewport={"width": width, "height": height}, **more).new_page()
        page.trouble = []
        page.on("console", lambda message: page.trouble.append(message.text))
        page.on("request", lambda request: request.url.split("#")[0] == page_url or page.trouble.append(request.url))
        page.goto(page_url)
        return page

    page = open_page(1400, 900)
    hold(not page.trouble, f"asked for or refused: {page.trouble}")
    total = page.locator(".change").count()
    hold(total > 3, "no changes to step through")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    hold(page.text_content("#step") == f"2 / {total}", f"steps: {page.text_content('#step')}")
    hold(page.url.endswith("#c2") and page.evaluate("document.activeElement.id") == "c2", "the second change is not in focus")
    if page.locator("#f-substantive").count():
        of_level = page.locator(".change.substantive").count()
        page.uncheck("#f-substantive")
        hold(page.text_content("#step").endswith(f"/ {total - of_level}"), "the filter leaves other changes")
        hold(page.locator(".change.substantive:visible").count() == 0, "a filtered change is seen")
        page.check("#f-substantive")
    page.check("#two")
    hold(page.locator(".sides:visible").count() > 0 and page.locator(".inline:visible").count() == 0, "not side by side")
    hold(page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine") == "line-through"
         and page.evaluate("getComputedStyle(document.querySelector('.text ins')).textDecorationLine") == "underline"
         or page.locator("pre ins").count() > 0, "changes are told by colour alone")
    phone = open_page(390, 844)
    hold(phone.evaluate("document.documentElement.scrollWidth") <= 390, "a phone scrolls sideways")
    plain = open_page(1400, 900, java_script_enabled=False)
    hold(plain.locator(".change:visible").count() == total, "changes are hidden without scripts")
    hold(plain.locator("#steps:visible").count() == 0, "buttons that do nothing without scripts")
    dark = open_page(1400, 900, color_scheme="dark")
    hold(dark.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)", "white in the dark")
    browser.close()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
