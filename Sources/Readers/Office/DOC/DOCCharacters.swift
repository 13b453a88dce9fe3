/// Which characters of a document of Word 97 to 2003 nobody sees: hidden ones, and those whose deletion was tracked.
struct DOCCharacters {
    /// What a run of characters is.
    enum Sight {
        case hidden, deleted
    }

    private var runs: [(from: Int, to: Int, sight: Sight)] = []

    init(_ document: DOCText) {
        for page in document.pages(tableAt: 0x00FA) { readPage(document.stream, page) }
        runs.sort { $0.from < $1.from }
    }

    private mutating func readPage(_ bytes: [UInt8], _ start: Int) {
        guard runs.count < bytes.count else { return }
        let count = Int(bytes[start + 511])
        guard (count + 1) * 4 + count <= 511 else { return }
        for run in 0..<count {
            let offset = Int(bytes[start + (count + 1) * 4 + run]) * 2
            guard offset > 0, let sight = Self.sight(bytes, start + offset, start + 511) else { continue }
            let from = Int(bytes.number(at: start + run * 4, width: 4) ?? 0)
            runs.append((from, Int(bytes.number(at: start + run * 4 + 4, width: 4) ?? 0), sight))
        }
    }

    private static func sight(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Sight? {
        var sight: Sight?
        var position = start + 1
        let end = min(position + Int(bytes[start]), limit)
        while position + 2 < end {
            let code = Int(bytes.number(at: position, width: 2) ?? 0)
            let value = bytes[position + 2]
            if code == 0x0800, value == 1 { return .deleted }
            if code == 0x083C, value == 1 { sight = .hidden }
            position += 2 + DOCParagraphs.operandSize(of: code, bytes, position + 2)
        }
        return sight
    }

    /// Why nobody sees the character at a place of the file; nil when it is shown.
    func sight(at offset: Int) -> Sight? {
        guard let run = runs.last(from: \.from, notAfter: offset), run.from <= offset, offset < run.to else {
            return nil
        }
        return run.sight
    }
}
