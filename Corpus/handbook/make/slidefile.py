"""Writes a PPTX from a marked-up text: titles, nested bullets, tables, charts, grouped boxes and speaker notes."""

import datetime
import re

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches, Pt

from wordfile import split_source

BLUE = RGBColor(0x0B, 0x4F, 0x6C)
STRIPE = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="90" name="Stripe"/>'
    '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="110000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="0B4F6C"/></a:solidFill></p:spPr></p:sp>'
)


def new_deck(meta):
    deck = Presentation()
    factor = 12192000 / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(12192000), Emu(6858000)
    for holder in [deck.slide_master, *deck.slide_layouts]:
        for shape in holder.placeholders:
            if shape._element.spPr.find(".//{*}off") is not None:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    tree = deck.slide_master.shapes._spTree
    tree.insert(2, etree.fromstring(STRIPE))
    core = deck.core_properties
    core.title, core.author = meta.get("title", ""), meta.get("author", "Moravel Fluid Systems")
    core.last_modified_by, core.language = core.author, meta.get("language", "en-GB")
    day = datetime.datetime.fromisoformat(meta.get("date", "2026-01-05")).replace(hour=9)
    core.created = core.modified = day
    return deck


def bullets(frame, lines):
    frame.clear()
    for n, line in enumerate(lines):
        depth = (len(line) - len(line.lstrip())) // 2
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.level = depth
        for k, part in enumerate(re.split(r"\*\*", line.strip()[2:])):
            if part:
                run = paragraph.add_run()
                run.text, run.font.size = part, Pt(20 - 3 * depth)
                run.font.bold = True if k % 2 else None


def add_table(slide, lines, top):
    rows = [[c.strip() for c in line.strip().strip("|").split("|")] for line in lines]
    width = Inches(12.1)
    shape = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.6), top, width, Inches(0.4 * len(rows)))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                continue
            right = c
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            if right > c:
                shape.table.cell(r, c).merge(shape.table.cell(r, right))
            cell = shape.table.cell(r, c)
            cell.text = text
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(14)
    return top + Inches(0.4 * len(rows) + 0.3)


def add_chart(slide, spec, top):
    kind, categories, *series = [part.strip() for part in spec.split(";")]
    data = CategoryChartData()
    data.categories = [c.strip() for c in categories.split(",")]
    for one in series:
        name, _, values = one.partition("=")
        data.add_series(name.strip(), [float(v) for v in values.split(",")])
    types = {"bar": XL_CHART_TYPE.COLUMN_CLUSTERED, "line": XL_CHART_TYPE.LINE_MARKERS, "pie": XL_CHART_TYPE.PIE}
    frame = slide.shapes.add_chart(types[kind], Inches(1.2), top, Inches(10.5), Inches(4.2), data)
    frame.chart.has_legend = True
    frame.chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    frame.chart.legend.include_in_layout = False
    frame.chart.plots[0].has_data_labels = True


def add_group(slide, labels, top):
    group = slide.shapes.add_group_shape()
    width = Inches(12.1 / len(labels) - 0.25)
    for n, label in enumerate(labels):
        box = group.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Inches(0.6) + n * (width + Inches(0.25)), top, width, Inches(1.25)
        )
        box.fill.solid()
        box.fill.fore_color.rgb = BLUE
        box.text_frame.word_wrap = True
        box.text_frame.text = label
        for paragraph in box.text_frame.paragraphs:
            paragraph.font.size, paragraph.font.color.rgb = Pt(13), RGBColor(255, 255, 255)


def add_slide(deck, block, first):
    head, *lines = block.splitlines()
    points = [line for line in lines if re.match(r" *- ", line)]
    rows = [line for line in lines if line.startswith("|")]
    texts = [line for line in lines if line.startswith("text: ")]
    groups = [line[7:].split("|") for line in lines if line.startswith("group: ")]
    charts = [line[7:] for line in lines if line.startswith("chart: ")]
    notes = "\n".join(line[7:] for line in lines if line.startswith("notes: "))
    subtitle = [line[10:] for line in lines if line.startswith("subtitle: ")]
    layout = 0 if first else (1 if points else 5)
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = head.strip()
    if first:
        slide.placeholders[1].text = "\n".join(subtitle)
    else:
        for paragraph in slide.shapes.title.text_frame.paragraphs:
            paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(30), True, BLUE
    top = Inches(1.6)
    if points:
        body = slide.placeholders[1]
        bullets(body.text_frame, points)
        if rows or groups or charts:
            height = Inches(0.45 * len(points) + 0.3)
            body.left, body.top, body.width, body.height = Inches(0.6), top, Inches(12.1), height
            top += height
    if rows:
        top = add_table(slide, rows, top)
    if groups:
        for labels in groups:
            add_group(slide, [label.strip() for label in labels], top)
            top += Inches(1.5)
    for spec in charts:
        add_chart(slide, spec, top)
    for line in texts:
        box = slide.shapes.add_textbox(Inches(0.6), Inches(6.55), Inches(12.1), Inches(0.5))
        box.text_frame.text = line[6:]
        box.text_frame.paragraphs[0].font.size = Pt(12)
    if notes:
        slide.notes_slide.notes_text_frame.text = notes


def write_slides(source, path):
    meta, body = split_source(source)
    deck = new_deck(meta)
    for n, block in enumerate(part for part in re.split(r"^=== ", body, flags=re.M) if part.strip()):
        add_slide(deck, block, n == 0)
    deck.save(path)
