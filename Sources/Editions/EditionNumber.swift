import Diffing

/// An edition's number: `2.1`, `2.1.1`, or by the calendar `2026.1`. `2.2` and `2.2.0` are one number.
package struct EditionNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let major: Int
    package let minor: Int
    package let patch: Int

    /// The largest part; larger ones are no edition of anything.
    package static let largestPart = 999_999_999

    package init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads `2.1` or `2.1.1`, also with a `v` in front.
    package init?(_ text: some StringProtocol) {
        var slice = text[...]
        if slice.first == "v" || slice.first == "V" { slice = slice.dropFirst() }
        let parts = slice.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard !part.isEmpty, part.utf8.count <= 9, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(part),
                part == "0" || part.first != "0"
            else { return nil }
            numbers.append(number)
        }
        self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
    }

    package var description: String { patch == 0 ? "\(major).\(minor)" : "\(major).\(minor).\(patch)" }

    package static func < (left: EditionNumber, right: EditionNumber) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }

    /// The number that the changes call for.
    package func next(for significance: Significance) -> EditionNumber {
        switch significance {
        case .substantive: bumped(.minor)
        case .editorial, .formatting: bumped(.patch)
        }
    }

    package enum Bump: String, Sendable, CaseIterable { case major, minor, patch }

    package func bumped(_ bump: Bump) -> EditionNumber {
        switch bump {
        case .major: EditionNumber(major + 1, 0)
        case .minor: EditionNumber(major, minor + 1)
        case .patch: EditionNumber(major, minor, patch + 1)
        }
    }

    /// The next number by the calendar: the year, and the how manieth edition of it.
    package func next(inYear year: Int) -> EditionNumber {
        year > major ? EditionNumber(year, 1) : EditionNumber(major, minor + 1)
    }
}
