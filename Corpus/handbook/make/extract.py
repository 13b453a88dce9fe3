"""Text of each document as a person sees it, with independent libraries: sections, slides, cells, whole text."""

import csv
import functools
import pathlib
import re
import subprocess
import tempfile
import zipfile

import docx
import lxml.etree as etree
import lxml.html
import pptx
from docx.oxml.ns import qn

import office

DOCUMENTS = pathlib.Path(__file__).resolve().parent.parent / "documents"
SHEETS = {"xlsx", "ods", "fods"}
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"


def fold(text):
    return re.sub(r"\s+", " ", text or "").strip()


@functools.cache
def shown_cells():
    """Every sheet of every workbook as LibreOffice displays it: {path: {sheet: rows}}."""
    found = {}
    books = sorted(p for p in DOCUMENTS.rglob("*") if p.suffix[1:] in SHEETS)
    with tempfile.TemporaryDirectory() as folder:
        office.convert(books, SHOWN, pathlib.Path(folder))
        for book in books:
            sheets = {}
            for page in sorted(pathlib.Path(folder).glob(f"{book.stem}-*.csv")):
                with page.open(encoding="utf-8", newline="") as file:
                    sheets[page.stem[len(book.stem) + 1:]] = list(csv.reader(file))
            found[str(book.relative_to(DOCUMENTS))] = sheets
    return found


def cell(path, sheet, address):
    column, row = re.match(r"([A-Z]+)(\d+)", address).groups()
    number = functools.reduce(lambda n, c: n * 26 + ord(c) - 64, column, 0)
    return fold(shown_cells()[path][sheet][int(row) - 1][number - 1])


def word_notes(path):
    with zipfile.ZipFile(path) as container:
        if "word/footnotes.xml" not in container.namelist():
            return {}
        notes = etree.fromstring(container.read("word/footnotes.xml"))
        return {n.get(qn("w:id")): "".join(t.text or "" for t in n.iter(qn("w:t"))) for n in notes}


def word_lines(path):
    """(heading level or 0, text) for each paragraph, its notes and each table row; deleted text left out."""
    document, notes = docx.Document(path), word_notes(path)
    for node in document.element.body.iterchildren():
        if node.tag == qn("w:p"):
            style = docx.text.paragraph.Paragraph(node, document).style.name
            match = re.match(r"Heading (\d)", style)
            yield (int(match[1]) if match else 0), "".join(t.text or "" for t in node.iter(qn("w:t")))
        elif node.tag == qn("w:tbl"):
            for row in node.iter(qn("w:tr")):
                yield 0, " | ".join("".join(t.text or "" for t in c.iter(qn("w:t"))) for c in row.iter(qn("w:tc")))
        for reference in node.iter(qn("w:footnoteReference")):
            yield 0, notes[reference.get(qn("w:id"))]


