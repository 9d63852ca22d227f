import Crypto

/// A SHA-256 digest as it is written in records: `sha256:` and 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    private static let prefix = "sha256:"

    private init(_ digest: SHA256.Digest) { bytes = Array(digest) }

    /// Of any bytes.
    package init(of content: some Sequence<UInt8>) {
        var hash = SHA256()
        hash.update(data: Array(content))
        self.init(hash.finalize())
    }

    /// Reads a digest; `nil` for anything that is none.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        let digits = Array(text.utf8.dropFirst(Self.prefix.utf8.count))
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        self.bytes = bytes
    }

    package var description: String {
        let digits = "0123456789abcdef".utf8.map(\.self)
        return Self.prefix
            + String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    // MARK: - A Merkle tree

    /// A leaf: its content behind a 0, so that no leaf can be taken for a pair (RFC 6962, 2.1).
    package static func leaf(_ content: some Sequence<UInt8>) -> Digest { Digest(of: [0] + Array(content)) }

    private static func pair(_ left: Digest, _ right: Digest) -> Digest { Digest(of: [1] + left.bytes + right.bytes) }

    /// The head of a tree of leaves (RFC 6962, 2.1): of none the digest of nothing.
    package static func root(_ leaves: [Digest]) -> Digest {
        var level = leaves
        while level.count > 1 { level = above(level) }
        return level.first ?? Digest(of: [UInt8]())
    }

    /// The next level of a tree; a last one without a neighbour goes up as it is, which gives RFC 6962's tree.
    private static func above(_ level: [Digest]) -> [Digest] {
        stride(from: 0, to: level.count, by: 2).map {
            $0 + 1 < level.count ? pair(level[$0], level[$0 + 1]) : level[$0]
        }
    }

    /// One step of a proof: the neighbour, and on which side it stands.
    package struct Step: Hashable, Sendable {
        package let sibling: Digest
        package let isLeft: Bool

        package init(sibling: Digest, isLeft: Bool) {
            self.sibling = sibling
            self.isLeft = isLeft
        }
    }

    /// What leads from a leaf to the head.
    package static func path(to index: Int, in leaves: [Digest]) -> [Step] {
        var (level, place, steps) = (leaves, index, [Step]())
        while level.count > 1 {
            let neighbour = place ^ 1
            if neighbour < level.count { steps.append(Step(sibling: level[neighbour], isLeft: neighbour < place)) }
            level = above(level)
            place /= 2
        }
        return steps
    }

    /// The head that a proof leads to from this leaf.
    package func climbing(_ steps: [Step]) -> Digest {
        steps.reduce(self) { $1.isLeft ? Self.pair($1.sibling, $0) : Self.pair($0, $1.sibling) }
    }
}
