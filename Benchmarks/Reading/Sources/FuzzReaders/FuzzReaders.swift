import Documents
import Foundation
import Readers

/// The name that every input goes by; its extension chooses the reader where the content does not.
private let name = ProcessInfo.processInfo.environment["DOCENT_FUZZ_NAME"] ?? "input.html"

/// Reads one input of the fuzzer: a document whose ranges hold, or an error of the readers; anything else traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let document = try? readDocument(named: name, bytes: bytes) else { return 0 }
    var end = 0
    for block in document.blocks {
        precondition(block.range.lowerBound >= end && block.range.upperBound <= document.text.utf8.count)
        end = block.range.upperBound
    }
    return 0
}
