import Documents

/// One shape of a slide with what it says.
struct SlideShape: Sendable {
    /// What a placeholder is for.
    enum Role: Sendable, Equatable {
        case title, subtitle, body, footer, number, none
    }

    var name: String?
    var role = Role.none
    var placeholder: SlidePlaceholder?
    var box: ReadingOrder.Box?
    var isHidden = false
    /// Whether the shape is turned about its middle.
    var isTurned = false
    /// Whether its lines go on beyond its box.
    var isUnwrapped = false
    var items: [FlowItem] = []
    /// Shapes that are grouped in it.
    var children: [SlideShape] = []
    /// The part of their own measure that fills the box of a group.
    var childBox: ReadingOrder.Box?
}

/// How a slide's shape refers to the one of its layout.
struct SlidePlaceholder: Sendable, Hashable {
    let type: String
    let index: String

    /// What it is for.
    var role: SlideShape.Role {
        switch type {
        case "title", "ctrTitle": .title
        case "subTitle": .subtitle
        case "dt", "ftr", "hdr": .footer
        case "sldNum", "sldImg": .number
        case "body", "obj", "": .body
        default: .none
        }
    }
}

/// The elements and attributes of PresentationML that the reader knows.
enum SlideName: String, CaseIterable {
    case slide = "p:sld", show, shape = "p:sp", picture = "p:pic", frame = "p:graphicFrame", group = "p:grpSp"
    case connector = "p:cxnSp", properties = "p:cNvPr", placeholder = "p:ph", name, descr, hidden, title
    case type, index = "idx", offset = "a:off", extent = "a:ext", x, y, width = "cx", height = "cy"
    case childOffset = "a:chOff", childExtent = "a:chExt", rotation = "rot"
    case bodyProperties = "a:bodyPr", wrap, motion = "p:animMotion"
    case transform = "a:xfrm", frameTransform = "p:xfrm", body = "p:txBody", paragraph = "a:p"
    case paragraphProperties = "a:pPr", level = "lvl", bulletCharacter = "a:buChar", bulletNone = "a:buNone"
    case bulletNumber = "a:buAutoNum", startAt, character = "char", run = "a:r", runProperties = "a:rPr"
    case text = "a:t", lineBreak = "a:br", field = "a:fld", link = "a:hlinkClick", relationship = "r:id"
    case baseline, strike, size = "sz"
    case bold = "b", table = "a:tbl", tableProperties = "a:tblPr", firstRow, row = "a:tr", cell = "a:tc"
    case gridSpan, rowSpan, horizontalMerge = "hMerge", verticalMerge = "vMerge"
    case extendedChart = "cx:chart"
    case chart = "c:chart", diagram = "dgm:relIds", data = "r:dm", ole = "p:oleObj", progID = "progId"
    case choice = "mc:Choice", fallback = "mc:Fallback", alternate = "mc:AlternateContent"
    case math = "m:oMath", mathText = "m:t", mathValue = "m:val"
    case fraction = "m:f", numerator = "m:num", denominator = "m:den", superscript = "m:sSup"
    case subscripted = "m:sSub", both = "m:sSubSup", before = "m:sPre", sub = "m:sub", sup = "m:sup", base =
        "m:e"
    case radical = "m:rad", degree = "m:deg", nary = "m:nary", sign = "m:chr", delimiters = "m:d"
    case opening = "m:begChr", closing = "m:endChr", separator = "m:sepChr", function = "m:func"
    case functionName = "m:fName", matrix = "m:m", matrixRow = "m:mr", accent = "m:acc", bar = "m:bar"
    case limitBelow = "m:limLow", limitAbove = "m:limUpp", limit = "m:lim", equations = "m:eqArr"

    /// The part of an equation that an element is.
    var equationElement: EquationText.Element? {
        rawValue.hasPrefix("m:") ? EquationText.Element(rawValue: String(rawValue.dropFirst(2))) : nil
    }
}
