"""PNG, JPEG, TIFF -> Document, by OCR: a picture is a page, a TIFF has as many as it has frames."""

from collections.abc import Iterator
from io import BytesIO

from ingest.models import Document
from ingest.read import ocr, watch
from ingest.read.layout import Page
from ingest.read.pages import print_pages
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged, NeedsOcr, TooLargePicture, TooManyPages
from ingest.settings import IngestSettings

_PAGE_WIDTH, _PAGE_HEIGHT = 595.0, 842.0
"""Points of an A4 page, which a picture is taken for."""
_LONGEST_SIDE = 2600


def read(raw: RawFile, settings: IngestSettings) -> Document:
    """The picture's text; raises NeedsOcr where the extra is not installed."""
    if not ocr.is_installed():
        raise NeedsOcr(raw.path, "this is a picture")
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    try:
        pages = list(_read_frames(raw, settings))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Damaged(raw.path, "picture", str(error)) from error
    return print_pages(raw, settings, "image", pages)


def _read_frames(raw: RawFile, settings: IngestSettings) -> Iterator[Page]:
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence

    with Image.open(BytesIO(raw.content), formats=("PNG", "JPEG", "TIFF")) as opened:
        frames = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
        if frames > settings.max_ocr_pages:
            limit = settings.max_ocr_pages
            raise TooManyPages(raw.path, pages=frames, limit=limit, setting="QIANTOU_MAX_OCR_PAGES")
        for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if number > frames:
                return
            if frame.width * frame.height > settings.max_pixels:
                raise TooLargePicture(raw.path, pixels=frame.width * frame.height, limit=settings.max_pixels)
            watch.restart()
            picture = ImageOps.exif_transpose(frame).convert("RGB")
            picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            width = _PAGE_WIDTH if picture.height >= picture.width else _PAGE_HEIGHT
            yield ocr.read_picture(np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]), number, width=width)
