import Dispatch
import Git

extension Workplace {
    /// Lets another thread get git ready while the arguments are read.
    package static func warmUp() { DispatchQueue.global().async(group: warming) { Repository.warmUp() } }
    /// Nothing may end the process while that thread is still at it.
    package static func finishWarmUp() { warming.wait() }
    private static let warming = DispatchGroup()
}
