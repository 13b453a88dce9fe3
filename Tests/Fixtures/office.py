"""Makes the office fixtures beside this file, with python-docx, openpyxl, python-pptx and LibreOffice (soffice).

The files are committed; run this only to change them, then look at the differences of the outlines.
"""
import datetime, os, shutil, subprocess, tempfile, zipfile

import docx
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

HERE = os.path.dirname(os.path.abspath(__file__))
WHEN = datetime.datetime(2026, 1, 2, 3, 4, 5)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"')


def path(*parts):
    return os.path.join(HERE, *parts)


def convert(source, to, target):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", to,
             "--outdir", folder + "/out", source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = os.listdir(folder + "/out")[0]
        shutil.move(folder + "/out/" + made, target)


def run(xml):
    return parse_xml('<w:r %s>%s</w:r>' % (W, xml))


def structure():
    d = docx.Document()
    d.core_properties.title, d.core_properties.author = "Field guide", "Ada Example"
    d.core_properties.created = d.core_properties.modified = WHEN
    d.add_heading("Field guide", 0)
    d.add_heading("First chapter", 1)
    p = d.add_paragraph("Plain with ")
    p.add_run("bold").bold = True
    p.add_run(" words")
    p.add_run(" SECRET").font.hidden = True
    p.add_run(" and a tail.")
    for text in ("alpha", "beta"):
        d.add_paragraph(text, style="List Bullet")
    d.add_paragraph("child of beta", style="List Bullet 2")
    for text in ("one", "two", "three"):
        d.add_paragraph(text, style="List Number")
    d.add_heading("Second level", 2)
    t = d.add_table(4, 3, style="Table Grid")
    for i in range(4):
        for j in range(3):
            t.cell(i, j).text = "r%dc%d" % (i, j)
    t.cell(1, 0).merge(t.cell(2, 0))
    t.cell(3, 1).merge(t.cell(3, 2))
    inner = t.cell(2, 2).add_table(2, 2)
    for i in range(2):
        for j in range(2):
            inner.cell(i, j).text = "in%d%d" % (i, j)
    p = d.add_paragraph("Keep ")
    p._p.append(parse_xml('<w:del %s w:id="1" w:author="x"><w:r><w:delText>DELETED</w:delText></w:r></w:del>' % W))
    p._p.append(parse_xml('<w:ins %s w:id="2" w:author="x"><w:r><w:t>inserted</w:t></w:r></w:ins>' % W))
    p = d.add_paragraph("See ")
    for xml in ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText>HYPERLINK "https://example.org/a"</w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>', '<w:t>linked words</w:t>', '<w:fldChar w:fldCharType="end"/>'):
        p._p.append(run(xml))
    p = d.add_paragraph("Anchor paragraph. ")
    p._p.append(parse_xml(
        '<w:r %s %s><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="1" name="Text Box 1" descr="A box of text"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        '<w:txbxContent><w:p><w:r><w:t>Inside the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>'
        '</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>'
        '<w:txbxContent><w:p><w:r><w:t>Inside the box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>'
        '</w:pict></mc:Fallback></mc:AlternateContent></w:r>' % (W, MC)))
    d.add_paragraph()._p.append(parse_xml(
        '<m:oMathPara %s><m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>-b</m:t></m:r><m:rad><m:deg/><m:e>'
        '<m:sSup><m:e><m:r><m:t>b</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:e></m:rad>'
        '</m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>' % M))
    d.sections[0].header.paragraphs[0].text = "Running head"
    d.sections[0].footer.paragraphs[0].text = "Foot line"
    d.add_paragraph("Quoted words", "Quote")
    d.add_paragraph("Figure 1: a caption", "Caption")
    c = d.add_paragraph("Commented sentence.")
    d.add_comment(runs=c.runs, text="Check this", author="Bob", initials="B")
    body = d.element.body
    body.insert(len(body) - 1, parse_xml(
        '<w:sdt %s><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p>'
        '</w:sdtContent></w:sdt>' % W))
    d.save(path("docx", "structure.docx"))


