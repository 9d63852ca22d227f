/// What stands at places of a text, by name, each taken once. Places are asked for in their order, so that thousands cost a step each.
struct PlacedMarks {
    private struct Row {
        var marks: [(place: Int, number: Int)] = []
        var next = 0
    }

    private var rows: [String: Row] = [:]

    /// - Parameter marks: in the order of their places, each with the number that `take` gives for it.
    init(_ marks: some Sequence<(place: Int, name: String, number: Int)>) {
        for mark in marks { rows[mark.name, default: Row()].marks.append((mark.place, mark.number)) }
    }

    /// The first of a name that stands within some places and nobody has taken.
    mutating func take(_ name: String, in places: ClosedRange<Int>) -> Int? {
        guard var row = rows[name] else { return nil }
        while row.next < row.marks.count, row.marks[row.next].place < places.lowerBound { row.next += 1 }
        let mark = row.next < row.marks.count && places.contains(row.marks[row.next].place) ? row.marks[row.next] : nil
        if mark != nil { row.next += 1 }
        rows[name]?.next = row.next
        return mark?.number
    }
}
