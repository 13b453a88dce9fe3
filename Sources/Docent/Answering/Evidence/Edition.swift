import Documents

/// What a document's name says of its edition.
struct Edition: Sendable {
    let document: String
    let title: String
    /// Whether its path says that it was put away.
    let isArchived: Bool
    /// The years that its path and title name.
    let years: Set<Int>
    /// The last of them.
    let latest: Int?
    /// What editions of one document have in common: the file's name without years and numbers of versions.
    let series: String
    /// The numbers that are left in it.
    let numbers: [Substring]
    /// Whether it is the report of a month, a quarter or a week, which a later one does not replace.
    let isPeriodic: Bool

    /// Whether there may be older or newer ones.
    var tellsItsAge: Bool { isArchived || latest != nil }

    /// The editions of sources; of a document what tells it is taken from its name once.
    static func all(of sources: [Editions.Source]) -> [Edition] {
        var known: [String: Edition] = [:]
        return sources.map { source in
            let name = source.name
            let edition = known[name] ?? Edition(source)
            known[name] = edition
            return edition
        }
    }

    private init(_ source: Editions.Source) {
        (document, title) = (source.document, source.title)
        isArchived = Editions.isArchived(document)
        years = Editions.years(in: source.name)
        latest = years.max()
        series = Editions.series(of: document)
        numbers = series.split { !$0.isNumber }
        // A period counts where its year stands beside it.
        isPeriodic = !years.isEmpty && Period(ofName: source.name) != nil
    }

    /// Whether it is a newer edition of the other's document, as far as their names go.
    func replaces(_ other: Self) -> Bool {
        guard isNewer(than: other), document != other.document else { return false }
        if series == other.series { return true }
        return !title.isEmpty && title == other.title
            && (numbers == other.numbers || numbers.isEmpty || other.numbers.isEmpty)
    }

    private func isNewer(than other: Self) -> Bool {
        if isArchived != other.isArchived { return other.isArchived }
        guard !isPeriodic, !other.isPeriodic, let latest, let theirs = other.latest else { return false }
        return latest > theirs
    }
}

/// Sources whose documents share a name without figures, or a title: among them are the editions of one document.
///
/// Only within such a family are words compared, and there with those that share the rarest: all pairs of a long table's
/// sections would take hours.
struct EditionFamilies: Sendable {
    private let editions: [Edition]
    private var words: [Int: Set<String>] = [:]
    private var families: [Name: SharedStems] = [:]

    private enum Name: Hashable {
        case series(String)
        case title(String)
    }

    init(_ editions: [Edition], _ sources: [Editions.Source]) {
        self.editions = editions
        let members = editions.indices.reduce(into: [Name: [Int]]()) { members, at in
            for name in Self.names(of: editions[at]) { members[name, default: []].append(at) }
        }
        for (name, members) in members where Set(members.map { editions[$0].document }).count > 1 {
            for at in members where words[at] == nil { words[at] = Set(Words(sources[at].text).stems) }
            families[name] = SharedStems(members.map { ($0, words[$0] ?? []) })
        }
    }

    /// The first source of a newer edition that says much the same; nil where there is none.
    func replacement(of at: Int) -> Int? {
        guard let own = words[at] else { return nil }
        let alike = Self.names(of: editions[at]).compactMap { families[$0] }.flatMap {
            $0.candidates(for: own, around: at, most: Self.most)
        }
        return alike.sorted().first {
            editions[$0].replaces(editions[at]) && Self.likeness(words[$0] ?? [], own) >= Self.least
        }
    }

    private static func names(of edition: Edition) -> [Name] {
        [.series(edition.series)] + (edition.title.isEmpty ? [] : [.title(edition.title)])
    }

    /// The share of the shorter one's words that both have.
    private static func likeness(_ words: Set<String>, _ others: Set<String>) -> Double {
        let fewer = min(words.count, others.count)
        return fewer == 0 ? 0 : Double(words.intersection(others).count) / Double(fewer)
    }

    /// Two editions of a section share about this part of their words at least; two sections of one edition do not.
    private static let least = 0.4
    /// With how many of a family a source is compared, where more share a word with it.
    private static let most = 64
}
