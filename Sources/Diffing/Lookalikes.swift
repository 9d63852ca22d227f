/// Common words that a letter or two part from another common word, `staat` and `straat`, `difficult` and `difficulty`: each is
/// as likely meant as the other, so that one in place of the other is no slip of the pen.
///
/// Chosen by how common a word is (3.2 or more on the Zipf scale of PyPI's `wordfreq`), that a spelling dictionary knows it, and
/// that another such word is one letter more or less, two letters exchanged, or one letter that is mistaken for it away. Not
/// those that differ as `gebeurd` and `gebeurt` do or by an ending alone, for rules know these.
enum Lookalikes {
    static func words(_ text: String) -> Set<String> {
        Set(text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { String($0)! })
    }
}
