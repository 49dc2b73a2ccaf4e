extension Schema {
    /// Who is who: what was said of two records, and which one goes on as which.
    static let sameness = [
        """
        CREATE TABLE merged (
            record INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
            survivor INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (survivor <> record AND survivor >> 40 = record >> 40)
        ) STRICT
        """,
        "CREATE INDEX merged_survivor ON merged (survivor)",
        """
        CREATE TABLE sameness (
            one INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
            other INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (one < other AND one >> 40 = other >> 40),
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'later')),
            "at" TEXT NOT NULL,
            "by" TEXT NOT NULL,
            reason TEXT NOT NULL,
            -- over all of it, to find answers that were changed behind the program's back
            checksum INTEGER NOT NULL,
            PRIMARY KEY (one, other)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX sameness_other ON sameness (other)",
    ]
}
