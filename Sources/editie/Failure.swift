import Editions
import Git
import GuideModel
import Pipeline

/// What an error is to a user: a sentence and an exit code.
enum Failure {
    static func message(_ error: any Error) -> String { "\(error)" }

    static func code(_ error: any Error) -> Int32 {
        switch error {
        case let error as GitError: error.isWrongUse ? 2 : 3
        case let error as WorkplaceError: error.isWrongUse ? 2 : 3
        case is GuideError, is ConfigurationError, is CheckupError: 2
        case let error as CutError:
            switch error {
            case .nothingChanged, .blocked: 1
            case .unclean, .numberTaken, .numberNotAfter, .notANumber, .tagTaken: 2
            }
        case let error as DiskError: if case .noSuchFolder = error { 2 } else { 3 }
        default: 70
        }
    }
}
