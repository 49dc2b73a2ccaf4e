CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    retiredOn TEXT,
    retiredReason TEXT,
    -- how many wanted facts are not known
    missing INTEGER NOT NULL,
    -- of the answers, to find values that were changed behind the program's back
    checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX record_missing ON record (id) WHERE missing > 0 AND retiredOn IS NULL;
CREATE INDEX record_retired ON record (id) WHERE retiredOn IS NOT NULL;
CREATE TABLE counter (
    kind INTEGER PRIMARY KEY,
    -- the last serial that was given; numbers are never given twice
    last INTEGER NOT NULL,
    living INTEGER NOT NULL,
    -- living records that lack a wanted fact
    lacking INTEGER NOT NULL
) STRICT;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    form TEXT NOT NULL,
    about INTEGER,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    savedAt TEXT NOT NULL
) STRICT;
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
, abolished TEXT) STRICT;
CREATE INDEX village_name ON village (sortName);
CREATE INDEX village_town ON village (town);
CREATE INDEX village_code ON village (code);
CREATE UNIQUE INDEX village_code_living ON village (code) WHERE retired = 0;
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
, electedOn TEXT) STRICT;
CREATE INDEX branch_name ON branch (sortName);
CREATE INDEX branch_sort ON branch (sort);
CREATE INDEX branch_superior ON branch (superior);
CREATE INDEX branch_unit ON branch (unit);
CREATE INDEX branch_village ON branch (village);
CREATE INDEX branch_region ON branch (region);
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
) STRICT;
CREATE INDEX unit_name ON unit (sortName);
CREATE INDEX unit_sort ON unit (sort);
CREATE INDEX unit_creditCode ON unit (creditCode);
CREATE UNIQUE INDEX unit_creditCode_living ON unit (creditCode) WHERE retired = 0;
CREATE INDEX unit_superior ON unit (superior);
CREATE INDEX unit_region ON unit (region);
CREATE TABLE person (
    id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE CHECK (id >> 40 = 4),
    name TEXT NOT NULL,
    chineseName TEXT,
    telephone TEXT,
    note TEXT,
    sortName TEXT NOT NULL,
    marks TEXT,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX person_name ON person (sortName);
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
, quietAfter INTEGER) STRICT;
CREATE INDEX twinning_name ON twinning (sortName);
CREATE INDEX twinning_stage ON twinning (stage);
CREATE INDEX twinning_since ON twinning (since);
CREATE INDEX twinning_introducedBy ON twinning (introducedBy);
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
, copiedFrom INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED, reviewedOn TEXT, reviewedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, reviewDecision TEXT CHECK (reviewDecision IN ('renew', 'amend', 'end', 'undecided')), reviewNote TEXT) STRICT;
CREATE INDEX agreement_name ON agreement (sortName);
CREATE INDEX agreement_twinning ON agreement (twinning);
CREATE INDEX agreement_occasion ON agreement (occasion);
CREATE INDEX agreement_officialNumber ON agreement (officialNumber);
CREATE INDEX agreement_state ON agreement (state);
CREATE INDEX agreement_signedOn ON agreement (signedOn);
CREATE INDEX agreement_endsOn ON agreement (endsOn);
CREATE INDEX agreement_renews ON agreement (renews);
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
, carriedFrom INTEGER REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, twinning INTEGER REFERENCES twinning (id) DEFERRABLE INITIALLY DEFERRED, amount INTEGER, unit TEXT, worth INTEGER, judgedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, reason TEXT, rhythm TEXT CHECK (rhythm IN ('monthly', 'quarterly', 'halfYearly', 'yearly')), "from" TEXT, until TEXT) STRICT;
CREATE INDEX commitment_name ON commitment (sortName);
CREATE INDEX commitment_pillar ON commitment (pillar);
CREATE INDEX commitment_giver ON commitment (giver);
CREATE INDEX commitment_receiver ON commitment (receiver);
CREATE INDEX commitment_agreement ON commitment (agreement);
CREATE INDEX commitment_activity ON commitment (activity);
CREATE INDEX commitment_due ON commitment (due);
CREATE INDEX commitment_state ON commitment (state);
CREATE INDEX commitment_project ON commitment (project);
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
, approvedOn TEXT, acceptedOn TEXT, stoppedOn TEXT) STRICT;
CREATE INDEX project_name ON project (sortName);
CREATE INDEX project_sort ON project (sort);
CREATE INDEX project_pillar ON project (pillar);
CREATE INDEX project_state ON project (state);
CREATE INDEX project_twinning ON project (twinning);
CREATE INDEX project_agreement ON project (agreement);
CREATE INDEX project_plannedEnd ON project (plannedEnd);
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
, state TEXT CHECK (state IN ('planned', 'held', 'cancelled')), pillar TEXT, series INTEGER REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX activity_name ON activity (sortName);
CREATE INDEX activity_sort ON activity (sort);
CREATE INDEX activity_heldOn ON activity (heldOn);
CREATE INDEX activity_place ON activity (place);
CREATE INDEX activity_twinning ON activity (twinning);
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
, takenUpOn TEXT) STRICT;
CREATE INDEX need_name ON need (sortName);
CREATE INDEX need_by ON need ("by");
CREATE INDEX need_category ON need (category);
CREATE INDEX need_state ON need (state);
CREATE INDEX need_takenUpBy ON need (takenUpBy);
CREATE INDEX need_project ON need (project);
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
) STRICT;
CREATE INDEX offer_name ON offer (sortName);
CREATE INDEX offer_by ON offer ("by");
CREATE INDEX offer_category ON offer (category);
CREATE INDEX offer_state ON offer (state);
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
, "from" TEXT, "to" TEXT) STRICT;
CREATE INDEX region_name ON region (sortName);
CREATE INDEX region_level ON region (level);
CREATE INDEX region_parent ON region (parent);
CREATE INDEX region_code ON region (code);
CREATE UNIQUE INDEX region_code_living ON region (code) WHERE retired = 0;
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
) STRICT;
CREATE INDEX source_name ON source (sortName);
CREATE INDEX source_publisher ON source (publisher);
CREATE INDEX source_publishedOn ON source (publishedOn);
CREATE INDEX source_language ON source (language);
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
) STRICT;
CREATE INDEX demonstration_record ON demonstration (record, position);
CREATE INDEX demonstration_source ON demonstration (source, record);
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
) STRICT;
CREATE INDEX villageProfile_record ON villageProfile (record, position);
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
) STRICT;
CREATE INDEX alias_record ON alias (record, position);
CREATE INDEX alias_source ON alias (source, record);
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
) STRICT;
CREATE INDEX statement_record ON statement (record, position);
CREATE INDEX statement_source ON statement (source, record);
CREATE TABLE hostUnit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    marks TEXT
) STRICT;
CREATE INDEX hostUnit_record ON hostUnit (record, position);
CREATE INDEX hostUnit_unit ON hostUnit (unit, record);
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
) STRICT;
CREATE INDEX post_record ON post (record, position);
CREATE INDEX post_body ON post (body, record);
CREATE INDEX post_source ON post (source, record);
CREATE TABLE party (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    side TEXT NOT NULL
        CHECK (side IN ('a', 'b')),
    party INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
        CHECK (party >> 40 IN (2, 1, 3)),
    marks TEXT
, printedName TEXT) STRICT;
CREATE INDEX party_record ON party (record, position);
CREATE INDEX party_party ON party (party, record);
CREATE TABLE purpose (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    wording TEXT,
    marks TEXT
) STRICT;
CREATE INDEX purpose_record ON purpose (record, position);
CREATE TABLE principle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    principle TEXT NOT NULL,
    wording TEXT,
    marks TEXT
) STRICT;
CREATE INDEX principle_record ON principle (record, position);
CREATE TABLE clause (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    marks TEXT
, sort TEXT) STRICT;
CREATE INDEX clause_record ON clause (record, position);
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
, printedName TEXT, printedBody TEXT) STRICT;
CREATE INDEX signature_record ON signature (record, position);
CREATE INDEX signature_person ON signature (person, record);
CREATE INDEX signature_body ON signature (body, record);
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
) STRICT;
CREATE INDEX liaison_record ON liaison (record, position);
CREATE INDEX liaison_person ON liaison (person, record);
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
) STRICT;
CREATE INDEX witness_record ON witness (record, position);
CREATE INDEX witness_who ON witness (who, record);
CREATE TABLE supporter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    who INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
        CHECK (who >> 40 IN (3, 2, 4, 12)),
    wording TEXT,
    marks TEXT
) STRICT;
CREATE INDEX supporter_record ON supporter (record, position);
CREATE INDEX supporter_who ON supporter (who, record);
CREATE TABLE responsible (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    side TEXT NOT NULL
        CHECK (side IN ('a', 'b')),
    person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    marks TEXT
) STRICT;
CREATE INDEX responsible_record ON responsible (record, position);
CREATE INDEX responsible_person ON responsible (person, record);
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
, acceptedOn TEXT, acceptedBy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX milestone_record ON milestone (record, position);
CREATE TABLE fund (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    planned INTEGER,
    received INTEGER,
    paid INTEGER,
    marks TEXT
, source TEXT, receivedOn TEXT, paidOn TEXT) STRICT;
CREATE INDEX fund_record ON fund (record, position);
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
, giver INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED CHECK (giver >> 40 IN (2, 3, 1))) STRICT;
CREATE INDEX goods_record ON goods (record, position);
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
, sort TEXT) STRICT;
CREATE INDEX indicator_record ON indicator (record, position);
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
, countsAs TEXT) STRICT;
CREATE INDEX host_record ON host (record, position);
CREATE INDEX host_host ON host (host, record);
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
) STRICT;
CREATE INDEX agendaItem_record ON agendaItem (record, position);
CREATE INDEX agendaItem_speaker ON agendaItem (speaker, record);
CREATE INDEX agendaItem_body ON agendaItem (body, record);
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
) STRICT;
CREATE INDEX attendance_record ON attendance (record, position);
CREATE TABLE followUp (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT,
    doneOn TEXT,
    marks TEXT
) STRICT;
CREATE INDEX followUp_record ON followUp (record, position);
CREATE INDEX followUp_owner ON followUp (owner, record);
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
) STRICT;
CREATE INDEX journal_step_standing ON journal_step (standing, number) WHERE standing IS NOT NULL;
CREATE TABLE journal_change (
    step INTEGER NOT NULL REFERENCES journal_step (number),
    place INTEGER NOT NULL,
    record INTEGER NOT NULL,
    name TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT,
    new TEXT,
    PRIMARY KEY (step, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_change_record ON journal_change (record, step);
CREATE TABLE moment (
    -- whom it concerns; 0 for everybody
    subject INTEGER NOT NULL,
    day TEXT NOT NULL,
    record INTEGER NOT NULL,
    occasions TEXT NOT NULL,
    PRIMARY KEY (subject, day, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE searchable (
    id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    names TEXT NOT NULL,
    terms TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE searchIndex USING fts5(
    terms, content='searchable', content_rowid='id', detail=none, columnsize=0,
    prefix='1 2 3 4', tokenize='unicode61'
);
CREATE TABLE draft_bin (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    about INTEGER,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    savedAt TEXT NOT NULL,
    droppedAt TEXT NOT NULL
) STRICT;
CREATE TABLE merged (
    record INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    survivor INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
        CHECK (survivor <> record AND survivor >> 40 = record >> 40)
) STRICT;
CREATE INDEX merged_survivor ON merged (survivor);
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
) STRICT, WITHOUT ROWID;
CREATE INDEX sameness_other ON sameness (other);
CREATE INDEX commitment_carriedFrom ON commitment (carriedFrom);
CREATE INDEX agreement_reviewedBy ON agreement (reviewedBy);
CREATE INDEX agreement_copiedFrom ON agreement (copiedFrom);
CREATE INDEX branch_electedOn ON branch (electedOn);
CREATE INDEX post_secretary ON post ("from", body) WHERE post = 'secretary' AND "to" IS NULL;
CREATE INDEX post_secretaryEnding ON post ("to", body)
    WHERE post = 'secretary' AND "to" IS NOT NULL;
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
) STRICT;
CREATE INDEX amendment_name ON amendment (sortName);
CREATE INDEX amendment_agreement ON amendment (agreement);
CREATE INDEX amendment_state ON amendment (state);
CREATE INDEX amendment_signedOn ON amendment (signedOn);
CREATE INDEX amendment_effectiveOn ON amendment (effectiveOn);
CREATE TABLE amendmentChange (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    marks TEXT
) STRICT;
CREATE INDEX amendmentChange_record ON amendmentChange (record, position);
CREATE TABLE amendmentTouched (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    commitment INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    marks TEXT
) STRICT;
CREATE INDEX amendmentTouched_record ON amendmentTouched (record, position);
CREATE INDEX amendmentTouched_commitment ON amendmentTouched (commitment, record);
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
) STRICT;
CREATE INDEX agreementStep_record ON agreementStep (record, position);
CREATE INDEX agreementStep_by ON agreementStep ("by", record);
CREATE TABLE reviewedGoal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    goal TEXT NOT NULL,
    commitment INTEGER REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
    verdict TEXT CHECK (verdict IN ('kept', 'partly', 'notKept')),
    reason TEXT,
    marks TEXT
) STRICT;
CREATE INDEX reviewedGoal_record ON reviewedGoal (record, position);
CREATE INDEX reviewedGoal_commitment ON reviewedGoal (commitment, record);
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
) STRICT;
CREATE INDEX succession_record ON succession (record, position);
CREATE INDEX succession_successor ON succession (successor, record);
CREATE TABLE formerCode (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    note TEXT,
    marks TEXT
) STRICT;
CREATE INDEX formerCode_record ON formerCode (record, position);
CREATE INDEX formerCode_code ON formerCode (code);
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
) STRICT;
CREATE INDEX attachment_record ON attachment (record, position);
CREATE INDEX attachment_checksum ON attachment (checksum);
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
) STRICT;
CREATE INDEX daySheetItem_record ON daySheetItem (record, position);
CREATE INDEX daySheetItem_who ON daySheetItem (who, record);
CREATE INDEX commitment_twinning ON commitment (twinning);
CREATE INDEX commitment_judgedBy ON commitment (judgedBy);
CREATE INDEX commitment_openDue ON commitment (due) WHERE state = 'open' AND retired = 0;
CREATE INDEX commitment_openRhythm ON commitment (id)
    WHERE state = 'open' AND rhythm IS NOT NULL AND retired = 0;
