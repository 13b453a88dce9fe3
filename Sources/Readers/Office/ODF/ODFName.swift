/// The elements and attributes of OpenDocument that the reader knows.
enum ODFName: String, CaseIterable {
    // Text.
    case paragraph = "text:p", heading = "text:h", span = "text:span", space = "text:s", tab = "text:tab"
    case lineBreak = "text:line-break", link = "text:a", note = "text:note", citation = "text:note-citation"
    case noteBody = "text:note-body", noteClass = "text:note-class", annotation = "office:annotation"
    case creator = "dc:creator", date = "dc:date", initials = "meta:creator-initials", creatorInitials =
        "loext:sender-initials"
    case trackedChanges = "text:tracked-changes", sheetChanges = "table:tracked-changes", rubyText =
        "text:ruby-text"
    case changedRegion = "text:changed-region", deletion = "text:deletion", changeStart = "text:change-start"
    case changeEnd = "text:change-end", changeID = "text:change-id", textID = "text:id"
    case softNumber = "text:number", section = "text:section", contents = "text:table-of-content"
    case index = "text:alphabetical-index", illustrations = "text:illustration-index", tables =
        "text:table-index"
    case forms = "office:forms", scripts = "office:scripts", list = "text:list", item = "text:list-item"
    case listHeader = "text:list-header", outlineLevel = "text:outline-level", styleName = "text:style-name"
    case continues = "text:continue-numbering", continuesList = "text:continue-list", id = "xml:id"
    case startValue = "text:start-value", count = "text:c", href = "xlink:href", display = "text:display",
        isHidden = "text:is-hidden"
    case variable = "text:variable-set", userField = "text:user-field-get"
    case hiddenParagraph = "text:hidden-paragraph"
    case restartNumbering = "text:restart-numbering", isListHeader = "text:is-list-header"
    // Tables.
    case table = "table:table", headerRows = "table:table-header-rows", row = "table:table-row"
    case column = "table:table-column", cell = "table:table-cell", covered = "table:covered-table-cell"
    case rowsRepeated = "table:number-rows-repeated", columnsRepeated = "table:number-columns-repeated"
    case columnsSpanned = "table:number-columns-spanned", rowsSpanned = "table:number-rows-spanned"
    case visibility = "table:visibility", tableName = "table:name", tableStyle = "table:style-name"
    case formula = "table:formula", valueType = "office:value-type", value = "office:value"
    case dateValue = "office:date-value", timeValue = "office:time-value", booleanValue =
        "office:boolean-value"
    case stringValue = "office:string-value", namedRange = "table:named-range"
    case rangeAddress = "table:cell-range-address", spreadsheet = "office:spreadsheet"
    case firstRowStyle = "table:use-first-row-styles"
    // Drawings and slides.
    case page = "draw:page", frame = "draw:frame", textBox = "draw:text-box", image = "draw:image", group =
        "draw:g"
    case customShape = "draw:custom-shape", rectangle = "draw:rect", ellipse = "draw:ellipse", circle =
        "draw:circle"
    case line = "draw:line", connector = "draw:connector", polygon = "draw:polygon", path = "draw:path"
    case polyline = "draw:polyline", caption = "draw:caption", measure = "draw:measure", object =
        "draw:object"
    case oleObject = "draw:object-ole", title = "svg:title", description = "svg:desc", name = "draw:name"
    case drawStyle = "draw:style-name", x = "svg:x", y = "svg:y", width = "svg:width", height = "svg:height"
    case masterPageName = "draw:master-page-name", presentationClass = "presentation:class", placeholder =
        "presentation:placeholder"
    case notes = "presentation:notes", footerDeclaration = "presentation:footer-decl"
    case headerDeclaration = "presentation:header-decl", transform = "draw:transform"
    case chartTitle = "chart:title", chartSubtitle = "chart:subtitle", binary = "office:binary-data"
    case pageThumbnail = "draw:page-thumbnail"
    // Masters.
    case masterPage = "style:master-page", header = "style:header", footer = "style:footer"
    case headerLeft = "style:header-left", footerLeft = "style:footer-left", headerFirst =
        "style:header-first"
    case footerFirst = "style:footer-first", masterStyles = "office:master-styles", body = "office:body"
    case isShown = "style:display"
    case styles = "office:styles", automaticStyles = "office:automatic-styles", meta = "office:meta"
    // Equations.
    case math = "math:math", mathAnnotation = "math:annotation", mathIdentifier = "math:mi", mathNumber =
        "math:mn"
    case mathOperator = "math:mo", mathText = "math:mtext", mathFraction = "math:mfrac", mathSup = "math:msup"
    case mathSub = "math:msub", mathSubSup = "math:msubsup", mathRoot = "math:msqrt", mathDegree =
        "math:mroot"
    case mathRow = "math:mrow", mathUnderOver = "math:munderover", mathUnder = "math:munder", mathOver =
        "math:mover"
    case mathTable = "math:mtable", mathTableRow = "math:mtr", mathTableCell = "math:mtd"
}
