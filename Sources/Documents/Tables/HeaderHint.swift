/// What a file lets expect of a table whose header rows it does not name.
package enum HeaderHint: Sendable, Hashable {
    /// Nothing: a table in running text, a page or a letter.
    case none
    /// The file says that the first row may look apart, as writing programs do by default, and draws it like the others.
    case flagged
    /// A block of cells on a sheet, which mostly begins with names.
    case sheet
    /// A file of records, which nearly always begins with names.
    case records
    /// The first row is drawn apart from the others.
    case styled
}
