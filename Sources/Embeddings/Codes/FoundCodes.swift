internal import CVectorKernels

/// What a pass has found for each of its questions: ids of vectors and their sums, in the order in which they were met.
///
/// Those that are above a question's threshold are noted until its room is full; then only its best stay.
struct FoundCodes: Sendable {
    let limit: Int
    private let room: Int
    private var ids: [UInt32]
    private var scores: [UInt16]
    private(set) var counts: [Int]
    /// What a sum must exceed to be noted.
    var thresholds: [UInt16]

    /// - Parameter limit: So many are kept of each question.
    init(questions: Int, limit: Int) {
        self.limit = limit
        room = limit * 2 + BitPlanes.lineVectors
        ids = [UInt32](repeating: 0, count: questions * room)
        scores = [UInt16](repeating: 0, count: questions * room)
        counts = [Int](repeating: 0, count: questions)
        thresholds = [UInt16](repeating: 0, count: questions)
    }

    /// The ids found for a question.
    func ids(of question: Int) -> ArraySlice<UInt32> {
        ids[question * room..<question * room + counts[question]]
    }

    /// Forgets what was found.
    mutating func clear(_ question: Int) { counts[question] = 0 }

    /// Keeps the best of a question, of equal ones the first.
    mutating func shrink(_ question: Int) {
        guard counts[question] > limit else { return }
        let (start, count, limit) = (question * room, counts[question], limit)
        thresholds[question] = unsafe ids.withUnsafeMutableBufferPointer { ids in
            unsafe scores.withUnsafeMutableBufferPointer { scores in
                guard let ids = ids.baseAddress, let scores = scores.baseAddress else { return 0 }
                return unsafe vk_keep_best(ids + start, scores + start, count, limit)
            }
        }
        counts[question] = limit
    }

    /// Makes room where a line of vectors has none.
    mutating func makeRoom() {
        for question in counts.indices where room - counts[question] < BitPlanes.lineVectors {
            shrink(question)
        }
    }

    /// Takes up what was found in a later part of the same segment.
    mutating func take(_ other: Self) {
        for question in counts.indices {
            if counts[question] + other.counts[question] > room { shrink(question) }
            let start = question * room
            for place in start..<start + other.counts[question]
            where other.scores[place] > thresholds[question] {
                let free = start + counts[question]
                (ids[free], scores[free]) = (other.ids[place], other.scores[place])
                counts[question] += 1
            }
        }
    }

    /// Hands out some questions as the kernels take them, and notes what these have found.
    mutating func withUnsafeQuestions(
        _ asked: [Int], _ sums: [vk_sum], _ allowed: [UnsafePointer<UInt32>?],
        _ body: (UnsafeMutableBufferPointer<vk_question>) -> Void
    ) {
        unsafe ids.withUnsafeMutableBufferPointer { ids in
            unsafe scores.withUnsafeMutableBufferPointer { scores in
                guard let ids = ids.baseAddress, let scores = scores.baseAddress else { return }
                var questions = unsafe asked.map { question in
                    unsafe vk_question(
                        sum: sums[question], allowed: allowed[question], threshold: thresholds[question],
                        ids: ids + question * room, scores: scores + question * room, capacity: room,
                        count: counts[question])
                }
                unsafe questions.withUnsafeMutableBufferPointer { unsafe body($0) }
                for (place, question) in asked.enumerated() {
                    counts[question] = unsafe questions[place].count
                }
            }
        }
    }
}
