"""The measurements can be made: nobody runs them with every change."""

import pytest

from bench.common import BUILD, plain_project, run
from scripts.core.languages import LANGS


@pytest.mark.slow
def test_plain_mkdocs_builds_the_same_pages(tmp_path):
    plain_project(tmp_path)
    run(tmp_path, *[(*BUILD, "-f", f"mkdocs.{lang}.yml") for lang in LANGS])
    for lang in LANGS:
        assert (tmp_path / "site" / lang / "logic/index.html").exists()
