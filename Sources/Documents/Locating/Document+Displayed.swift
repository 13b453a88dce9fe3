/// How an address is followed as a person reads it.
extension Document {
    /// The range of the words at an address as ``Locator/display`` prints it; nil when the document has no such place.
    ///
    /// The name of a sheet may stand in single quotes, as spreadsheet programs write it. Headings before lines or a page are passed
    /// over, as answers print them.
    package func resolve(displayed address: String) -> Range<Int>? {
        if let range = resolve(place: address) { return range }
        guard let last = address.lastOccurrence(of: " › ") else { return nil }
        let rest = String(address[last.upperBound...])
        return ["Line", "Page"].contains { rest.hasPrefix($0) } ? resolve(place: rest) : nil
    }

    private func resolve(place address: String) -> Range<Int>? {
        if let place = place(displayed: address[...]) {
            return resolve(place: place, cells: nil, near: nil)
        }
        for (mark, end) in [(" [", "]"), ("!", "")] where address.hasSuffix(end) {
            guard let last = address.lastOccurrence(of: mark),
                let cells = CellRange(address[last.upperBound...].dropLast(end.utf8.count)),
                let place = place(displayed: address[..<last.lowerBound]),
                let range = resolve(place: place, cells: cells, near: nil)
            else { continue }
            return range
        }
        return address == Locator.wholeDocument ? 0..<text.utf8.count : nil
    }

    private func place(displayed text: Substring) -> Place? {
        let known = Set(blocks.map(\.place))
        let same = known.first { !$0.isSection && Locator(place: $0, range: 0..<0).display == text }
        if let same { return same.withoutBox }
        return [sheet(text), slide(text), page(text), lines(text), element(text), section(text)]
            .lazy.compactMap(\.self).first { place in known.contains { place.names($0) } }
    }

    // MARK: Kinds

    private func sheet(_ text: Substring) -> Place? {
        guard text.count > 2, text.first == "'", text.last == "'" else { return nil }
        return .sheet(name: String(text.dropFirst().dropLast()).replacing("''", with: "'"))
    }

    /// A slide by its number, whatever follows that is its title.
    private func slide(_ text: Substring) -> Place? {
        for case .slide(let number, let title, _) in blocks.lazy.map(\.place) {
            let place = Place.slide(number: number, title: title, shape: nil)
            if text == "Slide \(number)" || text == Locator(place: place, range: 0..<0).display {
                return place
            }
        }
        return nil
    }

    private func page(_ text: Substring) -> Place? {
        Self.numbers(text, after: ["Page "]).map { .page(number: $0.lowerBound, box: nil) }
    }

    private func lines(_ text: Substring) -> Place? {
        Self.numbers(text, after: ["Line ", "Lines "]).map { .lines($0) }
    }

    private func element(_ text: Substring) -> Place? {
        text.first == "/" ? .element(path: String(text)) : nil
    }

    private func section(_ text: Substring) -> Place? {
        let mark = text.lastIndex(of: "¶")
        let numbers = mark.flatMap { Self.numbers(text[$0...], after: ["¶"]) }
        var path = text
        if let mark, numbers != nil { path = text[..<mark] }
        if path.last == " " { path.removeLast() }
        guard let headings = path.isEmpty ? [] : headings(displayed: path), mark != nil || !path.isEmpty
        else { return nil }
        return .section(headings: headings, paragraphs: numbers ?? Place.everyParagraph)
    }

    /// The heading path that is printed like this: headings may hold the sign between them.
    private func headings(displayed path: Substring) -> [String]? {
        var seen: Set<[String]> = []
        for case .section(let headings, _) in blocks.lazy.map(\.place) where seen.insert(headings).inserted {
            for count in 1...max(1, headings.count) {
                let start = headings.prefix(count)
                if start.joined(separator: " › ") == path { return Array(start) }
            }
        }
        return nil
    }

    private static func numbers(_ text: Substring, after names: [String]) -> ClosedRange<Int>? {
        guard let name = names.first(where: { text.hasPrefix($0) }) else { return nil }
        let ends = text.dropFirst(name.count).split(omittingEmptySubsequences: false) {
            $0 == "–" || $0 == "-"
        }
        guard ends.count <= 2, let first = ends.first.flatMap({ Int($0) }),
            let last = ends.last.flatMap({ Int($0) }), first <= last
        else { return nil }
        return first...last
    }
}

extension Place {
    fileprivate var isSection: Bool {
        if case .section = self { true } else { false }
    }

    /// The same page without a box, which is not printed.
    fileprivate var withoutBox: Self {
        if case .page(let number, _) = self { .page(number: number, box: nil) } else { self }
    }
}

extension String {
    fileprivate func lastOccurrence(of mark: String) -> Range<Index>? {
        var end = endIndex
        while let index = self[..<end].lastIndex(of: mark.last ?? " ") {
            let after = self.index(after: index)
            if let start = self.index(after, offsetBy: -mark.count, limitedBy: startIndex),
                self[start..<after] == mark
            {
                return start..<after
            }
            end = index
        }
        return nil
    }
}
