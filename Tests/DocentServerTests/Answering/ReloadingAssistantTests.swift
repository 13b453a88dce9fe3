import Docent
import Foundation
import Synchronization
import Testing

@testable import DocentServer

struct ReloadingAssistantTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "docent-reloading-\(UUID().uuidString)")
    private var index: String { folder.appending(path: "i.sqlite").path }

    @Sendable private func open(_ access: Assistant.Access = .readOnly) async throws -> Assistant {
        try await Assistant.open(
            AssistantConfiguration(indexPath: index, access: access, embeddingModel: .none))
    }

    private func build(_ text: String, in name: String) async throws {
        let documents = folder.appending(path: name)
        try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: documents.appending(path: "\(name).md"))
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where file.hasPrefix("i.sqlite") {
            try FileManager.default.removeItem(at: folder.appending(path: file))
        }
        let assistant = try await open(.readWrite)
        _ = try await assistant.ingest(folder: documents.path)
        try assistant.index.close()
    }

    @Test func `an index that was built anew is noticed`() async throws {
        try await build("The notice period is three months.", in: "first")
        let reloading = ReloadingAssistant(try await open(), reopen: { try await open() })
        #expect(try await reloading.documents(within: SearchFilter()).map(\.path) == ["first.md"])
        try await build("The notice period is six weeks.", in: "second")
        try await Task.sleep(for: .milliseconds(1100))
        #expect(try await reloading.documents(within: SearchFilter()).map(\.path) == ["second.md"])
        let found = try await reloading.find(Query(parsing: "notice period"), limit: 5)
        #expect(found.hits.map(\.document) == ["second.md"])
        try FileManager.default.removeItem(at: folder)
    }

    @Test func `every section is read where a question wants it`() async throws {
        try await build("# Terms\n\nThe notice period is three months.\n\n# Rent\n\nIt is 900.", in: "first")
        let reloading = ReloadingAssistant(try await open(), reopen: { try await open() })
        var question = Question("List every notice period")
        question.readsEvery = true
        let progress = Mutex([[Int]]())
        let answer = try await reloading.answer(question) { event in
            if case .reading(let read, let all) = event { progress.withLock { $0.append([read, all]) } }
        }
        let sections = try #require(answer.receipt.sections)
        #expect(answer.receipt.sectionsRead == sections)
        #expect(progress.withLock(\.last) == [sections, sections])
        try FileManager.default.removeItem(at: folder)
    }

    @Test func `a search of a file that was put back ends`() async throws {
        try await build("The notice period is three months.", in: "first")
        let backup = folder.appending(path: "backup.sqlite").path
        try FileManager.default.copyItem(atPath: index, toPath: backup)
        let writer = try await open(.readWrite)
        let later = folder.appending(path: "later")
        try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
        try Data("The notice period is six weeks.".utf8).write(to: later.appending(path: "later.md"))
        _ = try await writer.ingest(folder: later.path)
        try writer.index.close()
        let reader = try await open()
        #expect(try await reader.search(Query(parsing: "notice period")).hits.count == 2)
        // The same file, with what it held before: what is remembered of it is newer.
        let old = try Data(contentsOf: URL(filePath: backup))
        let handle = try FileHandle(forWritingTo: URL(filePath: index))
        try handle.write(contentsOf: old)
        try handle.truncate(atOffset: UInt64(old.count))
        try handle.close()
        let outcome = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    return try await !reader.search(Query(parsing: "notice period")).hits.isEmpty
                } catch is IndexError {
                    return true
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(20))
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
        #expect(outcome)
        let hits = try await open().search(Query(parsing: "notice period")).hits
        #expect(hits.map(\.document) == ["first.md"])
        try FileManager.default.removeItem(at: folder)
    }
}
