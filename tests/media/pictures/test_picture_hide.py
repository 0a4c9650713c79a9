"""What is hidden cannot be brought back."""

from pathlib import Path

import pytest
from crafted import exif, made, opened, put, saved, scene, told, written
from PIL import Image
from test_picture_pixels import LIME, TURNS, corners, is_upright, near

from engage_docs.findings import Problem
from engage_docs.media.pictures import Picture, Region, prepare_picture, read_region, read_regions

HALF = Region(25, 25, 50, 50)
MODES = ("RGB", "RGBA", "L", "LA", "P")


def with_secret(colour: str, size: tuple[int, int] = (640, 400)) -> Image.Image:
    """The scene, with something in its middle: all four quarters of it under HALF."""
    image = scene(size)
    left, top = size[0] // 4, size[1] // 4
    image.paste("white", (left, top, left + size[0] // 2, top + size[1] // 2))
    image.paste(colour, (left, top, left + size[0] // 3, top + size[1] // 3))
    return image


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_files_do_not_depend_on_what_is_hidden(mode: str, kind: str, tmp_path: Path) -> None:
    one, other = (
        with_secret(colour).convert(mode, dither=Image.Dither.NONE)
        for colour in ("black", "purple")
    )
    options = {"lossless": True} if kind == "WEBP" else {}
    first = made(tmp_path, saved(one, kind, **options), hide=(HALF,))
    second = made(tmp_path, saved(other, kind, **options), hide=(HALF,))
    assert first == second
    assert first != made(tmp_path, saved(one, kind, **options))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_right_part_is_hidden(orientation: int, kind: str, tmp_path: Path) -> None:
    """The top left corner as people see it, whichever way the camera was held."""
    turn = TURNS[orientation]
    image = scene((640, 400)) if turn is None else scene((640, 400)).transpose(turn)
    data = saved(image, kind, exif=exif(orientation), quality=95)
    shown = opened(tmp_path, made(tmp_path, data, hide=(Region(0, 0, 25, 25),))).convert("RGB")
    for at in ((2, 2), (80, 50), (150, 90), (155, 95)):
        red, green, blue = shown.getpixel(at)
        assert abs(red - green) < 60
        assert abs(red - blue) < 60
    assert near(corners(shown)[1], LIME)


def test_jpeg_leaves_no_trace_beside_the_region(tmp_path: Path) -> None:
    """JPEG smears colour over the edges of its blocks: the cover reaches over whole blocks."""
    odd = Region(27.3, 26.1, 44, 43)
    pictures = []
    for colour in ("red", "blue"):
        image = Image.new("RGB", (640, 400), "grey")
        image.paste(colour, (175, 105, 456, 276))
        data = saved(image, "JPEG", quality=60, subsampling="4:2:0")
        pictures.append(made(tmp_path, data, hide=(odd,)))
    assert pictures[0] == pictures[1]


def test_every_frame_is_covered(tmp_path: Path) -> None:
    pictures = []
    for colour in ("black", "purple"):
        frames = [with_secret(colour), scene((640, 400)).rotate(180)]
        frames[1].paste(colour, (200, 150, 300, 250))
        data = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
        pictures.append(made(tmp_path, data, hide=(HALF,), animated=True))
    assert pictures[0] == pictures[1]
    assert opened(tmp_path, pictures[0]).n_frames == 2


def test_two_regions_beside_each_other_do_not_colour_each_other(tmp_path: Path) -> None:
    regions = (Region(0, 0, 50, 100), Region(50, 0, 50, 100))
    one = made(tmp_path, saved(with_secret("black"), "PNG"), hide=regions)
    other = made(tmp_path, saved(with_secret("purple"), "PNG"), hide=regions)
    assert one == other


def test_covering_everything_leaves_grey(tmp_path: Path) -> None:
    shown = opened(tmp_path, made(tmp_path, saved(scene(), "PNG"), hide=(Region(0, 0, 100, 100),)))
    for low, high in shown.convert("RGB").getextrema():
        assert 125 <= low <= high <= 131


def test_the_rest_stays(tmp_path: Path) -> None:
    assert is_upright(opened(tmp_path, made(tmp_path, saved(scene(), "PNG"), hide=(HALF,))))


def test_hidden_pictures_are_stored_apart(tmp_path: Path) -> None:
    source = put(tmp_path, "a.png", saved(scene(), "PNG"))
    cache = tmp_path / "cache"
    shown = prepare_picture(source, (), False, cache)
    hidden = prepare_picture(source, (HALF,), False, cache)
    assert isinstance(shown, Picture)
    assert isinstance(hidden, Picture)
    assert not {r.name for r in shown.renditions} & {r.name for r in hidden.renditions}
    assert len(written(cache)) == 2 + len(shown.renditions) + len(hidden.renditions)


@pytest.mark.parametrize(
    ("numbers", "region"),
    [
        (("40", "10", "20", "25"), Region(40, 10, 20, 25)),
        ((" 0 ", "0.0", "100", "100%"), Region(0, 0, 100, 100)),
        (("33.5%", ".5", "1.", "+2"), Region(33.5, 0.5, 1, 2)),
    ],
)
def test_read_region(numbers: tuple[str, ...], region: Region) -> None:
    assert read_region(numbers) == region


@pytest.mark.parametrize(
    "numbers",
    [
        (),
        ("1",),
        ("1", "2", "3"),
        ("1", "2", "3", "4", "5"),
        ("left", "2", "3", "4"),
        ("", "2", "3", "4"),
        ("nan", "2", "3", "4"),
        ("inf", "2", "3", "4"),
        ("1e1", "2", "3", "4"),
        ("1_0", "2", "3", "4"),
        ("٣", "2", "3", "4"),
        ("-1", "2", "3", "4"),
        ("1", "2", "0", "4"),
        ("1", "2", "3", "-4"),
        ("60", "2", "50", "4"),
        ("1", "60", "3", "50"),
        ("1", "2", "9" * 999, "4"),
        ("a\nb\x1b", "2", "3", "4"),
    ],
)
def test_unclear_region(numbers: tuple[str, ...]) -> None:
    problem = read_region(numbers)
    assert isinstance(problem, Problem)
    assert problem.code.name == "picture-hide"
    assert "\x1b" not in told(problem)


def test_read_several_regions() -> None:
    assert read_regions(()) == ()
    two = ("40", "10", "20", "25", "0", "0", "5", "5")
    assert read_regions(two) == (Region(40, 10, 20, 25), Region(0, 0, 5, 5))
    assert isinstance(read_regions(two[:-1]), Problem)
