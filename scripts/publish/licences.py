"""Write LICENCES.md: what the project is built with and under which licence."""

import re
from importlib.metadata import PackageNotFoundError, distribution

from scripts.core.files import ROOT

HEAD = """# Licences of what the project is built with

Written by `make licences` from the metadata of the locked packages. None of them is
part of the published site but the files of Material (MIT) and those in
`overrides/assets/vendor/README.md`.

| package | version | licence |
|---|---|---|
"""


def locked(text: str) -> dict[str, str]:
    """Versions by package from the text of requirements.lock."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE))


def licence(name: str) -> str:
    """The licence of an installed package, by its metadata or its licence's first line."""
    about = distribution(name).metadata
    marks = [
        c.split(" :: ")[-1]
        for c in about.get_all("Classifier") or ()
        if c.startswith("License :: ") and c != "License :: OSI Approved"
    ]
    said = (about.get_all("License") or [""])[0].strip().splitlines()
    if not said:  # the licence file itself opens with its name
        files = [f for f in distribution(name).files or () if f.name == "LICENSE"]
        said = [f.read_text("utf-8").splitlines()[0] for f in files]
    short = said[0] if said and len(said[0]) < 60 else "not stated"
    expression = (about.get_all("License-Expression") or [""])[0]
    return expression or ", ".join(marks) or short


def table() -> str:
    """The whole of LICENCES.md; packages for other systems are left out."""
    lines = []
    for name, version in sorted(
        locked((ROOT / "requirements.lock").read_text()).items()
    ):
        try:
            lines.append(f"| {name} | {version} | {licence(name)} |\n")
        except PackageNotFoundError:
            continue
    return HEAD + "".join(lines)


if __name__ == "__main__":
    (ROOT / "LICENCES.md").write_text(table(), encoding="utf-8")
