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
    /// Whether two bytes stand beside each other.
    package func holdsPair(_ first: UInt8, _ second: UInt8) -> Bool {
        let bytes = span
        guard bytes.count > 1 else { return false }
        for index in 1..<bytes.count where bytes[index] == second && bytes[index - 1] == first { return true }
        return false
    }
}
