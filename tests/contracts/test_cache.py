"""A cache may be missing, full of rubbish or not writable: it is never an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from climatekit.cache import Cache, digest, user_cache


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    assert cache.get("kind", "key") is None
    cache.put("kind", "key", {"å": [1, None, "\ud7ff"]})
    assert cache.get("kind", "key") == {"å": [1, None, "\ud7ff"]}
    cache.put("kind", "key", "other")
    assert cache.get("kind", "key") == "other"
    assert cache.get("other", "key") is None
    assert [file.name for file in tmp_path.rglob("*.*")] == ["key.json"], "nothing half-written is left"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1,", b"\x00"])
def test_rubbish_is_nothing(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("kind", "key", 1)
    (tmp_path / "kind" / "key.json").write_bytes(content)
    assert cache.get("kind", "key") is None
    cache.put("kind", "key", 2)
    assert cache.get("kind", "key") == 2


def test_a_folder_that_can_not_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        cache = Cache(folder)
        cache.put("kind", "key", 1)
        assert cache.get("kind", "key") is None


def test_a_folder_in_the_place_of_the_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "kind" / "key.json").mkdir(parents=True)
    cache = Cache(tmp_path)
    cache.put("kind", "key", 1)
    assert cache.get("kind", "key") is None
    assert list((tmp_path / "kind").iterdir()) == [tmp_path / "kind" / "key.json"], "what was written aside is gone"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_not_writable_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    cache = Cache(tmp_path)
    cache.put("kind", "key", 1)
    assert cache.get("kind", "key") is None


def test_the_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("a", "b") == digest(b"a", "b")
    assert len({digest("ab"), digest("a", "b"), digest("", "ab"), digest("ab", ""), digest()}) == 5


def test_the_user_moves_the_cache_or_turns_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIMATEKIT_CACHE", str(tmp_path))
    assert user_cache().folder == tmp_path
    monkeypatch.setenv("CLIMATEKIT_CACHE", "")
    off = user_cache()
    off.put("kind", "key", 1)
    assert off.folder is off.get("kind", "key") is None
    monkeypatch.delenv("CLIMATEKIT_CACHE")
    folder = user_cache().folder
    assert folder is not None
    assert "climatekit" in folder.parts
