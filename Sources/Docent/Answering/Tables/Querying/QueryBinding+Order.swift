/// The first and the last that a question asks for.
extension QueryBinding {
    var boundOrder: (order: Order?, bound: BoundWords) {
        var (order, elements, bound) = (Order?.none, elements, BoundWords())
        for mark in marks {
            guard case .order(let isLast, let isByPlace) = mark.kind else { continue }
            guard !isByPlace else {
                order = Order(
                    column: nil, isLast: isLast, isGuessed: false, written: query.written(mark.places))
                continue
            }
            let behind = mark.places.upperBound
            if let header = header(of: mark.places.lowerBound) ?? time(of: mark.places.lowerBound) {
                // The last name is no order, but who was last inspected is, below `Last inspected`.
                if table.isOfTime(header),
                    !elements.contains(where: { $0.kind != .column && $0.columns.contains(header) })
                {
                    order = Order(
                        column: header, isLast: isLast, isGuessed: false, written: query.written(mark.places))
                }
                continue
            }
            // `the last inspection before 2023` bounds each one's last, and asks for no order.
            guard !absorbed.contains(behind) else {
                bound.unread.append(query.written(mark.places))
                continue
            }
            let clause = query.clause(of: mark.places.lowerBound)
            let times = table.headers.filter { $0 != table.name && table.isOfTime($0) }
            let named = elements.filter { $0.kind == .column && times.contains($0.columns.first ?? "") }
            let near = named.filter { clause.overlaps($0.places) }
            if let column = (near.first ?? named.first) {
                order = Order(
                    column: column.columns.first, isLast: isLast, isGuessed: false,
                    written: query.written(mark.places))
                elements.removeAll { $0.kind == .column && $0.columns == column.columns }
                bound.compared.formUnion(column.places)
            } else if times.count == 1, !asksForColumn(elements) {
                order = Order(
                    column: times[0], isLast: isLast, isGuessed: false, written: query.written(mark.places))
            } else if times.isEmpty, !asksForColumn(elements) {
                order = Order(
                    column: nil, isLast: isLast, isGuessed: true, written: query.written(mark.places))
            } else {
                bound.unread.append(query.written(mark.places))
            }
        }
        bound.instead = elements
        return (order, bound)
    }

    private func asksForColumn(_ elements: [QueryElement]) -> Bool {
        elements.contains { $0.kind == .column && ($0.isDenied || isAsked($0)) }
    }

    /// The one header of times that a word stands in: `First ascent` for what was first climbed.
    private func time(of place: Int) -> String? {
        let headers = table.headers.filter {
            Words.parts(of: $0).contains(query.words[place].word) && table.isOfTime($0)
        }
        return headers.count == 1 ? headers[0] : nil
    }

    /// The header that a word and the one behind it stand in: `last name`.
    private func header(of place: Int) -> String? {
        guard place + 1 < query.words.count else { return nil }
        return table.headers.first {
            let parts = Words.parts(of: $0)
            return parts.contains(query.words[place].word) && parts.contains(query.words[place + 1].word)
        }
    }
}
