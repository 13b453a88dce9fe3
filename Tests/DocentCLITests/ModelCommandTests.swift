import Foundation
import Testing

@Suite("The model command")
struct ModelCommandTests {
    @Test("runs no module of the folder that a person works in")
    func hostileFolder() throws {
        let docent = try DocentBinary()
        for module in ["pip.py", "zipfile.py"] {
            try docent.write("open('\(docent.folder.path)/taken', 'w')", to: module)
        }
        // No package is looked for anywhere.
        let result = try docent.run(
            "model", "install",
            environment: ["PIP_NO_INDEX": "1", "DOCENT_MODELS": docent.folder.path + "/models"])
        #expect(result.status != 0)
        #expect(!FileManager.default.fileExists(atPath: docent.folder.path + "/taken"))
    }
}
