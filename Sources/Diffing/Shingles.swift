/// Runs of three words, each with those that hold it: chapters or blocks, named by a number. Of two sides the one that has fewer words
/// is kept; of the other only what both hold.
struct Shingles {
    /// What is known of one run lies together: most of the work is waiting for memory.
    private struct Entry {
        var key: Int64
        var first: Int32 = -1
        var count: Int32 = 0
        var last: Int32 = -1
        /// The same of the other side.
        var firstOther: Int32 = -1
        var others: Int32 = 0
    }

    private var slots: [Int32]
    private var entries: [Entry] = []
    private var holders: [(holder: Int32, next: Int32)] = []

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
        var runs: [Int64] = []
        add(words, to: &runs)
        return runs
    }

    static func add(_ words: [Int32], to runs: inout [Int64]) {
        guard words.count >= 3 else { return }
        runs.reserveCapacity(runs.count + words.count - 2)
        for index in 0...(words.count - 3) {
            runs.append(Int64(words[index]) << 42 ^ Int64(words[index + 1]) << 21 ^ Int64(words[index + 2]))
        }
    }

    /// Both halves of the product: the first word of a run changes nothing below its own bits.
    @inline(__always)
    fileprivate static func hash(_ key: Int64) -> Int {
        let product = UInt64(bitPattern: key).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: product.high ^ product.low)
    }

    private func slot(_ key: Int64) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(key) & mask
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

    /// Adds a holder of the other side, once a run that this side has.
    mutating func insertOther(_ key: Int64, holder: Int) {
        guard let entry = find(key) else { return }
        entries[entry].others += 1
        holders.append((Int32(holder), entries[entry].firstOther))
        entries[entry].firstOther = Int32(holders.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, entry) in entries.enumerated() { slots[slot(entry.key)] = Int32(number) }
    }

    func forEachHolder(of entry: Int, _ visit: (Int) -> Void) { forEach(from: entries[entry].first, visit) }

    /// The holders of each run that both sides have, where neither has it too often.
    func forEachShared(most: Int, _ visit: (_ own: [Int], _ others: [Int]) -> Void) {
        var (own, others): ([Int], [Int]) = ([], [])
        for entry in entries where entry.others > 0 && entry.others <= most && entry.count <= most {
            own.removeAll(keepingCapacity: true)
            others.removeAll(keepingCapacity: true)
            forEach(from: entry.first) { own.append($0) }
            forEach(from: entry.firstOther) { others.append($0) }
            visit(own, others)
        }
    }

    /// The holders of each run that both sides have and one of them too often: one at a time.
    func forEachCommon(most: Int, _ visitOwn: (Int) -> Void, _ visitOther: (Int) -> Void) {
        for entry in entries where entry.others > 0 && (entry.others > most || entry.count > most) {
            forEach(from: entry.first, visitOwn)
            forEach(from: entry.firstOther, visitOther)
        }
    }

    private func forEach(from start: Int32, _ visit: (Int) -> Void) {
        var at = start
        while at >= 0 {
            visit(Int(holders[Int(at)].holder))
            at = holders[Int(at)].next
        }
    }
}

/// A set of runs that is emptied as often as it is filled.
struct RunSet {
    private var slots: [(key: Int64, round: Int32)]
    private var round: Int32 = 1
    private var count = 0

    init(expected: Int) {
        var size = 64
        while size < expected * 2 { size *= 2 }
        slots = Array(repeating: (0, 0), count: size)
    }

    mutating func removeAll() {
        round += 1
        count = 0
    }

    private func slot(_ key: Int64) -> Int {
        let mask = slots.count - 1
        var slot = Shingles.hash(key) & mask
        while slots[slot].round == round, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    func contains(_ key: Int64) -> Bool { slots[slot(key)].round == round }

    /// Whether it was not there.
    mutating func insert(_ key: Int64) -> Bool {
        var place = slot(key)
        guard slots[place].round != round else { return false }
        if count * 2 >= slots.count {
            let known = slots.filter { $0.round == round }
            slots = Array(repeating: (0, 0), count: slots.count * 2)
            for entry in known { slots[slot(entry.key)] = entry }
            place = slot(key)
        }
        slots[place] = (key, round)
        count += 1
        return true
    }
}
