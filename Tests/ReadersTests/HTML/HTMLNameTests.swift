import Testing

@testable import Readers

@Suite struct HTMLNameTests {
    /// Names that Swift cannot spell as a case.
    private static let written: [HTMLName: String] = [
        .annotationXML: "annotation-xml", .xmlLang: "xml:lang", .ariaHidden: "aria-hidden",
        .ariaLabel: "aria-label",
        .ariaControls: "aria-controls", .ariaExpanded: "aria-expanded", .httpEquiv: "http-equiv",
    ]

    @Test func `every case is spelt at its number`() {
        let expected = HTMLName.allCases.map { Self.written[$0] ?? String(describing: $0) }
        #expect(HTMLName.spellings == expected)
        #expect(HTMLName.allCases.map(\.rawValue) == Array(0..<Int32(expected.count)))
    }
}
