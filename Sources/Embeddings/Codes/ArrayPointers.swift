/// Hands out where several arrays are.
func withUnsafePointers<Element>(
    to arrays: ArraySlice<[Element]>, _ body: ([UnsafePointer<Element>?]) -> Void
) {
    guard let first = arrays.first else { return unsafe body([]) }
    unsafe first.withUnsafeBufferPointer { first in
        unsafe withUnsafePointers(to: arrays.dropFirst()) { unsafe body([first.baseAddress] + $0) }
    }
}
