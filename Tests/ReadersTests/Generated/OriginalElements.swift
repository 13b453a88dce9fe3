import Documents
import Foundation
import FoundationXML

@testable import Readers

/// The elements of an XML file by their paths.
struct OriginalElements: OriginalFile {
    let root: XMLElement

    func words(at locator: Locator) -> Words? {
        guard case .element(let path) = locator.place else { return nil }
        var steps = path.split(separator: "/").map { String($0) }
        let attribute = steps.last.flatMap { $0.hasPrefix("@") ? String($0.dropFirst()) : nil }
        if attribute != nil { steps.removeLast() }
        guard steps.first == root.name else { return nil }
        var elements = [root]
        for step in steps.dropFirst() {
            guard let match = step.wholeMatch(of: /([^\[]+)(?:\[(\d+)\])?/) else { return nil }
            let same = elements.flatMap(\.elements).filter { $0.name == String(match.1) }
            // Without a number all elements of a name are meant.
            elements = match.2.flatMap { Int($0) }.map { Array(same.prefix($0).suffix(1)) } ?? same
        }
        guard !elements.isEmpty else { return nil }
        let names = steps.flatMap { Words.of($0) }
        if let attribute {
            return Words(
                texts: names + [attribute] + elements.flatMap { Words.of($0.value(attribute) ?? "") })
        }
        return Words(texts: names + elements.flatMap(Self.words))
    }

    /// The names, values and words of an element and of all below it.
    private static func words(of element: XMLElement) -> [String] {
        let attributes = (element.attributes ?? []).flatMap {
            [$0.name ?? ""] + Words.of($0.stringValue ?? "")
        }
        let content = (element.children ?? []).flatMap { child in
            (child as? XMLElement).map { [$0.name ?? ""] + words(of: $0) }
                ?? Words.of(child.stringValue ?? "")
        }
        return attributes + content
    }
}

/// The values of a JSON file by their paths.
struct OriginalValues: OriginalFile {
    private let value: Any

    init(_ bytes: [UInt8]) throws { value = try JSONSerialization.jsonObject(with: Data(bytes)) }

    func words(at locator: Locator) -> Words? {
        guard case .element(let path) = locator.place else { return nil }
        let isNotebook = (value as? [String: Any])?["nbformat"] != nil
        var found: Any? = value
        let steps = path.matches(of: /[^\/\[\]]+/).map { String($0.output) }
        for step in steps {
            if let list = found as? [Any], let number = Int(step) {
                // Cells of notebooks are counted from 1, entries of lists from 0.
                let index = isNotebook ? number - 1 : number
                found = list.indices.contains(index) ? list[index] : nil
            } else {
                found = (found as? [String: Any])?[step]
            }
        }
        return found.map { Words(texts: steps + Self.words(of: $0)) }
    }

    private static func words(of value: Any) -> [String] {
        switch value {
        case let members as [String: Any]: members.flatMap { Words.of($0.key) + words(of: $0.value) }
        case let list as [Any]: list.flatMap(words)
        case let text as String: Words.of(text)
        default: []
        }
    }
}
