import Indexes

/// What is to be done with each file, decided before any is read.
struct IngestionPlan: Sendable {
    /// How many files there are.
    let found: Int
    /// Files that have their outcome already.
    let settled: [FileReport]
    /// Entries that are not read, with what is to be recorded of them.
    let blocked: [ReadFile]
    /// Files that are new, changed, or failed by accident the last time.
    let toRead: [FoundFile]
    /// The SHA-256 of what the index holds of them, by path: a file with the same bytes has only been touched.
    let sums: [String: [UInt8]]
    /// Paths that the index knows and the folder no longer has.
    let vanished: [String]

    /// What the index knows of a file.
    typealias Known = (file: FileState, outcome: Outcome)

    /// Compares what was found with what the index knows.
    ///
    /// - Parameter rereadsPartial: whether what was read in part may now be read whole.
    init(
        _ files: [FoundFile], known: [String: Known], rereads: Bool, rereadsPartial: Bool = false
    ) {
        var settled: [FileReport] = []
        var blocked: [ReadFile] = []
        var toRead: [FoundFile] = []
        var sums: [String: [UInt8]] = [:]
        for file in files {
            let held = Self.value(of: file.path, in: known)
            if let obstacle = file.obstacle {
                let ending = Self.ending(of: file, obstacle)
                if ending.failure == nil { settled.append(ending.report) } else { blocked.append(ending) }
            } else if !rereads, !(rereadsPartial && held?.outcome == .partial),
                let report = Self.settled(file, held)
            {
                settled.append(report)
            } else {
                toRead.append(file)
                if !rereads, let held, Self.isHeld(held), !(rereadsPartial && held.outcome == .partial) {
                    sums[file.path] = held.file.sha256
                }
            }
        }
        found = files.count
        let present = files.reduce(into: [String: Void]()) { $0[$1.path] = () }
        let unreadable = files.filter { $0.obstacle?.hides ?? false }.map { $0.path + "/" }
        vanished = known.keys.filter { path in
            Self.value(of: path, in: present) == nil && !unreadable.contains { path.hasPrefix($0) }
        }.sorted()
        self.sums = sums
        self.settled = settled
        self.blocked = blocked
        self.toRead = toRead
    }

    /// What is kept for a path that is written byte for byte as this one: to the index, as to the file system, another spelling
    /// of the same letters is another path.
    private static func value<Value>(of path: String, in kept: [String: Value]) -> Value? {
        guard let place = kept.index(forKey: path), kept[place].key.utf8.elementsEqual(path.utf8) else {
            return nil
        }
        return kept[place].value
    }

    /// A file with the size and time of the last run is not read again, unless that run could not read it: refusals
    /// are looked at anew, so that each run names them with their reasons.
    private static func settled(_ file: FoundFile, _ known: Known?) -> FileReport? {
        guard let known, known.file.size == file.size, known.file.modified == Int64(file.modified) else {
            return nil
        }
        return isHeld(known) ? FileReport(file.path, .unchanged) : nil
    }

    /// Whether the last run could read a file.
    private static func isHeld(_ known: Known) -> Bool {
        switch known.outcome {
        case .indexed, .partial: true
        case .refused, .failed: false
        }
    }

    /// How an entry ends that is not read.
    ///
    /// A twin leaves nothing to record: the path is that of the file which was read.
    private static func ending(of file: FoundFile, _ obstacle: FoundFile.Obstacle) -> ReadFile {
        let reason = Reason(code: obstacle.rawValue, message: obstacle.message)
        let report = FileReport(file.path, obstacle.hides ? .failed : .refused, reason)
        guard obstacle != .twin else { return ReadFile(report: report) }
        let state = FileState(sha256: [], size: file.size, modified: Int64(file.modified))
        return ReadFile(
            report: report,
            failure: ReadFile.Failure(
                path: file.path, file: state, outcome: obstacle.hides ? .failed : .refused, reason: reason))
    }
}

extension FoundFile.Obstacle {
    /// What stands against reading, for a person.
    fileprivate var message: String {
        switch self {
        case .link: "a symbolic link; links are not followed"
        case .notRegular: "a pipe, socket or device, not a file"
        case .name: "its name is not UTF-8; rename it"
        case .twin: "another file's name differs only in how its accents are stored; rename one of them"
        case .permission: "no permission to read it"
        case .inputOutput: "the disk or the network failed; what is known of it was kept"
        }
    }
}
