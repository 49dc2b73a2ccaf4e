import Domain
import Testing

/// What holds for every description, whatever is added to it later.
@Suite struct DescriptionTests {
    @Test(arguments: Kind.allCases)
    func keysAreUniqueAndTheNameComesFirst(_ kind: Kind) {
        let fields = kind.description.fields
        #expect(Set(fields.map(\.key)).count == fields.count)
        #expect(fields.first?.key == Record.nameKey)
        #expect(kind.description.field(Record.nameKey)?.isRequired == true)
        for field in fields {
            #expect(kind.description.field(field.key) == field)
            // These are the keys that JSON adds to those of the fields.
            #expect(!["number", "kind", "retired", "hanging", "missing"].contains(field.key))
            if case .parts(let part) = field.type {
                #expect(Set(part.fields.map(\.key)).count == part.fields.count)
                #expect(!part.fields.contains { if case .parts = $0.type { true } else { $0.key == "id" } })
            }
        }
        #expect(
            kind.description.fields.suffix(4).map(\.key)
                == ["attachments", "aliases", "statements", "postponements"])
    }

    @Test func partsOfOneNameAreOneDescription() {
        var byName: [String: PartDescription] = [:]
        for kind in Kind.allCases {
            for field in kind.description.fields {
                guard case .parts(let part) = field.type else { continue }
                #expect(byName[part.name, default: part] == part)
                byName[part.name] = part
            }
        }
        #expect(Set(byName.keys).isDisjoint(with: Kind.allCases.map(\.rawValue)))
    }

    @Test func treesAndDateOrdersNameFieldsThatExist() {
        for (kind, key) in Circle.fields {
            #expect(kind.description.field(key)?.type == .link([kind]))
        }
    }
}
