"""Makes every produced file of the handbook: python make.py [part of a path …]"""

import pathlib
import sys
import tempfile

import office
import sheets
from slidefile import write_slides
from webpage import write_page
from wordfile import split_source, write_word

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENTS = HERE.parent / "documents"
# Formats that LibreOffice writes, and what it is given to convert.
VIA = {"odt": "docx", "fodt": "docx", "odp": "pptx", "fodp": "pptx", "ods": "xlsx", "fods": "xlsx"}
WRITERS = {"docx": write_word, "pptx": write_slides, "html": write_page}


def write_text(source, path):
    meta, body = split_source(source)
    encoding = meta.get("encoding", "utf-8")
    path.write_bytes(body.replace("\n", "\r\n" if encoding != "utf-8" else "\n").encode(encoding))


def wanted(path, parts):
    return not parts or any(part in str(path) for part in parts)


def main(parts):
    through_office = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for source in sorted((HERE / "prose").rglob("*.txt")):
            target = DOCUMENTS / source.relative_to(HERE / "prose").with_suffix("")
            if not wanted(target, parts):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            kind = target.suffix[1:]
            text = source.read_text("utf-8")
            if kind in VIA:
                start = scratch / f"{target.stem}.{VIA[kind]}"
                WRITERS[VIA[kind]](text, start)
                through_office.append((start, target))
            else:
                WRITERS.get(kind, write_text)(text, target)
        for name, build in sheets.BOOKS.items():
            target = DOCUMENTS / name
            if not wanted(target, parts):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            kind = target.suffix[1:]
            book = build()
            if kind == "xlsx" and name not in sheets.RECALCULATED:
                book.save(target)
            else:
                start = scratch / f"{target.stem}.xlsx"
                book.save(start)
                through_office.append((start, target))
        for extension in sorted({target.suffix[1:] for _, target in through_office}):
            pairs = [(s, t) for s, t in through_office if t.suffix[1:] == extension]
            made = scratch / ("made-" + extension)
            office.convert([s for s, _ in pairs], extension, made)
            for start, target in pairs:
                target.write_bytes((made / f"{start.stem}.{extension}").read_bytes())
    for path in DOCUMENTS.rglob("*"):
        if path.suffix[1:] in ("docx", "xlsx", "pptx", *VIA) and wanted(path, parts):
            office.settle(path)


if __name__ == "__main__":
    main(sys.argv[1:])
