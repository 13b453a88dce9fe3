/// An address as one string, as it is printed beside an answer and typed to `docent get`.
///
/// The document's path, then after `#` the place in the terms of its kind, joined by `&`:
///
/// ```text
/// budget.xlsx#Costs!B7:D9                      a sheet's cells (`sheet=Costs` for all of it)
/// deck.pptx#slide=4&shape=Title 1              a slide, a shape on it
/// policy.docx#section=Travel/Hotels&paragraph=3  a paragraph; without it the section and all below it
/// policy.docx#section=Rates&paragraph=2&cells=B2:C2  cells of a table, counted within it
/// report.pdf#page=2&box=72.0,90.0,500.0,120.0  a page, a box on it in points
/// notes.txt#lines=4-9                          lines
/// feed.xml#element=/rss/channel/item[3]        an element
/// notes.txt#lines=4-9&range=120-180            with the UTF-8 range in the document's text, end excluded
/// ```
///
/// What would be misread is percent-escaped; parsing what was printed gives the same reference.
package struct LocatorReference: Sendable, Hashable {
    /// The document's path, as the index or the shell knows it.
    package let path: String
    /// The place; nil for the whole document.
    ///
    /// A slide's title is not part of it.
    package let place: Place?
    /// The cells, on a sheet or within a table.
    package let cells: CellRange?
    /// The UTF-8 range in the document's text.
    package let range: Range<Int>?

    /// Makes a reference.
    package init(path: String, place: Place? = nil, cells: CellRange? = nil, range: Range<Int>? = nil) {
        self.path = path
        self.cells = cells
        self.range = range
        if case .slide(let number, _, let shape) = place {
            self.place = .slide(number: number, title: nil, shape: shape)
        } else {
            self.place = place
        }
    }

    /// Makes the reference to a locator within the document at `path`.
    package init(path: String, locator: Locator) {
        self.init(path: path, place: locator.place, cells: locator.cells, range: locator.range)
    }
}

extension Document {
    /// The range of the words that a reference names; nil when the document has no such place.
    ///
    /// Its own range is taken when it lies within the place, or when no place is given.
    package func resolve(_ reference: LocatorReference) -> Range<Int>? {
        let all = 0..<text.utf8.count
        guard reference.place != nil || reference.cells != nil else {
            guard let range = reference.range else { return all }
            return range.clamped(to: all) == range ? range : nil
        }
        guard let named = resolve(place: reference.place, cells: reference.cells, near: reference.range)
        else {
            return nil
        }
        guard let range = reference.range, !range.isEmpty, range.clamped(to: all) == range else {
            return named
        }
        let whole = resolve(place: reference.place, cells: nil, near: range) ?? named
        return range.overlaps(named) && (whole.clamped(to: range) == range || begins(range, at: reference))
            ? range : named
    }

    private func begins(_ range: Range<Int>, at reference: LocatorReference) -> Bool {
        let own = LocatorReference(path: reference.path, locator: locator(for: range))
        return own == reference
    }

    /// The words that a reference names; nil when the document has no such place.
    package func words(at reference: LocatorReference) -> Substring? {
        resolve(reference).map { self[$0] }
    }
}
