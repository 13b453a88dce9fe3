import Testing

@testable import Docent

/// Cards and events: what is known of one thing, below its name.
@Suite("Records of cards and calendars")
struct RecordTests {
    private static let cards = [
        ("Maren Solli", "Harbour master", "+47 55 10 01"), ("Henk Prins", "Chief pilot", "+47 55 10 02"),
    ].map { "BEGIN:VCARD\nVERSION:3.0\nFN:\($0.0)\nTITLE:\($0.1)\nTEL:\($0.2)\nEND:VCARD\n" }.joined()

    private static let events = [
        ("Board meeting", "20260610T090000", "Customs house"),
        ("Board meeting", "20260708T090000", "Old station"),
        ("Blessing of the fleet", "20260620T100000", "West mole"),
    ].map {
        "BEGIN:VEVENT\nSUMMARY:\($0.0)\nDTSTART:\($0.1)\nLOCATION:\($0.2)\nEND:VEVENT\n"
    }.joined()

    @Test(
        "a row of a card was quoted without the name that it belongs to, or another row of the event",
        arguments: [
            ("Who is the harbour master?", "Maren Solli, "), ("Who is chief pilot?", "Henk Prins, "),
            ("phone number of the chief pilot", "Henk Prins, Title: Chief pilot, Phone: +47 55 10 02"),
            (
                "Where does the board meet in July?",
                "Board meeting, When: 2026-07-08 09:00, Where: Old station"
            ),
            ("When is the fleet blessed?", "Blessing of the fleet, When: 2026-06-20 10:00"),
        ])
    func namedRows(question: String, opening: String) async throws {
        let place = try TemporaryCollection([
            "cards.vcf": Self.cards, "port.ics": "BEGIN:VCALENDAR\n\(Self.events)END:VCALENDAR\n",
        ])
        let answer = try await place.assistant().ask(Question(question)).answer
        #expect(answer.hasPrefix(opening), "\(answer)")
    }

    @Test("what is known of a thing is one row, of a long one a row for each label with its name")
    func units() throws {
        func units(_ note: String) throws -> [EvidenceUnit] {
            let card = "BEGIN:VCARD\nFN:Ada Whitlock\nTITLE:Head of dredging\nNOTE:\(note)\nEND:VCARD\n"
            let passage = try SamplePassages.passage(card, number: 1, document: "a.vcf")
            return EvidenceUnit.units(of: passage, number: 0).filter { !$0.isHeading }
        }
        #expect(
            try units("At sea.").map(\.compared) == [
                "Name: Ada Whitlock; Title: Head of dredging; Note: At sea."
            ])
        let long = try units(String(repeating: "She works in the old tower. ", count: 40))
        #expect(long.first?.compared == "Name: Ada Whitlock; Title: Head of dredging")
        #expect(long.count > 2)
    }
}
