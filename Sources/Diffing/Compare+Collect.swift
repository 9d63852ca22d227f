import GuideModel

/// The changes of all blocks, in the order of the new chapters.
extension Comparison {
    struct CollectedChanges {
        var ofNew: [Int: [Change]] = [:]
        var removed: [Int: [Change]] = [:]
        var sectionSignificance: [Moves.SectionID: Significance] = [:]
    }

    mutating func collectChanges() -> CollectedChanges {
        var collected = CollectedChanges()
        // Each change with its place in the new chapter; what is gone stands behind the last neighbour that stayed.
        var placed: [Int: [(place: Int, order: Int, change: Change)]] = [:]
        var order = 0
        func add(_ change: Change, chapter: Int, at place: Int) {
            order += 1
            placed[chapter, default: []].append((place, order, change))
        }
        func touch(_ id: Moves.SectionID, _ significance: Significance) {
            collected.sectionSignificance[id] = max(collected.sectionSignificance[id] ?? .formatting, significance)
        }
        let tableOfOldRow = tableIndex(\.oldRows)
        let tableOfNewRow = tableIndex(\.newRows)
        for i in old.chapters.indices {
            let j = matcher.chapters.newOfOld[i]
            var last = j >= 0 ? new.starts[j] - 1 : -1
            for o in old.range(i) {
                let n = pairing.newOfOld[o]
                if n >= 0 {
                    if j >= 0, new.items[n].chapter == j { last = n }
                    // A block that went elsewhere leaves its section another; so does one that was cut or joined there.
                    let isToldElsewhere =
                        moves.blocks.contains(n) || matcher.splits[o] != nil || matcher.merges[n] != nil
                    if isToldElsewhere, let id = sectionNow(ofOld: o) { touch(id, .formatting) }
                    continue
                }
                guard var change = removal(o, tableOfOldRow) else { continue }
                // What went from a section that is still there changed that section; one that went whole is told by itself.
                if let id = sectionNow(ofOld: o) { touch(id, change.significance) }
                if j >= 0 {
                    add(change, chapter: j, at: last)
                } else {
                    change.position = o - old.starts[i]
                    collected.removed[i, default: []].append(change)
                }
            }
        }
        for (n, change) in newChanges(tableOfNewRow) { add(change, chapter: new.items[n].chapter, at: n) }
        for table in matcher.tables {
            if moves.tables.contains(table.newRows[0]) {
                add(movedTable(table), chapter: new.items[table.newRows[0]].chapter, at: table.newRows[0])
                if let id = sectionNow(ofOld: table.oldRows[0]) { touch(id, .formatting) }
            }
            for (change, n) in columnChanges(table) { add(change, chapter: new.items[n].chapter, at: n) }
        }
        for (j, list) in placed {
            // A change is large: only its number is sorted.
            let sorted = list.indices.map {
                (list[$0].place, list[$0].change.kind == .removed ? 1 : 0, list[$0].order, $0)
            }
            .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
            var changes: [Change] = []
            changes.reserveCapacity(list.count)
            for (place, _, _, index) in sorted {
                changes.append(list[index].change)
                changes[changes.count - 1].position = place - new.starts[j]
                // What is gone has told its own section; a column stood in one that is still there.
                let isColumn = list[index].change.block == .column
                guard place >= new.starts[j], list[index].change.kind != .removed || isColumn else { continue }
                let section = new[place].section
                if section >= 0 {
                    touch(Moves.SectionID(chapter: j, section: section), list[index].change.significance)
                }
            }
            collected.ofNew[j] = changes
        }
        return collected
    }

    /// What became of each new block, and which one. Each stretch of them is told with numbers of its own for the words.
    private func newChanges(_ tables: [Int: Int]) -> [(Int, Change)] {
        // Many stretches, so that no processor waits for a last long one.
        let length = max(32, new.items.count / 128)
        let stretches = stride(from: 0, to: new.items.count, by: length).map {
            $0..<min($0 + length, new.items.count)
        }
        return matcher.each.map(stretches) { stretch in
            var teller = self
            teller.matcher.interner = Interner(stopWords: language.stopWords)
            return stretch.compactMap { n in teller.newChange(n, tables).map { (n, $0) } }
        }.flatMap(\.self)
    }

    private mutating func newChange(_ n: Int, _ tables: [Int: Int]) -> Change? {
        let o = pairing.oldOfNew[n]
        if let parts = matcher.merges[n] { return merged(parts, n) }
        if o < 0 { return addition(n, tables) }
        if let parts = matcher.splits[o] { return parts.first == n ? split(o, parts) : nil }
        return pairedChange(o, n, tables[n])
    }

    /// The section of the new side that an old block's own section became; `nil` where it went.
    private func sectionNow(ofOld o: Int) -> Moves.SectionID? {
        let chapter = old.items[o].chapter
        let section = old[o].section
        guard section >= 0 else { return nil }
        let heading = pairing.newOfOld[old.starts[chapter] + old.chapters[chapter].sections[section].blocks.lowerBound]
        return heading < 0 ? nil : Moves.section(of: heading, new)
    }

