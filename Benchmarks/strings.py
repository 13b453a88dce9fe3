"""Measures which expected words the readers recover from other projects' test files: `strings.py FOLDER [MISSING]`.

FOLDER holds the projects as they are cloned: `docling`, whose `tests/data` keeps what it expects as JSON beside the
files, and `pandoc`, whose `test` keeps the same as native documents (needs pandoc). Below every other folder, office
files are compared with the words of their own XML: paragraphs, notes, comments, headers, cells, shapes; not what is
deleted, nor the reading above Japanese. White space, case and signs are folded. Each string counts once a file. With
MISSING, that many missing strings of each file are named.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import zipfile
from xml.etree import ElementTree

DOCENT = pathlib.Path(__file__).resolve().parent.parent / ".build" / "release" / "docent"
BLOCKS = ("Para", "Plain", "Header", "CodeBlock")
SPOKEN = {
    "docx": r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml",
    "pptx": r"ppt/(slides/slide|notesSlides/notesSlide|diagrams/data)\d+\.xml",
    "xlsx": r"xl/(sharedStrings|comments\d*|drawings/drawing\d+)\.xml",
    "odt": r"content\.xml", "ods": r"content\.xml", "odp": r"content\.xml",
}
SKIPPED = ("del", "moveFrom", "Fallback", "rPh", "rt", "ruby-text", "tracked-changes", "note-citation", "date", "forms")
PARTING = ("p", "h", "tab", "br", "si", "comment", "s", "line-break", "note", "annotation", "creator")


def fold(text):
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def of_docling(folder):
    """Files with the strings that docling expects, formulas left out."""
    for expected in sorted(folder.glob("tests/data/*/groundtruth/*.json")):
        file = expected.parent.parent / "sources" / expected.stem
        file = file if file.is_file() else file.with_name(file.name + ".pdf")
        document = json.loads(expected.read_text())
        if not file.is_file() or "texts" not in document:
            continue
        strings = [t.get("text", "") for t in document["texts"] if t["label"] != "formula"]
        for table in document["tables"]:
            strings += [cell["text"] for cell in table["data"]["table_cells"]]
        # Where a page's lines end is no matter of words.
        yield file, " ".join(strings).split() if file.suffix == ".pdf" else strings


def of_pandoc(folder):
    """Files with the paragraphs of their native twins."""
    for native in sorted((folder / "test").rglob("*.native")):
        twins = [f for f in (native.parent, native.parent.parent / "odt") for f in f.glob(native.stem + ".*")]
        file = next((f for f in twins if f.suffix[1:] in (*SPOKEN, "epub", "rtf", "ipynb", "html")), None)
        done = subprocess.run(["pandoc", "-f", "native", "-t", "json", native], capture_output=True, check=False)
        if file and done.returncode == 0:
            yield file, "".join(spoken(json.loads(done.stdout)["blocks"])).split("\0")


def spoken(node):
    if isinstance(node, list):
        for part in node:
            yield from spoken(part)
    elif isinstance(node, dict) and node["t"] not in ("Math", "RawBlock", "RawInline"):
        content, kind = node.get("c", []), node["t"]
        yield "\0" if kind in (*BLOCKS, "Note", "Image") else " " if kind in ("Space", "SoftBreak", "LineBreak") else ""
        yield from [content] if kind == "Str" else [content[1]] if kind in ("Code", "CodeBlock") else spoken(content)
        yield "\0" if kind in (*BLOCKS, "Note", "Image") else ""


def of_office(folder):
    """Office files with the words of their XML, where they can be opened at all."""
    for file in sorted(f for f in folder.rglob("*") if f.suffix[1:] in SPOKEN and f.is_file()):
        try:
            with zipfile.ZipFile(file) as parts:
                names = [n for n in parts.namelist() if re.fullmatch(SPOKEN[file.suffix[1:]], n)]
                roots = [ElementTree.fromstring(parts.read(name)) for name in names]
            holder = None if names == ["content.xml"] else "t"
        except (zipfile.BadZipFile, ElementTree.ParseError, RuntimeError, NotImplementedError, OSError, ValueError):
            continue
        yield file, "".join(w for root in roots for w in shown(root, holder)).split()


def shown(element, holder):
    """The words below an element, in elements of one name or in all."""
    name = str(element.tag).rpartition("}")[2]
    if name in SKIPPED:
        return
    parting = " " if name in PARTING else ""
    yield parting + (element.text or "" if holder in (None, name) else "")
    for child in element:
        yield from shown(child, holder)
        yield child.tail or "" if holder is None else ""
    yield parting


def told(document):
    """What was read: the blocks with their marks, their places, then what is known of the whole."""
    blocks = document.pop("blocks")
    yield from (f"{block.get('marker', '')} {block['text']}" for block in blocks)
    yield from (block["locator"]["display"] for block in blocks)
    yield json.dumps(document, ensure_ascii=False)


def main():
    folder, named = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    totals = collections.defaultdict(collections.Counter)
    for project in sorted(f for f in folder.glob("*") if f.is_dir()):
        pairs = {"docling": of_docling, "pandoc": of_pandoc}.get(project.name, of_office)(project)
        for file, strings in pairs:
            done = subprocess.run([DOCENT, "read", file, "--as", "json", "--all"], capture_output=True, check=False)
            if done.returncode not in (0, 1):
                totals[project.name, file.suffix[1:]]["refused"] += 1
                continue
            got = fold(" ".join(told(json.loads(done.stdout))))
            wanted = {s for s in map(fold, strings) if s}
            missing = sorted(s for s in wanted if s not in got)
            totals[project.name, file.suffix[1:]].update(files=1, strings=len(wanted), missing=len(missing))
            for string in missing[:named]:
                print(f"{file.relative_to(folder)}: {string[:120]}", file=sys.stderr)
    if not totals:
        sys.exit(f"No test files below {folder}.")
    print("| project | format | files | refused | strings | recovered |\n| --- | --- | --- | --- | --- | --- |")
    for (project, suffix), n in sorted(totals.items()):
        share = 100 - 100 * n["missing"] / max(1, n["strings"])
        print(f"| {project} | {suffix} | {n['files']} | {n['refused']} | {n['strings']} | {share:.2f} % |")


if __name__ == "__main__":
    main()
