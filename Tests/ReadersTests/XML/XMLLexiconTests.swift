import Testing

@testable import Readers

/// Parts of one file that are read one after the other with the same lexicon.
@Suite struct XMLLexiconTests {
    private struct Recorder: XMLHandler {
        enum Name: String, CaseIterable { case word = "w:p", slide = "p:p", plain = "p", value = "w:val" }

        var names: [Name?] = []

        mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) {
            names.append(name)
            for position in 0..<attributes.count { names.append(attributes[position].name) }
        }
        mutating func end(_ name: Name?) {}
        mutating func text(_ bytes: UnsafeRawBufferPointer) {}
    }

    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let slide = "http://schemas.openxmlformats.org/presentationml/2006/main"
    private let lexicon = XMLLexicon()

    private func names(
        _ xml: String, _ documentType: XMLDocumentType = .refused
    ) throws -> [Recorder.Name?] {
        try XMLParser.parse(
            Array(xml.utf8), Recorder(), format: "x", options: ReadingOptions(), documentType: documentType,
            lexicon: lexicon
        ).names
    }

    @Test func `a prefix means what its own part says`() throws {
        for _ in 0..<2 {
            #expect(try names("<a:p xmlns:a='\(Self.word)' a:val=''/>") == [.word, .value])
            #expect(try names("<a:p xmlns:a='\(Self.slide)' a:val=''/>") == [.slide, nil])
            #expect(try names("<p/>") == [.plain])
            #expect(try names("<p xmlns='\(Self.word)'/>") == [.word])
        }
    }

    @Test func `a part that breaks off leaves nothing declared`() throws {
        #expect(throws: ReaderError.self) { try names("<p xmlns='\(Self.word)'><p>") }
        #expect(try names("<p><p/></p>") == [.plain, .plain])
    }

    /// The library frees its names with the part, and the next one's may come to lie where they lay.
    @Test func `parts that the library reads are told from the others`() throws {
        for _ in 0..<200 {
            #expect(try names("<q/>", .tolerated) == [nil])
            #expect(try names("<p/>", .tolerated) == [.plain])
            #expect(try names("<a:p xmlns:a='\(Self.slide)'/>") == [.slide])
        }
    }

    @Test func `very many names do not pile up`() throws {
        for part in 0..<10 {
            let many = (0..<1_000).map { "<n\(part)x\($0)/>" }.joined()
            #expect(try names("<p>\(many)<p/></p>").compactMap(\.self) == [.plain, .plain])
        }
        #expect(unsafe lexicon.scanned.pointee.count < 6_000)
    }
}
