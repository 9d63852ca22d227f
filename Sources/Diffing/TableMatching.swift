import GuideModel

/// Two tables that are one, and which column became which.
struct TablePair {
    var oldRows: [Int]
    var newRows: [Int]
    /// Pairs of columns, in the new order.
    var columns: [(old: Int, new: Int)]
    var oldCount: Int
    var newCount: Int

    /// The rows of a table stand next to each other.
    var oldPlace: ClosedRange<Int> { oldRows[0]...oldRows[oldRows.count - 1] }
    var newPlace: ClosedRange<Int> { newRows[0]...newRows[newRows.count - 1] }

    var addedColumns: [Int] { Self.missing(columns.map(\.new), of: newCount) }
    var removedColumns: [Int] { Self.missing(columns.map(\.old), of: oldCount) }
    private static func missing(_ columns: [Int], of count: Int) -> [Int] {
        guard columns.count < count else { return [] }
        let held = Set(columns)
        return (0..<count).filter { !held.contains($0) }
    }
    /// Columns at another place among those that stayed, the fewest that explain the new order.
    var movedColumns: [(old: Int, new: Int)] {
        let kept = Set(heaviestIncreasing(columns.map(\.old), weights: Array(repeating: 1, count: columns.count)))
        return columns.indices.filter { !kept.contains($0) }.map { columns[$0] }
    }
    var hasSameColumns: Bool {
        addedColumns.isEmpty && removedColumns.isEmpty
            && zip(columns, columns.dropFirst()).allSatisfy { $0.old < $1.old }
    }
}

extension BlockMatcher {
    /// Pairs the tables of a chapter pair, then their rows by the cells of the columns that both have.
    mutating func pairTables(_ i: Int, _ j: Int) {
        pairTables(tableRows(old, old.range(i)), tableRows(new, new.range(j)))
    }

    /// Tables that are left whole on either side and are much alike are one that was edited on its way.
    mutating func pairTablesElsewhere() {
        func left(_ side: Side, _ isFree: (Int) -> Bool) -> [[Int]] {
            side.chapters.indices.flatMap { tableRows(side, side.range($0)) }.filter {
                $0.count > 1 && $0.allSatisfy(isFree)
            }
        }
        let before = left(old) { pairing.isFree(old: $0) }
        guard !before.isEmpty else { return }
        pairTables(before, left(new) { pairing.isFree(new: $0) }, least: 0.6)
    }

    /// How much more alike a table elsewhere must be than the one of the same section.
    static let home = 0.3

    private static let sameRows = 0.5

    /// - Parameter least: how much alike two tables are that are one.
    mutating func pairTables(_ before: [[Int]], _ after: [[Int]], least: Double = 0.3) {
        let before = before.filter { !pairedTables.old.contains($0[0]) }
        let after = after.filter { !pairedTables.new.contains($0[0]) }
        guard !before.isEmpty, !after.isEmpty else { return }
        let oldWords = before.map { $0.flatMap { words(old: $0) } }
        let newWords = after.map { $0.flatMap { words(new: $0) } }
        let (oldBags, newBags) = (oldWords.map { bag($0) }, newWords.map { bag($0) })
        var candidates: [(Int, Int, Double)] = []
        for (a, rows) in before.enumerated() {
            for (b, others) in after.enumerated() where before.count * after.count <= 10_000 {
                let likeness = likeness(oldBags[a], newBags[b])
                let place = (others.first ?? 0)...(others.last ?? 0)
                // Rows that stand in other tables too say nothing of which table is which; the section that it stands in does.
                let direct = rows.filter {
                    place.contains(pairing.newOfOld[$0]) && !isBoilerplate(pairing.newOfOld[$0])
                }.count
                guard likeness >= least || direct > 0 else { continue }
                let (was, now) = (heading(of: rows[0], old), heading(of: others[0], new))
                let isAtHome = was >= 0 && pairing.newOfOld[was] == now
                // A table of the same rows with other values is the same one, wherever there is one with these values.
                let hasSameRows =
                    isAtHome && likeness >= Self.sameRows && isOneTemplate(rows, others) && !hasNewTwin(rows, after)
                candidates.append(
                    (a, b, likeness + Double(hasSameRows ? rows.count : direct) + (isAtHome ? Self.home : 0)))
            }
        }
        candidates.sort { $0.2 != $1.2 ? $0.2 > $1.2 : ($0.0, $0.1) < ($1.0, $1.1) }
        var (usedOld, usedNew): (Set<Int>, Set<Int>) = ([], [])
        for (a, b, _) in candidates where !usedOld.contains(a) && !usedNew.contains(b) {
            usedOld.insert(a)
            usedNew.insert(b)
            pairRows(before[a], after[b])
        }
    }

