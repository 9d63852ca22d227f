/// Runs of three words, each with those that hold it: chapters or blocks, named by a number.
struct Shingles {
    private var slots: [Int32]
    private var keys: [Int64] = []
    private var first: [Int32] = []
    private(set) var counts: [Int32] = []
    private var last: [Int32] = []
    private var holders: [Int32] = []
    private var nexts: [Int32] = []

    /// - Parameter expected: about how many different runs there will be.
    init(expected: Int) {
        var size = 64
        while size < expected * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
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
        var slot = Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
        while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
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
            if keys.count * 2 >= slots.count {
                grow()
                slot = self.slot(key)
            }
            slots[slot] = Int32(keys.count)
            keys.append(key)
            first.append(-1)
            counts.append(0)
            last.append(-1)
        }
        let entry = Int(slots[slot])
        if last[entry] == Int32(holder) { return false }
        last[entry] = Int32(holder)
        counts[entry] += 1
        holders.append(Int32(holder))
        nexts.append(first[entry])
        first[entry] = Int32(holders.count - 1)
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (entry, key) in keys.enumerated() { slots[slot(key)] = Int32(entry) }
    }

    func forEachHolder(of entry: Int, _ visit: (Int) -> Void) {
        var at = first[entry]
        while at >= 0 {
            visit(Int(holders[Int(at)]))
            at = nexts[Int(at)]
        }
    }
}
