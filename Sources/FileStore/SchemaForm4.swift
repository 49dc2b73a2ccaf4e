/// What the fourth form adds: the life of agreements, files, former codes, day sheets.
extension Schema {
    /// Columns that tables of earlier forms got, in the order in which they were added.
    static let addedColumns: [(table: String, column: String)] = [
        ("village", "abolished TEXT"),
        ("region", #""from" TEXT"#),
        ("region", #""to" TEXT"#),
        ("branch", "electedOn TEXT"),
        ("commitment", "carriedFrom INTEGER REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED"),
        ("agreement", "copiedFrom INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED"),
        ("agreement", "reviewedOn TEXT"),
        ("agreement", "reviewedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED"),
        (
            "agreement",
            "reviewDecision TEXT CHECK (reviewDecision IN ('renew', 'amend', 'end', 'undecided'))"
        ),
        ("agreement", "reviewNote TEXT"),
        ("party", "printedName TEXT"),
        ("signature", "printedName TEXT"),
        ("signature", "printedBody TEXT"),
        ("clause", "sort TEXT"),
    ]

    static let form4 =
        addedColumns.map { "ALTER TABLE \($0.table) ADD COLUMN \($0.column)" } + indexesOfAddedColumns
        + amendments + listsOfForm4

    /// The statements of a schema as SQLite remembers them after columns were added.
    static func adding(_ columns: [(table: String, column: String)], to statements: [String]) -> [String] {
        statements.map { statement in
            let added = columns.filter { statement.hasPrefix("CREATE TABLE \($0.table) (") }
            guard !added.isEmpty, statement.hasSuffix(") STRICT") else { return statement }
            return statement.dropLast(") STRICT".count) + added.map { ", " + $0.column }.joined() + ") STRICT"
        }
    }

    private static let indexesOfAddedColumns = [
        "CREATE INDEX commitment_carriedFrom ON commitment (carriedFrom)",
        "CREATE INDEX agreement_reviewedBy ON agreement (reviewedBy)",
        "CREATE INDEX agreement_copiedFrom ON agreement (copiedFrom)",
        // Elections that are due are found by the day a secretary began or was elected.
        "CREATE INDEX branch_electedOn ON branch (electedOn)",
        """
        CREATE INDEX post_secretary ON post ("from", body) WHERE post = 'secretary' AND "to" IS NULL
        """,
        """
        CREATE INDEX post_secretaryEnding ON post ("to", body)
            WHERE post = 'secretary' AND "to" IS NOT NULL
        """,
    ]

    private static let amendments = [
        """
        CREATE TABLE amendment (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 14),
            name TEXT NOT NULL,
            agreement INTEGER NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
            state TEXT CHECK (state IN ('draft', 'agreed')),
            signedOn TEXT,
            effectiveOn TEXT,
            reason TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX amendment_name ON amendment (sortName)",
        "CREATE INDEX amendment_agreement ON amendment (agreement)",
        "CREATE INDEX amendment_state ON amendment (state)",
        "CREATE INDEX amendment_signedOn ON amendment (signedOn)",
        "CREATE INDEX amendment_effectiveOn ON amendment (effectiveOn)",
        """
        CREATE TABLE amendmentChange (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            before TEXT,
            after TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX amendmentChange_record ON amendmentChange (record, position)",
        """
        CREATE TABLE amendmentTouched (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            commitment INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
            what TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX amendmentTouched_record ON amendmentTouched (record, position)",
        "CREATE INDEX amendmentTouched_commitment ON amendmentTouched (commitment, record)",
    ]

    private static let listsOfForm4 = [
        """
        CREATE TABLE agreementStep (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            sort TEXT NOT NULL
                CHECK (sort IN (
                    'intent', 'drafted', 'suspended', 'resumed', 'ended', 'cancelled')),
            "on" TEXT NOT NULL,
            reason TEXT,
            "by" INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK ("by" >> 40 IN (4, 2)),
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX agreementStep_record ON agreementStep (record, position)",
        #"CREATE INDEX agreementStep_by ON agreementStep ("by", record)"#,
        """
        CREATE TABLE reviewedGoal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            goal TEXT NOT NULL,
            commitment INTEGER REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
            verdict TEXT CHECK (verdict IN ('kept', 'partly', 'notKept')),
            reason TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX reviewedGoal_record ON reviewedGoal (record, position)",
        "CREATE INDEX reviewedGoal_commitment ON reviewedGoal (commitment, record)",
        """
        CREATE TABLE succession (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            how TEXT NOT NULL CHECK (how IN ('renamed', 'merged', 'split', 'transferred')),
            successor INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (successor >> 40 IN (1, 12)),
            "on" TEXT,
            note TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX succession_record ON succession (record, position)",
        "CREATE INDEX succession_successor ON succession (successor, record)",
        """
        CREATE TABLE formerCode (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            code TEXT NOT NULL,
            "from" TEXT,
            "to" TEXT,
            note TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX formerCode_record ON formerCode (record, position)",
        "CREATE INDEX formerCode_code ON formerCode (code)",
        """
        CREATE TABLE attachment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            sort TEXT NOT NULL
                CHECK (sort IN ('scan', 'photo', 'audio', 'document', 'other')),
            caption TEXT,
            checksum TEXT,
            size INTEGER,
            addedOn TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX attachment_record ON attachment (record, position)",
        "CREATE INDEX attachment_checksum ON attachment (checksum)",
        """
        CREATE TABLE daySheetItem (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            sort TEXT,
            what TEXT NOT NULL,
            who INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (who >> 40 IN (4, 2, 3, 1, 12)),
            place INTEGER,
            isDone INTEGER CHECK (isDone IN (0, 1)),
            doneAt TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX daySheetItem_record ON daySheetItem (record, position)",
        "CREATE INDEX daySheetItem_who ON daySheetItem (who, record)",
    ]
}
