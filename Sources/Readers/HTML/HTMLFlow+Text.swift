import Documents

extension HTMLFlow {
    /// Adds the words of a text node, whose bytes these are.
    mutating func addText(_ from: Int, _ to: Int) {
        if let mark = taskMark, tree.bytes[from..<to].contains(where: { $0 > 0x20 }) {
            taskMark = nil
            inline.append(mark + " ")
        }
        let isVerbatim = frames.indices.last.map { frames[$0].isVerbatim } ?? false
        unsafe tree.bytes.withUnsafeBytes { bytes in
            let words = unsafe UnsafeRawBufferPointer(rebasing: bytes[from..<to])
            unsafe isVerbatim ? inline.appendVerbatim(utf8: words) : inline.append(utf8: words)
        }
    }

    /// Ends the block that is being gathered.
    mutating func flush() {
        defer {
            if !inline.isEmpty { taskMark = nil }
            inline.clear()
        }
        if noteDepth > 0 {
            if !inline.isEmpty { notes.append((inline, layer == .hidden, noteLabel)) }
            return
        }
        if !inline.isEmpty { add(inline) }
        addNotes()
        for picture in pictures {
            builder.append(.image, picture.text, layer: picture.isHidden ? .hidden : layer)
        }
        pictures.removeAll()
    }

    /// Adds a block; only the first of an item carries the item's marker.
    private mutating func add(_ text: Inline) {
        guard let frame = frames.last else {
            builder.append(.paragraph, text)
            return
        }
        switch frame.kind {
        case .heading(let level): builder.heading(text, level: level, layer: frame.layer)
        case .listItem(let depth, _):
            let position = frames.lastIndex { $0.marker != nil }
            if let position, let marker = frames[position].marker {
                builder.append(.listItem(depth: depth, marker: marker), text, layer: frame.layer)
                frames[position].marker = nil
                for index in position..<frames.count { frames[index].kind = .paragraph }
            } else {
                builder.append(.paragraph, text, layer: frame.layer)
            }
        default: builder.append(frame.kind, text, layer: frame.layer)
        }
    }

    /// Keeps the alternative text of a picture, which follows its block or is a part of the heading.
    mutating func addPicture(_ node: MarkupTree.ID) {
        guard let range = tree.value(HTMLName.alt.rawValue, of: node), !range.isEmpty else { return }
        let text = Inline(tree.string(range))
        let isHidden = visibility.isHidden(node)
        if isWithinHeading, !isHidden {
            inline.append(text, spaced: true)
        } else if !text.isEmpty {
            pictures.append((text, isHidden))
        }
    }
}
