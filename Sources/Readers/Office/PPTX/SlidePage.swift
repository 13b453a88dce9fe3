import Documents

/// Puts the shapes of one slide into the document.
struct SlidePage {
    let number: Int
    let title: String?

    /// Adds a shape and what is grouped in it; footers that repeat from slide to slide are added once.
    func add(
        _ shape: SlideShape, _ drawings: DrawingParts, _ footers: inout Set<Inline>,
        to builder: inout DocumentBuilder
    ) {
        let layer = builder.layer
        defer { builder.layer = layer }
        if shape.isHidden { builder.layer = .hidden }
        builder.place = .slide(
            number: number, title: title, shape: shape.name.flatMap { $0.isEmpty ? nil : $0 })
        switch shape.role {
        case .number: return
        case .title:
            builder.heading(shape.plainText, level: 1)
            builder.append(shape.unseen)
        case .footer:
            guard footers.insert(shape.plainText).inserted else { return }
            builder.append(
                .paragraph, shape.plainText, layer: builder.layer == .hidden ? .hidden : .furniture)
        case .subtitle, .body, .none:
            builder.append(shape.items) { reference, builder in drawings.add(reference, to: &builder) }
        }
        for child in Self.ordered(shape.children) { add(child, drawings, &footers, to: &builder) }
    }

    /// The title first, then the others as people read the slide; in the file's order when a place is unknown.
    static func ordered(_ shapes: [SlideShape]) -> [SlideShape] {
        let titles = shapes.filter { $0.role == .title }
        let rest = shapes.filter { $0.role != .title && !$0.isEmpty }
        let boxes = rest.compactMap(\.box)
        guard boxes.count == rest.count, rest.count > 1 else { return titles + rest }
        return titles + ReadingOrder.sorted(boxes).map { rest[$0] }
    }
}

extension SlideShape {
    /// Whether the shape and what is grouped in it say nothing.
    var isEmpty: Bool { items.isEmpty && children.isEmpty }

    /// Its words on one line.
    var plainText: Inline {
        items.reduce(into: Inline()) { text, item in
            if case .paragraph(let paragraph) = item, paragraph.kind != .image, paragraph.layer != .hidden {
                text.append(paragraph.text, spaced: true)
            }
        }
    }

    /// The words in it that cannot be seen.
    var unseen: [FlowItem] {
        items.filter { if case .paragraph(let paragraph) = $0 { paragraph.layer == .hidden } else { false } }
    }

    /// Its pieces that hold others or stand for some, and those of the shapes grouped in it.
    var compoundItems: [FlowItem] {
        var items: [FlowItem] = []
        var waiting = [self]
        while let shape = waiting.popLast() {
            items += shape.items.filter(\.isCompound)
            waiting += shape.children
        }
        return items
    }
}

/// Alternative texts of pictures.
enum AlternativeText {
    /// Whether a text says more than the name of the picture's file.
    static func tells(_ words: String) -> Bool {
        let trimmed = words.lowercased()
        let isFileName = [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".svg", ".bmp", ".tif", ".tiff"]
            .contains { trimmed.hasSuffix($0) }
        return !isFileName && !trimmed.isEmpty && !isRange(words)
    }

    /// Whether a text only says which cells a chart shows, as in `Data.B2:Data.B4`.
    private static func isRange(_ words: String) -> Bool {
        let ends = words.split(separator: ":")
        return ends.count == 2
            && ends.allSatisfy { end in
                guard let dot = end.lastIndex(of: ".") else { return false }
                let cell = end[dot...].dropFirst().filter { $0 != "$" }
                let column = cell.prefix { $0.isLetter }
                return (1...3).contains(column.count) && column.count < cell.count
                    && cell.dropFirst(column.count).allSatisfy(\.isNumber)
            }
    }
}
