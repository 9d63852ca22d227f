import Dispatch
import GuideModel
import Synchronization

extension Each {
    package static let onAllProcessors = Each { count, body in
        if count < 2 {
            for index in 0..<count { body(index) }
        } else {
            DispatchQueue.concurrentPerform(iterations: count, execute: body)
        }
    }
}

/// Does numbered work on up to eight processors, none of them for less than four pieces; results stand in the order of the numbers, never of completion.
///
/// - Parameter tool: makes what each worker has of its own.
func inParallel<Tool, Value: Sendable>(
    _ count: Int, tool: @Sendable () throws -> Tool, work: @Sendable (Tool, Int) throws -> Value
) throws -> [Value] {
    let results = Mutex<[Result<Value, any Error>?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    guard count > 0 else { return [] }
    DispatchQueue.concurrentPerform(iterations: min(max(1, count / 4), 8)) { _ in
        // One that comes when all is taken needs no tool.
        var own: Result<Tool, any Error>?
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let tool = own ?? Result { try tool() }
            own = tool
            let result = Result { try work(tool.get(), index) }
            results.withLock { $0[index] = result }
        }
    }
    return try results.withLock { list in try list.compactMap { try $0?.get() } }
}
