/// Rules that stand within rules.
extension StyleSheets {
    /// Adds the rules that stand within a rule, with their selectors written out.
    mutating func addNested(
        _ block: ArraySlice<UInt8>, in outer: [ArraySlice<UInt8>], _ context: Context
    ) {
        guard context.depth < Self.deepestNesting else { return }
        var scanner = StyleScanner(block)
        while !scanner.isAtEnd {
            let start = scanner.take(until: [UInt8(ascii: ";"), UInt8(ascii: "{")])
            let isRule = scanner.next == UInt8(ascii: "{")
            scanner.advance()
            guard isRule else { continue }
            let inner = scanner.takeBlock()
            let prelude = start.drop { $0 <= 0x20 }
            if prelude.first == UInt8(ascii: "@") {
                guard var within = self.context(of: prelude, within: context) else { continue }
                within.depth += 1
                nestingRoom -= outer.reduce(0) { $0 + $1.count }
                guard nestingRoom > 0 else { return }
                add(outer, inner, within)
            } else {
                var within = context
                within.depth += 1
                add(written(Self.parts(of: prelude), in: outer), inner, within)
            }
        }
    }

    /// How deep rules lie one within another at most.
    private static let deepestNesting = 6

    /// Selectors of rules within a rule as they would stand outside of it.
    private mutating func written(_ inner: [ArraySlice<UInt8>], in outer: [ArraySlice<UInt8>])
        -> [ArraySlice<UInt8>]
    {
        var found: [ArraySlice<UInt8>] = []
        for parent in outer {
            for child in inner {
                let parts = child.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
                nestingRoom -= child.count + max(parts.count - 1, 1) * (parent.count + 1)
                guard nestingRoom > 0 else { return found }
                let whole =
                    parts.count > 1 ? Array(parts.joined(separator: parent)) : parent + [0x20] + child
                found.append(ArraySlice(whole))
            }
        }
        return found
    }
}
