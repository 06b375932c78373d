/** Names and types of the messages that server and client use in addition to LSP 3.17. All messages are plain data. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Request `advisory/render`: renders the current text of an open advisory. */
export const renderRequest = 'advisory/render';

export interface RenderParams {
  readonly textDocument: { readonly uri: string };
  readonly theme?: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
}

/** The ID of a rendered block, and the zero-based line in the advisory from which it was rendered. */
export interface SourceMapEntry {
  readonly line: number;
  readonly id: string;
}

export interface RenderResult {
  /** The markup of the report's body, in which every value is escaped. */
  readonly html: string;
  /** The document version that was rendered. */
  readonly version: number;
  readonly sourceMap: readonly SourceMapEntry[];
  /** Whether the YAML has a syntax error. If so, the report contains only the parts that could be parsed. */
  readonly broken: boolean;
  readonly title: string;
  /** The organisation's stylesheet, which is applied after the stylesheet of the page. */
  readonly style?: string;
}

/** The `workspace/executeCommand` command with the same result as `advisory/render`. Its only argument is the URI of the advisory. */
export const renderCommand = 'advisory.render';

/**
 * Request `advisory/migrate`: returns a plan that migrates an advisory to an ATT&CK release. The client applies its edits. The result is
 * null if the advisory is not open and no text is given.
 */
export const migrateRequest = 'advisory/migrate';

/**
 * The `workspace/executeCommand` command that plans a migration and asks the client to apply the edits. Arguments: the URI of an open
 * advisory, and optionally a release.
 */
export const migrateCommand = 'advisory.migrateAttackVersion';

/**
 * The `workspace/executeCommand` command that asks the client to sort the sections of an open advisory into canonical order. Its only
 * argument is the URI of the advisory. The result is an {@link AppliedResult}.
 */
export const sortSectionsCommand = 'advisory.sortSections';

/**
 * The `workspace/executeCommand` command that asks the client to apply all safe fixes to an open advisory. Its only argument is the URI of
 * the advisory. The result is an {@link AppliedResult}.
 */
export const fixAllCommand = 'advisory.fixAll';

/**
 * The `workspace/executeCommand` command that asks the client to apply the edit of a code action, for clients that do not support code
 * actions with edits. Arguments: the URI of an open advisory, the version of the text that the edit is for, and the edit.
 */
export const applyEditCommand = 'advisory.applyEdit';

/**
 * Whether the client has applied an edit. If the client does not support edits from the server, the result contains the edit. Most commands
 * return null instead if the advisory is not open.
 */
export interface AppliedResult {
  readonly applied: boolean;
  readonly edit?: WorkspaceEdit;
}

export interface MigrateParams {
  readonly textDocument: { readonly uri: string };
  /** The text to migrate; by default, that of the open document. */
  readonly text?: string;
  /** A release such as `19.1`, or a major version; by default, the newest release. */
  readonly toRelease?: string;
}

/** Request `advisory/exportFormats`, without parameters: returns the export formats, in the order in which they are offered. */
export const exportFormatsRequest = 'advisory/exportFormats';

export interface ExportFormatInfo {
  readonly to: string;
  /** The profile of the format, if it has several. */
  readonly profile?: string;
  readonly title: string;
  readonly description: string;
  /** The file extension, e.g. `.stix.json`. */
  readonly extension: string;
  /** Whether the export of one advisory may consist of several files. */
  readonly manyFiles: boolean;
}

/**
 * Request `advisory/export`: exports an advisory to a format. The client saves the files. The result is null if the advisory is not open
 * and no text is given.
 */
export const exportRequest = 'advisory/export';

/**
 * The `workspace/executeCommand` command with the same result as `advisory/export`. Arguments: the URI of an open advisory and a format;
 * optionally the strictest TLP label up to which advisories are exported, and a profile.
 */
export const exportCommand = 'advisory.export';

export interface ExportParams {
  readonly textDocument: { readonly uri: string };
  /** The text to export; by default, that of the open document. */
  readonly text?: string;
  readonly to: string;
  readonly profile?: string;
  /** The strictest TLP label up to which advisories are exported. If absent, advisories marked TLP:RED are refused. */
  readonly maxTlp?: string;
}

/** The exported files, or the reason why there are none, as a phrase that follows the name of the advisory. */
export type ExportResult =
  | {
      /** `suffix` is appended to the file name of the advisory without its extensions. */
      readonly files: readonly {
        readonly suffix: string;
        /** The content, in base64 if `encoding` is set. */
        readonly text: string;
        readonly encoding?: 'base64';
      }[];
      /** Notes for the user, such as which content was not exported. Each is a sentence without a full stop. */
      readonly notes: readonly string[];
    }
  | {
      readonly refused: string;
      /** The position of the problem in the text. Characters are UTF-16 code units. */
      readonly at?: { readonly line: number; readonly character: number };
      /** Set if the export would succeed with `maxTlp` set to RED. */
      readonly needsRed?: true;
    };

/** A range with lines and characters as in LSP. */
interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface MigrateResult {
  readonly from: string;
  readonly to: string;
  /** The number of changes, including the change to `attack_version`. */
  readonly changes: number;
  /** `label` describes the change that the edit is part of, e.g. `T1562.004 → T1686`. */
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string; readonly label: string }[];
  /** Choices that only the author can make. */
  readonly left: readonly {
    readonly range: PlainRange;
    readonly message: string;
    readonly candidates: readonly string[];
  }[];
}

