import GuideModel

/// Which row and which column of a table is which of the one that it became.
extension Block {
    /// The files and addresses that it refers to.
    fileprivate var shown: String {
        inlines.compactMap { inline in
            switch inline.kind {
            case .image(let source, _, _): source
            case .link(let destination, _): destination
            default: nil
            }
        }.joined(separator: "\u{1F}")
    }
}

extension BlockMatcher {
    mutating func pairRows(_ o: [Int], _ n: [Int]) {
        let columns = columnMap(o, n)
        guard !columns.isEmpty else { return }
        let pair = TablePair(
            oldRows: o, newRows: n, columns: columns, oldCount: old[o[0]].cells.count,
            newCount: new[n[0]].cells.count)
        tables.append(pair)
        pairedTables.old.insert(o[0])
        pairedTables.new.insert(n[0])
        func key(_ cells: [String], _ indices: [Int]) -> String {
            indices.map { $0 < cells.count ? cells[$0] : "" }.joined(separator: "\u{1F}")
        }
        var ids: [String: Int32] = [:]
        func id(_ key: String) -> Int32 {
            if let id = ids[key] { return id }
            ids[key] = Int32(ids.count)
            return Int32(ids.count - 1)
        }
        // Rows paired elsewhere were a chance likeness, but for those that stand once and whose name this table has not.
        let names = (old: Set(o.map { old[$0].cells.first }), new: Set(n.map { new[$0].cells.first }))
        func isChance(_ o: Int, _ n: Int, _ names: Set<String?>) -> Bool {
            old.items[o].key != new.items[n].key || isBoilerplate(n) || new.items[n].words < 3 || new[n].isHeader
                || names.contains(new[n].cells.first)
        }
        for row in o where pairing.newOfOld[row] >= 0 && !pair.newPlace.contains(pairing.newOfOld[row]) {
            if isChance(row, pairing.newOfOld[row], names.new) { pairing.unpair(row, pairing.newOfOld[row]) }
        }
        for row in n where pairing.oldOfNew[row] >= 0 && !pair.oldPlace.contains(pairing.oldOfNew[row]) {
            if isChance(pairing.oldOfNew[row], row, names.old) { pairing.unpair(pairing.oldOfNew[row], row) }
        }
        func align(_ first: [Int], _ second: [Int], _ oldKey: (Block) -> String, _ newKey: (Block) -> String) {
            let a = first.filter { pairing.isFree(old: $0) }
            let b = second.filter { pairing.isFree(new: $0) }
            let diff = SequenceDiff(
                a.map { id(oldKey(old[$0])) }, b.map { id(newKey(new[$0])) }, limit: 1000)
            for match in diff.matches {
                for step in 0..<match.count { pairing.pair(a[match.old + step], b[match.new + step]) }
            }
            // The same row at another place has moved.
            var left: [String: Int] = [:]
            for row in a where pairing.isFree(old: row) { left[oldKey(old[row])] = row }
            for row in b where pairing.isFree(new: row) {
                let key = newKey(new[row])
                guard !key.isEmpty, let other = left.removeValue(forKey: key), pairing.isFree(old: other) else {
                    continue
                }
                pairing.pair(other, row)
            }
        }
        // The header is the header, whatever its words.
        if old[o[0]].isHeader, new[n[0]].isHeader, pairing.isFree(old: o[0]), pairing.isFree(new: n[0]) {
            pairing.pair(o[0], n[0])
        }
        // Rows of pictures say nothing but what these show.
        if pair.hasSameColumns {
            align(
                o, n, { "\(key($0.cells, columns.map(\.old)))\u{1E}\($0.shown)" },
                { "\(key($0.cells, columns.map(\.new)))\u{1E}\($0.shown)" })
        }
        align(o, n, { key($0.cells, columns.map(\.old)) }, { key($0.cells, columns.map(\.new)) })
        let (firstOld, firstNew) = (columns[0].old, columns[0].new)
        // Rows that are numbered have other numbers behind one that came or went.
        if columns.count > 1, Self.counts(o, firstOld, old), Self.counts(n, firstNew, new) {
            let rest = columns.dropFirst()
            align(o, n, { key($0.cells, rest.map(\.old)) }, { key($0.cells, rest.map(\.new)) })
        }
        align(o, n, { key($0.cells, [firstOld]) }, { key($0.cells, [firstNew]) })
        pairLeftRows(o, n)
    }