def open_document_root(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as container:
            return etree.fromstring(container.read("content.xml"))
    return etree.parse(str(path), etree.XMLParser(huge_tree=True)).getroot()


def open_text(node):
    """The text below a node, with ODF's own spaces and tabs."""
    if node.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break"):
        return " " * int(node.get(TEXT + "c", 1)) + (node.tail or "")
    inner = (node.text or "") + "".join(open_text(child) for child in node if isinstance(child.tag, str))
    return inner + (node.tail or "")


def open_lines(path):
    root = open_document_root(path)
    body = root.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body")
    for tracked in body.iter(TEXT + "tracked-changes"):
        tracked.getparent().remove(tracked)
    for node in body.iter(TEXT + "p", TEXT + "h"):
        level = int(node.get(TEXT + "outline-level", 1)) if node.tag == TEXT + "h" else 0
        yield level, open_text(node)


def page_lines(path):
    data = path.read_bytes()
    try:
        root = lxml.html.fromstring(re.sub(r"<\?xml[^>]*>", "", data.decode("utf-8")))
    except UnicodeDecodeError:
        root = lxml.html.fromstring(data)
    for junk in root.xpath("//script|//style"):
        junk.drop_tree()
    blocks = "p|li|td|th|dt|dd|summary|pre|caption|h1|h2|h3|h4|h5|h6".split("|")
    for node in root.iter(*blocks):
        level = int(node.tag[1]) if re.match(r"h\d", node.tag) else 0
        yield level, node.text_content()


def xml_lines(path):
    for node in etree.parse(str(path)).getroot().iter():
        if not isinstance(node.tag, str):
            continue
        name = etree.QName(node).localname
        if name in ("title", "head"):
            depth = sum(1 for _ in node.iterancestors())
            yield depth, "".join(node.itertext())
        elif (node.text or "").strip() and name not in ("emphasis", "link", "term", "hi"):
            yield 0, "".join(node.itertext())


def text_lines(path):
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("windows-1252")
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        match = None if fenced else re.match(r"(#{1,6}) (.+)", line)
        yield (len(match[1]) if match else 0), re.sub(r"[*`]|\[([^\]]+)\]\([^)]+\)", r"\1", match[2] if match else line)


def table_lines(path):
    with path.open(encoding="utf-8", newline="") as file:
        first = file.readline()
        file.seek(0)
        for row in csv.reader(file, delimiter=max("\t;,", key=first.count)):
            yield 0, " | ".join(row)


def lines(path):
    kind = path.suffix[1:]
    if kind == "docx":
        return list(word_lines(path))
    if kind in ("odt", "fodt", "odp", "fodp"):
        return list(open_lines(path))
    if kind in ("html", "htm"):
        return list(page_lines(path))
    if kind in ("xml", "xhtml", "rss", "atom"):
        return list(page_lines(path) if kind == "xhtml" else xml_lines(path))
    if kind in ("csv", "tsv"):
        return list(table_lines(path))
    return list(text_lines(path))


def shape_texts(shapes):
    for shape in shapes:
        if shape.shape_type == 6:
            yield from shape_texts(shape.shapes)
        if shape.has_text_frame:
            yield from (p.text for p in shape.text_frame.paragraphs)
        if getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                yield " | ".join(c.text for c in row.cells)
        if getattr(shape, "has_chart", False) and shape.has_chart:
            plot = shape.chart.plots[0]
            for series in plot.series:
                for category, value in zip(plot.categories, series.values):
                    yield f"{series.name} {category}: {value:g}"


def slides(path):
    """The text of each slide, notes included."""
    if path.suffix == ".pptx":
        for slide in pptx.Presentation(path).slides:
            text = list(shape_texts(slide.shapes))
            if slide.has_notes_slide:
                text.append(slide.notes_slide.notes_text_frame.text)
            yield text
    else:
        for page in open_document_root(path).iter(DRAW + "page"):
            yield [open_text(p) for p in page.iter(TEXT + "p", TEXT + "h")]


@functools.cache
def passages(path):
    """Paragraphs, rows and slide lines: what one reads as one unit."""
    full = DOCUMENTS / path
    if full.suffix[1:] in SHEETS:
        return [fold(" | ".join(row)) for sheet in shown_cells()[path].values() for row in sheet]
    if full.suffix[1:] in ("pptx", "odp", "fodp"):
        return [fold(line) for slide in slides(full) for line in slide]
    return [fold(text) for _, text in lines(full)]


@functools.cache
def section(path, headings):
    """The text below a path of headings, each deeper than the one before; None when there is no such path."""
    wanted = [fold(h) for h in headings]
    open_headings, text, seen = [], [], False
    for level, line in lines(DOCUMENTS / path):
        line = fold(line)
        if level:
            while open_headings and open_headings[-1][0] >= level:
                open_headings.pop()
            open_headings.append((level, line))
        names = iter(name for _, name in open_headings)
        if all(any(name == want for name in names) for want in wanted):
            seen = True
            text.append(line)
    return fold(" ".join(text)) if seen else None
