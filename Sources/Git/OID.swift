import CLibgit2

/// The SHA-1 id of a git object: 20 bytes, written as 40 hexadecimal digits.
package struct OID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package static let byteCount = 20
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// Reads 40 hexadecimal digits of either case; anything else is `nil`.
    package init?(hex: some StringProtocol) {
        var bytes: [UInt8] = []
        var half: UInt8?
        for character in hex.utf8 {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = character - UInt8(ascii: "A") + 10
            default: return nil
            }
            if let first = half {
                bytes.append(first << 4 | digit)
                half = nil
            } else {
                half = digit
            }
        }
        guard bytes.count == Self.byteCount, half == nil else { return nil }
        self.init(bytes: bytes)
    }

    init(bytes: [UInt8]) {
        high = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        middle = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[16..<20].reduce(0) { $0 << 8 | UInt32($1) }
    }

    init(raw: git_oid) {
        self.init(bytes: unsafe withUnsafeBytes(of: raw.id) { unsafe Array($0) })
    }

    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Self.byteCount)
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: middle >> UInt64(shift)))
        }
        for shift in stride(from: 24, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: low >> UInt32(shift)))
        }
        return result
    }

    var raw: git_oid {
        var result = git_oid()
        let bytes = bytes
        unsafe withUnsafeMutableBytes(of: &result.id) { buffer in unsafe buffer.copyBytes(from: bytes) }
        return result
    }

    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The first ten digits, as git abbreviates.
    package var short: String { String(description.prefix(10)) }

    package static func < (left: OID, right: OID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}