    /// Rows between paired neighbours, one by one, when they share a cell. Each looks at a few rows only.
    private mutating func pairLeftRows(_ o: [Int], _ n: [Int]) {
        let last = n[n.count - 1]
        // For each row the place of the next one that is paired, from behind.
        var nextPaired = [Int](repeating: last + 1, count: o.count)
        for index in stride(from: o.count - 2, through: 0, by: -1) {
            let below = pairing.newOfOld[o[index + 1]]
            nextPaired[index] = below >= 0 ? below : nextPaired[index + 1]
        }
        var place = n[0]
        for (index, row) in o.enumerated() {
            if pairing.newOfOld[row] >= 0 {
                place = max(place, pairing.newOfOld[row] + 1)
                continue
            }
            let cells = Set(old[row].cells.filter { !$0.isEmpty })
            for candidate in place..<max(place, min(nextPaired[index], place + 64)) where pairing.isFree(new: candidate)
            {
                guard old[row].isHeader == new[candidate].isHeader, !cells.isDisjoint(with: new[candidate].cells) else {
                    continue
                }
                pairing.pair(row, candidate)
                place = candidate + 1
                break
            }
        }
    }

    /// Rows that went into another table with the same columns: as they are, or with half of their cells and the first one.
    mutating func pairRowsElsewhere() {
        func left(_ side: Side, _ isFree: (Int) -> Bool) -> [(row: Int, header: Int)] {
            side.chapters.indices.flatMap { tableRows(side, side.range($0)) }.flatMap { table in
                table.dropFirst().filter { isFree($0) && side[$0].text.contains(where: \.isLetter) }
                    .map { ($0, table[0]) }
            }
        }
        let before = left(old) { pairing.isFree(old: $0) }
        guard !before.isEmpty else { return }
        let after = left(new) { pairing.isFree(new: $0) }
        let pairs = Dictionary(tables.map { ($0.newRows[0], $0) }, uniquingKeysWith: { first, _ in first })
        func pair(_ key: (Side, Int) -> String, _ isOne: (Block, Block) -> Bool) {
            let was = Dictionary(grouping: before.filter { pairing.isFree(old: $0.row) }) { key(old, $0.row) }
            let now = Dictionary(grouping: after.filter { pairing.isFree(new: $0.row) }) { key(new, $0.row) }
            for (key, list) in was where list.count == 1 {
                guard let other = now[key], other.count == 1, isOne(old[list[0].row], new[other[0].row]),
                    old.items[list[0].header].key == new.items[other[0].header].key,
                    pairs[other[0].header]?.hasSameColumns ?? true
                else { continue }
                pairing.pair(list[0].row, other[0].row)
            }
        }
        pair {
            $0[$1].text
        } _: { first, _ in
            Block.words(first.text, .row) > 1
        }
        pair {
            $0[$1].cells.first ?? ""
        } _: { first, second in
            let same = zip(first.cells, second.cells).count { $0 == $1 && !$0.isEmpty }
            // A few words say which row it is, where one, `maandag`, says nothing.
            let isNamed = first.cells.count > 2 || Block.words(first.cells[0], .paragraph) > 2
            return isNamed && 2 * same >= first.cells.count && first.cells[0].contains(where: \.isLetter)
        }
    }

