import Foundation
import Testing

@testable import Docent

@Suite("Near copies")
struct NearCopyTests {
    private static let text = """
        Claims are submitted within 30 days of the end of the trip. Later claims need the signature of the CFO. Receipts \
        are required for every item above EUR 15; a photograph is enough, and the paper may be thrown away once the claim \
        has been paid. Correct claims are paid with the next salary run, and within five working days if the sum is large.
        """

    @Test(
        "marks and white space make no difference",
        arguments: [
            ("; a", ". a"), (" is enough", "\nis  enough"), ("large.", "large"), ("paid with", "“paid” with"),
        ])
    func same(from: String, to: String) {
        let other = Self.text.replacingOccurrences(of: from, with: to)
        #expect(other != Self.text)
        #expect(NearCopy(Self.text) != nil && NearCopy(Self.text) == NearCopy(other))
    }

    @Test(
        "any other word, a sign or another order does: a passage that said the opposite was folded away",
        arguments: [
            ("30 days", "40 days"), ("EUR 15", "EUR 25"), ("EUR", "CZK"), ("CFO", "CEO"),
            ("30 days", "-30 days"),
            ("may be", "may not be"), ("is enough", "is forbidden"), ("five working", "ten working"),
            ("required", "optional"), ("photograph", "picture"), ("paper may be", "may paper be"),
        ])
    func different(from: String, to: String) {
        let other = Self.text.replacingOccurrences(of: from, with: to)
        #expect(other != Self.text)
        #expect(NearCopy(Self.text) != nil && NearCopy(Self.text) != NearCopy(other))
    }

    @Test("short passages, such as rows, are copies of nothing but themselves")
    func short() {
        #expect(NearCopy("MV 40 red 3180") == nil && NearCopy("MV 40 blue 3180") == nil)
    }
}
