import Documents
import Testing

@testable import Readers

/// Calendars and address cards, which were read as the lines of a text.
@Suite struct CardReaderTests {
    private func rows(_ text: String, named name: String = "a.ics") throws -> [String] {
        let document = try readDocument(named: name, bytes: Array(text.utf8))
        return document.blocks.compactMap(\.table).flatMap(\.rows).map { String(document[$0.range]) }
    }

    private func event(_ lines: String) -> String {
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Call\n\(lines)\nEND:VEVENT\nEND:VCALENDAR"
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20240101\nDTEND;VALUE=DATE:20240102", "2024-01-01"),
        ("DTSTART;VALUE=DATE:20240228\nDTEND;VALUE=DATE:20240301", "2024-02-28 – 2024-02-29"),
        ("DTSTART:20240301T090000Z\nDURATION:PT1H30M", "2024-03-01 09:00 UTC, for 1 h 30 min"),
        ("DTSTART:20240301T220000\nDTEND:20240302T010000", "2024-03-01 22:00 – 2024-03-02 01:00"),
        ("DTSTART;TZID=Europe/Paris:20240301T090000", "2024-03-01 09:00 (Europe/Paris)"),
    ]) func `the time of an event is written out`(lines: String, shown: String) throws {
        #expect(try rows(event(lines)) == ["When\t" + shown])
    }

    @Test(arguments: [
        ("FREQ=WEEKLY;COUNT=5;BYDAY=MO,WE", "weekly on Monday, Wednesday, 5 times"),
        ("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20241231T000000Z", "monthly on the last Friday, until 2024-12-31"),
        ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "yearly on day 1 in May"),
    ]) func `a rule of recurrence is written out`(rule: String, shown: String) throws {
        #expect(try rows(event("RRULE:" + rule)) == ["Repeats\t" + shown])
    }

    @Test func `alarms and time zones are no part of an event, and folded lines are whole`() throws {
        let text = event(
            "DESCRIPTION:One\\, two\\; three and fo\n ur.\\nFive.\nBEGIN:VALARM\nDESCRIPTION:Reminder\nEND:VALARM\nATTENDEE;CN=\"Ray, Bob\";PARTSTAT=DECLINED:mailto:bob@example.org"
        )
        #expect(
            try rows(text) == [
                "Attendees\tRay, Bob <bob@example.org> (declined)",
                "Description\tOne, two; three and four. Five.",
            ])
    }

    @Test func `cards of the old kind are decoded, and pictures left out`() throws {
        let card =
            "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=\nler;Ida\nTEL;CELL:0170 9\nPHOTO;ENCODING=b:/9j/4AAQ\n AAAQ\nEND:VCARD"
        let document = try readDocument(named: "a.vcf", bytes: Array(card.utf8))
        #expect(document.text == "Ida Müller\nPhone (cell)\t0170 9")
    }

    @Test func `a card or a meeting with nothing but a name was lost`() throws {
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bo Lind\r\nEND:VCARD\r\n"
        #expect(try readDocument(named: "a.vcf", bytes: Array(card.utf8)).text == "Bo Lind")
        let meeting =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Low water\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        #expect(try readDocument(named: "a.ics", bytes: Array(meeting.utf8)).text == "Low water")
    }

    @Test func `a calendar that is cut off shows what it has`() throws {
        #expect(try rows("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Paint\nDUE:20240401") == ["Due\t2024-04-01"])
    }

    @Test(arguments: [
        ("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Paint", "a.ics"), ("BEGIN:VCARD\nFN:Ida", "a.vcf"),
    ])
    func `an entry that is cut off is a loss`(text: String, name: String) throws {
        let losses = try readDocument(named: name, bytes: Array(text.utf8)).losses
        #expect(losses.map(\.code) == ["truncated"])
    }

    @Test(arguments: ["BYSETPOS=-9223372036854775808", "BYDAY=-9223372036854775808MO"])
    func `a rule of recurrence beyond all numbers does not end the program`(rule: String) throws {
        let event =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Review\nRRULE:FREQ=MONTHLY;\(rule)\nEND:VEVENT\nEND:VCALENDAR\n"
        #expect(try readDocument(named: "a.ics", bytes: Array(event.utf8)).text.contains("Review"))
    }
}
