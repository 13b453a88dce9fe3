/// The tracked changes of a text: what was deleted and stands in it still, between marks, is left out.
///
/// A file that was saved with its changes shown has deletions in their place; another has their words in the list of
/// changes alone (OpenDocument 1.3, part 3, section 5.5).
struct ODFChanges: Sendable {
    /// The names of the changes that delete.
    private var deletions: Set<String> = []
    /// The change whose entry in the list is being read.
    private var listed: String?
    /// The deletions that began and have not ended.
    private var open: Set<String> = []

    /// Whether what comes was deleted.
    var areDeleting: Bool { !open.isEmpty }

    /// Takes an element of the list of changes.
    ///
    /// - Returns: whether what stands in the element is to be read, for others in it.
    mutating func list(_ name: ODFName?, _ attributes: XMLAttributes<ODFName>) -> Bool {
        switch name {
        case .changedRegion:
            listed = attributes[.id] ?? attributes[.textID]
            return true
        case .deletion:
            if let listed { deletions.insert(listed) }
            return false
        default: return false
        }
    }

    /// Begins a deletion where a mark names one.
    mutating func begin(_ change: String?) {
        if let change, deletions.contains(change) { open.insert(change) }
    }

    /// Ends a deletion where a mark names one.
    mutating func end(_ change: String?) {
        if let change { open.remove(change) }
    }
}
