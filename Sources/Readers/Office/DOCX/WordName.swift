/// The elements and attributes of WordprocessingML and its drawings that the reader knows.
enum WordName: String, CaseIterable {
    // Blocks.
    case background = "w:background", body = "w:body", paragraph = "w:p", paragraphProperties = "w:pPr",
        table = "w:tbl", row = "w:tr"
    case cell = "w:tc", content = "w:sdtContent", controlProperties = "w:sdtPr", control = "w:sdt"
    case footnote = "w:footnote", endnote = "w:endnote", comment = "w:comment", sectionProperties = "w:sectPr"
    case header = "w:hdr", footer = "w:ftr"
    case alternativeChunk = "w:altChunk", subDocument = "w:subDoc"
    // Paragraph properties.
    case paragraphStyle = "w:pStyle", numbering = "w:numPr", level = "w:ilvl", numberingID = "w:numId"
    case outlineLevel = "w:outlineLvl", shading = "w:shd"
    case frame = "w:framePr", dropCap = "w:dropCap"
    // Runs.
    case run = "w:r", runProperties = "w:rPr", runStyle = "w:rStyle", bold = "w:b", vanish = "w:vanish"
    case strike = "w:strike", doubleStrike = "w:dstrike", verticalAlignment = "w:vertAlign"
    case color = "w:color", highlight = "w:highlight", text = "w:t", tab = "w:tab", lineBreak = "w:br"
    case carriageReturn = "w:cr", noBreakHyphen = "w:noBreakHyphen", symbol = "w:sym", size = "w:sz"
    case fonts = "w:rFonts", highAnsi = "w:hAnsi"
    case positionedTab = "w:ptab", deletedText = "w:delText", rubyText = "w:rt", language = "w:lang"
    // Changes.
    case deletion = "w:del", moveFrom = "w:moveFrom", insertion = "w:ins"
    case runPropertiesChange = "w:rPrChange", paragraphPropertiesChange = "w:pPrChange"
    case tablePropertiesChange = "w:tblPrChange", tableExceptionsChange = "w:tblPrExChange"
    case rowPropertiesChange = "w:trPrChange", cellPropertiesChange = "w:tcPrChange"
    case sectionPropertiesChange = "w:sectPrChange", gridChange = "w:tblGridChange"
    // Fields and links.
    case fieldCharacter = "w:fldChar", instruction = "w:instrText", simpleField = "w:fldSimple"
    case hyperlink = "w:hyperlink", checkBox = "w:checkBox", checked = "w:checked", defaultValue = "w:default"
    case formText = "w:ffData", listEntry = "w:listEntry", listResult = "w:result"
    // References.
    case footnoteReference = "w:footnoteReference", endnoteReference = "w:endnoteReference"
    case commentReference = "w:commentReference", headerReference = "w:headerReference"
    case footerReference = "w:footerReference"
    // Table properties.
    case tableProperties = "w:tblPr", tableLook = "w:tblLook", tableStyle = "w:tblStyle"
    case tableHeader = "w:tblHeader", hiddenRow = "w:hidden"
    case tableCaption = "w:tblCaption", tableDescription = "w:tblDescription"
    case gridBefore = "w:gridBefore", gridSpan = "w:gridSpan", verticalMerge = "w:vMerge"
    case horizontalMerge = "w:hMerge", rowProperties = "w:trPr", cellProperties = "w:tcPr"
    // Controls.
    case placeholderShown = "w:showingPlcHdr", gallery = "w:docPartGallery", controlAlias = "w:alias"
    // Drawings.
    case drawing = "w:drawing", picture = "w:pict", object = "w:object", oleObject = "o:OLEObject"
    case drawingProperties = "wp:docPr", textBoxContent = "w:txbxContent", alternateContent =
        "mc:AlternateContent"
    case choice = "mc:Choice", fallback = "mc:Fallback", chart = "c:chart", diagram = "dgm:relIds"
    case extendedChart = "cx:chart"
    case slideText = "a:txBody", slideParagraph = "a:p", slideWords = "a:t"
    case shape = "v:shape", textPath = "v:textpath", imageData = "v:imagedata", pictureProperties =
        "pic:cNvPr"
    // Styles.
    case style = "w:style", styleName = "w:name", basedOn = "w:basedOn"
    // Attributes.
    case value = "w:val", type = "w:type", characterType = "w:fldCharType", instructionText = "w:instr"
    case relationship = "r:id", anchor = "w:anchor", id = "w:id", author = "w:author", fill = "w:fill"
    case character = "w:char", font = "w:font", firstRow = "w:firstRow", styleID = "w:styleId"
    case themeColor = "w:themeColor", themeShade = "w:themeShade"
    case ascii = "w:ascii", data = "r:dm", progID = "ProgID", alternative = "alt", title = "title"
    case shapeID = "id", descr = "descr", name = "name", string = "string", customMark = "w:customMarkFollows"
    // Equations.
    case math = "m:oMath", mathParagraph = "m:oMathPara", mathText = "m:t", mathValue = "m:val"
    case fraction = "m:f", numerator = "m:num", denominator = "m:den", superscript = "m:sSup"
    case subscripted = "m:sSub", both = "m:sSubSup", before = "m:sPre", sub = "m:sub", sup = "m:sup", base =
        "m:e"
    case radical = "m:rad", degree = "m:deg", nary = "m:nary", sign = "m:chr", delimiters = "m:d"
    case opening = "m:begChr", closing = "m:endChr", separator = "m:sepChr", function = "m:func"
    case functionName = "m:fName", matrix = "m:m", matrixRow = "m:mr", accent = "m:acc", bar = "m:bar"
    case limitBelow = "m:limLow", limitAbove = "m:limUpp", limit = "m:lim", equations = "m:eqArr"
}
