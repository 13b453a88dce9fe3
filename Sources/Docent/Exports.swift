// A Swift program imports this one module and has the nouns of the rooms below it.
@_exported public import Documents
@_exported public import Embeddings
@_exported public import Indexes
@_exported public import LanguageModels
@_exported public import Readers
