import POSIX

/// A null-terminated vector of C strings.
@safe final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        unsafe pointers = .allocate(capacity: strings.count + 1)
        for (position, string) in strings.enumerated() { unsafe pointers[position] = strdup(string) }
        unsafe pointers[strings.count] = nil
    }

    deinit {
        for position in 0..<count { unsafe free(pointers[position]) }
        unsafe pointers.deallocate()
    }
}
