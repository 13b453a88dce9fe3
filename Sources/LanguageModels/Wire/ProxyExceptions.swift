/// The hosts that are reached without the proxy: `NO_PROXY`'s list, and always this machine itself.
struct ProxyExceptions {
    private let names: [String]

    /// Reads names, suffixes such as `.example.com` and `*`, between commas or spaces.
    init(_ list: String) {
        names = list.lowercased().split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// Whether the host of `url` is excepted.
    func contain(_ url: String) -> Bool {
        guard let base = try? BaseURL(url) else { return false }
        return base.isLoopback || names.contains { covers($0, base) }
    }

    private func covers(_ name: String, _ base: BaseURL) -> Bool {
        let suffix = name.trimmingPrefix("*").trimmingPrefix(".")
        return name == "*" || base.host == suffix || base.authority == name
            || base.host.hasSuffix(".\(suffix)")
    }
}
