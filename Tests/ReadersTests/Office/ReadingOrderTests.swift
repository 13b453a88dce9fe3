import Testing

@testable import Readers

@Suite struct `The order in which boxes are read` {
    private func order(_ boxes: [(left: Double, top: Double, right: Double, bottom: Double)]) -> [Int] {
        ReadingOrder.sorted(
            boxes.map { ReadingOrder.Box(left: $0.left, top: $0.top, right: $0.right, bottom: $0.bottom) })
    }

    @Test func `headings of columns are read with what stands below them`() {
        let heads = [(0.0, 10.0, 45.0, 20.0), (50.0, 10.0, 95.0, 20.0)]
        let texts = [(0.0, 20.0, 45.0, 80.0), (50.0, 20.0, 95.0, 80.0)]
        #expect(order(heads + texts) == [0, 2, 1, 3])
        let further = (heads + texts).map { ($0.0, $0.1 + 80, $0.2, $0.3 + 80) }
        #expect(order(heads + texts + further) == [0, 2, 1, 3, 4, 6, 5, 7])
    }

    @Test func `boxes of one size are read by rows`() {
        let upper = [(0.0, 10.0, 45.0, 50.0), (50.0, 10.0, 95.0, 50.0)]
        let lower = [(0.0, 60.0, 45.0, 100.0), (50.0, 60.0, 95.0, 100.0)]
        #expect(order(upper + lower) == [0, 1, 2, 3])
    }

    @Test func `a line over everything comes before the columns`() {
        #expect(order([(0, 20, 45, 80), (50, 20, 95, 80), (0, 0, 95, 10)]) == [2, 0, 1])
    }
}
