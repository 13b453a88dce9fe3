extension SlideShape {
    /// Marks the shape, or what of its group does, as hidden where it lies wholly beside the slide.
    ///
    /// - Parameters:
    ///   - slide: the slide's own box.
    ///   - map: what brings a box into the slide's measure.
    mutating func hideOutside(
        _ slide: ReadingOrder.Box, _ map: (ReadingOrder.Box) -> ReadingOrder.Box = { $0 }
    ) {
        guard let own = box.map(map) else { return }
        let isBeside =
            own.right <= slide.left || own.left >= slide.right || own.bottom <= slide.top
            || own.top >= slide.bottom
        if isBeside { isHidden = true }
        guard !children.isEmpty, let inner = childBox, inner.right > inner.left, inner.bottom > inner.top
        else {
            return
        }
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
}
