"""Writes a DOCX from a marked-up text: real heading styles, lists, tables, notes, comments and tracked changes."""

import datetime
import re

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

INLINE = re.compile(
    r"(\*\*.+?\*\*|\*[^*\s][^*]*?\*|`[^`]+`|\[[^\]]+\]\([^)]+\)|\{(?:fn|ins|del|note):[^}]*\})"
)
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def split_source(text):
    """Header lines `key: value` up to the first empty line, then the body."""
    head, _, body = text.partition("\n\n")
    meta = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        meta[key.strip()] = value.strip()
    return meta, body.strip("\n")


class WordFile:
    def __init__(self, meta):
        self.meta = meta
        self.doc = Document()
        self.footnotes = []
        self.revision = 100
        self.page_setup()
        if meta.get("numbered") == "yes":
            self.number_headings()

    def page_setup(self):
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.3)
        section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = "Liberation Sans", Pt(10.5)
        normal.paragraph_format.space_after = Pt(6)
        for level, size in ((1, 15), (2, 12.5), (3, 11)):
            style = self.doc.styles[f"Heading {level}"]
            style.font.name, style.font.size = "Liberation Sans", Pt(size)
            style.font.color.rgb = RGBColor(0x0B, 0x4F, 0x6C)
            fonts = style.element.rPr.rFonts
            for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{name}"), None)
        language = self.meta.get("language", "en-GB")
        rpr = normal.element.get_or_add_rPr()
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), language)
        rpr.append(lang)
        core = self.doc.core_properties
        core.title = self.meta.get("title", "")
        core.author = self.meta.get("author", "Moravel Fluid Systems")
        core.last_modified_by = core.author
        core.language = language
        core.subject = self.meta.get("subject", "")
        core.keywords = self.meta.get("keywords", "")
        core.comments = ""
        day = datetime.datetime.fromisoformat(self.meta.get("date", "2026-01-05"))
        core.created = core.modified = day.replace(hour=9)
        if self.meta.get("header"):
            section.header.paragraphs[0].text = self.meta["header"]
        if self.meta.get("footer"):
            paragraph = section.footer.paragraphs[0]
            paragraph.add_run(self.meta["footer"] + "  ·  ")
            for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
                run = paragraph.add_run()
                if kind:
                    mark = OxmlElement("w:fldChar")
                    mark.set(qn("w:fldCharType"), kind)
                else:
                    mark = OxmlElement("w:instrText")
                    mark.text = text
                run._r.append(mark)

    def number_headings(self):
        numbering = self.doc.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:pStyle w:val="Heading{n + 1}"/><w:lvlText w:val="{".".join(f"%{k + 1}" for k in range(n + 1))}"/>'
            f'<w:lvlJc w:val="left"/></w:lvl>'
            for n in range(3)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        numbering.insert(0, abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for n in range(3):
            mark = self.doc.styles[f"Heading {n + 1}"].element.get_or_add_pPr().get_or_add_numPr()
            mark.get_or_add_ilvl().val, mark.get_or_add_numId().val = n, 90

    def restart_numbers(self):
        """A fresh list number, so that each ordered list starts at 1."""
        numbering = self.doc.part.numbering_part.element
        style_num = self.doc.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(n for n in numbering.num_lst if n.numId == style_num).abstractNumId.val
        number = numbering.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return number.numId

    def inline(self, paragraph, text):
        for part in INLINE.split(text):
            if not part:
                continue
            if part.startswith("**"):
                paragraph.add_run(part[2:-2]).bold = True
            elif part.startswith("`"):
                paragraph.add_run(part[1:-1]).font.name = "Liberation Mono"
            elif part.startswith("{"):
                kind, _, rest = part[1:-1].partition(":")
                getattr(self, "inline_" + kind)(paragraph, rest.strip())
            elif part.startswith("["):
                label, url = re.match(r"\[([^\]]+)\]\(([^)]+)\)", part).groups()
                self.link(paragraph, label, url)
            elif part.startswith("*") and part.endswith("*") and len(part) > 2:
                paragraph.add_run(part[1:-1]).italic = True
            else:
                paragraph.add_run(part)

    def link(self, paragraph, label, url):
        rid = self.doc.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), rid)
        run = paragraph.add_run(label)
        run.font.color.rgb = RGBColor(0x05, 0x63, 0xC1)
        run.font.underline = True
        element.append(run._r)
        paragraph._p.append(element)

    def inline_fn(self, paragraph, text):
        self.footnotes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self.footnotes) + 1))
        run._r.append(reference)

    def tracked(self, paragraph, tag, rest):
        author, _, text = rest.partition("|")
        self.revision += 1
        element = OxmlElement(f"w:{tag}")
        element.set(qn("w:id"), str(self.revision))
        element.set(qn("w:author"), author)
        element.set(qn("w:date"), self.meta.get("date", "2026-01-05") + "T10:15:00Z")
        run = paragraph.add_run(text)
        if tag == "del":
            for node in run._r.findall(qn("w:t")):
                node.tag = qn("w:delText")
        element.append(run._r)
        paragraph._p.append(element)

    def inline_ins(self, paragraph, rest):
        self.tracked(paragraph, "ins", rest)

    def inline_del(self, paragraph, rest):
        self.tracked(paragraph, "del", rest)

    def inline_note(self, paragraph, rest):
        author, anchor, text = rest.split("|", 2)
        run = paragraph.add_run(anchor)
        comment = self.doc.add_comment(run, text=text, author=author, initials="".join(w[0] for w in author.split()))
        comment._comment_elm.set(qn("w:date"), self.meta.get("date", "2026-01-05") + "T10:20:00Z")

    def table(self, lines):
        rows = [[c.strip() for c in line.strip().strip("|").split("|")] for line in lines]
        headers = 1
        if set("".join(rows[1])) <= set("-: "):
            rows.pop(1)
        while len(rows) > headers and any(c == "^" for c in rows[headers]) and rows[headers][0] == "^":
            headers += 1
        table = self.doc.add_table(len(rows), len(rows[0]))
        table.style = self.meta.get("table", "Light Grid Accent 1")
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                right, below = c, r
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                while below + 1 < len(rows) and rows[below + 1][c] == "^":
                    below += 1
                cell = table.cell(r, c)
                if (right, below) != (c, r):
                    cell = cell.merge(table.cell(below, right))
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                self.inline(paragraph, text)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
        for row in table.rows[:headers]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def body(self, text):
        number = None
        blocks = re.split(r"\n(?=\n)|\n", text)
        i = 0
        while i < len(blocks):
            line = blocks[i]
            i += 1
            if not line.strip():
                number = None
            elif line.startswith("|"):
                rows = [line]
                while i < len(blocks) and blocks[i].startswith("|"):
                    rows.append(blocks[i])
                    i += 1
                self.table(rows)
            elif match := re.match(r"(#{1,3}) (.+)", line):
                self.inline(self.doc.add_paragraph(style=f"Heading {len(match[1])}"), match[2])
            elif match := re.match(r"( *)- (.+)", line):
                style = "List Bullet 2" if match[1] else "List Bullet"
                self.inline(self.doc.add_paragraph(style=style), match[2])
            elif match := re.match(r"\d+\. (.+)", line):
                number = number or self.restart_numbers()
                paragraph = self.doc.add_paragraph(style="List Number")
                ppr = paragraph._p.get_or_add_pPr()
                ppr.get_or_add_numPr().get_or_add_numId().val = number
                ppr.numPr.get_or_add_ilvl().val = 0
                self.inline(paragraph, match[1])
            elif line.startswith("> "):
                self.inline(self.doc.add_paragraph(style="Intense Quote"), line[2:])
            elif line.startswith("^ "):
                self.inline(self.doc.add_paragraph(style="Caption"), line[2:])
            elif line == "---":
                self.doc.add_page_break()
            else:
                self.inline(self.doc.add_paragraph(), line)

    def attach_footnotes(self):
        if not self.footnotes:
            return
        from xml.sax.saxutils import escape

        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/>'
            f'</w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t xml:space="preserve"> {escape(t)}</w:t></w:r></w:p></w:footnote>'
            for n, t in enumerate(self.footnotes, 2)
        )
        special = "".join(
            f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for n, (kind, mark) in enumerate(
                (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
            )
        )
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{special}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), self.doc.part.package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def write_word(source, path):
    meta, body = split_source(source)
    word = WordFile(meta)
    if meta.get("title") and meta.get("cover", "yes") == "yes":
        word.doc.add_paragraph(meta["title"], style="Title")
        if meta.get("subtitle"):
            word.doc.add_paragraph(meta["subtitle"], style="Subtitle")
    if meta.get("letterhead"):
        paragraph = word.doc.add_paragraph(meta["letterhead"])
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.body(body)
    word.attach_footnotes()
    word.doc.save(path)
