/// Which of the rules count for a page.
extension StyleSheets {
    /// Leaves out the properties of which no value hides anything, and then the rules that say nothing.
    ///
    /// - Parameters:
    ///   - matters: the concerns that are looked at whatever the sheets say.
    ///   - undone: the concerns of which only what elements say themselves is looked at, since scripts may undo what rules do.
    mutating func prune(keeping matters: Set<StyleConcern>, without undone: Set<StyleConcern> = []) {
        var kept: Set<StyleConcern> = []
        for rule in rules where !rule.isConditional {
            for (property, value) in rule.values {
                guard let concern = property.concern, !kept.contains(concern) else { continue }
                if property.mayHide(by: value.text) { kept.insert(concern) }
            }
        }
        kept = kept.subtracting(undone).union(matters)
        simple = [:]
        guard !kept.isEmpty else { return rules = [] }
        for index in rules.indices {
            rules[index].values = rules[index].values.filter { $0.key.matters(to: kept) }
        }
        rules.removeAll { $0.values.isEmpty }
    }

    /// Adds all rules of a sheet that was read before.
    mutating func add(_ sheet: StyleSheets, media: StyleMedia) {
        guard media != .never else { return }
        if order == 0, media == .holds { return self = sheet }
        isLinked = isLinked || sheet.isLinked
        isIncomplete = isIncomplete || sheet.isIncomplete || rules.count + sheet.rules.count > Self.most
        for rule in sheet.rules.prefix(Self.most - rules.count) {
            var rule = rule
            rule.isConditional = rule.isConditional || media != .holds
            rule.values = rule.values.mapValues { $0.later(by: order) }
            if media == .printed { rule.values = rule.values.filter { $0.key.concern == .shown } }
            rules.append(rule)
        }
        order += sheet.order
    }

    /// Whether any rule gives an element a ground.
    var paintsGrounds: Bool {
        rules.contains { rule in
            StyleProperty.grounds.contains {
                rule.values[$0].map { !StyleProperty.paintsNothing($0.text) } ?? false
            }
        }
    }
}
