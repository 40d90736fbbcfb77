"""Folders and files: read with problems told, written whole or not at all."""

import stat

import pytest

from fristad import files
from fristad.files import texts_below, write_text


def test_files_are_read_by_their_path_from_the_root(tmp_path):
    write_text(tmp_path / "docs/b/å.md", "Två")
    write_text(tmp_path / "docs/a.md", "Ett")
    write_text(tmp_path / "docs/c.txt", "Tre")

    assert texts_below(tmp_path, "docs", ".md") == ({"docs/a.md": "Ett", "docs/b/å.md": "Två"}, [])


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert texts_below(tmp_path, "docs", ".md") == ({}, [])


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path):
    write_text(tmp_path / "docs/a.md", "Ett")
    (tmp_path / "docs/b.md").write_bytes("Två\nr\xe4tt\n".encode("latin-1"))

    texts, (problem,) = texts_below(tmp_path, "docs", ".md")

    assert list(texts) == ["docs/a.md"]
    assert problem.source.line == 1
    assert problem.one_line().endswith("The file is not saved as UTF-8. Save it as UTF-8 in the editor. [not-utf-8]")


def test_the_line_is_that_of_the_first_wrong_byte(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/b.md").write_bytes(b"one\ntwo\nr\xe4tt\n")

    assert texts_below(tmp_path, "docs", ".md")[1][0].source.line == 3


def test_what_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "docs/a.md").mkdir(parents=True)

    texts, problems = texts_below(tmp_path, "docs", ".md")

    assert texts == {}
    assert [problem.one_line() for problem in problems] == [
        "docs/a.md:1:1: A folder stands where a file belongs. Rename the folder, or remove it. [unreadable]"
    ]


def test_writing_says_whether_anything_changed(tmp_path):
    path = tmp_path / "deep/down/a.txt"

    assert write_text(path, "å\n")
    assert not write_text(path, "å\n")
    assert write_text(path, "ä\n")
    assert path.read_bytes() == "ä\n".encode()


def test_what_is_the_same_is_not_touched(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "x")
    before = path.stat().st_mtime_ns, path.stat().st_ino

    write_text(path, "x")

    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_others_may_read_what_is_written(tmp_path):
    write_text(tmp_path / "a.txt", "x")

    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o644


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "new")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
