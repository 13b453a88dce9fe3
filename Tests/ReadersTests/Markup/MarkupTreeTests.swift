import Testing

@testable import Readers

@Suite struct MarkupTreeTests {
    private typealias ID = MarkupTree.ID

    /// A tree as lists of children, and the same tree as the readers build it.
    private struct Pair {
        var tree = MarkupTree()
        var children: [[ID]] = [[]]

        private mutating func node() -> MarkupTree.Node {
            children.append([])
            return MarkupTree.Node(name: 1, from: 0, to: 0)
        }

        mutating func append(to parent: ID) {
            let node = node()
            children[Int(parent)].append(tree.append(node, to: parent))
        }

        mutating func insert(before sibling: ID) {
            let node = node()
            let parent = Int(tree.nodes[Int(sibling)].parent)
            let place = children[parent].firstIndex(of: sibling) ?? 0
            children[parent].insert(tree.insert(node, before: sibling), at: place)
        }

        mutating func insert(behind sibling: ID) {
            guard tree.nodes[Int(sibling)].nextSibling >= 0 else { return }
            let node = node()
            let parent = Int(tree.nodes[Int(sibling)].parent)
            let place = children[parent].firstIndex(of: sibling) ?? 0
            tree.insert(node, behind: sibling)
            children[parent].insert(ID(tree.nodes.count - 1), at: place + 1)
        }

        /// All nodes of the lists, each before its children.
        var order: [ID] {
            var order: [ID] = []
            var waiting: [ID] = [MarkupTree.document]
            while let node = waiting.popLast() {
                order.append(node)
                waiting += children[Int(node)].reversed()
            }
            return order
        }
    }

    @Test(arguments: 0..<200) func `a tree is the same however its nodes are added`(seed: UInt64) {
        var numbers = Seeded(state: seed)
        var pair = Pair()
        // The first of them are added as most files have them: each behind all others.
        var open: [ID] = [MarkupTree.document]
        for _ in 0..<Int.random(in: 0..<40, using: &numbers) {
            while open.count > 1, Bool.random(using: &numbers) { open.removeLast() }
            pair.append(to: open[open.count - 1])
            open.append(ID(pair.tree.nodes.count - 1))
        }
        for _ in 0..<Int.random(in: 0..<20, using: &numbers) {
            let some = ID.random(in: 0..<ID(pair.tree.nodes.count), using: &numbers)
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: pair.append(to: some)
            case 1 where some > 0: pair.insert(before: some)
            case 2 where some > 0: pair.insert(behind: some)
            case 3: pair.tree.settle()
            default: break
            }
        }
        var tree = pair.tree
        for (parent, expected) in pair.children.enumerated() {
            #expect(Array(tree.children(ID(parent))) == expected)
            #expect(tree.firstChild(of: ID(parent)) == expected.first ?? -1)
            for (before, child) in zip([-1] + expected, expected) {
                #expect(tree.nodes[Int(child)].parent == ID(parent))
                #expect(tree.previousSibling(of: child) == before)
            }
        }
        #expect(Array(pair.tree.documentOrder) == pair.order)
        var (there, back): ([ID], [ID]) = ([], [])
        pair.tree.documentOrder.forEach { there.append($0) }
        pair.tree.documentOrder.forEachReversed { back.append($0) }
        #expect(there == pair.order && back == pair.order.reversed())
    }

    @Test func `bytes that a tree lets go stay with others that hold them`() {
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        var tree = MarkupTree()
        tree.bytes = bytes
        tree.letGo(10..<1_000_000)
        #expect(bytes.allSatisfy { $0 == 7 })
        #expect(tree.bytes[..<10] == bytes[..<10] && tree.bytes[1_000_000...] == bytes[1_000_000...])
    }
}