    func tableIndex(_ rows: KeyPath<TablePair, [Int]>) -> [Int: Int] {
        var index: [Int: Int] = [:]
        for (number, table) in matcher.tables.enumerated() { for row in table[keyPath: rows] { index[row] = number } }
        return index
    }

    mutating func removal(_ o: Int, _ tables: [Int: Int]) -> Change? {
        let block = old[o]
        var blocks = [block]
        var change = Change(.removed, block.kind)
        change.from = old.place(o)
        if block.kind == .row, tables[o] == nil {
            switch wholeTable(o, isOld: true) {
            case .partly: break
            case .told: return nil
            case .first(let rows):
                change.block = .table
                change.from = Self.place(ofTable: rows, old)
                blocks = rows.map { old[$0] }
            }
        }
        change.attributes = blocks.flatMap { AttributeComparison.addresses(of: $0, isNew: false) }
        if block.kind == .frontMatter {
            change.attributes = (old.chapter(o).frontMatter?.members ?? []).map {
                AttributeChange(name: .key, text: $0.key, from: FrontMatter.text($0.value), to: nil)
            }
        }
        change.signals = block.kind == .rule ? [.markup] : [.blockRemoved]
        change.significance = block.kind == .rule ? .formatting : .substantive
        return change
    }

    mutating func addition(_ n: Int, _ tables: [Int: Int]) -> Change? {
        let block = new[n]
        var blocks = [block]
        var change = Change(.added, block.kind)
        change.to = new.place(n)
        if block.kind == .row, tables[n] == nil {
            switch wholeTable(n, isOld: false) {
            case .partly: break
            case .told: return nil
            case .first(let rows):
                change.block = .table
                change.to = Self.place(ofTable: rows, new)
                blocks = rows.map { new[$0] }
            }
        }
        change.attributes = blocks.flatMap { AttributeComparison.addresses(of: $0, isNew: true) }
        if block.kind == .frontMatter {
            change.attributes = (new.chapter(n).frontMatter?.members ?? []).map {
                AttributeChange(name: .key, text: $0.key, from: nil, to: FrontMatter.text($0.value))
            }
        }
        change.signals = block.kind == .rule ? [.markup] : [.blockAdded]
        change.significance = block.kind == .rule ? .formatting : .substantive
        return change
    }

    enum WholeTable {
        /// Some of its rows stayed, so each row speaks for itself.
        case partly
        /// This is its first row, and the table is one change.
        case first(rows: ClosedRange<Int>)
        /// The first row has told it.
        case told
    }

    mutating func wholeTable(_ row: Int, isOld: Bool) -> WholeTable {
        let side = isOld ? old : new
        let key = TableKey(isOld: isOld, chapter: side.items[row].chapter, table: side[row].table)
        let known = tableRuns[key] ?? tableRun(row, side, isOld: isOld)
        tableRuns[key] = known
        guard known.isWhole else { return .partly }
        guard row == known.rows.lowerBound else { return .told }
        return .first(rows: known.rows)
    }

    private static func place(ofTable rows: ClosedRange<Int>, _ side: Side) -> Place {
        var place = side.place(rows.lowerBound, text: rows.map { side[$0].text }.joined(separator: "\n"))
        place.endLine = side[rows.upperBound].lines.upperBound
        return place
    }

    private func movedTable(_ table: TablePair) -> Change {
        var change = Change(.moved, .table)
        change.from = Self.place(ofTable: table.oldPlace, old)
        change.to = Self.place(ofTable: table.newPlace, new)
        // Rows that are new, gone or another are told by themselves; the table moved with those that are as they were.
        let same = table.newRows.filter {
            table.oldPlace.contains(pairing.oldOfNew[$0]) && old.items[pairing.oldOfNew[$0]].key == new.items[$0].key
        }.map { new[$0].text }.joined(separator: "\n")
        change.from?.text = same
        change.to?.text = same
        change.signals = [.order]
        change.significance = .formatting
        return change
    }

    /// The rows of a row's table, and whether all of them came or went.
    private func tableRun(_ row: Int, _ side: Side, isOld: Bool) -> (rows: ClosedRange<Int>, isWhole: Bool) {
        let range = side.range(side.items[row].chapter)
        let table = side[row].table
        func isOwn(_ item: Int) -> Bool {
            range.contains(item) && side[item].kind == .row && side[item].table == table
        }
        var (first, last) = (row, row)
        while isOwn(first - 1) { first -= 1 }
        while isOwn(last + 1) { last += 1 }
        let rows = first...last
        return (rows, rows.allSatisfy { isOld ? pairing.isFree(old: $0) : pairing.isFree(new: $0) })
    }
}

struct TableKey: Hashable {
    var isOld: Bool
    var chapter: Int
    var table: Int
}
