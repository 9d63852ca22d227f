import Foundation

/// The canonical composition of a text. Below U+0300 every text is its own, so most never need the tables.
package func canonicallyComposed(_ text: String) -> String {
    for byte in text.utf8 where byte >= 0xCC { return text.precomposedStringWithCanonicalMapping }
    return text
}

/// The compatibility decomposition of a text.
func compatibilityDecomposed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.decomposedStringWithCompatibilityMapping
}
