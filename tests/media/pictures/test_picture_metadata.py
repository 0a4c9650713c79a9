"""Nothing but pixels leaves a picture."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from crafted import MARKER, marked, opened, prepare_picture, put, written

from engage_docs.media.pictures import Picture
from engage_docs.media.pictures.encode import prove_clean

MARKED = marked()

# What exiftool says of the structure of any JPEG or WebP file, with nothing in it but pixels.
STRUCTURE = {
    "File": {
        "FileType",
        "FileTypeExtension",
        "MIMEType",
        "ImageWidth",
        "ImageHeight",
        "EncodingProcess",
        "BitsPerSample",
        "ColorComponents",
        "YCbCrSubSampling",
    },
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "RIFF": {
        "VP8Version",
        "HorizontalScale",
        "VerticalScale",
        "ImageWidth",
        "ImageHeight",
        "WebP_Flags",
        "AlphaIsUsed",
        "AlphaFiltering",
        "AlphaPreprocessing",
        "AlphaCompression",
        "BackgroundColor",
        "AnimationLoopCount",
        "FrameCount",
        "Duration",
    },
    "Composite": {"ImageSize", "Megapixels"},
}


def all_forms(word: str) -> list[bytes]:
    return [word.encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be")]


@pytest.mark.parametrize("name", MARKED)
def test_no_marker_survives(name: str, tmp_path: Path) -> None:
    source = put(tmp_path, f"{MARKER}-{name}", MARKED[name])
    for animated in (False, True):
        result = prepare_picture(source, (), animated, tmp_path / "cache")
        assert isinstance(result, Picture)
        assert result.width == 320
    files = written(tmp_path / "cache")
    assert len(files) >= 3
    for file, data in files.items():
        assert MARKER not in file
        assert "source" not in file
        assert not any(form in data for form in all_forms(MARKER))


@pytest.mark.parametrize("name", MARKED)
def test_the_crafted_pictures_do_hold_something(name: str) -> None:
    data = MARKED[name]
    assert any(form in data for form in all_forms(MARKER)) or b"ICC_PROFILE" in data


@pytest.mark.parametrize("name", MARKED)
def test_the_prover_refuses_the_sources(name: str) -> None:
    assert prove_clean(MARKED[name]) is not None


def test_only_the_first_picture_of_two_is_shown(tmp_path: Path) -> None:
    source = put(tmp_path, "two.jpg", MARKED["two-pictures.jpg"])
    for animated in (False, True):
        result = prepare_picture(source, (), animated, tmp_path / "cache")
        assert isinstance(result, Picture)
        shown = opened(tmp_path, result)
        assert getattr(shown, "n_frames", 1) == 1
        red, green, blue = shown.convert("RGB").getpixel((10, 10))
        assert red > 200
        assert max(green, blue) < 80


def test_exiftool_finds_nothing_but_structure(tmp_path: Path) -> None:
    if shutil.which("exiftool") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("exiftool is missing: install libimage-exiftool-perl")
        pytest.skip("exiftool is not installed, so it cannot give its opinion")
    for name, data in MARKED.items():
        source = put(tmp_path, name, data)
        for animated in (False, True):
            prepare_picture(source, (), animated, tmp_path / "cache")
    files = [path for path in (tmp_path / "cache").iterdir() if path.suffix != ".json"]
    assert len(files) >= 8  # pictures of the same pixels share their files
    assert unexpected_tags(files) == []


def unexpected_tags(files: list[Path]) -> list[str]:
    """Return each tag that exiftool finds and that is not part of the file's structure."""
    command = ["exiftool", "-j", "-G", "-a", "-u", "-ee", *map(str, files)]
    answer = subprocess.run(command, capture_output=True, check=True)
    found: list[str] = []
    for tags in json.loads(answer.stdout):
        for tag in tags:
            group, _, name = tag.rpartition(":")
            about_the_disk = group == "File" and name.startswith(("File", "Directory"))
            if tag in ("SourceFile", "ExifTool:ExifToolVersion") or about_the_disk:
                continue
            if name not in STRUCTURE.get(group, set()):
                found.append(f"{tags['SourceFile']}: {tag}")
    return found
