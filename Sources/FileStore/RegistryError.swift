import Domain
import Foundation
import GRDB

/// The only place that knows SQLite's codes.
enum RegistryError {
    static func refusal(for error: any Error, path: String) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let problem as Problem: .invalid([problem])
        case let trouble as AttachmentTrouble: .attachment(trouble)
        case is Damage, is FrozenReport.Unreadable: .fileIsDamaged(path)
        case let error as DatabaseError: refusal(for: error, path: path)
        default: .failed(String(describing: error))
        }
    }

    private static func refusal(for error: DatabaseError, path: String) -> Refusal {
        if error.extendedResultCode == .SQLITE_READONLY_DBMOVED { return .fileReplaced(path) }
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
        case .SQLITE_FULL: .diskFull(path)
        case .SQLITE_READONLY: .fileIsReadOnly(path)
        case .SQLITE_CORRUPT: .fileIsDamaged(path)
        case .SQLITE_NOTADB: .fileIsForeign(path)
        case .SQLITE_PERM, .SQLITE_AUTH: .fileNotPermitted(path)
        case .SQLITE_CANTOPEN:
            FileManager.default.fileExists(atPath: path) ? .fileNotPermitted(path) : .fileMissing(path)
        case .SQLITE_IOERR: .failed("input/output error, SQLite \(error.extendedResultCode.rawValue)")
        default: .failed("SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
        }
    }
}
