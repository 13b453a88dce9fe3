/// What an element's content becomes when the element is a block.
enum HTMLBlockKind: Equatable {
    case plain, paragraph, control, list, item, term, definition, quote, caption, code
    case heading(Int)

    init?(_ tag: HTMLName) {
        switch tag {
        case .p: self = .paragraph
        case .address, .article, .aside, .body, .center, .details, .dialog, .div, .dl, .fieldset, .figure,
            .footer, .form, .header, .hgroup, .html, .main, .nav, .search, .section, .tbody, .thead, .tfoot,
            .tr, .td, .th, .noscript, .object, .video, .audio, .canvas, .svg, .text, .desc, .title,
            .noframes, .applet, .marquee, .optgroup:
            self = .plain
        case .button, .select, .option, .textarea, .progress, .meter, .output: self = .control
        case .ul, .ol, .menu, .dir: self = .list
        case .li: self = .item
        case .dt, .summary: self = .term
        case .dd: self = .definition
        case .blockquote: self = .quote
        case .figcaption, .caption, .legend: self = .caption
        case .pre, .listing, .xmp, .plaintext: self = .code
        case .h1: self = .heading(1)
        case .h2: self = .heading(2)
        case .h3: self = .heading(3)
        case .h4: self = .heading(4)
        case .h5: self = .heading(5)
        case .h6: self = .heading(6)
        default: return nil
        }
    }
}
