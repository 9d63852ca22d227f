import ArgumentParser
import Editions
import Git
import GuideModel
import Pipeline

/// What an error is to a user: a sentence and an exit code.
enum Failure {
    static func message(_ error: any Error) -> String { "\(error)" }

    /// Whether the argument parser made it: a request for help, or a fault in the words.
    static func isOfArguments(_ error: any Error) -> Bool {
        let code = Editie.exitCode(for: error)
        return code == .success || code == .validationFailure
    }

    static func code(_ error: any Error) -> Int32 {
        switch error {
        case let error as GitError: error.isWrongUse ? 2 : 3
        case let error as WorkplaceError: error.isWrongUse ? 2 : 3
        case CheckupError.noNetwork: 3
        case is GuideError, is ConfigurationError, is CheckupError: 2
        case let error as CutError:
            switch error {
            case .nothingChanged, .blocked, .claimTooLow: 1
            case .unclean, .numberTaken, .numberNotAfter, .notANumber, .tagTaken, .dateBefore, .stageNotAfter,
                .stageTwice,
                .branchTaken, .unfinished, .updateExists, .countsByYear, .guideIsDeeper:
                2
            }
        case is ImportError, is ErratumError, is UpdateError, is TaggingError: 2
        case let error as NoteError: if case .nothingChanged = error { 1 } else { 2 }
        case is Ledger.Damage: 3
        case let error as DiskError: if case .noSuchFolder = error { 2 } else { 3 }
        default: 70
        }
    }
}
