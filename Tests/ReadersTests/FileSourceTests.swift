import Foundation
import Testing

@testable import Readers

@Suite("Files as sources")
struct FileSourceTests {
    @Test("a folder on the way that has become a link is not followed")
    func links() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "source-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: place) }
        let (docs, outside, link) = (place + "/docs", place + "/outside", place + "/link")
        for folder in [docs + "/a/b", outside + "/b"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(folder.utf8).write(to: URL(filePath: folder + "/c.txt"))
        }
        let path = docs + "/a/b/c.txt"
        #expect(try FileSource.read(path, below: docs).bytes == Array((docs + "/a/b").utf8))
        try FileManager.default.removeItem(atPath: docs + "/a")
        #expect(throws: ReaderError.missing) { try FileSource.read(path, below: docs) }
        try FileManager.default.createSymbolicLink(atPath: docs + "/a", withDestinationPath: outside)
        #expect(throws: ReaderError.notRegular) { try FileSource.read(path, below: docs) }
        // The folder itself may be a link: a person named it.
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
        #expect(try FileSource.read(link + "/b/c.txt", below: link).bytes == Array((outside + "/b").utf8))
    }
}
