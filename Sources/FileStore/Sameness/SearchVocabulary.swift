import GRDB

/// The terms of the index of names, each with the number of records that have it, as a table of the connection: nothing
/// of it stands in the file.
enum SearchVocabulary {
    static func prepare(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE IF NOT EXISTS temp.searchTerms USING fts5vocab('main', 'searchIndex', 'row')
                """)
    }
}
