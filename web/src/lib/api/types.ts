import type { components } from "./schema";

type Schemas = components["schemas"];

/** What is never left out, though the document marks what may be null as optional. */
type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

export type Model = Omit<Schemas["Model"], "locked_fields" | "upstream"> & {
  hub?: HubFacts | null;
  locked_fields: Field[];
  upstream: Upstream | null;
};
export type Upstream = Whole<Schemas["Upstream"]>;
export type UpstreamChange = Whole<Schemas["UpstreamChange"]>;
export type FieldDiff = Omit<Whole<Schemas["FieldDiff"]>, "current" | "hub"> & {
  current: unknown;
  hub: unknown;
};
export type Refresh = Omit<Whole<Schemas["Refresh"]>, "model" | "fields"> & {
  model: Model;
  fields: FieldDiff[];
};
export type Reverted = Omit<Schemas["Reverted"], "model"> & { model: Model };
export type RefreshRun = Whole<Schemas["RefreshRun"]>;
export interface LatestRefreshRun {
  run: RefreshRun | null;
}
export type Certainty = Schemas["Certainty"];
export type Figure = Whole<Schemas["MemoryFigure"]>;
export type WeightsFigure = Whole<Schemas["WeightsFigure"]>;
export type Memory = Whole<Schemas["Memory"]>;
export type HardwareFit = Whole<Schemas["HardwareFit"]>;
export type Verdict = Schemas["FitVerdict"];
export type Hardware = Whole<Schemas["Hardware"]>;
export type NewHardware = Pick<Hardware, "name" | "kind" | "memory_bytes" | "count">;
export type HardwarePreset = Whole<Schemas["HardwarePreset"]>;
export type LicenseVerdict = Whole<Schemas["LicenseVerdict"]>;
export type Family = Whole<Schemas["Family"]>;
export type FamilyNode = Whole<Schemas["FamilyNode"]>;
export type Comparison = Whole<Schemas["Comparison"]>;
export type ComparisonGroup = Whole<Schemas["ComparisonGroup"]>;
export type ComparisonRow = Whole<Schemas["ComparisonRow"]>;
export type Dashboard = Omit<Whole<Schemas["Dashboard"]>, "facets" | "recent" | "attention"> & {
  facets: Facets;
  recent: ModelItem[];
  attention: (Omit<Schemas["AttentionItem"], "models"> & { models: ModelItem[] })[];
};
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
export type Draft = Omit<Whole<Schemas["Draft"]>, "draft" | "hub" | "provenance"> & {
  draft: DraftFields;
  /** Null for a model that no hub knows. */
  hub: HubFacts | null;
  provenance: Schemas["Draft"]["provenance"];
};
export type Proposal = Schemas["Proposal"];
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
export type AiState = Whole<Schemas["AiState"]>;
export type AiCheck = Whole<Schemas["AiCheck"]>;
export type Statement = Schemas["Statement"];
export type Section = Schemas["Section"];
/** What a statement rests on: a fact of the record, or a passage of the card. */
export type Ground = Schemas["Ground"];
export type GroundChange = Whole<Schemas["GroundChange"]>;
export type Insight = Whole<Schemas["Insight"]>;
export type ModelInsights = Whole<Schemas["ModelInsights"]>;
export type InsightThread = Whole<Schemas["InsightThread"]>;
export type InsightQuestion = Whole<Schemas["InsightQuestion"]>;
export type GeneratedInsight = Whole<Schemas["GeneratedInsight"]>;
export type SemanticResults = Omit<Whole<Schemas["SemanticResults"]>, "items"> & { items: SemanticResult[] };
export type SemanticResult = ModelItem & {
  text_rank: number | null;
  meaning_rank: number | null;
  score: number;
};
export type AskedRecords = Omit<Whole<Schemas["AskedRecords"]>, "records"> & {
  records: (ModelItem & { key_prefix: string })[];
};
export type LibraryAnswer = Whole<Schemas["LibraryAnswer"]>;
export type ProposedTags = Whole<Schemas["ProposedTags"]>;
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
