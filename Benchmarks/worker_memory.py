"""Measures the most memory that a reading worker holds: `worker_memory.py [MEGABYTES [FORMAT…]]`.

For each format a file is made with a fixed seed whose only large part has MEGABYTES (24), unpacked; a fresh worker reads
it and sends its document. The worker that has read a file of five bytes shows what it holds before. Nothing is needed but the
bench build of the readers.
"""

import pathlib
import random
import subprocess
import sys
import tempfile
import time
import zipfile

READ = pathlib.Path(__file__).resolve().parent / "Reading" / ".build" / "release" / "ReadMany"
WORDS = (
    "harbour tide basin silt current berth pilot lantern anchor rope winter ledger café Größe naïve between through "
    "against every answer morning signal number water stone letter of the and to a in that it was"
).split()
CHANCE = random.Random(7)


def sentence(count=14):
    return " ".join(CHANCE.choices(WORDS, k=count)).capitalize() + "."


def paragraph():
    return " ".join(sentence() for _ in range(5))


def record(number):
    return number, sentence(2), CHANCE.choice(WORDS), f"{CHANCE.random():.3f}"


def page(number):
    items = "".join(f"<li>{sentence(8)}</li>" for _ in range(4))
    rows = "".join(f"<tr><td>{sentence(2)}<td>{CHANCE.random():.3f}</tr>" for _ in range(4))
    prose = "".join(
        f'<p>{paragraph()} <a href="/x/{number}">{sentence(2)}</a> <b>{sentence(3)}</b></p>\n' for _ in range(3))
    return f"<h2 id=s{number}>{sentence(4)}</h2>\n{prose}<ul>{items}</ul>\n<table><tr><th>a<th>b</tr>{rows}</table>\n"


