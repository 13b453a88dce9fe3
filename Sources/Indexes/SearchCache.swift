/// What searches keep in memory from one to the next.
struct SearchCache: Sendable {
}
