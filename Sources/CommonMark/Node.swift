/// A place in the source: lines from 1, columns from 1 in characters, `endColumn` one past the last character.
package struct SourceRange: Hashable, Sendable {
    // Half the size of `Int`: a large chapter has a million of these.
    private var startLine: Int32
    private var startColumn: Int32
    private var lastLine: Int32
    private var lastColumn: Int32

    package init(line: Int, column: Int, endLine: Int, endColumn: Int) {
        startLine = Int32(truncatingIfNeeded: line)
        startColumn = Int32(truncatingIfNeeded: column)
        lastLine = Int32(truncatingIfNeeded: endLine)
        lastColumn = Int32(truncatingIfNeeded: endColumn)
    }

    package var line: Int {
        get { Int(startLine) }
        set { startLine = Int32(truncatingIfNeeded: newValue) }
    }
    package var column: Int {
        get { Int(startColumn) }
        set { startColumn = Int32(truncatingIfNeeded: newValue) }
    }
    package var endLine: Int {
        get { Int(lastLine) }
        set { lastLine = Int32(truncatingIfNeeded: newValue) }
    }
    package var endColumn: Int {
        get { Int(lastColumn) }
        set { lastColumn = Int32(truncatingIfNeeded: newValue) }
    }

    package static let none = SourceRange(line: 0, column: 0, endLine: 0, endColumn: 0)
}

/// One node of a document; its neighbours are indices into `Document.nodes`, so deep input needs no deep stack.
package struct Node: Sendable {
    package typealias Index = Int32

    package enum Alignment: String, Hashable, Sendable { case none, left, center, right }

    /// Without strings: what it says in words stands in the document's text, so that a copy of a node counts no references.
    package enum Kind: Hashable, Sendable {
        case document
        case blockQuote
        /// A box of Python-Markdown, with its title as the beginning of its first paragraph.
        case admonition
        case list(ordered: Bool, start: Int, tight: Bool)
        /// `task`: nil for a plain item, else whether it is ticked.
        case item(task: Bool?)
        case codeBlock(info: Text, fenced: Bool)
        case htmlBlock
        case paragraph
        case heading(level: Int, id: Text?)
        case thematicBreak
        case table
        case tableRow(header: Bool)
        case tableCell(Alignment)
        case footnoteDefinition(label: Text, number: Int)
        case text
        case softBreak
        case lineBreak
        case code
        case htmlInline
        case emphasis
        case strong
        case strikethrough
        case link(destination: Text, title: Text)
        case image(destination: Text, title: Text)
        /// `number`: the footnote's place in the order of first use; `use`: which use of it this is, from 1.
        case footnoteReference(label: Text, number: Int, use: Int)
    }

    package internal(set) var kind: Kind
    /// Where its text, code or raw HTML stands in `Document.text`; empty for containers. A string of its own for each of a
    /// chapter's ten thousand pieces would cost more than reading it.
    var text = Text()
    package internal(set) var range: SourceRange
    package internal(set) var parent: Index = -1
    package internal(set) var firstChild: Index = -1
    package internal(set) var lastChild: Index = -1
    package internal(set) var next: Index = -1

    package var hasText: Bool { text.count > 0 }

    /// A place in `Document.text`.
    package struct Text: Hashable, Sendable {
        var start: Int32 = 0
        var count: Int32 = 0
        var bytes: Range<Int> { Int(start)..<Int(start) + Int(count) }

        mutating func dropFirst(_ number: Int) {
            start += Int32(number)
            count -= Int32(number)
        }
    }

    init(kind: Kind, range: SourceRange, text: Text = Text()) {
        (self.kind, self.range, self.text) = (kind, range, text)
    }
}

/// A link reference definition: `[label]: destination "title"`.
package struct Definition: Hashable, Sendable {
    package let label: String
    package let key: String
    package let destination: String
    package let title: String
    package let range: SourceRange
}

/// YAML between `---` lines at the very start, or TOML between `+++` lines.
package struct FrontMatterSource: Hashable, Sendable {
    package let text: String
    package var isTOML = false
    /// The line of the closing fence; that of the first is always 1.
    package let endLine: Int
}

