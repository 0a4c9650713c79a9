"""Codes of the findings about pictures.

People who write records have often never heard of metadata, formats or colour profiles, so no
sentence here needs those words. Every refusal says how to get a picture that works.
"""

from engage_docs.findings.base import error

_EXAMPLE = "photos:\n  - file: photos/{name}"
_SAVE_AS_JPEG = (
    "Open it in any program that shows pictures, save or export it again as JPEG (.jpg), and name "
    "the new file in the record."
)

PICTURE_MISSING = error(
    "picture-missing",
    "There is no picture called {file}.",
    "Check the spelling of the file name, capital letters too, and that the picture lies in the "
    "folder that the record names.",
    _EXAMPLE.format(name="no-such-picture.jpg"),
    "A page with a hole where a picture should be looks broken.",
)
PICTURE_UNREADABLE = error(
    "picture-unreadable",
    "{file} cannot be opened: {reason}.",
    "Check that it is a file and not a folder, and that you can open it yourself.",
    _EXAMPLE.format(name="folder"),
    "What cannot be read cannot be checked, and what is not checked is not published.",
)
PICTURE_EMPTY = error(
    "picture-empty",
    "{file} is empty: there is nothing in the file.",
    "Copy the picture again from the phone or camera. A copy that broke off leaves an empty file.",
    _EXAMPLE.format(name="broken-copy.jpg"),
    "An empty file shows nothing.",
)
PICTURE_HEIC = error(
    "picture-heic",
    "{file} is {kind}, which many phones and computers cannot show.",
    "Save it as JPEG: on a Mac, open it in Preview and choose File, Export, JPEG; on Windows, open "
    "it in Photos and choose Save as, .jpg. For new photos on an iPhone or iPad, choose Settings, "
    "Camera, Formats, Most Compatible.",
    _EXAMPLE.format(name="IMG_0001.HEIC"),
    "The site is for everybody, also for people with old phones; so only kinds that every browser "
    "shows are taken.",
)
PICTURE_DRAWING = error(
    "picture-drawing",
    "{file} is {kind}, which can hold programs and hidden text, so it is not published.",
    "Open it in the program it was made with, export it as PNG (.png), and name the new file in "
    "the record.",
    _EXAMPLE.format(name="logo.svg"),
    "SVG and PDF files can carry scripts and whole documents inside. See the chapter on security "
    "in the W3C's SVG 2 specification.",
)
PICTURE_VIDEO = error(
    "picture-video",
    "{file} is {kind}, not a picture.",
    "Take a still of it: pause where it shows what you want, save what is on the screen as a "
    "picture, and name that file in the record.",
    _EXAMPLE.format(name="walkabout.mp4"),
    "Faces, voices and places in a film cannot be checked the way a picture can.",
)
PICTURE_KIND = error(
    "picture-kind",
    "{file} is {kind}. Only JPEG, PNG, WebP and GIF pictures can be shown.",
    _SAVE_AS_JPEG,
    _EXAMPLE.format(name="scan.tiff"),
    "Few programs read the rarer kinds, and mistakes in those programs are a way in for attackers.",
)
PICTURE_NOT_PICTURE = error(
    "picture-not-picture",
    "{file} is not a picture, whatever its name says.",
    "Try to open it. If it opens in another program, save a picture from there as JPEG (.jpg); if "
    "it does not, copy it again from where it came from.",
    _EXAMPLE.format(name="notes-named.jpg"),
    "A file is judged by what is in it, not by its name.",
)
PICTURE_DAMAGED = error(
    "picture-damaged",
    "{file} is damaged or cut off, so it cannot be read to the end.",
    "Copy the picture again from the phone or camera. If it still opens on your computer, save it "
    "again as JPEG (.jpg) and name the new file in the record.",
    _EXAMPLE.format(name="half-a-picture.jpg"),
    "Half a picture may show something else than the whole, and damaged files are a common way to "
    "attack programs that read pictures.",
)
PICTURE_TOO_HEAVY = error(
    "picture-too-heavy",
    "{file} is larger than {limit} MB.",
    "Save it again as JPEG (.jpg), or make it smaller: 1600 pixels wide is enough.",
    _EXAMPLE.format(name="poster.png"),
    "The site shows pictures at most 1600 pixels wide; files that large stop the computer.",
)
PICTURE_TOO_LARGE = error(
    "picture-too-large",
    "{file} is too large to work with: {what}.",
    "Make it smaller in any picture program (1600 pixels wide is enough), save it as JPEG (.jpg), "
    "and name the new file in the record.",
    _EXAMPLE.format(name="satellite-image.png"),
    "A small file can unfold into a picture that fills the computer's memory.",
)
PICTURE_TOO_LONG = error(
    "picture-too-long",
    "The animation in {file} is too long: {what}.",
    "Leave out 'animated: yes' to show only its first picture, or make the animation shorter or "
    "smaller.",
    _EXAMPLE.format(name="dancing.gif") + "\n    animated: yes",
    "Long animations cost people on slow connections dear.",
)
PICTURE_NOT_CLEAN = error(
    "picture-not-clean",
    "A finished picture holds more than the picture itself: {what}.",
    "This is a fault of the software, not yours. Take the picture out of the record for now, and "
    "report it to the people who look after the software.",
    _EXAMPLE.format(name="map.jpg"),
    "Pictures can carry where they were taken, when, and by whom, without anyone seeing it. The "
    "ICO counts such details as personal data.",
)
PICTURE_NOT_SAVED = error(
    "picture-not-saved",
    "The finished copies of {file} could not be saved: {reason}.",
    "Check that there is room on the disk and that you may write to the folder, then build again.",
    _EXAMPLE.format(name="map.jpg"),
    "A build that cannot finish changes nothing on the site.",
)
PICTURE_HIDE = error(
    "picture-hide",
    "The part to hide is not clear: {what}.",
    "Write four numbers, in percent of the picture: how far from the left, how far from the top, "
    "how wide, how high. For example hide: [40, 10, 20, 25].",
    _EXAMPLE.format(name="meeting.jpg") + "\n    hide: [40, 10, 20]",
    "If it is not clear what to hide, nothing is shown.",
)
