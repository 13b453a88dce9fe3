import Documents
import Foundation
import Readers

/// The name that every input goes by; its extension chooses the reader where the content does not.
private let name = ProcessInfo.processInfo.environment["DOCENT_FUZZ_NAME"] ?? "input.html"

/// Reads one input of the fuzzer: a document whose ranges hold, or an error of the readers; anything else traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = PackedParts.file(Array(UnsafeBufferPointer(start: start, count: count)))
    guard let document = try? readDocument(named: name, bytes: bytes) else { return 0 }
    var end = 0
    for block in document.blocks {
        precondition(block.range.lowerBound >= end && block.range.upperBound <= document.text.utf8.count)
        end = block.range.upperBound
    }
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Where the package manager, which gives each executable a main function of its own name, has the program begin.
@_cdecl("FuzzReaders_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { fuzz($0, $1) }
}
