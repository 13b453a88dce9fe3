import Documents

extension Citation {
    /// The address of the quote as one string, such as `travel.docx#section=Hotels&paragraph=1&range=120-168`:
    /// ``Assistant/words(at:in:showsHidden:)`` gives the same words back.
    public var reference: String { LocatorReference(path: document, locator: locator).description }
}