    /// A table that stands once on either side, to the letter, is the same table, in whatever chapter.
    mutating func pairEqualTables() {
        func tables(_ side: Side) -> [[BlockKey]: [[Int]]] {
            Dictionary(
                grouping: side.chapters.indices.flatMap { tableRows(side, side.range($0)) }.filter { $0.count > 1 },
                by: { $0.map { side.items[$0].key } })
        }
        let before = tables(old)
        guard !before.isEmpty else { return }
        let after = tables(new)
        var pairs = before.compactMap { key, list -> ([Int], [Int])? in
            guard list.count == 1, let other = after[key], other.count == 1 else { return nil }
            return (list[0], other[0])
        }
        // One that a chapter holds that did not change is a copy.
        let away = pairs.filter { !chapters.isRelated(old.items[$0[0]].chapter, new.items[$1[0]].chapter) }
        let elsewhere = textsElsewhere(Set(away.flatMap(\.1).map { new[$0].text }))
        pairs.removeAll { o, n in
            !chapters.isRelated(old.items[o[0]].chapter, new.items[n[0]].chapter)
                && n.allSatisfy { elsewhere.contains(new[$0].text) || isBoilerplate($0) }
        }
        pairs.removeAll { o, n in !isAtHome(o[0], n[0]) && hasOtherValues(o) && !hasNewTwin(o, [n]) }
        for (o, n) in pairs.sorted(by: { $0.0[0] < $1.0[0] }) { pairRows(o, n) }
    }

    /// Whether the section of a table has one now that says other things of the same rows.
    private func hasOtherValues(_ rows: [Int]) -> Bool {
        guard let home = bodyNow(rows[0]) else { return false }
        return tableRows(new, home).contains { others in
            isOneTemplate(rows, others) && zip(rows, others).contains { old.items[$0].key != new.items[$1].key }
        }
    }

    /// Whether one of some tables is the same to the letter and stands where no table stood: then that is the table, at another place.
    private func hasNewTwin(_ rows: [Int], _ tables: [[Int]]) -> Bool {
        tables.contains { others in
            guard others.count == rows.count, zip(rows, others).allSatisfy({ old.items[$0].key == new.items[$1].key })
            else {
                return false
            }
            let now = heading(of: others[0], new)
            let was = now < 0 ? -1 : pairing.oldOfNew[now]
            return was < 0 || tableRows(old, body(of: was, old)).isEmpty
        }
    }

    /// Whether two tables have the same rows by their first cells.
    private func isOneTemplate(_ rows: [Int], _ others: [Int]) -> Bool {
        rows.count == others.count && zip(rows, others).allSatisfy { old[$0].cells.first == new[$1].cells.first }
    }

    /// The rows of each table among some blocks of one chapter.
    func tableRows(_ side: Side, _ range: Range<Int>) -> [[Int]] {
        var tables: [[Int]] = []
        var last = -1
        for item in range where side[item].kind == .row {
            let table = side[item].table
            if table == last { tables[tables.count - 1].append(item) } else { tables.append([item]) }
            last = table
        }
        return tables
    }
}
