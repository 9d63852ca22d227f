import Diffing

/// An edition's number: `2.1`, `2.1.1`, or by the calendar `2026.1`, with a stage while it is no final one: `2.2-draft`,
/// `2.2-consultation.2`. `2.2` and `2.2.0` are one number.
package struct EditionNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// How far a text is: what stands before the final edition of the same number.
    package enum Stage: String, Sendable, CaseIterable, Comparable {
        case draft, consultation, final

        private var rank: Int { self == .draft ? 0 : self == .consultation ? 1 : 2 }
        package static func < (left: Stage, right: Stage) -> Bool { left.rank < right.rank }
    }

    package let major: Int
    package let minor: Int
    package let patch: Int
    package let stage: Stage
    /// Which one of its stage, from 1; 1 for a final edition.
    package let round: Int

    package init(_ major: Int, _ minor: Int, _ patch: Int = 0, stage: Stage = .final, round: Int = 1) {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.stage = stage
        self.round = round
    }

    /// Reads `2.1`, `2.1.1` or `2.2-draft.2`, also with a `v` in front.
    package init?(_ text: some StringProtocol) {
        var slice = text[...]
        if slice.first == "v" || slice.first == "V" { slice = slice.dropFirst() }
        func whole(_ part: some StringProtocol) -> Int? {
            // A part of more digits is no edition of anything.
            guard !part.isEmpty, part.utf8.count <= 9, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                part == "0" || part.first != "0"
            else { return nil }
            return Int(part)
        }
        var (stage, round) = (Stage.final, 1)
        if let hyphen = slice.firstIndex(of: "-") {
            let suffix = slice[slice.index(after: hyphen)...].split(separator: ".", omittingEmptySubsequences: false)
            guard let name = suffix.first.flatMap({ Stage(rawValue: String($0)) }), name != .final, suffix.count <= 2
            else { return nil }
            if suffix.count == 2 {
                guard let number = whole(suffix[1]), number > 1 else { return nil }
                round = number
            }
            stage = name
            slice = slice[..<hyphen]
        }
        let parts = slice.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap(whole)
        guard parts.count == 2 || parts.count == 3, numbers.count == parts.count else { return nil }
        self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0, stage: stage, round: round)
    }

    package var description: String {
        let number = patch == 0 ? "\(major).\(minor)" : "\(major).\(minor).\(patch)"
        return stage == .final ? number : "\(number)-\(stage.rawValue)\(round == 1 ? "" : ".\(round)")"
    }

    package static func < (left: EditionNumber, right: EditionNumber) -> Bool {
        let (one, other) = ((left.major, left.minor, left.patch), (right.major, right.minor, right.patch))
        if one != other { return one < other }
        return (left.stage, left.round) < (right.stage, right.round)
    }

    package var isFinal: Bool { stage == .final }
    /// The number that this one is a stage of.
    package var base: EditionNumber { EditionNumber(major, minor, patch) }

    /// The number that the changes call for.
    package func next(for significance: Significance) -> EditionNumber {
        switch significance {
        case .substantive: bumped(.minor)
        case .editorial, .formatting: bumped(.patch)
        }
    }

    /// Which part of a number grows.
    package enum Bump: String, Sendable, CaseIterable { case major, minor, patch }

    /// The number with that part one higher and those behind it at 0, as a final edition.
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

    /// This number at a stage, and the first round of it that comes after every known edition.
    package func at(_ stage: Stage, after known: [EditionNumber]) -> EditionNumber {
        let rounds = known.filter { $0.base == base && $0.stage == stage }.map(\.round)
        return EditionNumber(major, minor, patch, stage: stage, round: stage == .final ? 1 : (rounds.max() ?? 0) + 1)
    }
}
