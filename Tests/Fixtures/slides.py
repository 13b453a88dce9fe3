"""Writes the presentation of Tests/Fixtures/ppt: `python3 Tests/Fixtures/slides.py`. Needs nothing but Python."""

import pathlib
import struct

from outlook import Storage, compound


def record(kind, content, instance=0, container=False):
    return struct.pack("<HHI", instance << 4 | (15 if container else 0), kind, len(content)) + content


def text(use, words):
    wide = any(ord(c) > 255 for c in words)
    body = record(0x0FA0, words.encode("utf-16-le")) if wide else record(0x0FA8, words.encode("cp1252"))
    return record(0x0F9F, struct.pack("<I", use)) + body


def box(content):
    return record(0xF002, record(0xF00D, content, container=True), container=True)


def slide(content, note=0, hidden=False):
    facts = record(0x03EF, bytes(12) + struct.pack("<III", 0x80000000, note, 0))
    show = record(0x03F9, struct.pack("<IIBBHI", 0, 0, 0, 0, 4 if hidden else 0, 0)) if hidden else b""
    return record(0x03EE, facts + show + content, container=True)


def entry(place, number):
    return record(0x03F3, struct.pack("<IIiII", place, 0, 0, number, 0))


old = slide(box(text(4, "What an older edit said")))
first = slide(box(record(0x0F9E, struct.pack("<I", 0))) + box(record(0x0F9E, struct.pack("<I", 1)))
              + box(text(4, "Beside the pier\x0bin two lines")), note=900)
second = slide(box(text(6, "Zweite Folie: Größe")) + box(text(1, "潮 and tide")), hidden=True)
notes = record(0x03F0, box(text(2, "Speak slowly.\rThen wait.")), container=True)
outline = entry(2, 256) + text(0, "Tides") + text(1, "Low water\rHigh water") + entry(3, 257)
document = record(
    0x03E8, record(0x0FF0, outline, 0, True) + record(0x0FF0, entry(4, 900), 2, True), container=True)

stream, places = b"", {}
for number, part in ((2, old), (1, document), (3, second), (4, notes)):
    places[number] = len(stream)
    stream += part
directory = len(stream)
stream += record(0x1772, struct.pack("<I", 1 | 4 << 20) + b"".join(struct.pack("<I", places[n]) for n in (1, 2, 3, 4)))
edit = len(stream)
stream += record(0x0FF5, struct.pack("<IIIIIIHH", 0, 0, 0, directory, 1, 5, 0, 0))
# A second edit replaces the first slide.
new = len(stream)
stream += first
directory = len(stream)
stream += record(0x1772, struct.pack("<II", 2 | 1 << 20, new))
last = len(stream)
stream += record(0x0FF5, struct.pack("<IIIIIIHH", 0, 0, edit, directory, 1, 5, 0, 0))
root = Storage()
root.members["PowerPoint Document"] = stream
root.members["Current User"] = record(0x0FF6, struct.pack("<IIIHHBBH", 20, 0xE391C05F, last, 0, 0x03F4, 3, 0, 0))
folder = pathlib.Path(__file__).resolve().parent / "ppt"
folder.mkdir(exist_ok=True)
(folder / "edited.ppt").write_bytes(compound(root))
