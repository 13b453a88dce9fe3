import FoundationEssentials

/// The present as ISO 8601.
enum Moment {
    static var now: String { Date.now.formatted(.iso8601) }
}