def word(number):
    prose = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{paragraph()} </w:t></w:r>'
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{sentence(3)}</w:t></w:r></w:p>" for _ in range(8))
    cell = lambda: f"<w:tc><w:p><w:r><w:t>{sentence(2)}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell()}{cell()}{cell()}</w:tr>" for _ in range(5))
    return (
        f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{sentence(4)}</w:t></w:r></w:p>{prose}'
        f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>")


def xml_record(number):
    number, name, city, share = record(number)
    return f"<p><id>{number}</id><name>{name}</name><city>{city}</city><share>{share}</share></p>\n"


def json_record(number):
    number, name, city, share = record(number)
    return f'{{"id": {number}, "name": "{name}", "city": "{city}", "share": {share}, "active": true}}'


OFFICE = "http://schemas.openxmlformats.org"
KINDS = f"{OFFICE}/officeDocument/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"

# The start of the large part, what repeats in it, its end.
PARTS = {
    "txt": ("", lambda n: f"{paragraph()}\n{paragraph()}\n\n", ""),
    "md": ("", lambda n: f"## {sentence(4)}\n\n{paragraph()}\n\n- {sentence(8)}\n- {sentence(8)} **b**\n\n", ""),
    "csv": ("id,name,city,share\n", lambda n: ",".join(map(str, record(n))) + "\n", ""),
    "json": ("[" + json_record(0), lambda n: "," + json_record(n), "]"),
    "jsonl": ("", lambda n: json_record(n) + "\n", ""),
    "xml": ('<?xml version="1.0"?><r>', xml_record, "</r>"),
    "dbk": (
        '<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook"><title>T</title>',
        lambda n: f"<section><title>{sentence(4)}</title><para>{paragraph()} <emphasis>{sentence(2)}</emphasis></para></section>\n",
        "</article>"),
    "html": ("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>t</title><main>", page, "</main></html>"),
    "rtf": (
        "{\\rtf1\\ansi ", lambda n: f"\\pard {paragraph()} \\b {sentence(3)}\\b0\\par\n".encode("ascii", "replace").decode(), "}"),
    "eml": (
        "From: a@example.org\nSubject: T\nContent-Type: text/plain; charset=utf-8\n\n",
        lambda n: f"{paragraph()}\n{paragraph()}\n\n", ""),
    "docx": (
        f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>', word, "</w:body></w:document>"),
    "xlsx": (
        f'<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>',
        lambda n: f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{sentence(2)}</t></is></c><c r="B{n}"><v>{n}</v></c></row>',
        "</sheetData></worksheet>"),
    "pptx": (
        f'<p:sld xmlns:p="{OFFICE}/presentationml/2006/main" xmlns:a="{OFFICE}/drawingml/2006/main"><p:cSld><p:spTree>'
        "<p:sp><p:txBody>",
        lambda n: f"<a:p><a:r><a:t>{sentence()}</a:t></a:r></a:p>", "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"),
    "odt": (
        f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"><office:body><office:text>',
        lambda n: f'<text:h text:outline-level="1">{sentence(4)}</text:h>' + f"<text:p>{paragraph()}</text:p>" * 4,
        "</office:text></office:body></office:document-content>"),
    "epub": (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>',
        lambda n: f"<h2>{sentence(4)}</h2><p>{paragraph()} <b>{sentence(3)}</b></p><p>{paragraph()}</p>\n", "</body></html>"),
}


def relationships(*targets):
    links = "".join(
        f'<Relationship Id="r{n}" Type="{KINDS}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets))
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{links}</Relationships>'


def package(main, kind):
    return {
        "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/></Types>',
        "_rels/.rels": relationships(("officeDocument", main)),
    }


# The large part of a container, and its other parts.
CONTAINERS = {
    "docx": ("word/document.xml", package("word/document.xml", WORD)),
    "xlsx": ("xl/sheet.xml", package("xl/workbook.xml", SHEET) | {
        "xl/workbook.xml": f'<workbook xmlns="{OFFICE}/spreadsheetml/2006/main" xmlns:r="{KINDS}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(("worksheet", "sheet.xml"))}),
    "pptx": ("ppt/slide.xml", package("ppt/presentation.xml", SLIDES) | {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{OFFICE}/presentationml/2006/main" xmlns:r="{KINDS}">'
        '<p:sldIdLst><p:sldId id="256" r:id="r0"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relationships(("slide", "slide.xml"))}),
    "odt": ("content.xml", {"mimetype": "application/vnd.oasis.opendocument.text"}),
    "epub": ("a.xhtml", {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "c.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'}),
}


def part(name, size):
    start, each, end = PARTS[name]
    pieces, length, number = [start], 0, 0
    while length < size:
        number += 1
        pieces.append(each(number))
        length += len(pieces[-1].encode())
    return "".join([*pieces, end]).encode()


def make(folder, name, size):
    target, large = pathlib.Path(folder) / f"large.{name}", part(name, size)
    if name not in CONTAINERS:
        target.write_bytes(large)
        return target, len(large)
    main, others = CONTAINERS[name]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, text in others.items():
            archive.writestr(path, text, zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED)
        archive.writestr(main, large)
    return target, len(large)


def peak(path):
    """The most memory in bytes of a worker that reads a file."""
    return int(subprocess.run([READ, "peak", path], capture_output=True, text=True, check=True).stdout) * 1024


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    with tempfile.TemporaryDirectory() as folder:
        small = pathlib.Path(folder) / "small.txt"
        small.write_text("small")
        empty = peak(small)
        print(f"{time.strftime('%Y-%m-%d')}: one part of {size} MB; a worker of a small file holds {empty >> 20} MB\n")
        print("| format | MB | times the part | without the worker's own |\n| --- | --- | --- | --- |")
        for name in sys.argv[2:] or PARTS:
            path, length = make(folder, name, size << 20)
            most = peak(path)
            print(f"| {name} | {most >> 20} | {most / length:.1f} | {(most - empty) / length:.1f} |", flush=True)
            path.unlink()


if not READ.exists():
    sys.exit("Build first: (cd Benchmarks/Reading && swift build -c release)")
main()
