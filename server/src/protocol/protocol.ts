/** Names and shapes that server and client share beside LSP 3.17: plain data; of either side only the types of what can be set. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { PreferredNaming, RequiredSections, RuleSettings } from '../core/settings/settings.ts';

/** Request `advisory/render`: the report of an open advisory, from its newest text. */
export const renderRequest = 'advisory/render';

export interface RenderParams {
  readonly textDocument: { readonly uri: string };
  readonly theme?: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
}

/** A rendered block and the zero-based line of the advisory that it shows. */
export interface SourceMapEntry {
  readonly line: number;
  readonly id: string;
}

export interface RenderResult {
  /** The report's body: markup made by the server, every value escaped. */
  readonly html: string;
  /** The document version that was rendered. */
  readonly version: number;
  readonly sourceMap: readonly SourceMapEntry[];
  /** The YAML is broken: what was rendered is what could be read of it. */
  readonly broken: boolean;
  readonly title: string;
}

/** The settings under `advisory.` that the server reads. */
export interface AdvisorySettings {
  /** Severities by rule code, e.g. `{ "attack/revoked": "error" }`. */
  readonly rules: RuleSettings;
  /** Sections that are required beside the format's own, by condition, e.g. `{ "severity:critical": ["indicators"] }`. */
  readonly requiredSections: RequiredSections;
  /** Paths and globs of catalogue files, relative to the workspace folder. */
  readonly catalogues: readonly string[];
  readonly actors: { readonly preferredNaming: PreferredNaming };
}

export const defaultSettings: AdvisorySettings = {
  rules: {},
  requiredSections: {},
  catalogues: [],
  actors: { preferredNaming: 'any' },
};

/** The `workspace/executeCommand` that answers like `advisory/render`; its one argument is the advisory's URI. */
export const renderCommand = 'advisory.render';

/**
 * Request `advisory/migrate`: the move of an advisory's mapping to an ATT&CK release. The edits are the client's to apply.
 * Answered by null for an advisory that is not open and of which no text is given.
 */
export const migrateRequest = 'advisory/migrate';

/** The `workspace/executeCommand` that has the client apply them: arguments are the URI of an open advisory, and a release. */
export const migrateCommand = 'advisory.migrateAttackVersion';

/**
 * The `workspace/executeCommand` that has the client put the sections of an open advisory into canonical order; its one argument is the
 * advisory's URI. Answered by {@link AppliedResult}.
 */
export const sortSectionsCommand = 'advisory.sortSections';

/** The `workspace/executeCommand` that has the client make all safe fixes of an open advisory; its one argument is the advisory's URI. Answered by {@link AppliedResult}. */
export const fixAllCommand = 'advisory.fixAll';

/**
 * The `workspace/executeCommand` of code actions for clients that take no edits in them: has the client apply an edit that it was sent
 * before. Arguments are the URI of an open advisory, the version that the edit is for, and the edit.
 */
export const applyEditCommand = 'advisory.applyEdit';

/** Whether the client applied an edit; where it can't be asked to, the edit is the client's to apply. */
export interface AppliedResult {
  readonly applied: boolean;
  readonly edit?: WorkspaceEdit;
}

export interface MigrateParams {
  readonly textDocument: { readonly uri: string };
  /** The text to migrate; that of the open document when left out. */
  readonly text?: string;
  /** `19.1`, or a major alone; the newest when left out. */
  readonly toRelease?: string;
}

/** Lines and characters as in LSP. */
interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface MigrateResult {
  readonly from: string;
  readonly to: string;
  /** How many places change, `attack_version` included. */
  readonly changes: number;
  /** `label` says what an edit is part of, such as `T1562.004 → T1686`. */
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string; readonly label: string }[];
  /** What only the author can decide. */
  readonly left: readonly {
    readonly range: PlainRange;
    readonly message: string;
    readonly candidates: readonly string[];
  }[];
}

/** Request `advisory/searchTechniques`: techniques for an open advisory, best first; answered by an empty list for one that is not open. */
export const searchTechniquesRequest = 'advisory/searchTechniques';

export interface SearchTechniquesParams {
  readonly textDocument: { readonly uri: string };
  /** An ID in any notation, words of a name, tactics, platforms. */
  readonly query: string;
}

export interface FoundTechnique {
  readonly id: string;
  /** With its parent's. */
  readonly name: string;
  /** Names of its tactics. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  /** The ID or name of the revoked technique that was asked for, and that this one replaces. */
  readonly replaces?: string;
}

/**
 * Request `advisory/insertTechnique`: an LSP `WorkspaceEdit` that inserts a technique where one belongs at the position, else at the
 * end of `mitre_attack`; null where there is no place for it.
 */
export const insertTechniqueRequest = 'advisory/insertTechnique';

export interface InsertTechniqueParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly id: string;
}

/**
 * Request `advisory/nextPlaceholder`: the first placeholder of an open document that begins after a position, else its first one; null
 * where there is none.
 */
export const nextPlaceholderRequest = 'advisory/nextPlaceholder';

export interface NextPlaceholderParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export interface NextPlaceholder {
  /** The text to be replaced: without quotes, and without the header of a block. */
  readonly range: PlainRange;
  /** Completion has words for its place. */
  readonly hasWords: boolean;
}

/** Request `advisory/catalogueInfo`, without parameters; null from a server that has nowhere to keep updates. */
export const catalogueInfoRequest = 'advisory/catalogueInfo';

/** Request `advisory/installCatalogue`: takes files that the client has downloaded. */
export const installCatalogueRequest = 'advisory/installCatalogue';

/** Request `advisory/revertCatalogue`, without parameters: undoes the last update. */
export const revertCatalogueRequest = 'advisory/revertCatalogue';

export interface InstallCatalogueParams {
  /** `from` is the address or path that the user gave; `path` is the file itself. */
  readonly files: readonly { readonly path: string; readonly from: string }[];
  /** Take a release that is older than the newest one known. */
  readonly allowOlder?: boolean;
}

export interface CatalogueInfo {
  /** The newest ATT&CK release, and its date. */
  readonly release: string;
  readonly date: string;
  /** What is installed over the package's own catalogue, in words; empty when nothing is. */
  readonly installed: readonly string[];
}

/** What has become of an update: the catalogue now, or why it was refused, as a sentence without a full stop. */
export type CatalogueResult = { readonly info: CatalogueInfo } | { readonly refused: string };

/** `initializationOptions`, all optional: what a client says that LSP has no place for. */
export interface ClientOptions {
  /**
   * Commands that the client has itself: of the server's those that it registers under the same name, so that the server does not
   * announce them, and `advisory.updateCatalogue`, which code actions then name.
   */
  readonly ownCommands?: readonly string[];
}

/** Request `advisory/recognise`: whether a YAML file is an advisory or a catalogue because its workspace's configuration says so. */
export const recogniseRequest = 'advisory/recognise';

export interface RecogniseParams {
  readonly uri: string;
}
