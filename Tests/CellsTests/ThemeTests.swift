import Testing

@testable import Cells

struct ThemeTests {
    @Test("Themes are found by their names")
    func names() {
        for theme in Theme.all { #expect(Theme.named(theme.name) == theme) }
        #expect(Theme.named("pink") == nil)
        #expect(Set(Theme.all.map(\.name)) == ["dark", "light", "high-contrast", "mono"])
    }

    @Test("Selection changes every role in every theme, and is always reversed", arguments: Theme.all)
    func selection(theme: Theme) {
        for role in Role.allCases {
            let rest = theme.look(for: Style(role))
            let selected = theme.look(for: Style(role, selected: true))
            #expect(selected.reverse)
            #expect(rest != selected, "\(theme.name) \(role)")
        }
    }

    @Test("Without colours, what matters differs from plain text by attributes")
    func mono() {
        for role in Role.allCases {
            let look = Theme.mono.look(for: Style(role))
            #expect(look.foreground == nil && look.background == nil)
        }
        let plain = Theme.mono.look(for: Style())
        for role: Role in [
            .title, .heading, .absent, .warning, .problem, .link, .match, .field, .fieldFocused,
        ] {
            #expect(Theme.mono.look(for: Style(role)) != plain, "\(role)")
        }
        #expect(Theme.mono.look(for: Style(.field)) != Theme.mono.look(for: Style(.fieldFocused)))
    }

    @Test("What needs attention is told by more than colour", arguments: Theme.all)
    func attention(theme: Theme) {
        for role: Role in [.warning, .problem] { #expect(theme.look(for: Style(role)).bold, "\(theme.name)") }
    }

    @Test("A colour of the smaller palettes is one they have", arguments: Theme.all)
    func palettes(theme: Theme) {
        for role in Role.allCases {
            let look = theme.look(for: Style(role))
            for tint in [look.foreground, look.background].compactMap({ $0 }) {
                #expect(tint.of16 < 16 && tint.of8 < 8)
            }
            if let text = look.foreground, let ground = look.background {
                #expect(text.of256 != ground.of256 && text.of16 != ground.of16 && text.of8 != ground.of8)
            }
        }
    }
}
