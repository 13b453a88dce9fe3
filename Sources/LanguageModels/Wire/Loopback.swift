/// The addresses by which a machine speaks to itself.
package enum Loopback {
    /// Whether `host` is one, or the name that stands for one everywhere; an IPv6 address comes without brackets.
    package static func contains(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isVersion4 = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "::1" || isVersion4
    }
}