CREATE INDEX milestone_openDue ON milestone (due, record) WHERE state IN ('planned', 'underWay');
CREATE INDEX followUp_openDue ON followUp (due, record) WHERE doneOn IS NULL;
CREATE INDEX milestone_acceptedBy ON milestone (acceptedBy, record);
CREATE INDEX goods_giver ON goods (giver, record);
CREATE INDEX activity_planned ON activity (heldOn) WHERE state = 'planned';
CREATE INDEX activity_series ON activity (series);
CREATE INDEX activity_twinningDay ON activity (twinning, heldOn);
CREATE INDEX agreement_twinningDay ON agreement (twinning, signedOn);
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
) STRICT;
CREATE INDEX report_name ON report (sortName);
CREATE INDEX report_sort ON report (sort);
CREATE INDEX report_about ON report (about, "from");
CREATE INDEX report_expected ON report (about, sort, "to");
CREATE INDEX report_from ON report ("from");
CREATE INDEX report_state ON report (state);
CREATE INDEX report_submittedOn ON report (submittedOn);
CREATE INDEX report_submittedBy ON report (submittedBy);
CREATE INDEX report_submittedTo ON report (submittedTo);
CREATE TABLE postponement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    until TEXT NOT NULL,
    "on" TEXT,
    reason TEXT,
    marks TEXT
) STRICT;
CREATE INDEX postponement_record ON postponement (record, position);
CREATE INDEX postponement_until ON postponement (until);
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
) STRICT;
CREATE INDEX occurrence_record ON occurrence (record, position);
CREATE INDEX occurrence_activity ON occurrence (activity, record);
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
) STRICT;
CREATE INDEX needMatch_record ON needMatch (record, position);
CREATE INDEX needMatch_offer ON needMatch (offer, record);
CREATE INDEX needMatch_project ON needMatch (project, record);
CREATE TABLE activityRole (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    side TEXT CHECK (side IN ('a', 'b')),
    marks TEXT
) STRICT;
CREATE INDEX activityRole_record ON activityRole (record, position);
CREATE INDEX activityRole_person ON activityRole (person, record);
CREATE TABLE oddity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    reason TEXT,
    marks TEXT
) STRICT;
CREATE INDEX oddity_record ON oddity (record, position);
