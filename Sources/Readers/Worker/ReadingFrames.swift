import Documents

/// What goes over the wire between a program and its reading workers: length-prefixed frames, little-endian.
enum ReadingFrames {
    /// The largest answer that is accepted.
    static let maximumAnswer = 1 << 30

    /// A request: options, name, bytes.
    static func requestHeader(name: String, byteCount: Int, options: ReadingOptions) -> [UInt8] {
        var frame = FrameWriter()
        for value in numbers(of: options) { frame.number(value) }
        frame.bytes(Array(options.recognisedLanguages.joined(separator: "+").utf8))
        frame.bytes(Array(name.utf8))
        frame.number(byteCount)
        var whole = FrameWriter()
        whole.number(frame.result.count)
        return whole.result + frame.result
    }

    /// Reads a request's header; nil when it is none.
    static func request(_ header: [UInt8]) -> (name: String, byteCount: Int, options: ReadingOptions)? {
        var frame = FrameReader(header)
        var values: [Int] = []
        for _ in 0..<9 {
            guard let value = frame.number() else { return nil }
            values.append(value)
        }
        guard let languages = frame.bytes(), let name = frame.bytes(), let count = frame.number(), count >= 0
        else { return nil }
        var options = options(values)
        options.recognisedLanguages = String(decoding: languages, as: UTF8.self).split(separator: "+").map {
            String($0)
        }
        return (String(decoding: name, as: UTF8.self), count, options)
    }

    private static func numbers(of options: ReadingOptions) -> [Int] {
        [
            options.maximumFileBytes, options.maximumTextBytes, options.maximumUnpackedBytes,
            options.maximumUnpackRatio, options.maximumMembers, options.maximumDepth, options.maximumNesting,
            options.maximumSeconds, options.recognisesImages ? 1 : 0,
        ]
    }

    private static func options(_ values: [Int]) -> ReadingOptions {
        var options = ReadingOptions()
        options.maximumFileBytes = values[0]
        options.maximumTextBytes = values[1]
        options.maximumUnpackedBytes = values[2]
        options.maximumUnpackRatio = values[3]
        options.maximumMembers = values[4]
        options.maximumDepth = values[5]
        options.maximumNesting = values[6]
        options.maximumSeconds = values[7]
        options.recognisesImages = values[8] != 0
        return options
    }

    /// Sends an answer: whether the worker ends after it and whether it is an error, then the document or the error in pieces,
    /// so that the whole of it never lies in memory a second time.
    ///
    /// - Returns: false when something could not be sent.
    static func answer(
        _ result: Result<DocumentDraft, ReaderError>, isLast: Bool, send: ([UInt8]) -> Bool
    ) -> Bool {
        var waiting = FrameWriter()
        waiting.number(answerHead)
        waiting.number(isLast ? 1 : 0)
        if case .success = result { waiting.number(0) } else { waiting.number(1) }
        var isSent = true
        func sendPiece(_ piece: [UInt8]) {
            if piece.count <= smallPiece { return waiting.bytes(piece) }
            waiting.number(piece.count)
            isSent = isSent && send(waiting.result) && send(piece)
            waiting = FrameWriter()
        }
        switch result {
        case .success(let document): document.encode(to: sendPiece)
        case .failure(let error): sendPiece(ReaderErrorCoding.encode(error))
        }
        waiting.number(0)
        return isSent && send(waiting.result)
    }

    /// A piece of up to so many bytes is sent together with what stands around it: most answers in one go.
    private static let smallPiece = 1 << 19

    /// The length of what stands between an answer's first number, which is this length, and its pieces.
    static let answerHead = 2 * FrameWriter.numberWidth

    /// Reads the start of an answer: whether the worker ends after it, and whether it is an error; nil when it is none.
    static func answerHead(_ bytes: [UInt8]) -> (isLast: Bool, isError: Bool)? {
        var frame = FrameReader(bytes)
        guard let last = frame.number(), let kind = frame.number(), (0...1).contains(last),
            (0...1).contains(kind)
        else { return nil }
        return (last == 1, kind == 1)
    }

