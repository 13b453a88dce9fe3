/// Puts boxes on a page or slide into the order in which people read them.
///
/// The page is cut along its blank stripes, across first, then down, and so on in each part (the recursive XY cut
/// of Nagy and Seth, 1984), so that columns are read one after the other. A band of low boxes, such as headings, over
/// a band of higher ones in the same columns is read with it, column by column. Where no stripe is blank, boxes
/// follow from top to bottom, then from left to right.
enum ReadingOrder {
    /// A rectangle with any unit, growing to the right and down.
    struct Box: Sendable, Equatable {
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double

        /// The smallest box around both.
        static func around(_ first: Box?, _ second: Box) -> Box? {
            guard let first else { return second }
            return Box(
                left: min(first.left, second.left), top: min(first.top, second.top),
                right: max(first.right, second.right), bottom: max(first.bottom, second.bottom))
        }
    }

    /// The boxes' positions in reading order.
    static func sorted(_ boxes: [Box]) -> [Int] {
        cut(Array(boxes.indices), boxes, depth: 0)
    }

    private static func cut(_ part: [Int], _ boxes: [Box], depth: Int) -> [Int] {
        guard part.count > 1, depth < 8 else { return byPosition(part, boxes) }
        let bands = stripes(part, boxes, from: \.top, to: \.bottom)
        if bands.count > 1 {
            return joined(bands, boxes).flatMap { $0.flatMap { cut($0, boxes, depth: depth + 1) } }
        }
        let columns = stripes(part, boxes, from: \.left, to: \.right)
        if columns.count > 1 { return columns.flatMap { cut($0, boxes, depth: depth + 1) } }
        return byPosition(part, boxes)
    }

    /// The bands, each a part of its own, or the columns of two that are read together.
    private static func joined(_ bands: [[Int]], _ boxes: [Box]) -> [[[Int]]] {
        var parts: [[[Int]]] = []
        var index = 0
        while index < bands.count {
            if index + 1 < bands.count, let columns = columns(bands[index], over: bands[index + 1], boxes) {
                parts.append(columns)
                index += 2
            } else {
                parts.append([bands[index]])
                index += 1
            }
        }
        return parts
    }

    private static func columns(_ heads: [Int], over below: [Int], _ boxes: [Box]) -> [[Int]]? {
        let above = stripes(heads, boxes, from: \.left, to: \.right)
        let under = stripes(below, boxes, from: \.left, to: \.right)
        guard above.count > 1, above.count == under.count,
            let top = around(heads, boxes), let bottom = around(below, boxes),
            (top.bottom - top.top) * 2 <= bottom.bottom - bottom.top
        else { return nil }
        let width = (bottom.right - bottom.left) / Double(under.count)
        for (head, column) in zip(above, under) {
            guard let head = around(head, boxes), let column = around(column, boxes),
                abs(head.left - column.left) < width * 0.1
            else { return nil }
        }
        return zip(above, under).map { $0 + $1 }
    }

    private static func around(_ part: [Int], _ boxes: [Box]) -> Box? {
        part.reduce(nil) { Box.around($0, boxes[$1]) }
    }

    private static func byPosition(_ part: [Int], _ boxes: [Box]) -> [Int] {
        part.sorted { (boxes[$0].top, boxes[$0].left, $0) < (boxes[$1].top, boxes[$1].left, $1) }
    }

    /// Parts the boxes where a stripe between them is blank; a slight overlap counts as blank.
    private static func stripes(
        _ part: [Int], _ boxes: [Box], from: KeyPath<Box, Double>, to: KeyPath<Box, Double>
    ) -> [[Int]] {
        let sorted = part.sorted { (boxes[$0][keyPath: from], $0) < (boxes[$1][keyPath: from], $1) }
        var groups: [[Int]] = []
        var end = -Double.infinity
        for index in sorted {
            let start = boxes[index][keyPath: from]
            let size = boxes[index][keyPath: to] - start
            if groups.isEmpty || start >= end - size * 0.1 {
                groups.append([index])
            } else {
                groups[groups.count - 1].append(index)
            }
            end = max(end, boxes[index][keyPath: to])
        }
        return groups
    }
}
