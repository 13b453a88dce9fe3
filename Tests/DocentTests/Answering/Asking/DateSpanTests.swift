import Testing

@testable import Docent

@Suite("The days that a question sets")
struct DateSpanTests {
    @Test(
        "hold the dates of cells, however they are written",
        arguments: [
            ("Which order was shipped on 3 February 2026?", "2026-02-03", true),
            ("Which order was shipped on 3 February 2026?", "2026-02-04", false),
            ("Which orders came after 1 February 2026?", "03/13/2026", true),
            ("Which orders came after 1 February 2026?", "2026-02-01", false),
            ("Which orders came since 1 February 2026?", "1 Feb 2026", true),
            ("Which orders came before March 2026?", "28.02.2026", true),
            ("Which orders came before March 2026?", "1.3.2026", false),
            ("Which orders came between 1 March 2026 and 5 March 2026?", "5 March 2026", true),
            ("Which orders came between 1 March 2026 and 5 March 2026?", "6 March 2026", false),
            ("Welche Aufträge kamen nach dem 1. Februar 2026?", "2026-02-02", true),
            ("Which orders came after 1 February 2026?", "soon", nil),
            ("Which orders came from 3 May to 5 June 2026?", "2026-05-20", true),
            ("Which orders came from 3 May to 5 June 2026?", "2026-07-15", false),
            ("Which orders came from 3 May to 5 June 2026?", "2025-05-20", false),
            ("Which orders came between 3 May 2026 and 5 June?", "2026-06-05", true),
            ("Which orders came between 3 May 2026 and 5 June?", "2026-06-06", false),
            ("Which orders came from 20 November to 10 January 2026?", "2025-12-24", true),
            ("Which orders came from 20 November to 10 January 2026?", "2026-12-24", false),
            ("Which orders came from 20 November to 10 January?", "2025-12-24", true),
            ("Which orders came from 20 November to 10 January?", "2025-06-24", false),
            ("Welche Rechnungen sind vom 3. Mai 2024?", "2024-05-03", true),
            ("Welche Rechnungen sind vom 3. Mai 2024?", "2024-06-03", false),
            ("Welche Rechnungen sind vom 3. Mai bis zum 5. Juni 2024?", "2024-06-03", true),
            ("Quelles factures vont du 3 mai 2024 au 5 juin 2024 ?", "2024-06-03", true),
        ])
    func holds(question: String, cell: String, fits: Bool?) {
        #expect(DateSpan(question)?.holds(cell) == fits)
    }
}
