import type { components } from "./schema";

type Schemas = components["schemas"];

export type Model = Schemas["Model"] & { hub?: HubFacts | null };
export type ModelItem = Schemas["ModelItem"];
export type FoundModel = Schemas["FoundModel"];
export type ModelList = Schemas["ModelList"];
/** What is named is changed; the rest stays. */
export type ModelPatch = Omit<Schemas["ModelPatch"], "parameters"> & {
  /** A whole number, or a text such as `8x7B`. */
  parameters?: number | string | null;
};
/** What is left out gets its default. */
export type NewModel = Schemas["NewModel"];
export type Draft = Schemas["Draft"] & { hub: HubFacts };
export type DraftFields = Schemas["DraftFields"];
/** All of them are always there, empty where the Hub says nothing. */
export type HubFacts = Required<Schemas["HubFacts"]>;
export type Field = Schemas["Field"];
export type Source = Schemas["Source"];
export type Status = Schemas["Status"];
export type ModelType = Schemas["ModelType"];
export type LicenseClass = Schemas["LicenseClass"];
export type Facets = Schemas["Facets"];
export type FacetCount = Schemas["FacetCount"];
export type Correction = Schemas["Correction"];
export type Snippet = Schemas["Snippet"];
/** One of these; `null` is a value only for the rating, which it takes away. */
export type BulkAction = Partial<Schemas["BulkAction"]>;
export type BulkChange = Omit<Schemas["BulkChange"], "change"> & { change: BulkAction };
export type BulkReport = Schemas["BulkReport"];
export type Tag = Schemas["Tag"];
export type TagSuggestion = Schemas["TagSuggestion"];
export type View = Schemas["View"];
export type Event = Schemas["Event"];
export type History = Schemas["History"];
export type Journal = Schemas["Journal"];
export type JournalEntry = Schemas["JournalEntry"];
export type NewJournalEntry = Schemas["NewJournalEntry"];
export type DuplicateGroup = Schemas["DuplicateGroup"];
export type ImportLine = Schemas["ImportLine"];
export type Workspace = Schemas["Workspace"];
export type Member = Schemas["Member"];
export type Role = Schemas["Role"];
export type Invitation = Schemas["Invitation"];
export type IssuedInvitation = Schemas["IssuedInvitation"];
export type Session = Schemas["Session"];
export type ApiToken = Schemas["ApiToken"];
export type IssuedApiToken = Schemas["IssuedApiToken"];
export type Scope = Schemas["Scope"];
export type User = Schemas["User"];
export type SignedIn = Schemas["SignedIn"];
export type Meta = Schemas["Meta"];
export type Limits = Schemas["Limits"];
export type Audit = Schemas["Audit"];
export type AuditEntry = Schemas["AuditEntry"];
export type FieldProblem = Schemas["FieldProblem"];
export type ProblemBody = Schemas["Problem"];

/** A list as the API answers it, with the cursor of the page after it. */
export interface List<T> {
  items: T[];
  next_cursor?: string | null;
  total: number;
}
