/// What the fifth form adds: what follows the signing — promises with a rhythm, matches of needs and offers, dated
/// money, planned activities, reports, and what was put off.
extension Schema {
    /// Columns that tables of earlier forms got, in the order in which they were added.
    static let columnsOfForm5: [(table: String, column: String)] = [
        ("twinning", "quietAfter INTEGER"),
        ("commitment", "twinning INTEGER REFERENCES twinning (id) DEFERRABLE INITIALLY DEFERRED"),
        ("commitment", "amount INTEGER"),
        ("commitment", "unit TEXT"),
        ("commitment", "worth INTEGER"),
        ("commitment", "judgedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED"),
        ("commitment", "reason TEXT"),
        ("commitment", "rhythm TEXT CHECK (rhythm IN ('monthly', 'quarterly', 'halfYearly', 'yearly'))"),
        ("commitment", #""from" TEXT"#),
        ("commitment", "until TEXT"),
        ("need", "takenUpOn TEXT"),
        ("project", "approvedOn TEXT"),
        ("project", "acceptedOn TEXT"),
        ("project", "stoppedOn TEXT"),
        ("milestone", "acceptedOn TEXT"),
        ("milestone", "acceptedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED"),
        ("fund", "source TEXT"),
        ("fund", "receivedOn TEXT"),
        ("fund", "paidOn TEXT"),
        (
            "goods",
            "giver INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED"
                + " CHECK (giver >> 40 IN (2, 3, 1))"
        ),
        ("indicator", "sort TEXT"),
        ("activity", "state TEXT CHECK (state IN ('planned', 'held', 'cancelled'))"),
        ("activity", "pillar TEXT"),
        ("activity", "series INTEGER REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED"),
        ("host", "countsAs TEXT"),
    ]

    static let form5 =
        columnsOfForm5.map { "ALTER TABLE \($0.table) ADD COLUMN \($0.column)" } + indexesOfForm5 + reports
        + listsOfForm5

    private static let indexesOfForm5 = [
        "CREATE INDEX commitment_twinning ON commitment (twinning)",
        "CREATE INDEX commitment_judgedBy ON commitment (judgedBy)",
        // What is due is looked for among what is still open.
        "CREATE INDEX commitment_openDue ON commitment (due) WHERE state = 'open' AND retired = 0",
        """
        CREATE INDEX commitment_openRhythm ON commitment (id)
            WHERE state = 'open' AND rhythm IS NOT NULL AND retired = 0
        """,
        "CREATE INDEX milestone_openDue ON milestone (due, record) WHERE state IN ('planned', 'underWay')",
        "CREATE INDEX followUp_openDue ON followUp (due, record) WHERE doneOn IS NULL",
        "CREATE INDEX milestone_acceptedBy ON milestone (acceptedBy, record)",
        "CREATE INDEX goods_giver ON goods (giver, record)",
        "CREATE INDEX activity_planned ON activity (heldOn) WHERE state = 'planned'",
        "CREATE INDEX activity_series ON activity (series)",
        // The last contact of a twinning, and its activities in a stretch of time.
        "CREATE INDEX activity_twinningDay ON activity (twinning, heldOn)",
        "CREATE INDEX agreement_twinningDay ON agreement (twinning, signedOn)",
    ]

    private static let reports = [
        """
        CREATE TABLE report (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 15),
            name TEXT NOT NULL,
            sort TEXT NOT NULL CHECK (sort IN ('quarterlyLedger', 'annualSummary')),
            about INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (about >> 40 IN (2, 1, 12)),
            "from" TEXT NOT NULL,
            "to" TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned')),
            submittedOn TEXT,
            submittedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            submittedTo INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (submittedTo >> 40 IN (2, 12)),
            returnedOn TEXT,
            returnReason TEXT,
            frozen TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX report_name ON report (sortName)",
        "CREATE INDEX report_sort ON report (sort)",
        #"CREATE INDEX report_about ON report (about, "from")"#,
        #"CREATE INDEX report_expected ON report (about, sort, "to")"#,
        #"CREATE INDEX report_from ON report ("from")"#,
        "CREATE INDEX report_state ON report (state)",
        "CREATE INDEX report_submittedOn ON report (submittedOn)",
        "CREATE INDEX report_submittedBy ON report (submittedBy)",
        "CREATE INDEX report_submittedTo ON report (submittedTo)",
    ]

    private static let listsOfForm5 = [
        """
        CREATE TABLE postponement (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            item TEXT NOT NULL,
            until TEXT NOT NULL,
            "on" TEXT,
            reason TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX postponement_record ON postponement (record, position)",
        "CREATE INDEX postponement_until ON postponement (until)",
        """
        CREATE TABLE occurrence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            due TEXT NOT NULL,
            doneOn TEXT,
            activity INTEGER REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
            note TEXT,
            isWaived INTEGER CHECK (isWaived IN (0, 1)),
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX occurrence_record ON occurrence (record, position)",
        "CREATE INDEX occurrence_activity ON occurrence (activity, record)",
        """
        CREATE TABLE needMatch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            offer INTEGER NOT NULL REFERENCES offer (id) DEFERRABLE INITIALLY DEFERRED,
            verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'declined')),
            "on" TEXT,
            amount INTEGER,
            project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
            reason TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX needMatch_record ON needMatch (record, position)",
        "CREATE INDEX needMatch_offer ON needMatch (offer, record)",
        "CREATE INDEX needMatch_project ON needMatch (project, record)",
        """
        CREATE TABLE activityRole (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            role TEXT,
            side TEXT CHECK (side IN ('a', 'b')),
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX activityRole_record ON activityRole (record, position)",
        "CREATE INDEX activityRole_person ON activityRole (person, record)",
        """
        CREATE TABLE oddity (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            what TEXT NOT NULL,
            reason TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX oddity_record ON oddity (record, position)",
    ]
}
