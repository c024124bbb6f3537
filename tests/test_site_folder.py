"""What a build may do in the folder that it is pointed at, step by step."""

import os
import shutil
from pathlib import Path

import pytest
from faults import assert_told, tree

from scripts.core.errors import AuthorError
from scripts.publish import publication, site_folder
from scripts.publish.publication import MANIFEST


def build(target: Path, *names: str, say=lambda line: None) -> None:
    """What every build does, with files that hold their own names."""
    target = site_folder.real(target)
    with site_folder.lock(target, target.parent / ".cache", say):
        new = site_folder.make_staging(target)
        for name in names:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(f"made: {name}")
        publication.publish(new, target, say)


def files(folder: Path) -> list[str]:
    return [name for name in tree(folder) if name != MANIFEST]


FOREIGN = (".git/HEAD", ".nojekyll", "CNAME", "en/mine.txt", "blog/post.html")


def put_foreign(target: Path) -> None:
    for name in FOREIGN:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text("mine")
    (target / "empty").mkdir()
    (target / "link").symlink_to("/no/such/place")


def assert_foreign(target: Path) -> None:
    assert [(target / name).read_text() for name in FOREIGN] == ["mine"] * len(FOREIGN)
    assert (target / "empty").is_dir() and (target / "link").is_symlink()


def test_only_what_a_build_made_is_removed(tmp_path):
    target, told = tmp_path / "site", []
    put_foreign(target)
    build(target, "index.html", "zh/old/index.html", say=told.append)
    assert f"{target}: holds 7 files that no build made, such as .git/HEAD" in told[0]
    assert_foreign(target)
    build(target, "index.html", "en/index.html")
    assert_foreign(target)
    assert set(files(target)) == {"index.html", "en/index.html", *FOREIGN}
    assert not (target / "zh").exists()  # nor are empty folders of ours left
    assert not list(tmp_path.glob(".site*"))


def test_a_folder_of_nothing_else_is_replaced_at_once(tmp_path):
    target = tmp_path / "site"
    build(target, "index.html", "zh/index.html")
    target.chmod(0o750)
    before = target.stat().st_ino
    build(target, "index.html")
    assert files(target) == ["index.html"]
    assert target.stat().st_ino != before
    assert target.stat().st_mode & 0o777 == 0o750
    assert not list(tmp_path.glob(".site*"))


def test_a_link_is_followed(tmp_path):
    (tmp_path / "disk/www").mkdir(parents=True)
    (tmp_path / "site").symlink_to("disk/www")
    for names in (("index.html", "old.html"), ("index.html",)):
        build(tmp_path / "site", *names)
        assert (tmp_path / "site").is_symlink()
        assert sorted(files(tmp_path / "disk/www")) == sorted(names)
    assert not list((tmp_path / "disk").glob(".www*"))


def test_a_mount_is_filled_in_place(tmp_path, monkeypatch):
    target = tmp_path / "site"
    target.mkdir()
    before = target.stat().st_ino
    monkeypatch.setattr(Path, "is_mount", lambda path: path == target)
    for names in (("index.html", "old.html"), ("index.html",)):
        build(target, *names)
        assert sorted(files(target)) == sorted(names)
    assert target.stat().st_ino == before
    assert sorted(path.name for path in target.iterdir()) == [MANIFEST, "index.html"]


def build_as_other(target: Path, *names: str) -> str:
    """A build by a user whose rights are checked, unlike root's; its error, or ""."""
    end, start = os.pipe()
    if not (child := os.fork()):
        error = "the child failed"
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            build(target, *names)
            error = ""
        except (AuthorError, OSError) as raised:
            error = str(raised)
        finally:
            os.write(start, error.encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(start)
    with os.fdopen(end) as pipe:
        return pipe.read()


@pytest.fixture
def others(tmp_path):
    """A folder of another user, in which a build may write only target/."""
    for parent in (tmp_path, *tmp_path.parents):  # pytest's own are private
        if not parent.stat().st_mode & 0o001:
            parent.chmod(0o755)
    target = tmp_path / "srv/site"
    target.mkdir(parents=True)
    (tmp_path / "srv/.cache").mkdir()
    for path in (target, tmp_path / "srv/.cache"):
        path.chmod(0o777)
    (tmp_path / "srv").chmod(0o555)
    yield target
    (tmp_path / "srv").chmod(0o755)


def test_a_folder_whose_parent_cannot_be_written_is_filled_in_place(others):
    for more in (("old.html",), ()):
        assert build_as_other(others, "index.html", *more) == ""
        assert sorted(path.name for path in others.iterdir()) == sorted(
            [MANIFEST, "index.html", *more]
        )


def test_a_folder_that_cannot_be_written_is_told(others):
    others.chmod(0o555)
    assert_told(build_as_other(others, "index.html"), r"srv/site: cannot be written")
    assert list(others.iterdir()) == []


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ("index.html", r"site/index.html: is in the way"),
        ("zh", r"site/zh: is in the way"),
    ],
)
def test_a_foreign_file_in_the_way_is_told(tmp_path, there, told):
    target = tmp_path / "site"
    target.mkdir()
    (target / there).write_text("mine")
    (target / "link").symlink_to("zh")
    before = tree(target)
    with pytest.raises(AuthorError) as error:
        build(target, "index.html", "zh/index.html")
    assert_told(str(error.value), told)
    assert tree(target) == before


