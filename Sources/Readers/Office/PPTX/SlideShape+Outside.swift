import Documents

extension SlideShape {
    /// The same for the shapes of a group that have the slide's own measure.
    mutating func hideBeside(_ slide: ReadingOrder.Box) {
        hideOutside(slide)
        for index in children.indices { children[index].hideBeside(slide) }
    }

    /// Marks the shape, or what of its group does, as hidden where all of its words lie beside the slide.
    ///
    /// - Parameters:
    ///   - slide: the slide's own box.
    ///   - map: what brings a box into the slide's measure.
    mutating func hideOutside(
        _ slide: ReadingOrder.Box, _ map: (ReadingOrder.Box) -> ReadingOrder.Box = { $0 }
    ) {
        // A box that has no size is not where its words are, and a turned one lies elsewhere.
        guard !isTurned, let own = box.map(map), own.right > own.left, own.bottom > own.top else { return }
        if children.isEmpty, isBeside(slide, own) { isHidden = true }
        guard let inner = childBox, inner.right > inner.left, inner.bottom > inner.top else { return }
        let across = (own.right - own.left) / (inner.right - inner.left)
        let down = (own.bottom - own.top) / (inner.bottom - inner.top)
        for index in children.indices {
            children[index].hideOutside(slide) { box in
                ReadingOrder.Box(
                    left: own.left + (box.left - inner.left) * across,
                    top: own.top + (box.top - inner.top) * down,
                    right: own.left + (box.right - inner.left) * across,
                    bottom: own.top + (box.bottom - inner.top) * down)
            }
        }
    }

    /// Whether no word of the shape reaches the slide.
    private func isBeside(_ slide: ReadingOrder.Box, _ own: ReadingOrder.Box) -> Bool {
        let (wide, high) = reach(own)
        return own.right + wide <= slide.left || own.left - wide >= slide.right
            || own.bottom + high <= slide.top || own.top - high >= slide.bottom
    }

    /// The size of a letter in large words, in the unit of slides: 28 points.
    private static let letter = 28.0 * 12_700

    /// How far words may go beyond their box to each side, since it need not grow with them.
    private func reach(_ own: ReadingOrder.Box) -> (wide: Double, high: Double) {
        var lines = 0.0
        var widest = 0.0
        for item in items {
            // How large a table or chart becomes is not known.
            guard case .paragraph(let paragraph) = item else { return (.infinity, .infinity) }
            let width = Double(paragraph.text.text.count) * Self.letter * 0.6
            widest = max(widest, width)
            lines += isUnwrapped ? 1 : max((width / (own.right - own.left)).rounded(.up), 1)
        }
        return (
            isUnwrapped ? max(widest - (own.right - own.left), 0) : 0,
            max(lines * Self.letter * 1.2 - (own.bottom - own.top), 0)
        )
    }
}
