"""The measurements can be made: nobody runs them with every change."""

import pytest

from bench import growth
from bench.common import BUILD, copy_project, plain_project, run
from scripts.core.languages import LANGS
from scripts.lint import mkdocs_config
from scripts.prepare import check


def test_a_site_of_copies_passes_the_checks(tmp_path):
    project = copy_project(tmp_path, cache=False)
    growth.multiply(project, 2)
    mkdocs_config.check(project)
    assert check(project / "docs").unconfirmed == []


@pytest.mark.slow
def test_plain_mkdocs_builds_the_same_pages(tmp_path):
    plain_project(tmp_path)
    run(tmp_path, *[(*BUILD, "-f", f"mkdocs.{lang}.yml") for lang in LANGS])
    for lang in LANGS:
        assert (tmp_path / "site" / lang / "logic/index.html").exists()
