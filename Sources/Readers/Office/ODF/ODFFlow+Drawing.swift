import Documents

/// A slide of an OpenDocument presentation.
struct ODFPage: Sendable {
    var name: String?
    var isHidden = false
    /// Its own box; nil when its size is not known.
    var box: ReadingOrder.Box?
    var shapes: [SlideShape] = []
    var notes = Inline()
    var comments: [FlowItem] = []
}

/// Frames, shapes and slides.
extension ODFFlow {
    mutating func startDrawing(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .page: startPage(attributes)
        case .notes: scopes.append(ODFScope(kind: .speakerNotes))
        case .textBox: break
        case .title, .description: scopes.append(ODFScope(kind: .description)); startDescription()
        case .chartTitle, .chartSubtitle: scopes.append(ODFScope(kind: .chartTitle))
        case .footerDeclaration, .headerDeclaration:
            scopes.append(ODFScope(kind: .margin(name == .footerDeclaration ? "Footer" : "Header")))
            startDescription()
        case .object, .oleObject: addObject(attributes[.href])
        default: startShape(attributes)
        }
    }

    /// Words that stand directly in the element.
    private mutating func startDescription() {
        scopes[top].paragraph = ODFParagraph()
    }

    private mutating func addObject(_ href: String?) {
        guard let href, !href.contains(":") else { return }
        let folder = href.hasPrefix("./") ? String(href.dropFirst(2)) : href
        addAfter(.reference(.chart(id: Relationships.resolve(folder + "/content.xml", from: ""))))
    }

    private mutating func startPage(_ attributes: XMLAttributes<Name>) {
        var page = ODFPage()
        page.name = attributes[.name]
        page.isHidden = styles.property(attributes[.drawStyle], \.isShown) == false
        page.box = styles.pageSize(of: attributes[.masterPageName]).map {
            ReadingOrder.Box(left: 0, top: 0, right: $0.width, bottom: $0.height)
        }
        pages.append(page)
    }

    /// A shape begins: on a slide it has a place of its own, in text it follows its paragraph.
    private mutating func startShape(_ attributes: XMLAttributes<Name>) {
        let isPlaceholder = attributes.flag(.placeholder) == true && attributes[.presentationClass] != nil
        guard scopes.count < 64, !isPlaceholder || pages.isEmpty else {
            content.kind = .nothing
            return
        }
        var shape = SlideShape()
        shape.name = attributes[.name]
        shape.role = Self.role(attributes[.presentationClass])
        shape.box = Self.box(attributes)
        shapes.append(shape)
        scopes.append(ODFScope(kind: .frame))
    }

    private static func role(_ presentationClass: String?) -> SlideShape.Role {
        switch presentationClass {
        case "title": .title
        case "subtitle": .subtitle
        case "outline", "text": .body
        case "footer", "header", "date-time": .footer
        case "page-number", "page": .number
        default: .none
        }
    }

    private static func box(_ attributes: XMLAttributes<Name>) -> ReadingOrder.Box? {
        guard let x = attributes[.x].flatMap(ODFLength.points),
            let y = attributes[.y].flatMap(ODFLength.points)
        else {
            return nil
        }
        let width = attributes[.width].flatMap(ODFLength.points) ?? 0
        let height = attributes[.height].flatMap(ODFLength.points) ?? 0
        return ReadingOrder.Box(left: x, top: y, right: x + width, bottom: y + height)
    }

    mutating func endDrawing(_ name: Name) {
        switch name {
        case .page, .textBox, .object, .oleObject: break
        case .notes: endSpeakerNotes()
        case .title, .description: endDescription()
        case .chartTitle, .chartSubtitle: endChartTitle()
        case .footerDeclaration, .headerDeclaration: endDeclaration()
        case .frame, .group, .customShape, .rectangle, .ellipse, .circle, .line, .connector, .polygon, .path,
            .polyline, .caption, .measure:
            endShape()
        default: break
        }
    }

    private mutating func endShape() {
        guard scopes.count > 1, scopes[top].kind == .frame, var shape = shapes.popLast() else { return }
        if scopes[top].paragraph != nil { endParagraph() }
        let scope = scopes.removeLast()
        shape.items = scope.items
        if shape.box == nil {
            shape.box = shape.children.compactMap(\.box).reduce(nil, ReadingOrder.Box.around)
        }
        let isInPage = !pages.isEmpty && !scopes.contains { $0.kind == .speakerNotes }
        if isInPage, scopes[top].kind == .frame, let last = shapes.indices.last {
            shapes[last].children.append(shape)
        } else if isInPage, scopes.count == 1, let page = pages.indices.last {
            if let slide = pages[page].box { shape.hideBeside(slide) }
            pages[page].shapes.append(shape)
        } else if shape.role != .number {
            for item in shape.items + shape.children.flatMap(\.items) { addAfter(item) }
        }
    }

    private mutating func endSpeakerNotes() {
        guard scopes.count > 1, scopes[top].kind == .speakerNotes else { return }
        let scope = scopes.removeLast()
        if let page = pages.indices.last { pages[page].notes = scope.words }
    }

    private mutating func endDescription() {
        guard scopes.count > 1, scopes[top].kind == .description else { return }
        let words = scopes[top].paragraph?.text ?? Inline()
        scopes.removeLast()
        guard AlternativeText.tells(words.text) else { return }
        addAfter(.paragraph(DraftParagraph(kind: .image, text: words)))
    }

    private mutating func endChartTitle() {
        guard scopes.count > 1, scopes[top].kind == .chartTitle else { return }
        let scope = scopes.removeLast()
        addAfter(.paragraph(DraftParagraph(kind: .caption, text: scope.words)))
    }

    private mutating func endDeclaration() {
        guard scopes.count > 1, case .margin(let name) = scopes[top].kind else { return }
        let words = scopes[top].paragraph?.text ?? Inline()
        scopes.removeLast()
        if !words.isEmpty { margins.append((name, words)) }
    }
}