    /// Reads what an answer's pieces are together, which is taken for hostile; nil when it is no answer.
    static func answer(_ bytes: [UInt8], isError: Bool) -> Result<Document, ReaderError>? {
        if isError { return ReaderErrorCoding.decode(bytes).map { .failure($0) } }
        return (try? Document(decoding: bytes)).map { .success($0) }
    }
}

/// Writes a frame.
struct FrameWriter {
    /// The bytes that a number takes.
    static let numberWidth = 8

    private(set) var result: [UInt8] = []

    mutating func number(_ value: Int) {
        unsafe withUnsafeBytes(of: Int64(value).littleEndian) { unsafe result.append(contentsOf: $0) }
    }

    mutating func bytes(_ bytes: [UInt8]) {
        number(bytes.count)
        result += bytes
    }
}

/// Reads a frame; nothing is believed.
struct FrameReader {
    private let frame: [UInt8]
    private var position = 0

    init(_ frame: [UInt8]) {
        self.frame = frame
    }

    mutating func number() -> Int? {
        guard frame.count - position >= 8 else { return nil }
        var value: UInt64 = 0
        for offset in 0..<8 { value |= UInt64(frame[position + offset]) << UInt64(offset * 8) }
        position += 8
        return Int(Int64(bitPattern: value))
    }

    mutating func bytes() -> ArraySlice<UInt8>? {
        guard let count = number(), count >= 0, count <= frame.count - position else { return nil }
        defer { position += count }
        return frame[position..<position + count]
    }
}

/// An error as bytes.
enum ReaderErrorCoding {
    static func encode(_ error: ReaderError) -> [UInt8] {
        var frame = FrameWriter()
        let (kind, texts, number) = parts(error)
        frame.number(kind)
        frame.number(number ?? -1)
        for text in texts { frame.bytes(Array(text.utf8)) }
        return frame.result
    }

    private static func parts(_ error: ReaderError) -> (Int, [String], Int?) {
        switch error {
        case .damaged(let format, let detail, let line): (0, [format, detail], line)
        case .encrypted: (1, [], nil)
        case .tooLarge(let detail): (2, [detail], nil)
        case .unsupported(let format, let remedy): (3, [format, remedy], nil)
        case .unsafeMarkup(let detail, let line): (4, [detail], line)
        case .timeLimit(let seconds): (5, [], seconds)
        case .memoryLimit: (6, [], nil)
        case .crashed(let signal): (7, [], Int(signal))
        case .denied: (8, [], nil)
        case .missing: (9, [], nil)
        case .notRegular: (10, [], nil)
        case .changing: (11, [], nil)
        case .empty: (12, [], nil)
        case .generated(let detail): (14, [detail], nil)
        case .inputOutput(let code): (13, [], Int(code))
        case .garbled: (15, [], nil)
        }
    }

    static func decode(_ bytes: [UInt8]) -> ReaderError? {
        var frame = FrameReader(bytes)
        guard let kind = frame.number(), let number = frame.number() else { return nil }
        func text() -> String { frame.bytes().map { String(decoding: $0, as: UTF8.self) } ?? "" }
        let line = number >= 0 ? number : nil
        switch kind {
        case 0: return .damaged(format: text(), detail: text(), line: line)
        case 1: return .encrypted
        case 2: return .tooLarge(detail: text())
        case 3: return .unsupported(format: text(), remedy: text())
        case 4: return .unsafeMarkup(detail: text(), line: line)
        case 5: return .timeLimit(seconds: number)
        case 6: return .memoryLimit
        case 7: return .crashed(signal: Int32(truncatingIfNeeded: number))
        case 8: return .denied
        case 9: return .missing
        case 10: return .notRegular
        case 11: return .changing
        case 12: return .empty
        case 13: return .inputOutput(code: Int32(truncatingIfNeeded: number))
        case 14: return .generated(detail: text())
        case 15: return .garbled
        default: return nil
        }
    }
}
