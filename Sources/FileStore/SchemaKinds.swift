extension Schema {
    /// One table per kind; the columns are named like the fields of its description. Every column of lists and every
    /// link has its index. What cannot be told by a value stands in `marks`; `retired` repeats the anchor's, so that
    /// lists and the uniqueness of codes need not look there.
    static let kinds = [
        """
        CREATE TABLE village (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 1),
            name TEXT NOT NULL,
            chineseName TEXT,
            reading TEXT,
            town INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
            code TEXT,
            specialities TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX village_name ON village (sortName)",
        "CREATE INDEX village_town ON village (town)",
        "CREATE INDEX village_code ON village (code)",
        "CREATE UNIQUE INDEX village_code_living ON village (code) WHERE retired = 0",
        """
        CREATE TABLE branch (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 2),
            name TEXT NOT NULL,
            chineseName TEXT,
            sort TEXT NOT NULL
                CHECK (sort IN (
                    'committee', 'workingCommittee', 'generalBranch', 'branch', 'jointBranch',
                    'group')),
            superior INTEGER REFERENCES branch (id) DEFERRABLE INITIALLY DEFERRED,
            unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            unitSituation TEXT
                CHECK (unitSituation IN ('sameAsSuperior', 'ownLegalPerson', 'joint')),
            village INTEGER REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
            region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
            code TEXT,
            founded TEXT,
            abolished TEXT,
            telephone TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX branch_name ON branch (sortName)",
        "CREATE INDEX branch_sort ON branch (sort)",
        "CREATE INDEX branch_superior ON branch (superior)",
        "CREATE INDEX branch_unit ON branch (unit)",
        "CREATE INDEX branch_village ON branch (village)",
        "CREATE INDEX branch_region ON branch (region)",
        """
        CREATE TABLE unit (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 3),
            name TEXT NOT NULL,
            chineseName TEXT,
            sort TEXT
                CHECK (sort IN (
                    'enterprise', 'institution', 'government', 'collective', 'socialOrganisation')),
            creditCode TEXT,
            superior INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
            region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
            profile TEXT,
            telephone TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX unit_name ON unit (sortName)",
        "CREATE INDEX unit_sort ON unit (sort)",
        "CREATE INDEX unit_creditCode ON unit (creditCode)",
        "CREATE UNIQUE INDEX unit_creditCode_living ON unit (creditCode) WHERE retired = 0",
        "CREATE INDEX unit_superior ON unit (superior)",
        "CREATE INDEX unit_region ON unit (region)",
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 4),
            name TEXT NOT NULL,
            chineseName TEXT,
            telephone TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX person_name ON person (sortName)",
        """
        CREATE TABLE twinning (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 5),
            name TEXT NOT NULL,
            label TEXT,
            stage TEXT NOT NULL
                CHECK (stage IN ('intent', 'active', 'suspended', 'ended')),
            since TEXT,
            whyChosen TEXT,
            introducedBy INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (introducedBy >> 40 IN (4, 3, 2)),
            endedOn TEXT,
            endReason TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX twinning_name ON twinning (sortName)",
        "CREATE INDEX twinning_stage ON twinning (stage)",
        "CREATE INDEX twinning_since ON twinning (since)",
        "CREATE INDEX twinning_introducedBy ON twinning (introducedBy)",
        """
        CREATE TABLE agreement (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 6),
            name TEXT NOT NULL,
            twinning INTEGER REFERENCES twinning (id) DEFERRABLE INITIALLY DEFERRED,
            occasion INTEGER REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
            place TEXT,
            basis TEXT,
            officialNumber TEXT,
            state TEXT
                CHECK (state IN ('draft', 'signed', 'cancelled')),
            signedOn TEXT,
            printedOn TEXT,
            effectiveOn TEXT,
            endsOn TEXT,
            filedOn TEXT,
            copies INTEGER,
            copiesHeldBy TEXT,
            isSealed INTEGER CHECK (isSealed IN (0, 1)),
            funds INTEGER,
            renews INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX agreement_name ON agreement (sortName)",
        "CREATE INDEX agreement_twinning ON agreement (twinning)",
        "CREATE INDEX agreement_occasion ON agreement (occasion)",
        "CREATE INDEX agreement_officialNumber ON agreement (officialNumber)",
        "CREATE INDEX agreement_state ON agreement (state)",
        "CREATE INDEX agreement_signedOn ON agreement (signedOn)",
        "CREATE INDEX agreement_endsOn ON agreement (endsOn)",
        "CREATE INDEX agreement_renews ON agreement (renews)",
        """
        CREATE TABLE commitment (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 7),
            name TEXT NOT NULL,
            pillar TEXT,
            giver INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (giver >> 40 IN (2, 3, 1)),
            receiver INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (receiver >> 40 IN (2, 3, 1)),
            agreement INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
            madeOn TEXT,
            activity INTEGER REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
            agendaItem INTEGER,
            measure TEXT,
            due TEXT,
            state TEXT NOT NULL
                CHECK (state IN ('open', 'kept', 'partly', 'notKept', 'withdrawn')),
            settledOn TEXT,
            evidence TEXT,
            project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX commitment_name ON commitment (sortName)",
        "CREATE INDEX commitment_pillar ON commitment (pillar)",
        "CREATE INDEX commitment_giver ON commitment (giver)",
        "CREATE INDEX commitment_receiver ON commitment (receiver)",
        "CREATE INDEX commitment_agreement ON commitment (agreement)",
        "CREATE INDEX commitment_activity ON commitment (activity)",
        "CREATE INDEX commitment_due ON commitment (due)",
        "CREATE INDEX commitment_state ON commitment (state)",
        "CREATE INDEX commitment_project ON commitment (project)",
        """
        CREATE TABLE project (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 8),
            name TEXT NOT NULL,
            sort TEXT
                CHECK (sort IN ('welfare', 'business')),
            pillar TEXT,
            state TEXT NOT NULL
                CHECK (state IN (
                    'proposed', 'approved', 'underWay', 'accepted', 'completed', 'stopped')),
            twinning INTEGER REFERENCES twinning (id) DEFERRABLE INITIALLY DEFERRED,
            agreement INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
            outcome TEXT,
            note TEXT,
            plannedStart TEXT,
            plannedEnd TEXT,
            actualStart TEXT,
            actualEnd TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX project_name ON project (sortName)",
        "CREATE INDEX project_sort ON project (sort)",
        "CREATE INDEX project_pillar ON project (pillar)",
        "CREATE INDEX project_state ON project (state)",
        "CREATE INDEX project_twinning ON project (twinning)",
        "CREATE INDEX project_agreement ON project (agreement)",
        "CREATE INDEX project_plannedEnd ON project (plannedEnd)",
        """
        CREATE TABLE activity (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 9),
            name TEXT NOT NULL,
            sort TEXT NOT NULL,
            heldOn TEXT NOT NULL,
            endedOn TEXT,
            time TEXT,
            place TEXT,
            twinning INTEGER REFERENCES twinning (id) DEFERRABLE INITIALLY DEFERRED,
            isPhotographed INTEGER CHECK (isPhotographed IN (0, 1)),
            photo TEXT,
            outcome TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX activity_name ON activity (sortName)",
        "CREATE INDEX activity_sort ON activity (sort)",
        "CREATE INDEX activity_heldOn ON activity (heldOn)",
        "CREATE INDEX activity_place ON activity (place)",
        "CREATE INDEX activity_twinning ON activity (twinning)",
        """
        CREATE TABLE need (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 10),
            name TEXT NOT NULL,
            "by" INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK ("by" >> 40 IN (1, 2)),
            category TEXT,
            amount INTEGER,
            unit TEXT,
            "from" TEXT,
            "to" TEXT,
            state TEXT NOT NULL
                CHECK (state IN ('open', 'takenUp', 'met', 'withdrawn')),
            takenUpBy INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK (takenUpBy >> 40 IN (2, 3)),
            project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX need_name ON need (sortName)",
        #"CREATE INDEX need_by ON need ("by")"#,
        "CREATE INDEX need_category ON need (category)",
        "CREATE INDEX need_state ON need (state)",
        "CREATE INDEX need_takenUpBy ON need (takenUpBy)",
        "CREATE INDEX need_project ON need (project)",
        """
        CREATE TABLE offer (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 11),
            name TEXT NOT NULL,
            "by" INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
                CHECK ("by" >> 40 IN (2, 3)),
            category TEXT,
            amount INTEGER,
            unit TEXT,
            "from" TEXT,
            "to" TEXT,
            state TEXT NOT NULL
                CHECK (state IN ('open', 'usedUp', 'withdrawn')),
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX offer_name ON offer (sortName)",
        #"CREATE INDEX offer_by ON offer ("by")"#,
        "CREATE INDEX offer_category ON offer (category)",
        "CREATE INDEX offer_state ON offer (state)",
        """
        CREATE TABLE region (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 12),
            name TEXT NOT NULL,
            level TEXT NOT NULL
                CHECK (level IN ('province', 'city', 'district', 'town')),
            parent INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
            code TEXT,
            note TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX region_name ON region (sortName)",
        "CREATE INDEX region_level ON region (level)",
        "CREATE INDEX region_parent ON region (parent)",
        "CREATE INDEX region_code ON region (code)",
        "CREATE UNIQUE INDEX region_code_living ON region (code) WHERE retired = 0",
        """
        CREATE TABLE source (
            id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 13),
            name TEXT NOT NULL,
            subtitle TEXT,
            publisher TEXT,
            address TEXT,
            publishedOn TEXT,
            language TEXT
                CHECK (language IN ('chinese', 'english', 'other')),
            isTranslation INTEGER CHECK (isTranslation IN (0, 1)),
            note TEXT,
            fullText TEXT,
            sortName TEXT NOT NULL,
            marks TEXT,
            retired INTEGER NOT NULL CHECK (retired IN (0, 1))
        ) STRICT
        """,
        "CREATE INDEX source_name ON source (sortName)",
        "CREATE INDEX source_publisher ON source (publisher)",
        "CREATE INDEX source_publishedOn ON source (publishedOn)",
        "CREATE INDEX source_language ON source (language)",
    ]
}
