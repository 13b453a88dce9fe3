/// Running text while a reader gathers it: white space folded, invisible characters dropped, links kept.
///
/// Runs of white space, no-break spaces included, become one space, also where they meet across two pieces;
/// leading and trailing white space goes. What ``Invisible`` lists is dropped and counted, from code too, since people
/// cannot see it but models can.
package struct Inline: Sendable, Hashable {
    package private(set) var bytes: [UInt8] = []
    /// What few texts have, so that the many others are small: one or none.
    private var extras: [Extras] = []
    private var owesSpace = false

    fileprivate struct Extras: Sendable {
        var links: [Link] = []
        var openLinks: [(target: String, from: Int)] = []
        var openMarks: [(mark: Mark, from: Int)] = []
        /// Where lowered digits ended that were left plain; they are written anew when a digit follows.
        var plainDigits = 0..<0
        /// Where struck-out text ended.
        var endOfStruck = 0
        var dropped = 0
    }

    /// The links in the text, in the order of their ends.
    package var links: [Link] { extras.first?.links ?? [] }

    /// How many invisible characters were dropped.
    package var dropped: Int { extras.first?.dropped ?? 0 }

    private mutating func change(_ change: (inout Extras) -> Void) {
        if extras.isEmpty { extras.append(Extras()) }
        change(&extras[0])
    }

    /// Makes an empty text.
    package init() {}

    /// Makes a text of one piece.
    package init(_ text: some StringProtocol) {
        append(text)
    }

    /// Makes a text of bytes that another one has gathered.
    package init(gathered bytes: ArraySlice<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Whether no visible character was gathered.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The text so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds text and folds its white space.
    package mutating func append(_ text: some StringProtocol) {
        var copy = String(text)
        copy.withUTF8 { append(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Adds valid UTF-8 and folds its white space.
    package mutating func append(utf8 source: UnsafeRawBufferPointer) {
        if !extras.isEmpty, !extras[0].plainDigits.isEmpty { settleDigits(before: source) }
        var position = 0
        while position < source.count {
            let end = PlainWords.end(in: source, from: position)
            if end > position {
                settleSpace()
                bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: source[position..<end]))
                position = end
                continue
            }
            let byte = source[position]
            if byte <= 0x20 || byte == 0x7F {
                owesSpace = true
                position += 1
            } else {
                let (scalar, width) = PlainWords.scalar(source, at: position)
                appendScalar(scalar, UnsafeRawBufferPointer(rebasing: source[position..<position + width]))
                position += width
            }
        }
    }

    /// Adds text exactly as it is, line feeds included: for code.
    package mutating func appendVerbatim(_ text: some StringProtocol) {
        var copy = String(text)
        copy.withUTF8 { appendVerbatim(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Adds valid UTF-8 exactly as it is.
    ///
    /// What a terminal would obey is dropped like what nobody sees.
    package mutating func appendVerbatim(utf8 source: UnsafeRawBufferPointer) {
        settleSpace()
        var (position, start) = (0, 0)
        while position < source.count {
            let byte = source[position]
            if byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 {
                position += 1
                continue
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: source[start..<position]))
            let (scalar, width) = PlainWords.scalar(source, at: position)
            start = position
            if scalar < 0xA0 || isInvisible(scalar) {
                start += width
                if byte != 0, byte != 0x0D { change { $0.dropped += 1 } }
            }
            position += width
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: source[start...]))
    }

    /// Whether nobody would see a character behind what was gathered.
    private func isInvisible(_ scalar: UInt32) -> Bool {
        guard Invisible.isSelector(scalar) else { return Invisible.contains(scalar) }
        let last = String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last
        return owesSpace || !Invisible.selects(scalar, formOf: last)
    }

    /// Adds a space, unless one is there or the text has not begun.
    package mutating func space() { owesSpace = true }

    /// Begins anew in the room that the text took.
    package mutating func clear() {
        if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
        if !extras.isEmpty { extras.removeAll(keepingCapacity: true) }
        owesSpace = false
    }

    /// Lets go of room for more text where that is a good part of what the text takes.
    package mutating func fit() {
        guard bytes.capacity - bytes.count > max(128, bytes.count / 4) else { return }
        var fitting: [UInt8] = []
        fitting.reserveCapacity(bytes.count)
        fitting += bytes
        bytes = fitting
    }

    /// Adds a line break that the file asks for.
    package mutating func lineBreak() {
        guard !bytes.isEmpty, bytes.last != 0x0A else { return }
        owesSpace = false
        bytes.append(0x0A)
    }

    /// The same text with its line breaks turned into spaces.
    package func onOneLine() -> Inline {
        var copy = self
        copy.joinLines()
        return copy
    }

    /// Turns line breaks into spaces.
    package mutating func joinLines() {
        if bytes.contains(where: { $0 == 0x0A || $0 == 0x09 }) {
            for position in bytes.indices where bytes[position] == 0x0A || bytes[position] == 0x09 {
                bytes[position] = 0x20
            }
        }
        if bytes.last == 0x20 { bytes.removeLast() }
    }

    /// Begins a link; ended by ``endLink()``.
    package mutating func beginLink(_ target: String) {
        settleSpace()
        let from = bytes.count
        change { $0.openLinks.append((target, from)) }
    }

    /// Ends the innermost link.
    package mutating func endLink() {
        guard !extras.isEmpty, let link = extras[0].openLinks.popLast(), link.from < bytes.count else {
            return
        }
        extras[0].links.append(Link(range: link.from..<bytes.count, target: link.target))
    }

    /// How a file marks text within a line so that it means something else than the same words unmarked.
    package enum Mark: Sendable, Hashable {
        case script(Script)
        case struck
    }

    /// Begins marked text; ended by ``endMark()``.
    ///
    /// What is above or below the line is written as ``Script`` says. What is struck out stands between `~~`, as in
    /// Markdown: a reader sees that it no longer holds, and no word is lost.
    package mutating func beginMark(_ mark: Mark) {
        let from = bytes.count
        change {
            $0.plainDigits = 0..<0
            $0.openMarks.append((mark, from))
        }
    }

    /// Ends the innermost marked text.
    package mutating func endMark() {
        guard !extras.isEmpty, let open = extras[0].openMarks.popLast(), open.from < bytes.count else {
            return
        }
        switch open.mark {
        case .script(let script): set(script, from: open.from)
        case .struck: strike(from: open.from)
        }
    }

    private mutating func set(_ script: Script, from: Int) {
        guard let last = String(decoding: bytes[..<from].suffix(4), as: UTF8.self).unicodeScalars.last else {
            return
        }
        let text = Array(String(decoding: bytes[from...], as: UTF8.self).unicodeScalars)
        if let written = script.written(text, after: last) {
            replace(text, from: from, by: written)
        } else if script == .subscript, last.properties.isAlphabetic,
            bytes[from...].allSatisfy({ $0 &- 0x30 < 10 })
        {
            let digits = from..<bytes.count
            change { $0.plainDigits = digits }
        }
    }

    /// Writes the characters from a position on anew; links stay on the same ones.
    private mutating func replace(_ text: [Unicode.Scalar], from: Int, by written: [String]) {
        var new: [UInt8] = []
        var places: [Int: Int] = [:]
        var old = from
        for (scalar, shown) in zip(text, written) {
            places[old] = from + new.count
            old += UTF8.width(scalar)
            new += shown.utf8
        }
        places[old] = from + new.count
        bytes.replaceSubrange(from..., with: new)
        for index in links.indices.reversed() {
            let link = extras[0].links[index]
            if link.range.upperBound < from { break }
            let lower = places[link.range.lowerBound] ?? link.range.lowerBound
            let upper = max(lower, places[link.range.upperBound] ?? link.range.upperBound)
            extras[0].links[index] = Link(range: lower..<upper, target: link.target)
        }
    }

    /// Lowered digits that a digit follows at once are no part of its number.
    private mutating func settleDigits(before source: UnsafeRawBufferPointer) {
        let plainDigits = extras[0].plainDigits
        extras[0].plainDigits = 0..<0
        guard plainDigits.upperBound == bytes.count, !owesSpace, let next = source.first, next &- 0x30 < 10
        else { return }
        let text = bytes[plainDigits].map { Unicode.Scalar($0) }
        replace(text, from: plainDigits.lowerBound, by: text.map { Script.subscripts[$0] ?? "" })
    }

    private mutating func strike(from: Int) {
        let mark = Array("~~".utf8)
        guard !extras[0].openMarks.contains(where: { $0.mark == .struck }),
            let start = bytes[from...].firstIndex(where: { $0 > 0x20 })
        else { return }
        if extras[0].endOfStruck == from, from >= 2 {
            shift(from - 2..<from, by: [])
        } else {
            shift(start..<start, by: mark)
        }
        bytes += mark
        extras[0].endOfStruck = bytes.count
    }

    /// Replaces some bytes; links behind them move along.
    private mutating func shift(_ range: Range<Int>, by new: [UInt8]) {
        let width = new.count - range.count
        bytes.replaceSubrange(range, with: new)
        change { $0.shift(range, by: width) }
    }

    /// Adds another gathered text with its links, after a space when `spaced`.
    package mutating func append(_ other: Inline, spaced: Bool = false) {
        guard !other.isEmpty else { return }
        owesSpace = owesSpace || spaced
        settleSpace()
        let base = bytes.count
        bytes += other.bytes
        if !extras.isEmpty { extras[0].plainDigits = 0..<0 }
        if !other.extras.isEmpty {
            change { extras in
                extras.links += other.links.map {
                    Link(range: $0.range.lowerBound + base..<$0.range.upperBound + base, target: $0.target)
                }
                extras.dropped += other.dropped
            }
        }
        owesSpace = other.owesSpace
    }

    /// Whether two texts hold the same words and links.
    package static func == (left: Inline, right: Inline) -> Bool {
        left.bytes == right.bytes && left.links == right.links
    }

    /// Hashes the words.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }

    private mutating func settleSpace() {
        if owesSpace, let last = bytes.last, last != 0x0A {
            bytes.append(0x20)
        }
        owesSpace = false
    }

    private mutating func appendScalar(_ scalar: UInt32, _ source: UnsafeRawBufferPointer) {
        switch scalar {
        case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x2800, 0x3000:
            owesSpace = true
        case _ where isInvisible(scalar):
            change { $0.dropped += 1 }
        default:
            settleSpace()
            bytes.append(contentsOf: source)
        }
    }
}

extension Inline.Extras {
    /// Moves what stands behind a range of the text that has become longer or shorter.
    fileprivate mutating func shift(_ range: Range<Int>, by width: Int) {
        for index in links.indices.reversed() {
            let old = links[index].range
            if old.upperBound < range.lowerBound { break }
            let lower = old.lowerBound + (old.lowerBound >= range.lowerBound ? width : 0)
            let upper = old.upperBound + (old.upperBound > range.lowerBound ? width : 0)
            links[index] = Link(range: max(lower, 0)..<max(lower, upper), target: links[index].target)
        }
        for index in openLinks.indices where openLinks[index].from > range.upperBound {
            openLinks[index].from += width
        }
        for index in openMarks.indices where openMarks[index].from > range.upperBound {
            openMarks[index].from += width
        }
    }
}
