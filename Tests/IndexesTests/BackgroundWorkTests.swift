import POSIX
import Synchronization
import Testing

@testable import Indexes

@Suite struct BackgroundWorkTests {
    @Test func `work is done once, by another thread or by whoever asks first`() {
        for number in 0..<2_000 {
            let times = Atomic(0)
            let work = BackgroundWork {
                times.add(1, ordering: .relaxed)
                return number
            }
            // Now and then long enough for the other thread to be in the middle of it.
            if number % 3 == 0 { sched_yield() }
            #expect(work.result() == number)
            #expect(times.load(ordering: .relaxed) == 1)
        }
    }
}
