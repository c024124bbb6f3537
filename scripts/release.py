"""The whole publication in one folder: site, PDFs; the old one stays until all is done."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.aside import beside, hold, swap
from scripts.schema import AuthorError

CACHE = Path(__file__).parent.parent / ".cache"
# What is made, and the module that makes it in the folder that follows.
STEPS = (
    ("pages", "mkdocs", "build", "--strict", "--site-dir"),
    ("PDFs", "scripts.pdf"),
)


def release(target: Path) -> int:
    """Make a publication; 0, or the exit code of the step that failed."""
    new = beside(target) / target.name
    with hold(target, CACHE, print):
        shutil.rmtree(new.parent, ignore_errors=True)
        for number, (what, *module) in enumerate(STEPS, 1):
            print(f"[{number}/{len(STEPS)}] {what}", flush=True)
            command = [sys.executable, "-m", *module, str(new)]
            if code := subprocess.run(command, check=False).returncode:
                print(f"error: {what} failed; {target} is as it was", file=sys.stderr)
                return code
        swap(new, target)
        shutil.rmtree(new.parent, ignore_errors=True)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    try:
        return release(parser.parse_args().site.absolute())
    except AuthorError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
