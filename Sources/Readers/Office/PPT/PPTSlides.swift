/// The slides of a presentation of PowerPoint 97 to 2003 and their texts ([MS-PPT]).
struct PPTSlides {
    /// The kinds of record that are read.
    enum Kind: Int {
        case document = 0x03E8, slide = 0x03EE, slideFacts = 0x03EF, notes = 0x03F0, slidePlace = 0x03F3
        case slideShow = 0x03F9, slideList = 0x0FF0, edit = 0x0FF5, places = 0x1772
        case textKind = 0x0F9F, wideText = 0x0FA0, narrowText = 0x0FA8, textReference = 0x0F9E, textBox =
            0xF00D
    }

    /// One record, and where its content lies.
    struct Record {
        let kind: Kind?
        let instance: Int
        let isContainer: Bool
        let content: Range<Int>
    }

    /// A text, and what it is for: 0 and 6 are titles, 2 is a note.
    struct Text {
        var use = 4
        var words = ""
        var isTitle: Bool { use == 0 || use == 6 }
    }

    /// One slide.
    struct Slide {
        var texts: [Text] = []
        var notes: [Text] = []
        var isHidden = false
    }

    private let bytes: [UInt8]
    /// Where each object of the newest edit lies.
    private var places: [Int: Int] = [:]
    private(set) var slides: [Slide] = []

    /// Reads a presentation; nil when its streams are of an older edition.
    init?(_ storage: CompoundStorage) throws(ReaderError) {
        guard let main = storage.content(named: "PowerPoint Document"),
            let user = storage.content(named: "Current User")
        else { return nil }
        if user.number(at: 12, width: 4) == 0xF3D1_C4DF { throw .encrypted }
        bytes = main
        guard let document = readEdits(from: Int(user.number(at: 16, width: 4) ?? 0)) else { return nil }
        readDocument(document)
    }

    // MARK: Records

    private func number(_ offset: Int, _ width: Int = 4) -> Int {
        Int(bytes.number(at: offset, width: width) ?? 0)
    }

    private func record(at offset: Int, below limit: Int) -> Record? {
        guard offset >= 0, offset + 8 <= limit else { return nil }
        let size = number(offset + 4)
        guard offset + 8 + size <= limit else { return nil }
        let version = number(offset, 2)
        return Record(
            kind: Kind(rawValue: number(offset + 2, 2)), instance: version >> 4,
            isContainer: version & 15 == 15,
            content: offset + 8..<offset + 8 + size)
    }

    /// The records in a range, with `nested` also those within the containers among them, in order.
    private func records(in range: Range<Int>, nested: Bool) -> [Record] {
        var records: [Record] = []
        var waiting = [range]
        while let range = waiting.popLast(), records.count < 1_000_000 {
            guard let record = record(at: range.lowerBound, below: range.upperBound) else { continue }
            records.append(record)
            waiting.append(record.content.upperBound..<range.upperBound)
            if nested, record.isContainer { waiting.append(record.content) }
        }
        return records
    }

    /// Finds where the objects lie, the newest edit first; the place of the document.
    private mutating func readEdits(from offset: Int) -> Int? {
        var offset = offset
        var document: Int?
        for _ in 0..<1_000 {
            guard let edit = record(at: offset, below: bytes.count), edit.kind == .edit else { break }
            let start = edit.content.lowerBound
            document = document ?? number(start + 16)
            if let directory = record(at: number(start + 12), below: bytes.count), directory.kind == .places {
                readPlaces(directory.content)
            }
            let older = number(start + 8)
            guard older > 0, older < offset else { break }
            offset = older
        }
        return document.flatMap { places[$0] }
    }

    private mutating func readPlaces(_ range: Range<Int>) {
        var position = range.lowerBound
        while position + 4 <= range.upperBound {
            let head = number(position)
            let (first, count) = (head & 0xF_FFFF, head >> 20)
            for index in 0..<count where position + 8 + index * 4 <= range.upperBound {
                if places[first + index] == nil { places[first + index] = number(position + 4 + index * 4) }
            }
            position += 4 + count * 4
        }
    }

    // MARK: Slides

    private mutating func readDocument(_ offset: Int) {
        guard let document = record(at: offset, below: bytes.count) else { return }
        let lists = records(in: document.content, nested: false).filter { $0.kind == .slideList }
        let notes = lists.first { $0.instance == 2 }.map { entries(of: $0) } ?? []
        for entry in lists.first(where: { $0.instance == 0 }).map({ entries(of: $0) }) ?? [] {
            slides.append(slide(entry, notes))
        }
    }

    /// A slide's or note's place, number, and texts in the outline.
    private typealias Entry = (place: Int, number: Int, outline: [Text])

    private func entries(of list: Record) -> [Entry] {
        var entries: [Entry] = []
        for record in records(in: list.content, nested: false) {
            if record.kind == .slidePlace {
                let start = record.content.lowerBound
                entries.append((number(start), number(start + 12), []))
            } else if !entries.isEmpty {
                add(record, to: &entries[entries.count - 1].outline)
            }
        }
        return entries
    }

    /// Takes the kind of a text, or the text.
    private func add(_ record: Record, to texts: inout [Text]) {
        switch record.kind {
        case .textKind: texts.append(Text(use: number(record.content.lowerBound)))
        case .wideText, .narrowText:
            if texts.last?.words.isEmpty != true { texts.append(Text()) }
            let content = Array(bytes[record.content])
            texts[texts.count - 1].words =
                record.kind == .wideText
                ? UTF16Text.text(content) : TextEncoding.decode(content, as: "windows-1252").text
        default: break
        }
    }

    private func slide(_ entry: Entry, _ notes: [Entry]) -> Slide {
        var slide = Slide(texts: entry.outline)
        guard let place = places[entry.place], let record = record(at: place, below: bytes.count) else {
            return slide
        }
        slide.texts = texts(in: record, entry.outline)
        for record in records(in: record.content, nested: false) {
            let start = record.content.lowerBound
            if record.kind == .slideShow { slide.isHidden = number(start + 10, 2) & 4 != 0 }
            guard record.kind == .slideFacts else { continue }
            let note = number(start + 16)
            guard note != 0, let found = notes.first(where: { $0.number == note }) else { continue }
            let content = places[found.place].flatMap { self.record(at: $0, below: bytes.count) }
            slide.notes = (content.map { texts(in: $0, found.outline) } ?? found.outline).filter {
                $0.use == 2
            }
        }
        return slide
    }

    /// The texts of a slide's boxes, in their order; some only name a text of the outline.
    private func texts(in slide: Record, _ outline: [Text]) -> [Text] {
        var texts: [Text] = []
        for record in records(in: slide.content, nested: true) {
            if record.kind == .textReference {
                let index = number(record.content.lowerBound)
                if outline.indices.contains(index) { texts.append(outline[index]) }
            } else {
                add(record, to: &texts)
            }
        }
        return texts.filter { !$0.words.isEmpty }
    }
}
