/// What the tree builder knows of an element by its name.
struct HTMLElement {
    /// The number of the name.
    let name: Int32
    /// The name, when it is one of HTML's own.
    let tag: HTMLName?
    /// Whether it lies in SVG or MathML.
    var isForeign = false
    /// Whether it is a point in SVG or MathML where HTML goes on.
    var isIntegrationPoint = false

    init(name: Int32) {
        self.name = name
        tag = HTMLName(rawValue: name)
    }

    private init(_ other: HTMLElement, foreign: Bool, point: Bool) {
        self = other
        isForeign = foreign
        isIntegrationPoint = point
    }

    /// The same name as an element of SVG or MathML.
    func foreign() -> HTMLElement {
        let point =
            switch tag {
            case .foreignobject, .desc, .title, .mi, .mo, .mn, .ms, .mtext, .annotationXML: true
            default: false
            }
        return HTMLElement(self, foreign: !point, point: point)
    }

    /// Whether misplaced content within it goes before the table.
    var isTablePart: Bool {
        switch tag {
        case .table, .tbody, .thead, .tfoot, .tr: !isForeign
        default: false
        }
    }

    /// The standard's category of special elements, which end tags do not reach across.
    var isSpecial: Bool {
        if isForeign { return false }
        switch tag {
        case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br,
            .button,
            .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset,
            .figcaption,
            .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup,
            .hr,
            .html, .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav,
            .noembed, .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search,
            .section,
            .select, .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th,
            .thead,
            .title, .tr, .track, .ul, .wbr, .xmp:
            return true
        default: return isIntegrationPoint
        }
    }

    /// Whether a search for an open element stops here.
    var endsScope: Bool {
        switch tag {
        case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .template: !isForeign
        default: isIntegrationPoint
        }
    }

    var isHeading: Bool {
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// Whether its end tag may be left out, so that an end tag further out closes it silently.
    var hasImpliedEnd: Bool {
        switch tag {
        case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: !isForeign
        default: false
        }
    }
}
