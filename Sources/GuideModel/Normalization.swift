import Foundation

/// The canonical composition of a text. Most scripts and signs are their own composition, so most texts never need the tables.
package func canonicallyComposed(_ text: String) -> String {
    guard text.utf8.span.largest >= 0xCC else { return text }
    return isComposed(text) ? text : text.precomposedStringWithCanonicalMapping
}

/// Whether a text plainly is in composed form: no combining mark and no letter or sign that has another canonical form.
private func isComposed(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
        switch scalar.value {
        // Latin up to the combining marks; Cyrillic and the like have marks of their own and ask the tables.
        case 0..<0x300: continue
        // Punctuation but its two singletons, letterlike signs but the three that are letters, arrows, mathematics, symbols.
        case 0x2002...0x20CF, 0x2100...0x2125, 0x2127...0x2129, 0x212C...0x2328, 0x232B...0x2ADB: continue
        // Han, and emoji with their selectors.
        case 0x4E00...0x9FFF, 0xFE0F, 0x1F300...0x1FAFF: continue
        default: return false
        }
    }
    return true
}

/// The compatibility decomposition of a text.
func compatibilityDecomposed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.decomposedStringWithCompatibilityMapping
}
