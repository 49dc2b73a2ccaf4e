extension Schema {
    /// One table per list inside records. A line keeps its `id` through edits, so that others can point to it.
    static let lists = [
        """
        CREATE TABLE demonstration (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            level TEXT NOT NULL
                CHECK (level IN ('national', 'city', 'district')),
            state TEXT NOT NULL
                CHECK (state IN ('planned', 'listed', 'accepted', 'cancelled')),
            year TEXT,
            source INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX demonstration_record ON demonstration (record, position)",
        "CREATE INDEX demonstration_source ON demonstration (source, record)",
        """
        CREATE TABLE villageProfile (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            year INTEGER NOT NULL,
            areaMu INTEGER,
            arableMu INTEGER,
            households INTEGER,
            registered INTEGER,
            resident INTEGER,
            migrant INTEGER,
            groups INTEGER,
            members INTEGER,
            probationary INTEGER,
            collectiveIncome INTEGER,
            incomePerHead INTEGER,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX villageProfile_record ON villageProfile (record, position)",
        """
        CREATE TABLE alias (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            sort TEXT NOT NULL
                CHECK (sort IN (
                    'official', 'former', 'short', 'translation', 'misspelling',
                    'rareCharacterSubstitute')),
            source INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
            "from" TEXT,
            "to" TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX alias_record ON alias (record, position)",
        "CREATE INDEX alias_source ON alias (source, record)",
        """
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            about TEXT,
            says TEXT,
            source INTEGER NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
            words TEXT,
            isChosen INTEGER CHECK (isChosen IN (0, 1)),
            reason TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX statement_record ON statement (record, position)",
        "CREATE INDEX statement_source ON statement (source, record)",
        """
        CREATE TABLE hostUnit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            unit INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX hostUnit_record ON hostUnit (record, position)",
        "CREATE INDEX hostUnit_unit ON hostUnit (unit, record)",
        """
        CREATE TABLE post (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            post TEXT NOT NULL,
            body INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (body >> 40 IN (2, 3, 1, 12)),
            "from" TEXT,
            "to" TEXT,
            attestedOn TEXT,
            source INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX post_record ON post (record, position)",
        "CREATE INDEX post_body ON post (body, record)",
        "CREATE INDEX post_source ON post (source, record)",
        """
        CREATE TABLE party (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            side TEXT NOT NULL
                CHECK (side IN ('a', 'b')),
            party INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (party >> 40 IN (2, 1, 3)),
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX party_record ON party (record, position)",
        "CREATE INDEX party_party ON party (party, record)",
        """
        CREATE TABLE purpose (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            purpose TEXT NOT NULL,
            wording TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX purpose_record ON purpose (record, position)",
        """
        CREATE TABLE principle (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            principle TEXT NOT NULL,
            wording TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX principle_record ON principle (record, position)",
        """
        CREATE TABLE clause (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            heading TEXT NOT NULL,
            text TEXT NOT NULL,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX clause_record ON clause (record, position)",
        """
        CREATE TABLE signature (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            side TEXT NOT NULL
                CHECK (side IN ('a', 'b')),
            person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            post TEXT,
            body INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (body >> 40 IN (2, 3, 1, 12)),
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX signature_record ON signature (record, position)",
        "CREATE INDEX signature_person ON signature (person, record)",
        "CREATE INDEX signature_body ON signature (body, record)",
        """
        CREATE TABLE liaison (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            side TEXT NOT NULL
                CHECK (side IN ('a', 'b')),
            person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            "from" TEXT,
            "to" TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX liaison_record ON liaison (record, position)",
        "CREATE INDEX liaison_person ON liaison (person, record)",
        """
        CREATE TABLE witness (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            sort TEXT NOT NULL
                CHECK (sort IN ('person', 'leadersOf')),
            who INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (who >> 40 IN (4, 3, 2, 1, 12)),
            wording TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX witness_record ON witness (record, position)",
        "CREATE INDEX witness_who ON witness (who, record)",
        """
        CREATE TABLE supporter (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            who INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (who >> 40 IN (3, 2, 4, 12)),
            wording TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX supporter_record ON supporter (record, position)",
        "CREATE INDEX supporter_who ON supporter (who, record)",
        """
        CREATE TABLE responsible (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            side TEXT NOT NULL
                CHECK (side IN ('a', 'b')),
            person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX responsible_record ON responsible (record, position)",
        "CREATE INDEX responsible_person ON responsible (person, record)",
        """
        CREATE TABLE milestone (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            due TEXT,
            reachedOn TEXT,
            state TEXT NOT NULL
                CHECK (state IN ('planned', 'underWay', 'reached', 'accepted', 'dropped')),
            evidence TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX milestone_record ON milestone (record, position)",
        """
        CREATE TABLE fund (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            "from" TEXT NOT NULL,
            planned INTEGER,
            received INTEGER,
            paid INTEGER,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX fund_record ON fund (record, position)",
        """
        CREATE TABLE goods (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            what TEXT NOT NULL,
            amount INTEGER,
            unit TEXT,
            worth INTEGER,
            givenOn TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX goods_record ON goods (record, position)",
        """
        CREATE TABLE indicator (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            unit TEXT,
            baseline INTEGER,
            target INTEGER,
            actual INTEGER,
            asOf TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX indicator_record ON indicator (record, position)",
        """
        CREATE TABLE host (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            side TEXT
                CHECK (side IN ('a', 'b')),
            host INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (host >> 40 IN (2, 1, 3)),
            part TEXT
                CHECK (part IN ('initiator', 'host', 'partner')),
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX host_record ON host (record, position)",
        "CREATE INDEX host_host ON host (host, record)",
        """
        CREATE TABLE agendaItem (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            sort TEXT,
            speaker INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            post TEXT,
            body INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (body >> 40 IN (2, 3, 1, 12)),
            points TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX agendaItem_record ON agendaItem (record, position)",
        "CREATE INDEX agendaItem_speaker ON agendaItem (speaker, record)",
        "CREATE INDEX agendaItem_body ON agendaItem (body, record)",
        """
        CREATE TABLE attendance (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            side TEXT NOT NULL
                CHECK (side IN ('a', 'b')),
            expected INTEGER,
            present INTEGER,
            absence TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX attendance_record ON attendance (record, position)",
        """
        CREATE TABLE followUp (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            what TEXT NOT NULL,
            owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            due TEXT,
            doneOn TEXT,
            marks TEXT
        ) STRICT
        """,
        "CREATE INDEX followUp_record ON followUp (record, position)",
        "CREATE INDEX followUp_owner ON followUp (owner, record)",
    ]
}
