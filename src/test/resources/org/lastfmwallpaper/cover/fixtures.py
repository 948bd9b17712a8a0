"""Makes the covers beside this file: see README.md."""

import io
import struct
from pathlib import Path

from PIL import Image, ImageCms

HERE = Path(__file__).parent
SIZE = (32, 24)
RED, GREEN, BLUE, WHITE = (208, 32, 32), (32, 176, 48), (40, 64, 200), (240, 240, 240)


def quarters(size=SIZE, colours=(RED, GREEN, BLUE, WHITE)):
    """Four even fields: top left, top right, bottom left, bottom right."""
    image = Image.new("RGB", size)
    w, h = size[0] // 2, size[1] // 2
    for n, colour in enumerate(colours):
        x, y = n % 2 * w, n // 2 * h
        image.paste(colour, (x, y, x + w, y + h))
    return image


def save(name, image, format, **options):
    image.save(HERE / name, format, **options)


# WebP, in each of its kinds.
save("lossy.webp", quarters(), "WEBP", quality=90)
save("lossless.webp", quarters(), "WEBP", lossless=True)
see_through = quarters().convert("RGBA")
see_through.paste((255, 255, 255, 0), (0, 0, SIZE[0] // 2, SIZE[1] // 2))
save("lossy-alpha.webp", see_through, "WEBP", quality=90)
save("lossless-alpha.webp", see_through, "WEBP", lossless=True)
second = quarters(colours=(WHITE, WHITE, WHITE, WHITE))
animation = {"save_all": True, "append_images": [second], "duration": 100}
save("animated.webp", quarters(), "WEBP", lossless=True, **animation)
save("animated.gif", quarters(), "GIF", **animation)


# JPEG as printers use it. Adobe's files hold ink inverted; so does Pillow, and says so with an Adobe marker.
def ink(rgb):
    return tuple(255 - value for value in rgb) + (0,)


def ink_quarters(convert):
    image = Image.new("CMYK", SIZE)
    w, h = SIZE[0] // 2, SIZE[1] // 2
    for n, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        x, y = n % 2 * w, n // 2 * h
        image.paste(convert(ink(colour)), (x, y, x + w, y + h))
    return image


save("cmyk.jpg", ink_quarters(lambda c: c), "JPEG", quality=95)


def ycck(cmyk):
    """Ink as if it were RGB, in YCbCr; black as it is. Pillow inverts all when it writes, so it gets that inverted."""
    r, g, b = cmyk[:3]
    y = 0.299 * r + 0.587 * g + 0.114 * b
    cb = 128 + (b - y) * 0.564
    cr = 128 + (r - y) * 0.713
    return tuple(255 - round(v) for v in (y, cb, cr)) + (cmyk[3],)


stream = io.BytesIO()
ink_quarters(ycck).save(stream, "JPEG", quality=95)
data = bytearray(stream.getvalue())
adobe = data.index(b"Adobe")
data[adobe + 11] = 2  # the transform: YCCK
(HERE / "ycck.jpg").write_bytes(data)

# One picture, held in all eight ways; each file shows upright what the first does.
for orientation in range(1, 9):
    stored = quarters()
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    if undo is not None:
        stored = stored.transpose(undo)
    exif = Image.Exif()
    exif[0x0112] = orientation
    save(f"orientation-{orientation}.jpg", stored, "JPEG", quality=95, subsampling=0, exif=exif)

# A profile that swaps red and green: whoever ignores it is found out at once.
srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
count = struct.unpack(">I", srgb[128:132])[0]
for n in range(count):
    at = 132 + 12 * n
    if srgb[at : at + 4] == b"rXYZ":
        srgb[at : at + 4] = b"gXYZ"
    elif srgb[at : at + 4] == b"gXYZ":
        srgb[at : at + 4] = b"rXYZ"
swapped = bytes(srgb)
save("profile.png", quarters(), "PNG", icc_profile=swapped)
save("profile.jpg", quarters(), "JPEG", quality=95, subsampling=0, icc_profile=swapped)
save("profile.webp", quarters(), "WEBP", lossless=True, icc_profile=swapped)
save("srgb-profile.jpg", quarters(), "JPEG", quality=95, subsampling=0,
     icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
