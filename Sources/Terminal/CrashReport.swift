import CNcurses
import Cells

/// What a crash leaves behind.
package enum CrashReport {
    /// From now on a crash writes which program it was (`program`, its name and version), the signal and the places in
    /// the program to the file at `path`, and tells the user `sentence` when the terminal is theirs again. Nothing of
    /// the registry is written.
    package static func leave(at path: String, program: String, saying sentence: String) {
        cnc_crash_report_at(path, program + "\n", SafeText.display(sentence) + "\n")
    }
}