def numbering():
    """Styles with German names, headings numbered through them, and lists that restart."""
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    level = '<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>'
    styles = "".join(
        '<w:style w:type="paragraph" w:styleId="berschrift%d"><w:name w:val="Überschrift %d"/><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        % (n, n, n - 1) for n in (1, 2, 3))
    styles += '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift2"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>'
    numbers = '<w:abstractNum w:abstractNumId="0">' + "".join(
        level % (n, "decimal", "", "".join("%%%d." % (k + 1) for k in range(n + 1)).rstrip(".")) for n in range(3)) + '</w:abstractNum>'
    numbers += '<w:abstractNum w:abstractNumId="1">' + level % (0, "lowerLetter", "", "%1)") + level % (1, "upperRoman", "", "%2.") + '</w:abstractNum>'
    numbers += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    numbers += '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    def p(text, style=None, num=None, lvl=0):
        inner = '<w:pStyle w:val="%s"/>' % style if style else ""
        inner += '<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>' % (lvl, num) if num is not None else ""
        return "<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>" % (inner, text)
    body = p("Reisen", "berschrift1") + p("Bahn", "berschrift2") + p("Text zur Bahn.") + p("Klasse", "berschrift3") \
        + p("Flug", "Mine") + p("erstens", num=2) + p("innen", num=2, lvl=1) + p("innen zwei", num=2, lvl=1) + p("zweitens", num=2) \
        + p("drittens neu", num=3) + p("Ohne Nummer", "berschrift1", num=0) + p("Tief", "Deep") \
        + '<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="x"/></w:rPr></w:pPr><w:r><w:t>Zusammen</w:t></w:r></w:p><w:p><w:r><w:t>gezogen.</w:t></w:r></w:p>' \
        + p("Anhang", "berschrift1") + '<w:p><w:r><w:t>Fußnote hier.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = '<w:footnotes %s><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Die Note.</w:t></w:r></w:p></w:footnote></w:footnotes>' % main
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    with zipfile.ZipFile(path("docx", "numbering.docx"), "w", zipfile.ZIP_DEFLATED) as z:
        def put(name, text):
            z.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), '<?xml version="1.0" encoding="UTF-8"?>' + text, zipfile.ZIP_DEFLATED)
        put("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + "".join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>' % (n, types, t) for n, t in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"))) + '</Types>')
        put("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%sofficeDocument" Target="word/document.xml"/></Relationships>' % rel)
        put("word/_rels/document.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join('<Relationship Id="r%d" Type="%s%s" Target="%s.xml"/>' % (i, rel, n, n) for i, n in enumerate(("styles", "numbering", "footnotes"))) + '</Relationships>')
        put("word/document.xml", '<w:document %s><w:body>%s</w:body></w:document>' % (main, body))
        put("word/styles.xml", '<w:styles %s>%s</w:styles>' % (main, styles))
        put("word/numbering.xml", '<w:numbering %s>%s</w:numbering>' % (main, numbers))
        put("word/footnotes.xml", notes)


def workbook():
    wb = Workbook()
    wb.properties.creator, wb.properties.created, wb.properties.modified = "Ada Example", WHEN, WHEN
    ws = wb.active
    ws.title = "Data"
    for row in (["Name", "When", "Amount", "Share", "Done"], ["Ann", datetime.date(2024, 2, 29), 1234.5, 0.256, True],
                ["Bob", datetime.datetime(2024, 3, 1, 14, 30), -99, 1, False]):
        ws.append(row)
    ws["C2"].number_format, ws["C3"].number_format = '#,##0.00 "€"', "#,##0.00_);[Red](#,##0.00)"
    ws["D2"].number_format, ws["D3"].number_format = "0.0%", "0%"
    ws["G1"], ws["H1"], ws["G2"], ws["H2"] = "Key", "Value", "a", 1
    ws["A6"] = "Second table"
    ws.merge_cells("A6:C6")
    ws.append(["X", "Y", "Sum"])
    ws.append([1, 2, "=A8+B8"])
    ws["A2"].comment = Comment("A note on Ann", "Rev")
    ws["A3"].hyperlink = "https://example.org/bob"
    ws.row_dimensions[3].hidden = True
    secret = wb.create_sheet("Secret")
    secret["A1"] = "hidden stuff"
    secret.sheet_state = "hidden"
    named = wb.create_sheet("Named")
    for row in (["Item", "Qty"], ["p", 1], ["q", 2]):
        named.append(row)
    named.add_table(Table(displayName="Tab1", ref="A1:B3"))
    plain = path("xlsx", "plain.xlsx")
    wb.save(plain)
    convert(plain, "xlsx:Calc MS Excel 2007 XML", path("xlsx", "libreoffice.xlsx"))
    convert(plain, "ods", path("ods", "sheets.ods"))
    convert(plain, "fods", path("flat-odf", "sheets.fods"))


def slides():
    pr = Presentation()
    pr.core_properties.title, pr.core_properties.author = "Positions", "Ada Example"
    pr.core_properties.created = pr.core_properties.modified = WHEN
    s = pr.slides.add_slide(pr.slide_layouts[5])
    s.shapes.title.text = "Positions"
    for x, y, text in ((5, 3.5, "right lower"), (1, 2, "left upper"), (5, 2.2, "right upper"), (1, 3.2, "left lower")):
        box = s.shapes.add_textbox(Inches(x), Inches(y), Inches(3), Inches(1.25))
        box.text_frame.text = text
    group = s.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(.6)).text_frame.text = "grouped text"
    s.notes_slide.notes_text_frame.text = "Say this.\nAnd that."
    s = pr.slides.add_slide(pr.slide_layouts[1])
    s.shapes.title.text = "Points"
    frame = s.placeholders[1].text_frame
    frame.text = "first point"
    for text, depth in (("below it", 1), ("second point", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, depth
    s = pr.slides.add_slide(pr.slide_layouts[5])
    s.shapes.title.text = "Numbers"
    data = CategoryChartData()
    data.categories = ["Q1", "Q2"]
    data.add_series("Sales", (19.2, 21.4))
    chart = s.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(4), Inches(4), Inches(3), data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Turnover"
    table = s.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for i in range(2):
        for j in range(2):
            table.cell(i, j).text = "t%d%d" % (i, j)
    s = pr.slides.add_slide(pr.slide_layouts[5])
    s.shapes.title.text = "Not shown"
    s._element.set("show", "0")
    pr.save(path("pptx", "slides.pptx"))
    convert(path("pptx", "slides.pptx"), "odp", path("odp", "slides.odp"))


def texts():
    convert(path("docx", "structure.docx"), "odt:writer8", path("odt", "structure.odt"))
    convert(path("docx", "numbering.docx"), "fodt", path("flat-odf", "numbering.fodt"))
    convert(path("docx", "structure.docx"), "rtf", path("rtf", "libreoffice.rtf"))
    convert(path("docx", "numbering.docx"), "pdf", path("pdf", "headings.pdf"))


def book():
    pages = {"one": ("<h1>The start</h1><p>It was early.</p>", ""), "two": ("<p>No heading here.</p><ul><li>a point</li></ul>", "")}
    with zipfile.ZipFile(path("epub", "book.epub"), "w") as z:
        def put(name, text, method=zipfile.ZIP_DEFLATED):
            z.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), text, method)
        put("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        put("META-INF/container.xml", '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
        put("EPUB/book.opf", '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A small book</dc:title><dc:creator>Ada Example</dc:creator><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="x" href="../../../../etc/passwd" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="x"/></spine></package>')
        put("EPUB/nav.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol><li><a href="text/one.xhtml">The start</a></li><li><a href="text/two.xhtml">The middle</a></li></ol></nav></body></html>')
        for name, (text, _) in pages.items():
            put("EPUB/text/%s.xhtml" % name, '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>%s</body></html>' % text)


# Parts that the libraries above do not write, each file as small as its behaviour allows.
OPC = "http://schemas.openxmlformats.org"
KINDS = OPC + "/officeDocument/2006/relationships/"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
DRAWN = 'xmlns:a="%s/drawingml/2006/main" xmlns:p="%s/presentationml/2006/main" xmlns:r="%s/officeDocument/2006/relationships"' % (OPC, OPC, OPC)
TALK = 'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" xmlns:a="%s/drawingml/2006/main"' % OPC


def package(target, parts):
    with zipfile.ZipFile(path(*target), "w") as z:
        for name, text in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), text, method)


def relations(*links):
    return '<Relationships xmlns="%s/package/2006/relationships">%s</Relationships>' % (OPC, "".join(
        '<Relationship Id="rId%d" Type="%s" Target="%s"/>' % (n + 1, kind, to) for n, (kind, to) in enumerate(links)))


def types(*overrides):
    return '<Types xmlns="%s/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>' % (
        OPC, "".join('<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/>' % pair for pair in overrides))


def threads():
    """Two comments that only old programs wrote, and a thread with the plain twin that stands in for it."""
    main = 'xmlns="%s/spreadsheetml/2006/main" xmlns:r="%s/officeDocument/2006/relationships"' % (OPC, OPC)
    plain = "".join('<comment ref="%s" authorId="%d"><text><t>%s</t></text></comment>' % c for c in (
        ("A1", 0, "Why this harbour?"), ("B2", 1, "[Threaded comment] Use a newer program."), ("A3", 0, "Closed in winter.")))
    package(("xlsx", "threads.xlsx"), {
        "[Content_Types].xml": types(("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet")),
        "_rels/.rels": relations((KINDS + "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": '<workbook %s><sheets><sheet name="Harbours" sheetId="1" r:id="rId1"/></sheets></workbook>' % main,
        "xl/_rels/workbook.xml.rels": relations(
            (KINDS + "worksheet", "worksheets/sheet1.xml"), ("http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml")),
        "xl/worksheets/sheet1.xml": '<worksheet %s><sheetData>%s</sheetData></worksheet>' % (main, "".join(
            '<row r="%d">%s</row>' % (n, "".join('<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (c, n, t) for c, t in zip("AB", row)))
            for n, row in enumerate((("Harbour", "Berths"), ("Husum", "twelve"), ("Amrum", "four")), 1))),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            (KINDS + "comments", "../comments1.xml"), ("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")),
        "xl/comments1.xml": '<comments %s><authors><author>John Harbourmaster</author><author>tc={1}</author></authors><commentList>%s</commentList></comments>' % (main, plain),
        "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="%s"><threadedComment ref="B2" personId="{P1}" id="{1}"><text>Was ten last year.</text></threadedComment><threadedComment ref="B2" personId="{P2}" id="{2}" parentId="{1}"><text>Two were added.</text></threadedComment></ThreadedComments>' % THREADS,
        "xl/persons/person.xml": '<personList xmlns="%s"><person displayName="Jane Pilot" id="{P1}"/><person displayName="Mary Diver" id="{P2}"/></personList>' % THREADS,
    })


def talk():
    """A slide with a thread of comments: the reply stands before the words that it replies to."""
    def body(words):
        return "<p188:txBody><a:bodyPr/><a:p><a:r><a:t>%s</a:t></a:r></a:p></p188:txBody>" % words
    package(("pptx", "comments.pptx"), {
        "[Content_Types].xml": types(("ppt/presentation.xml", "presentationml.presentation.main"), ("ppt/slides/slide1.xml", "presentationml.slide")),
        "_rels/.rels": relations((KINDS + "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": '<p:presentation %s><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>' % DRAWN,
        "ppt/_rels/presentation.xml.rels": relations(
            (KINDS + "slide", "slides/slide1.xml"), ("http://schemas.microsoft.com/office/2018/10/relationships/authors", "authors.xml")),
        "ppt/authors.xml": '<p188:authorLst %s><p188:author id="{A}" name="Jane Pilot" initials="JP"/><p188:author id="{B}" name="Mary Diver" initials="MD"/></p188:authorLst>' % TALK,
        "ppt/slides/slide1.xml": '<p:sld %s><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Berths</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>' % DRAWN,
        "ppt/slides/_rels/slide1.xml.rels": relations(("http://schemas.microsoft.com/office/2018/10/relationships/comments", "../comments/modernComment1.xml")),
        "ppt/comments/modernComment1.xml": '<p188:cmLst %s><p188:cm id="{1}" authorId="{A}"><p188:replyLst><p188:reply id="{2}" authorId="{B}">%s</p188:reply></p188:replyLst>%s</p188:cm></p188:cmLst>' % (TALK, body("Two were added."), body("Was ten last year.")),
    })


def formula():
    """A text of an old program, whose embedded formula names a document type."""
    spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % pair for pair in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("manifest", "manifest")))
    package(("odt", "old-formula.odt"), {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<office:document-content %s xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>Before the formula.</text:p><text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p><text:p>After the formula.</text:p></office:text></office:body></office:document-content>' % spaces,
        "Object 1/content.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd">\n<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:semantics><math:mrow><math:mi>a</math:mi><math:mo>=</math:mo><math:mn>4</math:mn></math:mrow></math:semantics></math:math>',
        "META-INF/manifest.xml": '<manifest:manifest %s/>' % spaces,
    })


for make in (structure, numbering, workbook, slides, texts, book, threads, talk, formula):
    make()
