import Documents

/// Joins the cues of subtitles to paragraphs: a sentence seldom fits on one screen.
///
/// A paragraph begins with the time of its first cue, and ends where another one speaks, after a pause, or after a
/// sentence once it is long enough.
struct SubtitleFlow {
    private var builder: DocumentBuilder
    private let text: TextLines
    private var paragraph = Inline()
    private var speaker: String?
    private var lines = 1...1
    private var end = 0.0

    /// The longest silence within a paragraph, in seconds.
    private static let pause = 4.0
    /// After so many bytes a paragraph ends with its sentence.
    private static let length = 600
    /// After so many bytes it ends wherever it is.
    private static let most = 2_400

    private init(_ text: TextLines, _ builder: DocumentBuilder) {
        self.text = text
        self.builder = builder
    }

    /// Adds all cues of a file.
    static func append(_ text: TextLines, to builder: inout DocumentBuilder) {
        var flow = SubtitleFlow(text, builder)
        builder = DocumentBuilder(format: builder.format)
        flow.run()
        builder = flow.builder
    }

    private mutating func run() {
        var block: [Int] = []
        for (number, line) in text.numbered {
            if !line.isBlank { block.append(number) }
            guard line.isBlank || number == text.count else { continue }
            take(block)
            block = []
            if builder.isFull { return }
        }
        flush()
    }

    /// A cue, or the head, a note or a style sheet of WebVTT.
    private mutating func take(_ block: [Int]) {
        guard let first = block.first, let last = block.last else { return }
        guard let timing = block.prefix(2).first(where: { text.text($0).contains("-->") }) else {
            takeOther(text.text(first), first...last)
            return
        }
        let times = text.text(timing).components(around: "-->")
        let start = times.before.split(separator: " ").last.map(String.init) ?? ""
        if (Self.seconds(start) ?? end) - end > Self.pause {
            flush()
            speaker = nil
        }
        for number in block where number > timing { takeLine(number, timing, start) }
        end = Self.seconds(times.after.split(separator: " ").first.map(String.init) ?? "") ?? end
        guard paragraph.bytes.count >= Self.length else { return }
        let isSentence = paragraph.text.last.map { ".!?…。！？".contains($0) } ?? false
        if isSentence || paragraph.bytes.count >= Self.most { flush() }
    }

    private mutating func takeLine(_ number: Int, _ timing: Int, _ start: String) {
        let words = SubtitleText(text.text(number))
        let changes = words.speaker.map { $0 != speaker } ?? false
        if changes || words.startsTurn { flush() }
        if paragraph.isEmpty {
            lines = timing...number
            let clock = start.prefix { $0 != "." && $0 != "," }
            paragraph.append(clock.isEmpty ? "" : "[\(clock)] ")
            speaker = words.speaker ?? speaker
            if let speaker { paragraph.append("\(speaker): ") }
        }
        paragraph.append(Inline(words.text), spaced: true)
        lines = lines.lowerBound...number
    }

    private mutating func takeOther(_ first: String, _ block: ClosedRange<Int>) {
        flush()
        if first.hasPrefix("STYLE") || first.hasPrefix("REGION") { return }
        var words = Inline()
        for number in block { words.append(Inline(text.text(number)), spaced: true) }
        if first.hasPrefix("WEBVTT") || first.hasPrefix("\u{FEFF}WEBVTT") {
            let title = first.components(around: "WEBVTT").after.drop { $0 == " " || $0 == "-" || $0 == "\t" }
            if !title.isEmpty { builder.title = String(title) }
            if title.isEmpty, block.count == 1 { return }
        }
        builder.append(.paragraph, words, layer: .furniture, place: .lines(block))
    }

    private mutating func flush() {
        builder.append(.paragraph, paragraph, place: .lines(lines))
        paragraph = Inline()
    }

    /// The seconds of a time such as `01:02:03.500` or `02:03,5`.
    private static func seconds(_ time: String) -> Double? {
        var seconds = 0.0
        for part in time.replacing(",", with: ".").split(separator: ":") {
            guard let value = Double(part), value.isFinite else { return nil }
            seconds = seconds * 60 + value
        }
        return seconds
    }
}

/// The words of one line of a cue, without its tags.
struct SubtitleText {
    /// Who speaks, where the line says so.
    private(set) var speaker: String?
    private(set) var text = ""
    /// Whether a dash says that another one speaks now.
    var startsTurn: Bool { text.hasPrefix("- ") || text.hasPrefix("– ") || text.hasPrefix(">>") }

    /// Reads a line: `<v Name>` names the speaker, other tags and `{\an8}` only style the words.
    init(_ line: String) {
        var rest = Substring(line)
        var unclosed: Set<Character> = []
        while let next = rest.firstIndex(where: { $0 == "<" || $0 == "{" }) {
            text += rest[..<next]
            let close: Character = rest[next] == "<" ? ">" : "}"
            let isTag = rest[next] == "<" || rest[next...].hasPrefix("{\\")
            let end = isTag && !unclosed.contains(close) ? rest[next...].firstIndex(of: close) : nil
            guard let end else {
                if isTag { unclosed.insert(close) }
                text.append(rest[next])
                rest = rest[rest.index(after: next)...]
                continue
            }
            take(rest[rest.index(after: next)..<end])
            rest = rest[rest.index(after: end)...]
        }
        text += rest
        for (name, character) in [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")] {
            text = text.replacing(name, with: character)
        }
    }

    private mutating func take(_ tag: Substring) {
        let parts = tag.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == "v" || parts[0].hasPrefix("v.") else { return }
        speaker = String(parts[1])
    }
}

extension String {
    /// What stands before and after the first place of some text; all before it when it is nowhere.
    fileprivate func components(around mark: String) -> (before: String, after: String) {
        guard let range = firstRange(of: mark) else { return (self, "") }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
