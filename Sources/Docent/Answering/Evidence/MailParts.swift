import Documents

/// What of letters is their head, and what they quote of others; the rest is what their senders wrote.
struct MailParts: Sendable {
    /// The lines that tell who wrote to whom and when, those above what is quoted among them.
    private(set) var heads: [Range<Int>] = []
    /// What belongs to other letters.
    private(set) var quoted: [Range<Int>] = []

    private let content: Document
    /// Whether nothing but fields stood below the subject as yet.
    private var isHead = false
    private var isReply = false
    /// Whether all that follows is another letter.
    private var isBehindOther = false

    /// - Parameter range: what of a file of letters is looked at.
    init(of content: Document, within range: Range<Int>) {
        self.content = content
        guard MailThreads.formats.contains(content.format) else { return }
        let blocks = content.blocks
        let first = blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
        let start = blocks[..<min(first + 1, blocks.count)].lastIndex(where: Self.isSubject) ?? 0
        for block in blocks[start...].prefix(while: { $0.range.lowerBound < range.upperBound }) { add(block) }
    }

    init(of content: Document) { self.init(of: content, within: 0..<content.text.utf8.count) }

    /// Whether a range holds nothing but what heads a letter.
    func areHeads(_ range: Range<Int>) -> Bool { heads.contains { $0.clamped(to: range) == range } }

    func areQuoted(_ range: Range<Int>) -> Bool { quoted.contains { $0.overlaps(range) } }

    /// The stretches of a range that heads part it into, each of which holds either heads or none.
    func stretches(of range: Range<Int>) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var start = range.lowerBound
        for head in heads where head.overlaps(range) {
            if start < head.lowerBound { stretches.append(start..<head.lowerBound) }
            stretches.append(head.clamped(to: range))
            start = head.upperBound
        }
        if start < range.upperBound { stretches.append(start..<range.upperBound) }
        return stretches
    }

    private static func isSubject(_ block: Block) -> Bool {
        if case .heading(level: 1) = block.kind { true } else { false }
    }

    private mutating func add(_ block: Block) {
        if Self.isSubject(block) {
            let subject = MailThreads.subject(String(content[block.range]))
            (isHead, isReply, isBehindOther) = (true, subject.isReply, false)
            return
        }
        guard block.table == nil, block.kind == .paragraph || block.kind == .quote else {
            if isBehindOther { quoted.append(block.range) }
            return
        }
        let text = content[block.range]
        isHead = isHead && MailThreads.fields.contains { text.hasPrefix($0) }
        if isHead { return heads.append(block.range) }
        let lines = self.lines(of: block.range)
        let found = Self.heads(among: lines.map { String(content[$0]) })
        for lines in found.map({ lines[$0.lines] }) {
            guard let first = lines.first, let last = lines.last else { continue }
            heads.append(first.lowerBound..<last.upperBound)
        }
        if block.kind == .quote || isBehindOther { return quoted.append(block.range) }
        guard isReply, let other = found.first(where: \.opensLetter) else { return }
        quoted.append(lines[other.lines.lowerBound].lowerBound..<block.range.upperBound)
        isBehindOther = true
    }

    private func lines(of range: Range<Int>) -> [Range<Int>] {
        var start = range.lowerBound
        return content[range].utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            defer { start += line.count + 1 }
            return start..<start + line.count
        }
    }

    // MARK: Lines

    /// The runs of lines that are heads, and whether each is that of a letter held whole below it.
    static func heads(among lines: [String]) -> [(lines: Range<Int>, opensLetter: Bool)] {
        var found: [(lines: Range<Int>, opensLetter: Bool)] = []
        var place = 0
        while place < lines.count {
            if let end = attribution(from: place, in: lines) {
                found.append((place..<end, false))
                place = end
                continue
            }
            let start = isRule(lines[place]) ? place + 1 : place
            let fields = lines[start...].prefix { field($0) != nil }.compactMap(field)
            let isLetter = fields.count > 1 && !Lexicon.writers.isDisjoint(with: fields)
            let end = isLetter ? start + fields.count : start
            if end > place { found.append((place..<end, true)) }
            place = max(end, place + 1)
        }
        return found
    }

    /// Where a line ends that says who wrote what follows and when; it may be broken once.
    private static func attribution(from place: Int, in lines: [String]) -> Int? {
        for end in place + 1...place + 2 where end <= lines.count && lines[end - 1].hasSuffix(":") {
            let line = lines[place..<end].joined(separator: " ")
            let isLong = line.utf8.count > longest
            guard !isLong, !Lexicon.attributions.isDisjoint(with: Words.parts(of: line)) else { continue }
            let isDated = Figures.all(in: line).contains { if case .date = $0.value { true } else { false } }
            if isDated || line.contains("@") { return end }
        }
        return nil
    }

    private static let longest = 200

    /// Whether a line is a rule with words on it, such as `-----Original Message-----`.
    private static func isRule(_ line: String) -> Bool {
        let marks = line.prefix { $0 == "-" || $0 == "_" }
        return marks.count >= 5 && line.last == marks.last && line.contains(where: \.isLetter)
    }

    /// The name of the field that a line tells, in lower case.
    private static func field(_ line: String) -> String? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let name = line[..<colon].lowercased().filter { $0.isLetter }
        return Lexicon.mailFields.contains(name) && line.distance(from: line.startIndex, to: colon) <= 12
            ? name : nil
    }
}
