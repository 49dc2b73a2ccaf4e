import Domain

extension Registry {
    /// Takes a table of divisions in, in one step of the journal that an undo takes back as a whole. `isTrial` only says
    /// what would be done. Rows that cannot be taken are refused all together, and nothing is written.
    package func importDivisions(
        _ divisions: Divisions, isTrial: Bool = false,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(Refusal) -> Divisions.Report {
        if isTrial {
            return try read { db in
                try DivisionImport.run(db, divisions, isTrial: true, head(.import), progress: progress)
            }
        }
        return try Registry.refusing(path) {
            try write(isLarge: true) { db in
                try DivisionImport.run(db, divisions, isTrial: false, head(.import), progress: progress)
            }
        }
    }
}