    /// Columns by their heading, then by what stands in them, then by place between the same neighbours.
    private func columnMap(_ o: [Int], _ n: [Int]) -> [(old: Int, new: Int)] {
        let before = old[o[0]].cells
        let after = new[n[0]].cells
        var newOfOld = [Int](repeating: -1, count: before.count)
        var oldOfNew = [Int](repeating: -1, count: after.count)
        func pair(_ first: Int, _ second: Int) { (newOfOld[first], oldOfNew[second]) = (second, first) }
        // The columns of each heading, the last first.
        var waiting: [String: [Int]] = [:]
        for (column, name) in before.enumerated().reversed() { waiting[name, default: []].append(column) }
        for (column, name) in after.enumerated() {
            if let match = waiting[name]?.popLast() { pair(match, column) }
        }
        let leftOld = before.indices.filter { newOfOld[$0] < 0 }
        let leftNew = after.indices.filter { oldOfNew[$0] < 0 }
        let same = leftOld.isEmpty || leftNew.isEmpty ? [] : rowsAlike(o, n, oldOfNew)
        if !leftOld.isEmpty, !leftNew.isEmpty, leftOld.count * leftNew.count <= 100 {
            var candidates: [(old: Int, new: Int, share: Double)] = []
            for first in leftOld {
                for second in leftNew {
                    let equal = same.count {
                        let (cells, others) = (old[$0.old].cells, new[$0.new].cells)
                        return first < cells.count && second < others.count && cells[first] == others[second]
                    }
                    if 2 * equal >= max(1, same.count) {
                        candidates.append((first, second, Double(equal) / Double(same.count)))
                    }
                }
            }
            candidates.sort {
                $0.share != $1.share
                    ? $0.share > $1.share
                    : abs($0.old - $0.new) != abs($1.old - $1.new)
                        ? abs($0.old - $0.new) < abs($1.old - $1.new) : ($0.old, $0.new) < ($1.old, $1.new)
            }
            for candidate in candidates where newOfOld[candidate.old] < 0 && oldOfNew[candidate.new] < 0 {
                pair(candidate.old, candidate.new)
            }
        }
        // As many left on both sides between the same two columns: they have other names.
        var first = 0
        while first < before.count {
            guard newOfOld[first] < 0 else {
                first += 1
                continue
            }
            let end = before.indices[first...].first { newOfOld[$0] >= 0 } ?? before.count
            let start = first == 0 ? 0 : newOfOld[first - 1] + 1
            let stop = end == before.count ? after.count : newOfOld[end]
            if stop - start == end - first, (start..<stop).allSatisfy({ oldOfNew[$0] < 0 }) {
                for step in 0..<(end - first) where isOneColumn(first + step, start + step, o, n, same) {
                    pair(first + step, start + step)
                }
            }
            first = end
        }
        return after.indices.compactMap { oldOfNew[$0] < 0 ? nil : (oldOfNew[$0], $0) }
    }

    /// Whether a column at the place of another may be that one under another name: not where name and cells have nothing in common.
    private func isOneColumn(
        _ first: Int, _ second: Int, _ o: [Int], _ n: [Int], _ same: [(old: Int, new: Int)]
    ) -> Bool {
        func words(_ side: Side, _ row: Int, _ column: Int) -> Set<Substring> {
            let cells = side[row].cells
            return column < cells.count ? Set(cells[column].lowercased().split { !$0.isLetter && !$0.isNumber }) : []
        }
        guard same.count > 1, words(old, o[0], first).isDisjoint(with: words(new, n[0], second)) else { return true }
        return same.contains { pair in
            let (before, after) = (words(old, pair.old, first), words(new, pair.new, second))
            return !before.isDisjoint(with: after) || before.isEmpty && after.isEmpty
        }
    }

    /// Rows of two tables that say the same in the columns that are known to be one; the header is none.
    private func rowsAlike(_ o: [Int], _ n: [Int], _ oldOfNew: [Int]) -> [(old: Int, new: Int)] {
        let columns = oldOfNew.enumerated().filter { $0.element >= 0 }
        guard !columns.isEmpty else { return Array(zip(o.dropFirst(), n.dropFirst())).map { ($0, $1) } }
        func key(_ cells: [String], _ indices: [Int]) -> [String] { indices.map { $0 < cells.count ? cells[$0] : "" } }
        let before = Dictionary(grouping: o.dropFirst()) { key(old[$0].cells, columns.map(\.element)) }
        return n.dropFirst().compactMap { row in
            guard let list = before[key(new[row].cells, columns.map(\.offset))], list.count == 1 else { return nil }
            return (list[0], row)
        }
    }

    /// Whether the first cells only count the rows: 1, 2, 3.
    private static func counts(_ rows: [Int], _ column: Int, _ side: Side) -> Bool {
        let numbers = rows.dropFirst().map { row -> Int? in
            let cells = side[row].cells
            return column < cells.count
                ? Int(cells[column].hasSuffix(".") ? cells[column].dropLast() : cells[column][...]) : nil
        }
        guard numbers.count > 1, let first = numbers[0] else { return false }
        return numbers.enumerated().allSatisfy { $0.element == first + $0.offset }
    }
}
