/// What a question denies and excepts.
extension QueryBinding {
    /// - Parameter others: the places of words that deny nothing.
    func denials(among elements: [QueryElement], besides others: Set<Int> = []) -> BoundWords {
        var (elements, unread) = (elements, [String]())
        let marks = marks.filter { others.isDisjoint(with: $0.places) }
        for (number, mark) in marks.enumerated() {
            switch mark.kind {
            case .unclear: unread.append(query.written(mark.places))
            case .denial, .exception:
                let clause = query.clause(of: mark.places.lowerBound)
                let next = marks.dropFirst(number + 1).first {
                    $0.kind == .denial || $0.kind == .exception
                }
                let end = min(clause.upperBound, next?.places.lowerBound ?? query.words.count)
                let behind = elements.indices.first {
                    (mark.places.upperBound..<end).contains(elements[$0].places.lowerBound)
                }
                let before = elements.indices.last {
                    (clause.lowerBound..<mark.places.lowerBound).contains(elements[$0].places.lowerBound)
                        && !elements[$0].isDenied
                }
                if let element = behind ?? before {
                    elements[element].isDenied = true
                } else {
                    unread.append(query.written(mark.places))
                }
            default: break
            }
        }
        return BoundWords(instead: elements, unread: unread)
    }
}
