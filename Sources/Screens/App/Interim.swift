import Cells
import Domain

extension Forms { static func review(_ page: Page) -> any Screen { MissingFactsScreen() } }
