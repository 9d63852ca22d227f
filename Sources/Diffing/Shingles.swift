/// Runs of three words, each with those that hold it: chapters or blocks, named by a number.
struct Shingles {
    /// What is known of one run lies together: most of the work is waiting for memory.
    private struct Entry {
        var key: Int64
        var first: Int32 = -1
        var count: Int32 = 0
        var last: Int32 = -1
    }

    private var slots: [Int32]
    private var entries: [Entry] = []
    private var holders: [(holder: Int32, next: Int32)] = []

    /// How many hold each run, by its entry.
    var counts: [Int32] { entries.map(\.count) }
    func count(of entry: Int) -> Int { Int(entries[entry].count) }

    /// - Parameter expected: about how many different runs there will be.
    init(expected: Int) {
        var size = 64
        while size < expected * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        entries.reserveCapacity(expected)
        holders.reserveCapacity(expected)
    }

    /// The runs of a row of words. 21 bits a word: enough for two million different ones, and a rare clash only adds a vote.
    static func of(_ words: [Int32]) -> [Int64] {
        guard words.count >= 3 else { return [] }
        return (0...(words.count - 3)).map { index in
            Int64(words[index]) << 42 ^ Int64(words[index + 1]) << 21 ^ Int64(words[index + 2])
        }
    }

    private func slot(_ key: Int64) -> Int {
        let mask = slots.count - 1
        // Both halves of the product: the first word of a run changes nothing below its own bits.
        let product = UInt64(bitPattern: key).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
        while slots[slot] >= 0, entries[Int(slots[slot])].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The entry of a run, if anybody holds it.
    func find(_ key: Int64) -> Int? {
        let entry = slots[slot(key)]
        return entry >= 0 ? Int(entry) : nil
    }

    /// Adds a holder; holders come one after the other. Returns whether it did not hold the run yet.
    @discardableResult
    mutating func insert(_ key: Int64, holder: Int) -> Bool {
        var slot = slot(key)
        if slots[slot] < 0 {
            if entries.count * 2 >= slots.count {
                grow()
                slot = self.slot(key)
            }
            slots[slot] = Int32(entries.count)
            entries.append(Entry(key: key))
        }
        let entry = Int(slots[slot])
        if entries[entry].last == Int32(holder) { return false }
        entries[entry].last = Int32(holder)
        entries[entry].count += 1
        holders.append((Int32(holder), entries[entry].first))
        entries[entry].first = Int32(holders.count - 1)
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, entry) in entries.enumerated() { slots[slot(entry.key)] = Int32(number) }
    }

    func forEachHolder(of entry: Int, _ visit: (Int) -> Void) {
        var at = entries[entry].first
        while at >= 0 {
            visit(Int(holders[Int(at)].holder))
            at = holders[Int(at)].next
        }
    }
}
