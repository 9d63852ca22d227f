/// Why no past edition could be made.
package enum ImportError: Error, Equatable, CustomStringConvertible {
    case noTags(pattern: String, some: [String])
    case noEditions(pattern: String, why: [String], suggestion: String? = nil)

    package var description: String {
        switch self {
        case .noTags(let pattern, let some):
            "no tag fits '\(pattern)'"
                + (some.isEmpty
                    ? "; this repository has no tags (fetch them with 'git fetch --tags')"
                    : "; there are: \(some.suffix(10).joined(separator: ", "))")
        case .noEditions(let pattern, let why, let suggestion):
            "none of the tags that fit '\(pattern)' is an edition: \(why.prefix(5).joined(separator: "; "))"
                + "; say with one * where the number stands, such as --tags '\(suggestion ?? "v*")'"
        }
    }
}
