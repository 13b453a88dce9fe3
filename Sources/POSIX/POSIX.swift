// The system's C library, under the one name by which every room imports and calls it.
#if canImport(Glibc)
@_exported public import Glibc
#else
@_exported public import Musl
#endif
