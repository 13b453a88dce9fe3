"""Writes the Outlook mails of Tests/Fixtures/msg: `python3 Tests/Fixtures/outlook.py`. Needs nothing but Python."""

import datetime
import pathlib
import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


class Storage:
    def __init__(self):
        self.members = {}

    def text(self, tag, value, wide=True, encoding="cp1252"):
        data = value.encode("utf-16-le") if wide else value.encode(encoding)
        self.members[f"__substg1.0_{tag}{'001F' if wide else '001E'}"] = data
        return self

    def binary(self, tag, data):
        self.members[f"__substg1.0_{tag}0102"] = data
        return self

    def fixed(self, header, *values):
        """Properties of fixed size: (tag, eight bytes)."""
        self.members["__properties_version1.0"] = bytes(header) + b"".join(
            struct.pack("<II", tag, 6) + value for tag, value in values)
        return self


def moment(*parts):
    since = datetime.datetime(*parts) - datetime.datetime(1601, 1, 1)
    return struct.pack("<Q", int(since.total_seconds()) * 10_000_000)


def entries(root):
    """The directory: each member with the tree of its siblings as a chain to the right."""
    listed = [["Root Entry", 5, FREE, FREE, root]]

    def add(storage, owner):
        previous = None
        for name, member in sorted(storage.members.items(), key=lambda m: (len(m[0]), m[0].upper())):
            position = len(listed)
            kind = 1 if isinstance(member, Storage) else 2
            listed.append([name, kind, FREE, FREE, member])
            if previous is None:
                listed[owner][3] = position
            else:
                listed[previous][2] = position
            previous = position
            if kind == 1:
                add(member, position)

    add(root, 0)
    return listed


def compound(root):
    listed = entries(root)
    sectors, fat, small, mini = [], [], b"", []

    def put(data):
        if not data:
            return END
        first = len(sectors)
        for start in range(0, len(data), 512):
            sectors.append(data[start:start + 512].ljust(512, b"\0"))
            fat.append(len(sectors))
        fat[-1] = END
        return first

    starts = []
    for _, kind, _, _, member in listed:
        if kind != 2:
            starts.append((FREE if kind == 1 else 0, 0))
        elif len(member) >= 4096:
            starts.append((put(member), len(member)))
        else:
            first = len(mini)
            for _ in range(0, len(member), 64):
                mini.append(len(mini) + 1)
            if member:
                mini[-1] = END
            starts.append((first if member else END, len(member)))
            small += member.ljust(-(-len(member) // 64) * 64, b"\0")
    starts[0] = (put(small), len(small))
    directory = b""
    for (name, kind, right, child, _), (start, size) in zip(listed, starts):
        wide = name.encode("utf-16-le")
        directory += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, FREE, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    at = put(directory)
    table = b"".join(struct.pack("<I", number) for number in mini)
    mini_at = put(table.ljust(-(-len(table) // 512) * 512, b"\xff"))
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * 512:
        fat_sectors += 1
    first_fat = len(fat)
    fat += [FAT] * fat_sectors
    table = b"".join(struct.pack("<I", number) for number in fat).ljust(fat_sectors * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, at, 0, 4096, mini_at, -(-len(mini) * 4 // 512), END, 0)
    header += b"".join(struct.pack("<I", first_fat + n if n < fat_sectors else FREE) for n in range(109))
    return header + b"".join(sectors) + table


def recipient(name, address):
    return Storage().text("3001", name).text("39FE", address).fixed(bytes(8))


def attachment(name, data):
    return Storage().text("3707", name).binary("3701", data).fixed(bytes(8))


def with_attachments():
    inner = Storage().text("0037", "Timetable of the ferry").text("0C1A", "Harbour office").text(
        "1000", "The last boat leaves at 21:40.\r\n").fixed(bytes(24), (0x00390040, moment(2026, 3, 1, 8, 0, 0)))
    embedded = Storage().text("3001", "Timetable of the ferry").fixed(bytes(8))
    embedded.members["__substg1.0_3701000D"] = inner
    mail = Storage().text("0037", "Crossing on Thursday").text("0C1A", "Ida Lindström").text(
        "5D01", "ida@example.org").text("0E04", "Óscar Núñez; crew@example.org").text("0E03", "Petra Dvořáková")
    mail.text("1000", "Dear Óscar,\r\n\r\nplease see the list. 船 means ship.\r\n\r\n> When do we leave?\r\n> From where?\r\n\r\n"
              + "At seven, from the east pier.\r\n" * 72)
    mail.fixed(bytes(32), (0x00390040, moment(2026, 3, 2, 17, 4, 5)), (0x0E060040, moment(2026, 3, 2, 17, 5, 0)))
    mail.members["__nameid_version1.0"] = Storage()
    mail.members["__recip_version1.0_#00000000"] = recipient("Óscar Núñez", "oscar@example.org")
    mail.members["__attach_version1.0_#00000000"] = attachment(
        "cargo.csv", "item,crates\nropes,12\nlanterns,7\n".encode())
    mail.members["__attach_version1.0_#00000001"] = attachment("pier.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    mail.members["__attach_version1.0_#00000002"] = embedded
    return mail


def rich_only():
    """No plain text: packed rich text, eight-bit strings in a Czech code page, no line of recipients."""
    text = b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs20 The lock opens at low tide.\\par }"
    packed = b"".join(bytes([0]) + text[n:n + 8] for n in range(0, len(text), 8))
    raw = len(text)
    data = struct.pack("<II", len(packed) + 12, raw) + b"LZFu" + bytes(4) + packed
    mail = Storage().text("0037", "Řeka", wide=False, encoding="cp1250").text(
        "0C1A", "Šárka Nováčková", wide=False, encoding="cp1250").text("0C1F", "sarka@example.cz", wide=False)
    mail.binary("1009", data).fixed(bytes(32), (0x3FFD0003, struct.pack("<II", 1250, 0)))
    mail.members["__recip_version1.0_#00000000"] = recipient("Jan Procházka", "jan@example.cz")
    return mail


if __name__ == "__main__":
    folder = pathlib.Path(__file__).resolve().parent / "msg"
    folder.mkdir(exist_ok=True)
    (folder / "attachments.msg").write_bytes(compound(with_attachments()))
    (folder / "rich-text.msg").write_bytes(compound(rich_only()))
