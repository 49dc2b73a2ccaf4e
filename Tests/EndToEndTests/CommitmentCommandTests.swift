import Testing

/// Promises and activities, as a script sees them.
@Suite struct CommitmentCommandTests {
    @Test func promisesByCommands() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            try await registry.run("settle", "C1", "--on", "2021-07-10").expectSentence(
                status: 1, naming: "C1", "rhythm")
            #expect(try await registry.run("edit", "C1", "rhythm=monthly").ending == .exited(0))
            #expect(
                try await registry.run("settle", "C1", "--on", "2021-07-10", "--today", "2021-09-01").output
                    == "C1 is settled for 2021-07-16.\n")
            #expect(
                try await registry.run("settle", "C1", "--by", "A1", "--today", "2021-09-01").output
                    == "C1 is settled for 2021-08-16.\n")
            try await registry.run("settle", "C1", "--waive").expectSentence(status: 1, naming: "C1", "note")
            try await registry.run("settle", "A1", "--on", "2021-07-10").expectSentence(
                status: 2, naming: "A1")
            try await registry.run("judge", "C2", "perhaps").expectSentence(status: 2, naming: "perhaps")
            try await registry.run("judge", "C2", "not").expectSentence(status: 1, naming: "C2", "why")
            #expect(
                try await registry.run("judge", "C2", "not", "--reason", "too few", "--by", "P2").output
                    == "C2: Not kept.\n")
            let chain = try await registry.run("chain", "A1", "--today", "2021-09-20")
            #expect(chain.output.contains("2 of 3 times kept, 0 done without, 1 overdue"))
            #expect(chain.output.contains("found by P2 Xie Jihua"))
            let json = try await registry.json("chain", "C2")
            #expect(json.output.contains(#""verdict": "notKept""#))
            try await registry.run("chain", "V1").expectSentence(status: 2, naming: "V1")
            let balance = try await registry.json("balance", "T1")
            #expect(balance.output.contains(#""promised": 3"#) && balance.output.contains(#""notKept": 1"#))
            let table = try await registry.run("balance", "V1", "--format", "csv")
            #expect(table.output.contains("In all,received,3,2,0,0,1,0,0,,"))
            try await registry.run("balance", "A1").expectSentence(status: 2, naming: "A1")
            #expect(try await registry.run("check").ending == .exited(0))
        }
    }

    @Test func activitiesByCommands() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let added = try await registry.run(
                "add", "activity", "name=七一主题党日", "sort=themePartyDay", "heldOn=2021-07-01",
                #"hosts=[{"side":"a","host":"B3"},{"side":"b","host":"B4"}]"#,
                #"attendance=[{"side":"a","expected":12,"present":10,"absence":"business trip"},{"side":"b","expected":20,"present":18}]"#,
                #"followUps=[{"what":"Send the list","due":"2021-07-20"}]"#)
            #expect(added.output == "saved A2\n")
            let counts = try await registry.run(
                "counts", "--since", "2021-07-01", "--until", "2021-09-30", "--today", "2021-10-08")
            for said in ["83.3 %", "90.0 %", "87.5 %", "1 held", "Theme party day: 1"] {
                #expect(counts.output.contains(said), "\(said)")
            }
            let repeated = try await registry.run(
                "repeat", "A2", "--every", "month", "--times", "3")
            #expect(repeated.output == "Made: A3, A4, A5\n")
            #expect(try await registry.json("show", "A5").output.contains(#""heldOn": "2021-10-01""#))
            #expect(try await registry.run("repeat", "A2", "--on", "2021-12-05").output == "Made: A6\n")
            try await registry.run("repeat", "A2").expectSentence(status: 2, naming: "--on")
            try await registry.run("repeat", "A2", "--every", "moon").expectSentence(
                status: 2, naming: "moon")
            try await registry.run("repeat", "A2", "--times", "2").expectSentence(
                status: 2, naming: "--times")
            #expect(try await registry.run("held", "A3").output == "A3: Held.\n")
            #expect(try await registry.run("held", "A4", "--not").output == "A4: Cancelled.\n")
            #expect(
                try await registry.run("followup", "A2", "1", "--on", "2021-07-19").output
                    == "Follow-up 1 of A2 is done on 2021-07-19.\n")
            try await registry.run("followup", "A2", "2").expectSentence(status: 2, naming: "A2", "2")
            let year = try await registry.json("counts", "B3", "--since", "2021", "--until", "2021")
            #expect(year.output.contains(#""cancelled": 1"#))
            try await registry.run("counts", "--since", "2022", "--until", "2021").expectSentence(
                status: 2, naming: "--since")
            #expect(try await registry.run("check").ending == .exited(0))
        }
    }
}
