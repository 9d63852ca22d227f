import CommonMark
import Rendering
import Foundation
let d = FileHandle.standardInput.readDataToEndOfFile()
let doc = parse(Array(d))
if CommandLine.arguments.contains("--tree") { for (i,n) in doc.nodes.enumerated() { print(i, n.kind, n.range, n.literal.debugDescription, n.parent) }
} else { print(BodyHTML.render(doc, isUnsafe: true), terminator: "") }