def test_a_link_inside_the_folder_is_not_followed(tmp_path):
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    build(target, "index.html", "zh/index.html", "old/index.html")
    for name in ("zh", "old"):
        shutil.move(target / name, elsewhere / name)
        (target / name).symlink_to(elsewhere / name)
    before = tree(tmp_path)
    with pytest.raises(AuthorError) as error:
        build(target, "index.html", "zh/index.html")
    assert_told(str(error.value), "site/zh: is in the way")
    build(target, "index.html")  # what the links lead to is nobody's business
    assert (elsewhere / "old/index.html").exists() and (target / "old").is_symlink()
    assert {k: v for k, v in tree(tmp_path).items() if "elsewhere" in k} == {
        k: v for k, v in before.items() if "elsewhere" in k
    }


def test_a_site_from_before_there_were_manifests_is_taken_over(tmp_path):
    target = tmp_path / "site"
    names = ("index.html", "data/datapackage.json", "gone.html")
    build(target, *names)
    (target / MANIFEST).unlink()
    told = []
    build(target, *names[:2], say=told.append)
    assert "1 files that no build made, such as gone.html" in told[0]
    assert sorted(files(target)) == sorted(names)


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe\n", b"a\0b\n", b"../mine/index.html\n", b"/tmp/mine/a\n"]
)
def test_a_damaged_manifest_is_told_before_anything_is_built(tmp_path, damage):
    """What it names outside of the folder is not ours."""
    target = tmp_path / "site"
    build(target, "index.html")
    (tmp_path / "mine").mkdir()
    (target / MANIFEST).write_bytes(b"index.html\n" + damage)
    before = tree(tmp_path)
    with pytest.raises(AuthorError) as error:
        site_folder.lock(target, tmp_path / ".cache", print)
    assert_told(str(error.value), rf"site/{MANIFEST}: is damaged: .*; remove it")
    assert tree(tmp_path) == before and (tmp_path / "mine").is_dir()
    (target / MANIFEST).unlink()
    build(target, "other.html")
    assert files(target) == ["index.html", "other.html"]


@pytest.mark.parametrize("name", [".site-new", ".site-old"])
def test_a_foreign_folder_of_a_hidden_name_is_told(tmp_path, name):
    build(tmp_path / "site", "index.html")
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine").touch()
    with pytest.raises(AuthorError) as error:
        build(tmp_path / "site", "index.html")
    assert_told(str(error.value), rf"{name}: is in the way")
    assert (tmp_path / name / "mine").exists()


def test_what_an_interrupted_build_left_is_told_and_removed(tmp_path):
    target, told = tmp_path / "site", []
    build(target, "index.html")
    (site_folder.make_staging(target) / "half.html").touch()
    build(target, "index.html", say=told.append)
    assert told == [f"{tmp_path}/.site-new: was left by an interrupted build; removed"]
    assert files(target) == ["index.html"] and not list(tmp_path.glob(".site*"))


def interrupted(target: Path, monkeypatch: pytest.MonkeyPatch, how) -> None:
    """A build in which something happens when half of the new files are in place."""
    replace = Path.replace

    def half(source: Path, place: Path) -> Path:
        if source.name == "b.html" and ".site-new" in source.parts:
            how()
        return replace(source, place)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", half)
        build(target, "a.html", "b.html", "c.html")


def no_room() -> None:
    raise OSError(28, "No space left on device")


def test_a_failure_while_files_are_exchanged_brings_the_last_ones_back(
    tmp_path, monkeypatch
):
    target = tmp_path / "site"
    put_foreign(target)
    build(target, "a.html", "b.html", "old.html")
    before = tree(target)
    with pytest.raises(OSError):
        interrupted(target, monkeypatch, no_room)
    assert tree(target) == before


def test_a_build_killed_while_files_are_exchanged_is_undone_by_the_next(
    tmp_path, monkeypatch
):
    target, told = tmp_path / "site", []
    put_foreign(target)
    build(target, "a.html", "b.html", "old.html")
    before = tree(target)
    if not (child := os.fork()):
        interrupted(target, monkeypatch, lambda: os._exit(9))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert (tmp_path / ".site-replaced/old.html").exists()
    site_folder.lock(target, tmp_path / ".cache", told.append).close()
    assert "left by an interrupted build" in told[0]
    after = tree(target)
    assert {name: after[name] for name in before if name != MANIFEST} == {
        name: before[name] for name in before if name != MANIFEST
    }
    build(target, "a.html")
    assert_foreign(target)
    assert set(files(target)) == {"a.html", *FOREIGN}
    assert not list(tmp_path.glob(".site*"))
