import GuideModel

/// Says of a source, before it is read, whether it may show one of some pictures.
package struct PictureNames: Sendable {
    /// The runs of letters and digits of each name, as hashes.
    private let names: [[UInt64]]
    private let runs: Set<UInt64>
    /// Whether a name can be written in ways that the bytes do not show: `é` in two forms.
    private let isUnsure: Bool

    /// - Parameters:
    ///   - paths: of pictures that became another under the same name.
    ///   - isDocC: whether chapters call them by their names alone, without folder, scale and extension.
    package init(_ paths: some Sequence<String>, isDocC: Bool) {
        var names: [[UInt64]] = []
        var isUnsure = false
        for path in paths {
            let name = isDocC ? Path.assetName(path) : String(Path.name(path))
            var own: [UInt64] = []
            Self.forEachRun(Array(name.utf8)) { own.append($0) }
            isUnsure = isUnsure || own.isEmpty || name.utf8.contains { $0 >= 0x80 }
            names.append(own)
        }
        (self.names, self.isUnsure, runs) = (names, isUnsure, Set(names.joined()))
    }

    /// `true` where it is not plain that none of them is shown.
    package func mayStand(in bytes: [UInt8]) -> Bool {
        guard !names.isEmpty else { return false }
        if isUnsure || Self.hidesLetters(bytes) { return true }
        var found: Set<UInt64> = []
        Self.forEachRun(bytes) { if runs.contains($0) { found.insert($0) } }
        return names.contains { $0.allSatisfy(found.contains) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func forEachRun(_ bytes: [UInt8], _ visit: (UInt64) -> Void) {
        let seed: UInt64 = 0xCBF2_9CE4_8422_2325
        var hash = seed
        for byte in bytes {
            if isAlphanumeric(byte) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            } else if hash != seed {
                visit(hash)
                hash = seed
            }
        }
        if hash != seed { visit(hash) }
    }

    /// Whether letters or digits are written by their numbers: `%41`, `&#65;`.
    private static func hidesLetters(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&") {
            guard index + 2 < bytes.count else { break }
            if byte == UInt8(ascii: "&") {
                if bytes[index + 1] == UInt8(ascii: "#") { return true }
                continue
            }
            let digits = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
            if let value = UInt8(digits, radix: 16), isAlphanumeric(value) { return true }
        }
        return false
    }
}
