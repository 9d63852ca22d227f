/// Looking for a few bytes among many: as the library's searches, and many times as fast.
extension [UInt8] {
    /// Whether some ASCII signs stand at a place.
    func holds(_ signs: StaticString, at place: Int) -> Bool {
        guard place + signs.utf8CodeUnitCount <= count else { return false }
        return signs.withUTF8Buffer { signs in
            for index in 0..<signs.count where unsafe self[place + index] != signs[index] { return false }
            return true
        }
    }

    /// Whether some bytes stand in these; looks for the first of them only.
    package func holds(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, count >= wanted.count else { return false }
        let bytes = span
        for at in 0...(count - wanted.count) where bytes[at] == first {
            if self[at..<(at + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }
}

extension ArraySlice<UInt8> {
    /// Where some bytes begin in these.
    package func firstOffset(of wanted: [UInt8]) -> Int? {
        guard !wanted.isEmpty, count >= wanted.count else { return nil }
        return (startIndex...(endIndex - wanted.count)).first { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }

    /// Whether two bytes stand beside each other.
    package func holdsPair(_ first: UInt8, _ second: UInt8) -> Bool {
        let bytes = span
        guard bytes.count > 1 else { return false }
        for index in 1..<bytes.count where bytes[index] == second && bytes[index - 1] == first { return true }
        return false
    }
}

/// Passes without branches, so that the processor looks at many bytes at a time.
extension Span<UInt8> {
    /// How many runs of bytes stand between blanks.
    var words: Int {
        var (count, start, last) = (0, 0, UInt8(1))
        while start < self.count {
            let end = Swift.min(start + 255, self.count)
            var some = UInt8(0)
            for index in start..<end {
                let byte = self[index]
                let isBlank: UInt8 = (byte == 0x20 ? 1 : 0) | (byte &- 9 < 5 ? 1 : 0)
                some &+= last & ~isBlank
                last = isBlank
            }
            count += Int(some)
            start = end
        }
        return count
    }

    /// Whether no blank stands behind another, and none but the plain one.
    ///
    /// - Parameter last: what stands before.
    func isFolded(behind last: UInt8) -> Bool {
        var (fault, last) = (UInt8(0), last)
        for index in indices {
            let byte = self[index]
            fault |= (byte &- 9 < 5 ? 1 : 0) | ((byte == 0x20 ? 1 : 0) & (last == 0x20 ? 1 : 0))
            last = byte
        }
        return fault == 0
    }

    var largest: UInt8 {
        var largest = UInt8(0)
        for index in indices { largest = Swift.max(largest, self[index]) }
        return largest
    }
}
