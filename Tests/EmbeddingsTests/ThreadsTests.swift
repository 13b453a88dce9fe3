import Synchronization
import Testing

@testable import Embeddings

/// Work that is divided over threads.
@Suite struct ThreadsTests {
    @Test(arguments: [1, 2, 3, 17], [1, 2, 4])
    func `each task runs once and has ended when all have`(tasks: Int, workers: Int) {
        for _ in 0..<500 {
            var done = [Int](repeating: 0, count: tasks)
            done.withUnsafeMutableBufferPointer { done in
                // Long enough for another thread to be in the middle of it.
                Threads.run(tasks, on: workers) { task, _ in for _ in 0..<100 { done[task] += 1 } }
            }
            #expect(done == [Int](repeating: 100, count: tasks))
        }
    }

    @Test func `calls at once from several threads do not mix their tasks`() async {
        await withTaskGroup(of: [Int].self) { group in
            for caller in 0..<4 {
                group.addTask {
                    let sum = Atomic(0)
                    for _ in 0..<500 {
                        Threads.run(5, on: 3) { task, _ in sum.add(caller * task, ordering: .relaxed) }
                    }
                    return [caller, sum.load(ordering: .relaxed)]
                }
            }
            for await result in group { #expect(result[1] == 500 * 10 * result[0]) }
        }
    }
}
