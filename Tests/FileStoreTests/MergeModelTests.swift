import Domain
import Testing

@testable import FileStore

/// Random sequences of adding, linking, merging, taking apart, editing, undoing and redoing, on a file and in memory:
/// after each the two must agree, and the file be sound.
///
/// The memory keeps whole pictures of the registry, before and after each merge; the file has only its journal.
@Suite struct MergeModelTests {
    fileprivate struct Village: Equatable {
        var name: String
        var note: String?
        var aliases: Set<String> = []
        var survivor: RecordID?
    }

    /// A post by its own name, which nobody else has, and the village it is held in.
    fileprivate typealias Posts = [String: RecordID]

    fileprivate struct State: Equatable {
        var villages: [RecordID: Village] = [:]
        var people: [RecordID: Posts] = [:]
        var merges: [RecordID: Merged] = [:]
        var different: Set<RecordPair> = []
    }

    /// The registry before and after a merge.
    fileprivate indirect enum Merged: Equatable {
        case of(before: State, after: State)
    }

    fileprivate struct Model {
        var now = State()
        var done: [State] = []
        var undone: [State] = []

        mutating func write(_ change: (inout State) -> Void) {
            done.append(now)
            undone = []
            change(&now)
        }

        mutating func undo() -> Bool {
            guard let before = done.popLast() else { return false }
            undone.append(now)
            now = before
            return true
        }

        mutating func redo() -> Bool {
            guard let after = undone.popLast() else { return false }
            done.append(now)
            now = after
            return true
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func fileAndModelAgree(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let folder = try TemporaryFolder()
        var registry = try folder.registry()
        var model = Model()
        for step in 0..<70 {
            try act(step, &registry, &model, &random)
            if random.next(12) == 0 { registry = try folder.reopened() }
            let context = "seed \(seed), step \(step)"
            try compare(registry, model.now, context)
            #expect(try registry.check() == [], "\(context)")
        }
        #expect(!model.done.isEmpty)
    }

    private func act(
        _ step: Int, _ registry: inout Registry, _ model: inout Model, _ random: inout SeededRandom
    ) throws {
        let living = model.now.villages.filter { $0.value.survivor == nil }.keys.sorted()
        func pick() -> RecordID { living[random.next(living.count)] }
        switch random.next(12) {
        case _ where living.count < 2, 0:
            let id = try registry.save(Record.new(.village, "Village \(step)"))[0]
            model.write { $0.villages[id] = Village(name: "Village \(step)") }
        case 1:
            let id = pick()
            let person = try registry.save(
                Record.new(.person, "Person \(step)").with(Person.posts, [post("post \(step)", id)]))[0]
            model.write { $0.people[person] = ["post \(step)": id] }
        case 2...3:
            guard let id = model.now.people.keys.sorted().randomElement(using: &random) else { return }
            var person = try registry.record(id)
            var lines = person[Person.posts].value ?? []
            let body = pick()
            let isNew = random.next(2) == 0 || lines.isEmpty
            let key = isNew ? "post \(step)" : lines[0][Post.post].value ?? ""
            if isNew { lines.append(post(key, body)) } else { lines[0]["body"] = .value(.link(body)) }
            person[Person.posts] = .value(lines)
            guard case .done = try registry.perform(.save([person], draft: nil)) else { return }
            model.write { $0.people[id]?[key] = body }
        case 4:
            let id = pick()
            let note = random.next(3) == 0 ? nil : "note \(random.next(3))"
            let village = try registry.record(id).with("note", note.map { .value(.text($0)) } ?? .notKnown)
            guard case .done = try registry.perform(.save([village], draft: nil)) else { return }
            model.write { $0.villages[id]?.note = note }
        case 5:
            let (one, other) = (pick(), pick())
            guard let pair = RecordPair(one, other), !model.now.different.contains(pair), random.next(2) == 0
            else {
                return
            }
            _ = try registry.perform(.answer(pair, .different, reason: ""))
            model.write { $0.different.insert(pair) }
        case 6...7:
            let (from, into) = (pick(), pick())
            guard let pair = RecordPair(from, into) else { return }
            let refused = try refusal {
                _ = try registry.perform(.merge(MergeRequest(from, into: into), on: day("2021-06-16")))
            }
            #expect((refused != nil) == model.now.different.contains(pair))
            if refused == nil { model.write { $0.merge(from, into: into) } }
        case 8:
            guard let id = model.now.merges.keys.sorted().randomElement(using: &random) else { return }
            let owner = UnmergeRequest.Owner.allCases[random.next(3)]
            var request = UnmergeRequest(id)
            if case .unmergePreview(let preview)? = try? registry.answer(.unmergePreview(request)) {
                for question in preview.questions where question.isRequired {
                    request.choices[question.key] = owner
                }
                #expect(model.now.isAsked(id) == Set(preview.open.map(\.key)))
            }
            let refused = try refusal { _ = try registry.perform(.unmerge(request)) }
            let survivor = model.now.villages[id]?.survivor
            let isChained = survivor.flatMap { model.now.villages[$0]?.survivor } != nil
            #expect((refused != nil) == isChained)
            if refused == nil { model.write { $0.unmerge(id, owner) } }
        case 9...10:
            let refused = try refusal { _ = try registry.perform(.undo) }
            #expect((refused == nil) == model.undo())
        default:
            let refused = try refusal { _ = try registry.perform(.redo) }
            #expect((refused == nil) == model.redo())
        }
    }

    private func post(_ post: String, _ body: RecordID) -> Part {
        Part(["post": .value(.choice(post)), "body": .value(.link(body))])
    }

    private func compare(_ registry: Registry, _ state: State, _ context: String) throws {
        for (id, village) in state.villages {
            let stored = try registry.record(id)
            #expect(stored.name == village.name, "\(id) \(context)")
            #expect(stored["note"].value.flatMap(String.init) == village.note, "\(id) \(context)")
            let aliases = stored[Common.aliases].value?.compactMap { $0[Alias.name].value } ?? []
            #expect(aliases.sorted() == village.aliases.sorted(), "\(id) \(context)")
            #expect(stored.mergedInto == village.survivor, "\(id) \(context)")
            #expect((stored.retired != nil) == (village.survivor != nil), "\(id) \(context)")
            #expect(try registry.page(id).record.id == state.answering(for: id), "\(id) \(context)")
        }
        for (id, posts) in state.people {
            var stored: Posts = [:]
            for line in try registry.record(id)[Person.posts].value ?? [] {
                stored[line[Post.post].value ?? ""] = line[Post.body].value
            }
            #expect(stored == posts, "\(id) \(context)")
        }
        let living = state.villages.values.count { $0.survivor == nil }
        #expect(try registry.count(ListQuery(.village)).total == living, "\(context)")
    }
}

extension MergeModelTests.State {
    fileprivate func answering(for id: RecordID) -> RecordID {
        var id = id
        while let next = villages[id]?.survivor { id = next }
        return id
    }

    /// Without the pictures inside the pictures.
    fileprivate var bare: Self {
        var bare = self
        bare.merges = [:]
        return bare
    }

    fileprivate mutating func merge(_ from: RecordID, into: RecordID) {
        let before = bare
        guard let gone = villages[from] else { return }
        let note = villages[into]?.note ?? gone.note
        villages[into]?.note = note
        villages[into]?.aliases.formUnion(gone.aliases)
        if gone.name != villages[into]?.name { villages[into]?.aliases.insert(gone.name) }
        villages[from]?.survivor = into
        people = people.mapValues { $0.mapValues { $0 == from ? into : $0 } }
        merges[from] = .of(before: before, after: bare)
    }

    fileprivate func isAsked(_ id: RecordID) -> Set<String> {
        guard case .of(let before, let after)? = merges[id], let into = villages[id]?.survivor,
            villages[into]?.survivor == nil
        else { return [] }
        var asked: Set<String> = []
        let note = villages[into]?.note
        if note != after.villages[into]?.note, note != before.villages[into]?.note { asked.insert("note") }
        let aliases = villages[into]?.aliases ?? []
        if !aliases.subtracting(after.villages[into]?.aliases ?? []).isEmpty,
            aliases != before.villages[into]?.aliases
        {
            asked.insert("aliases")
        }
        return asked
    }

    fileprivate mutating func unmerge(_ id: RecordID, _ owner: UnmergeRequest.Owner) {
        guard case .of(let before, let after)? = merges[id], let into = villages[id]?.survivor else { return }
        let asked = isAsked(id)
        let (now, old, merged) = (villages[into], before.villages[into], after.villages[into])
        if now?.note == merged?.note {
            villages[into]?.note = old?.note
        } else if asked.contains("note") {
            if owner != .survivor { villages[id]?.note = now?.note }
            if owner == .restored { villages[into]?.note = old?.note }
        }
        let brought = (merged?.aliases ?? []).subtracting(old?.aliases ?? [])
        let came = asked.contains("aliases") ? (now?.aliases ?? []).subtracting(merged?.aliases ?? []) : []
        if now?.aliases != old?.aliases {
            villages[into]?.aliases.subtract(brought)
            if owner != .survivor { villages[id]?.aliases.formUnion(came) }
            if owner == .restored { villages[into]?.aliases.subtract(came) }
        }
        villages[id]?.survivor = nil
        merges[id] = nil
        for (person, posts) in before.people {
            for (post, body) in posts where after.people[person]?[post] != body {
                if people[person]?[post] == after.people[person]?[post], people[person]?[post] != nil {
                    people[person]?[post] = body
                }
            }
        }
    }
}
