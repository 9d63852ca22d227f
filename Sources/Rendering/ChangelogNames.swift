import Diffing
import Editions
import GuideModel

/// What chapters and sections are called now, and were.
extension ChangelogRenderer {
    /// Whether a name has other words: a full stop that went or a capital is a correction.
    static func isOtherName(_ was: String?, _ now: String?) -> Bool {
        func words(_ title: String?) -> String { (title ?? "").lowercased().filter { $0.isLetter || $0.isNumber } }
        return words(was) != words(now)
    }
}

extension ChapterChange {
    /// Whether a section that came or went did so by its heading alone, which was, or is, a line of text.
    func keepsHeading(of section: SectionChange) -> Bool {
        changes.contains { change in
            change.kind == .changed
                && change.attributes.contains { $0.name == .level && ($0.from == nil || $0.to == nil) }
                && (section.status == .added
                    ? change.to?.anchor == section.anchor && change.block == .heading
                    : change.from?.anchor == section.fromAnchor && change.from?.path == section.fromPath)
        }
    }

    /// Whether the redline tells the other name of a heading as more than a correction: `€ 1.50` and `€ 150` are the same signs but for one.
    func tellsHeading(_ title: String?, was: String?) -> Bool {
        title != was
            && changes.contains {
                $0.block == .heading && $0.isTold && $0.to?.text == title && $0.from?.text == was
            }
    }
}

extension Change {
    /// Whether only a commit says that it is substantive.
    var isRaised: Bool { significance == .substantive && signals.allSatisfy { $0.significance < .substantive } }

    /// Whether readers are told what it is: a commit may say that it weighs less, and not that it did not happen.
    var isTold: Bool { significance == .substantive || signals.contains { $0.significance == .substantive } }
}
