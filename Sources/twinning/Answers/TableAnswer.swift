import Cells
import Documents
import Domain
import Glibc

extension Call {
    /// Writes a stretch of a table as text or CSV. Where the output goes to a terminal, CSV is made safe to show;
    /// anywhere else its cells are exact.
    func write(_ table: OutputTable, header: Bool) throws(Failure) {
        switch format {
        case .text: try output.write(table.text(header: header) { TextWidth.columns(of: $0) })
        case .csv: try output.write(table.csv(header: header, forTerminal: isatty(STDOUT_FILENO) == 1))
        case .json: try output.write(table.json)
        }
    }
}