/// A chapter's text as a tree.
package struct Document: Sendable {
    @usableFromInline package internal(set) var nodes: [Node]
    /// What the nodes' places in the text refer to.
    private(set) var text: [UInt8] = []
    /// The text that it was read from, without a byte order mark.
    package internal(set) var source = SourceText([])
    package internal(set) var frontMatter: FrontMatterSource?
    package internal(set) var definitions: [Definition] = []
    /// Footnote definitions in the order of first use, then the unused ones.
    package internal(set) var footnotes: [Node.Index] = []
    /// Whether a work limit made brackets of an overlong paragraph into plain text.
    package internal(set) var wasCapped = false
    /// Whether `{…}` behind an element is no text.
    package internal(set) var hasAttributeLists = false

    package static let root: Node.Index = 0
    package static let empty = Document(nodes: [Node(kind: .document, range: .none)])

    /// A node's text, code or raw HTML; empty for containers.
    package func literal(_ node: Node) -> String { string(node.text) }
    package func literal(_ index: Node.Index) -> String { literal(self[index]) }
    package func string(_ place: Node.Text) -> String { String(decoding: text[place.bytes], as: UTF8.self) }
    package func bytes(of node: Node) -> ArraySlice<UInt8> { text[node.text.bytes] }

    /// Keeps a text for a node.
    mutating func keep(_ bytes: some Collection<UInt8>) -> Node.Text {
        let start = text.count
        text.append(contentsOf: bytes)
        return Node.Text(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: text.count - start))
    }

    mutating func reserve(nodes: Int, text: Int) {
        self.nodes.reserveCapacity(nodes)
        self.text.reserveCapacity(text)
    }

    @inlinable package subscript(index: Node.Index) -> Node { nodes[Int(index)] }

    /// How the columns of a table stand, told by its first row.
    package func alignments(of table: Node.Index) -> [Node.Alignment] {
        guard self[table].firstChild >= 0 else { return [] }
        return children(of: self[table].firstChild).compactMap { cell in
            if case .tableCell(let alignment) = self[cell].kind { alignment } else { nil }
        }
    }

    /// In the order of the source.
    package func children(of index: Node.Index) -> Children { Children(document: self, next: self[index].firstChild) }

    package struct Children: Sequence, IteratorProtocol {
        private let document: Document
        private var upcoming: Node.Index

        init(document: Document, next: Node.Index) {
            self.document = document
            upcoming = next
        }

        package mutating func next() -> Node.Index? {
            guard upcoming >= 0 else { return nil }
            defer { upcoming = document[upcoming].next }
            return upcoming
        }
    }

    /// A step of `walk`; a leaf is entered and left too.
    package enum Event: Sendable {
        case enter(Node.Index)
        case exit(Node.Index)
    }

    /// Visits a subtree in document order without recursion: entering and leaving each node.
    package func walk(from start: Node.Index = Document.root, _ visit: (Event) -> Void) {
        var current = start
        while true {
            visit(.enter(current))
            if self[current].firstChild >= 0 {
                current = self[current].firstChild
                continue
            }
            visit(.exit(current))
            while current != start, self[current].next < 0 {
                current = self[current].parent
                visit(.exit(current))
            }
            if current == start { return }
            current = self[current].next
        }
    }

    /// The text of a subtree as a reader sees it: breaks become blanks, images and raw HTML leave nothing.
    package func plainText(of index: Node.Index, imageText: Bool = false, lineBreak: String = " ") -> String {
        var result = ""
        var imageDepth = 0
        // How many bytes of the text that follows nobody sees.
        var unseen = 0
        walk(from: index) { event in
            switch event {
            case .enter(let child):
                switch self[child].kind {
                case .image: imageDepth += 1
                case .text, .code:
                    guard imageDepth == 0 || imageText else { return }
                    let bytes = bytes(of: self[child])
                    let skipped = self[child].kind == .text ? min(unseen, bytes.count) : 0
                    result += String(decoding: bytes.dropFirst(skipped), as: UTF8.self)
                    unseen -= skipped
                    if self[child].kind == .code { unseen = attributeListLength(after: child) }
                case .softBreak, .lineBreak: if imageDepth == 0 || imageText { result += lineBreak }
                default: break
                }
            case .exit(let child):
                if case .image = self[child].kind { imageDepth -= 1 }
                unseen = imageDepth == 0 ? attributeListLength(after: child) : 0
            }
        }
        return result
    }
}

extension Document {
    mutating func append(_ node: Node, to parent: Node.Index) -> Node.Index {
        let index = Node.Index(nodes.count)
        nodes.append(node)
        link(index, into: parent)
        return index
    }

    /// Makes a node the last child of another.
    mutating func link(_ index: Node.Index, into parent: Node.Index) {
        nodes[Int(index)].parent = parent
        nodes[Int(index)].next = -1
        if nodes[Int(parent)].lastChild >= 0 {
            nodes[Int(nodes[Int(parent)].lastChild)].next = index
        } else {
            nodes[Int(parent)].firstChild = index
        }
        nodes[Int(parent)].lastChild = index
    }

    /// Gives a node other children, in this order.
    mutating func setChildren(of parent: Node.Index, _ children: [Node.Index]) {
        nodes[Int(parent)].firstChild = -1
        nodes[Int(parent)].lastChild = -1
        for child in children { link(child, into: parent) }
    }

    func childList(of index: Node.Index) -> [Node.Index] { Array(children(of: index)) }
}
