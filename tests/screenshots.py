"""Take the pictures of docs/screenshots/: `python -m tests.screenshots http://localhost:8000`.

Pictures show what the first screen shows, in light, dark, on a phone and on paper.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.contracts.outside import ARGUMENTS, find_chromium

HERE = Path(__file__).parents[1] / "docs" / "screenshots"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
EDITOR = "SERVANDA_EDITOR", "SERVANDA_EDITOR_PASSWORD"
"""Where the name and the password of an editor come from, for pictures of the admin."""

PAGES = {
    "home": "/",
    "treaty": "/treaties/apmbc/?on=2026-01-09",
    "map": "/treaties/apmbc/?on=2026-01-09#map",
    "pair": "/treaties/npt/PRK/?on=2003-04-11",
    "numbers": "/treaties/apmbc/numbers/?day=2025-06-30&day=2025-12-31&day=2026-02-28",
    "compare": "/compare/?state=IND&state=PAK&q=mine",
    "compare-region": "/compare/?state=POL&against=region",
    "matrix": "/matrix/#table",
    "matrix-changes": "/matrix/?from=2024-01-01#table",
    "charts": "/charts/",
    "charts-wave": "/charts/?on=2025-12-01#wave",
    "state": "/states/LTU/?on=2025-01-01",
    "states": "/states/?group=nato-members&treaty=apmbc&status=former",
    "exits": "/exits/",
    "reservations": "/reservations/?treaty=cppnm",
    "calendar": "/calendar/?on=2025-12-01",
    "policies": "/policies/",
    "policy-topic": "/policies/landmines/?on=2021-06-01",
    "policy-chain": "/policies/landmines/USA/?on=2021-06-01",
}
POLICIES = ("policies", "policy-topic", "policy-chain")
ON_A_PHONE = (
    "home",
    "treaty",
    "map",
    "pair",
    "compare",
    "matrix",
    "charts",
    "charts-wave",
    "numbers",
    "calendar",
    *POLICIES,
)
IN_THE_DARK = ("home", "treaty", "map", "pair", "matrix", "numbers", *POLICIES)
ON_PAPER = ("treaty", "pair")
TEXT = (
    "Lithuania left the Convention on Cluster Munitions on 18 July 2024, after its parliament had"
    " voted. Russia withdrew from the Comprehensive Nuclear-Test-Ban Treaty in November 2023."
    " Finland is not a party to the Mine Ban Convention. North Korea withdrew from the NPT in 2003."
)
"""What the page that checks texts is shown with."""
ADMIN = {
    "review": "/desk/",
    "proposal": "/desk/?q=Convention+on+Cluster+Munitions",
    "admin": "/admin/",
    "admin-desk": "/admin/treaties/withdrawal/add/?treaty=apmbc&state=SWE&acted_on=2026-11-20",
    "admin-policies": (
        "/admin/policies/policychange/add/?state=USA&topic=landmines&track=use-and-stockpile"
    ),
}


def take(browser: Browser, site: str, place: Path = HERE) -> None:
    """Take every picture into a directory; on paper where `pdftoppm` is at hand."""
    for name, path in PAGES.items():
        picture(browser, site + path, place / name)
    for name in IN_THE_DARK:
        picture(browser, site + PAGES[name], place / f"{name}-dark", color_scheme="dark")
    for name in ON_A_PHONE:
        picture(browser, site + PAGES[name], place / f"{name}-phone", viewport=PHONE)
    checked(browser, site, place / "check")
    checked(browser, site, place / "check-phone", viewport=PHONE)
    for name in ON_PAPER if shutil.which("pdftoppm") else ():
        on_paper(browser, site + PAGES[name], place / f"{name}-print")
    if all(name in os.environ for name in EDITOR):
        behind_the_desk(browser, site, place)


def picture(browser: Browser, address: str, file: Path, **context: object) -> None:
    """Take one picture of the first screen."""
    page = browser.new_page(**({"viewport": DESK, "reduced_motion": "reduce"} | context))
    page.goto(address)
    page.screenshot(path=f"{file}.png")
    page.close()


def checked(browser: Browser, site: str, file: Path, **context: object) -> None:
    """Take a picture of what the record says of a text."""
    page = browser.new_page(**({"viewport": DESK} | context))
    page.goto(f"{site}/check/")
    page.fill("#id_text", TEXT)
    page.get_by_role("button", name="Check").click()
    page.locator("#result").wait_for()
    page.screenshot(path=f"{file}.png")
    page.close()


def on_paper(browser: Browser, address: str, file: Path) -> None:
    """Take a picture of the first sheet as printed (pdftoppm makes it from the PDF)."""
    page = browser.new_page()
    page.goto(address)
    with tempfile.TemporaryDirectory() as directory:
        sheet = Path(directory) / "sheet.pdf"
        page.pdf(path=sheet, format="A4")
        command = ["pdftoppm", "-png", "-r", "70", "-f", "1", "-singlefile", str(sheet)]
        subprocess.run([*command, str(file)], check=True)
    page.close()


def behind_the_desk(browser: Browser, site: str, place: Path) -> None:
    """Take the pictures of the admin."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{site}/admin/login/")
    for field, variable in zip(("username", "password"), EDITOR, strict=True):
        page.fill(f"#id_{field}", os.environ[variable])
    page.click("input[type=submit]")
    for name, path in ADMIN.items():
        page.goto(site + path)
        if name == "proposal":
            page.locator(".desk-queue tbody a").first.click()
            page.locator(".desk-two").wait_for()
        page.screenshot(path=place / f"{name}.png")
    context.close()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        take(chromium, sys.argv[1].rstrip("/"))
        chromium.close()
