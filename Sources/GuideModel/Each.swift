import Synchronization

/// Does something for every number below a count, in any order and on any thread.
package struct Each: Sendable {
    private let run: @Sendable (Int, @Sendable (Int) -> Void) -> Void

    package init(_ run: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void) { self.run = run }

    package static let inOrder = Each { count, body in for index in 0..<count { body(index) } }

    /// Results stand in the order of the items, never of completion.
    package func map<Item: Sendable, Result: Sendable>(_ items: [Item], _ body: @Sendable (Item) -> Result) -> [Result]
    {
        let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
        run(items.count) { index in
            let result = body(items[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
