import Documents
import Foundation

@testable import Readers

/// The pages of a PDF file as poppler cuts them out.
final class OriginalPages: OriginalFile {
    private let file = FileManager.default.temporaryDirectory.appending(
        path: "pages-\(UUID().uuidString).pdf")

    /// What was cut out so far: the cells of a table have its box.
    private var known: [Place: Words] = [:]

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: file) }

    deinit { try? FileManager.default.removeItem(at: file) }

    func words(at locator: Locator) -> Words? {
        if known[locator.place] == nil { known[locator.place] = cut(locator.place) }
        return known[locator.place]
    }

    private func cut(_ place: Place) -> Words? {
        guard case .page(let number, let box) = place else { return nil }
        var arguments = ["pdftotext", "-f", "\(number)", "-l", "\(number)", "-r", "72"]
        if let box {
            let (left, top) = (Int(box.left), Int(box.top))
            let (width, height) = (Int(box.right.rounded(.up)) - left, Int(box.bottom.rounded(.up)) - top)
            arguments += ["-x", "\(left)", "-y", "\(top)", "-W", "\(width)", "-H", "\(height)"]
        }
        let program = Process()
        program.executableURL = URL(filePath: "/usr/bin/env")
        program.arguments = arguments + [file.path, "-"]
        let output = Pipe()
        program.standardOutput = output
        guard (try? program.run()) != nil else { return nil }
        let text = output.fileHandleForReading.readDataToEndOfFile()
        program.waitUntilExit()
        return Words(texts: Words.of(String(decoding: text, as: UTF8.self)))
    }
}
