/// The tables of the registry file, as SQL. Frozen once released: changes are migrations.
enum Schema {
    /// `TWNG`: tells our files from any other SQLite file.
    static let applicationID: Int32 = 0x5457_4E47

    /// Those of the first form, in the order in which they are made.
    static let statements = anchors + kinds + lists + journal + derived

    /// What all kinds share.
    static let anchors = [
        """
        CREATE TABLE record (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL,
            retiredOn TEXT,
            retiredReason TEXT,
            -- how many wanted facts are not known
            missing INTEGER NOT NULL,
            -- of the answers, to find values that were changed behind the program's back
            checksum INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX record_missing ON record (id) WHERE missing > 0 AND retiredOn IS NULL",
        "CREATE INDEX record_retired ON record (id) WHERE retiredOn IS NOT NULL",
        """
        CREATE TABLE counter (
            kind INTEGER PRIMARY KEY,
            -- the last serial that was given; numbers are never given twice
            last INTEGER NOT NULL,
            living INTEGER NOT NULL,
            -- living records that lack a wanted fact
            lacking INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE draft (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            form TEXT NOT NULL,
            about INTEGER,
            title TEXT NOT NULL,
            content TEXT NOT NULL,
            savedAt TEXT NOT NULL
        ) STRICT
        """,
    ]

    /// Drafts that were dropped and can be taken back. Since form 2.
    static let draftBin = [
        """
        CREATE TABLE draft_bin (
            id INTEGER PRIMARY KEY,
            form TEXT NOT NULL,
            about INTEGER,
            title TEXT NOT NULL,
            content TEXT NOT NULL,
            savedAt TEXT NOT NULL,
            droppedAt TEXT NOT NULL
        ) STRICT
        """
    ]

    static let journal = [
        """
        CREATE TABLE journal_step (
            number INTEGER PRIMARY KEY,
            "at" TEXT NOT NULL,
            "by" TEXT NOT NULL,
            verb TEXT NOT NULL,
            reason TEXT NOT NULL,
            -- the step that this one undid or redid
            of INTEGER REFERENCES journal_step (number),
            -- 0 done, 1 undone, 2 undone for good; NULL for undos and redos themselves
            standing INTEGER CHECK (standing IN (0, 1, 2)),
            -- over everything above but the standing, the changes, and the hash of the step before
            hash INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX journal_step_standing ON journal_step (standing, number) WHERE standing IS NOT NULL",
        """
        CREATE TABLE journal_change (
            step INTEGER NOT NULL REFERENCES journal_step (number),
            place INTEGER NOT NULL,
            record INTEGER NOT NULL,
            name TEXT NOT NULL,
            field TEXT NOT NULL,
            old TEXT,
            new TEXT,
            PRIMARY KEY (step, place)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX journal_change_record ON journal_change (record, step)",
    ]

    /// What is made from the records for finding them again.
    static let derived = [
        """
        CREATE TABLE moment (
            -- whom it concerns; 0 for everybody
            subject INTEGER NOT NULL,
            day TEXT NOT NULL,
            record INTEGER NOT NULL,
            occasions TEXT NOT NULL,
            PRIMARY KEY (subject, day, record)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE searchable (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
            names TEXT NOT NULL,
            terms TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE VIRTUAL TABLE searchIndex USING fts5(
            terms, content='searchable', content_rowid='id', detail=none, columnsize=0,
            prefix='1 2 3 4', tokenize='unicode61'
        )
        """,
    ]
}