/** Request `advisory/searchTechniques`: finds techniques for an open advisory, best first. The result is empty if the advisory is not open. */
export const searchTechniquesRequest = 'advisory/searchTechniques';

export interface SearchTechniquesParams {
  readonly textDocument: { readonly uri: string };
  /** An ID in any notation, or words from names, tactics or platforms. */
  readonly query: string;
}

export interface FoundTechnique {
  readonly id: string;
  /** The name, preceded by the name of the parent technique for a sub-technique. */
  readonly name: string;
  /** Names of its tactics. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  /** The ID or name of the revoked technique that matched the query. This technique replaces it. */
  readonly replaces?: string;
}

/**
 * Request `advisory/insertTechnique`: returns an LSP `WorkspaceEdit` that inserts a technique. It is inserted at the position if a
 * technique is allowed there and the value is not yet a technique, otherwise at the end of `mitre_attack`. The result is null if it cannot
 * be inserted, or if the advisory is not open.
 */
export const insertTechniqueRequest = 'advisory/insertTechnique';

export interface InsertTechniqueParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly id: string;
}

/**
 * Request `advisory/nextPlaceholder`: returns the first placeholder in an open document that begins after a position, or else the first one
 * in the document; null if there is none.
 */
export const nextPlaceholderRequest = 'advisory/nextPlaceholder';

export interface NextPlaceholderParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export interface NextPlaceholder {
  /** The text to replace, without quotes or the header of a block scalar. */
  readonly range: PlainRange;
  /** Whether completion offers values for this placeholder. */
  readonly hasWords: boolean;
}

/**
 * Request `advisory/paste`: returns the edits that insert text at a range in an open document in the notation that the location requires;
 * null if the text should be inserted unchanged.
 */
export const pasteRequest = 'advisory/paste';

export interface PasteParams {
  readonly textDocument: { readonly uri: string };
  /** The range that the text replaces; empty if nothing is selected. */
  readonly range: PlainRange;
  readonly text: string;
  /** The HTML of the same content, at most a million characters. It is used if the plain text has lost lists, tables or links. */
  readonly html?: string;
  /** The name of the file from which the text was read. */
  readonly fileName?: string;
}

export interface PasteResult {
  /** The title, which describes the result, e.g. `Insert as 8 indicators`. */
  readonly title: string;
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string }[];
  /** Whether every line was recognised. Unrecognised lines are inserted as comments. */
  readonly isWhole: boolean;
}

/**
 * The `workspace/executeCommand` command that asks the client to apply the edits of `advisory/paste`. Arguments: the URI of an open
 * advisory, a range, the text, and optionally the name of the file from which the text was read. The result is a {@link PastedResult}.
 */
export const pasteAsCommand = 'advisory.pasteAs';

/**
 * The `workspace/executeCommand` command that converts text in the document as if it had been pasted. Arguments: the URI of an open
 * advisory, and a range. The result is a {@link PastedResult}.
 */
export const convertPastedCommand = 'advisory.convertPasted';

/** The result of a conversion. If there is nothing to convert, `applied` is false and there is no title. */
export interface PastedResult extends AppliedResult {
  readonly title?: string;
}

/** Request `advisory/catalogueInfo`, without parameters. The result is null if the server cannot store updates. */
export const catalogueInfoRequest = 'advisory/catalogueInfo';

/** Request `advisory/installCatalogue`: installs a catalogue update from files that the client has downloaded or the user has chosen. */
export const installCatalogueRequest = 'advisory/installCatalogue';

/** Request `advisory/revertCatalogue`, without parameters: undoes the last update. */
export const revertCatalogueRequest = 'advisory/revertCatalogue';

export interface InstallCatalogueParams {
  /** `path` is the path of the file, and `from` its origin for messages: the URL from which it was downloaded, or the same path. */
  readonly files: readonly { readonly path: string; readonly from: string }[];
  /** Whether to accept a release that is older than the newest one that the catalogue has data for. */
  readonly allowOlder?: boolean;
}

export interface CatalogueInfo {
  /** The newest ATT&CK release that the catalogue has data for. */
  readonly release: string;
  /** The date of this release as `YYYY-MM-DD`. */
  readonly date: string;
  /** Descriptions of the installed updates; empty if there are none. */
  readonly installed: readonly string[];
}

/** The result of an update: the catalogue, or the reason why the update was refused, as a sentence without a full stop. */
export type CatalogueResult = { readonly info: CatalogueInfo } | { readonly refused: string };

/** The `initializationOptions`, all optional. They describe client features for which LSP has no capability. */
export interface ClientOptions {
  /**
   * Names of commands that the client implements itself. The server does not announce those of its commands that are listed. If
   * `advisory.updateCatalogue` is listed, code actions use it.
   */
  readonly ownCommands?: readonly string[];
  /** Whether the client wants to receive `advisory/reportsChanged`. */
  readonly showsReports?: boolean;
  /** Whether the workspace is untrusted. Until `advisory/trusted` is sent, the server then does not use its stylesheets, templates and logos. */
  readonly untrusted?: boolean;
}

/** Request `advisory/recognise`: returns whether the workspace's configuration makes a YAML file an advisory or a catalogue. */
export const recogniseRequest = 'advisory/recognise';

export interface RecogniseParams {
  readonly uri: string;
}
