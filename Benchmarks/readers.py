"""Measures the readers beside the libraries that others use: `readers.py [--write]`.

Everything runs on one core, in one run, on files that are made here with a fixed seed. What is not installed is named and
left out. Peers: pip install lxml html5lib python-docx openpyxl python-pptx odfpy 'markitdown[docx,xlsx,pptx]' docling odfdo;
apt install pandoc. docling reads these formats without a model, and nothing is fetched for it.
"""

import importlib
import io
import json
import os
import pathlib
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
READ = HERE / "Reading" / ".build" / "release" / "ReadMany"
DOCENT = HERE.parent / ".build" / "release" / "docent"
WORDS = (
    "harbour tide basin silt current berth pilot lantern anchor rope winter ledger café Größe naïve between through "
    "against every answer morning signal number water stone letter of the and to a in that it was"
).split()


def library(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


lxml_html, html5lib = library("lxml.html"), library("html5lib")
docx, openpyxl, pptx = library("docx"), library("openpyxl"), library("pptx")
odf, markitdown = library("odf.opendocument"), library("markitdown")
os.environ["HF_HUB_OFFLINE"] = "1"
docling = library("docling.document_converter")
PANDOC = shutil.which("pandoc")


class Maker:
    """Makes one file of each format, the same at each run."""

    def __init__(self, folder):
        self.folder, self.random = pathlib.Path(folder), random.Random(7)

    def sentence(self, count=14):
        return " ".join(self.random.choices(WORDS, k=count)).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(5))

    def page(self, name, size):
        parts, length, number = [], 0, 0
        while length < size:
            number += 1
            block = f"<h2 id=s{number}>{self.sentence(4)}</h2>\n" + "".join(
                f"<p>{self.paragraph()} <a href=\"/x/{number}\">{self.sentence(2)}</a> <b>{self.sentence(3)}</b></p>\n"
                for _ in range(3))
            block += "<ul>" + "".join(f"<li>{self.sentence(8)}</li>" for _ in range(4)) + "</ul>\n"
            block += "<table><tr><th>a<th>b</tr>" + "".join(
                f"<tr><td>{self.sentence(2)}<td>{self.random.random():.3f}</tr>" for _ in range(4)) + "</table>\n"
            parts.append(block)
            length += len(block)
        links = "".join(f"<li><a href=\"/m/{n}\">{self.sentence(2)}</a></li>" for n in range(20))
        text = (
            f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{name}</title></head><body><nav><ul>{links}"
            f"</ul></nav><main><h1>{name}</h1>{''.join(parts)}</main><footer>{links}</footer></body></html>")
        return self.put(name + ".html", text.encode())

    def put(self, name, data):
        target = self.folder / name
        target.write_bytes(data)
        return target

    def text_document(self):
        document = docx.Document()
        for _ in range(12):
            document.add_heading(self.sentence(4), 1)
            for _ in range(8):
                document.add_paragraph(self.paragraph())
            table = document.add_table(rows=6, cols=4)
            for row in table.rows:
                for cell in row.cells:
                    cell.text = self.sentence(2)
        target = self.folder / "text.docx"
        document.save(target)
        return target

    def workbook(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["name", "place", "amount", "share", "count"])
        for row in range(4_000):
            sheet.append([self.sentence(2), self.random.choice(WORDS), self.random.random() * 1e4, row / 4e3, row])
        target = self.folder / "book.xlsx"
        book.save(target)
        return target

    def slides(self):
        deck = pptx.Presentation()
        for _ in range(30):
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text = self.sentence(4)
            slide.placeholders[1].text = "\n".join(self.sentence(8) for _ in range(6))
        target = self.folder / "deck.pptx"
        deck.save(target)
        return target

    def open_text(self):
        from odf.text import H, P
        document = odf.OpenDocumentText()
        for _ in range(12):
            document.text.addElement(H(outlinelevel=1, text=self.sentence(4)))
            for _ in range(10):
                document.text.addElement(P(text=self.paragraph()))
        target = self.folder / "text.odt"
        document.save(str(target))
        return target

    def million_rows(self):
        """A workbook of a million rows, three cells each, written without a library."""
        target = self.folder / "million.xlsx"
        main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        packaged = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
            z.writestr("[Content_Types].xml", f'<Types {packaged}content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
            z.writestr("_rels/.rels", f'<Relationships {packaged}relationships"><Relationship Id="a" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
            z.writestr("xl/workbook.xml", f'<workbook {main} xmlns:r="{kinds}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>')
            z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships {packaged}relationships"><Relationship Id="a" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
            with z.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
                sheet.write(f"<worksheet {main}><sheetData>".encode())
                for start in range(1, 1_000_001, 1_000):
                    sheet.write("".join(
                        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>row {n}</t></is></c><c r="B{n}"><v>{n}</v></c>'
                        f'<c r="C{n}"><v>{n % 97 / 7:.4f}</v></c></row>' for n in range(start, start + 1_000)).encode())
                sheet.write(b"</sheetData></worksheet>")
        return target


def read_docx(path):
    document = docx.Document(path)
    text = [p.text for p in document.paragraphs]
    return text + [c.text for t in document.tables for r in t.rows for c in r.cells]


def read_xlsx(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]


def read_pptx(path):
    return [s.text_frame.text for slide in pptx.Presentation(path).slides for s in slide.shapes if s.has_text_frame]


def read_odt(path):
    from odf import teletype, text
    document = odf.load(str(path))
    return [teletype.extractText(p) for kind in (text.H, text.P) for p in document.getElementsByType(kind)]


def read_html(path):
    return lxml_html.fromstring(path.read_bytes().decode()).text_content()


def read_html5(path):
    return "".join(html5lib.parse(path.read_bytes(), transport_encoding="utf-8").itertext())


def times(work, path, repeats, budget=20):
    seconds, since = [], time.perf_counter()
    while len(seconds) < repeats and (not seconds or time.perf_counter() - since < budget):
        start = time.perf_counter()
        work(path)
        seconds.append(time.perf_counter() - start)
    return seconds


def ours(path, repeats):
    done = subprocess.run([READ, "time", str(repeats), path], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["seconds"][1 if repeats > 2 else 0:]


def shown(seconds):
    least, middle, most = (1e3 * f(seconds) for f in (min, statistics.median, max))
    return f"{middle:.2f} ({least:.2f} to {most:.2f})"


def compare(rows, title, path, peers, repeats=25):
    size = path.stat().st_size
    mine = ours(path, repeats * 2)
    base = statistics.median(mine)
    rows.append((title, "docent", shown(mine), f"{size / base / 1e6:.1f}", f"{1 / base:.0f}", "1"))
    for name, work in peers:
        taken = times(work, path, repeats)
        middle = statistics.median(taken)
        rows.append((title, name, shown(taken), f"{size / middle / 1e6:.1f}", f"{1 / middle:.1f}", f"{middle / base:.1f}"))


def children_peak(*command):
    """Seconds and peak memory in MB of one command, measured by a process of its own."""
    probe = (
        "import resource,subprocess,sys,time;s=time.perf_counter();subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,"
        "stderr=subprocess.DEVNULL);print(time.perf_counter()-s,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)")
    done = subprocess.run([sys.executable, "-c", probe, *map(str, command)], capture_output=True, text=True, check=True)
    return [float(x) for x in done.stdout.split()]


def main():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    rows, notes = [], []
    with tempfile.TemporaryDirectory() as folder:
        make = Maker(folder)
        converter = markitdown.MarkItDown() if markitdown else None
        structured = docling.DocumentConverter() if docling else None
        others = {}
        if converter:
            others["markitdown"] = lambda p: converter.convert(str(p))
        if structured:
            others["docling"] = lambda p: structured.convert(p)
        if PANDOC:
            others["pandoc, whole process"] = lambda p: subprocess.run(
                [PANDOC, "-t", "plain", p], stdout=subprocess.DEVNULL, check=True)
        unknown = {"ODT": ["markitdown"], "XLSX": ["pandoc, whole process"], "PPTX": ["pandoc, whole process"]}
        html = [("lxml text_content", read_html)] if lxml_html else []
        html += [("html5lib", read_html5)] if html5lib else []
        compare(rows, "HTML, 30 KB", make.page("small", 30_000), html + [*others.items()])
        middle = make.page("middle", 250_000)
        compare(rows, "HTML, 250 KB", middle, html + [*others.items()])
        compare(rows, "HTML, 20 MB", make.page("large", 20_000_000), html[:1], 3)
        for title, module, file, work in (
            ("DOCX", docx, "text_document", ("python-docx", read_docx)),
            ("XLSX, 20,000 cells", openpyxl, "workbook", ("openpyxl", read_xlsx)),
            ("PPTX, 30 slides", pptx, "slides", ("python-pptx", read_pptx)),
            ("ODT", odf, "open_text", ("odfpy", read_odt)),
        ):
            if module:
                known = [o for o in others.items() if o[0] not in unknown.get(title.split(",")[0], [])]
                compare(rows, title, getattr(make, file)(), [work] + known)
        if DOCENT.exists():
            taken = times(lambda p: subprocess.run([DOCENT, "read", p], stdout=subprocess.DEVNULL, check=True), middle, 15)
            notes.append(f"`docent read` of the 250 KB page, whole process: {shown(taken)} ms.")
        million = make.million_rows()
        seconds, peak = children_peak(READ, "time", "1", million)
        with zipfile.ZipFile(million) as z:
            part = z.getinfo("xl/worksheets/sheet1.xml").file_size / 1e6
        notes.append(
            f"A workbook of 1,000,000 rows ({part:.0f} MB unpacked): {seconds:.1f} s, peak {peak:.0f} MB, the document of its text included.")
        _, small = children_peak(READ, "time", "1", middle)
        notes.append(f"Peak memory of a process that reads the 250 KB page: {small:.0f} MB.")
    missing = [n for n, m in (("lxml", lxml_html), ("html5lib", html5lib), ("python-docx", docx), ("openpyxl", openpyxl), (
        "python-pptx", pptx), ("odfpy", odf), ("markitdown", markitdown), ("docling", docling), ("pandoc", PANDOC)) if not m]
    if missing:
        notes.append("Not installed, so not measured: " + ", ".join(missing) + ".")
    report(rows, notes)


def report(rows, notes):
    out = io.StringIO()
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    print(f"# Readers, {time.strftime('%Y-%m-%d')}\n\n{cpu}, one core, {platform.system()}; `Benchmarks/readers.py`. Medians with", file=out)
    print("least and greatest; the last column is the time beside Docent's in the same run. Docent reads the whole structure,", file=out)
    print("in process, on one thread.\n", file=out)
    print("| file | reader | ms | MB/s | files/s | times Docent |\n| --- | --- | --- | --- | --- | --- |", file=out)
    for row in rows:
        print("| " + " | ".join(row) + " |", file=out)
    print(file=out)
    for note in notes:
        print("- " + note, file=out)
    print(out.getvalue(), end="")
    if "--write" in sys.argv:
        (HERE / "results" / f"readers-{time.strftime('%Y-%m-%d')}.md").write_text(out.getvalue())


if not READ.exists():
    sys.exit("Build first: (cd Benchmarks/Reading && swift build -c release)")
main()
