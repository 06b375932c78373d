/** Names and types of the protocol that server and client share, in addition to LSP 3.17. Plain data only. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Request `advisory/render`: renders the newest text of an open advisory. */
export const renderRequest = 'advisory/render';

export interface RenderParams {
  readonly textDocument: { readonly uri: string };
  readonly theme?: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
}

/** A rendered block and its zero-based line in the advisory. */
export interface SourceMapEntry {
  readonly line: number;
  readonly id: string;
}

export interface RenderResult {
  /** The body of the report: markup from the server, with every value escaped. */
  readonly html: string;
  /** The document version that was rendered. */
  readonly version: number;
  readonly sourceMap: readonly SourceMapEntry[];
  /** Whether the YAML has a syntax error, so that the report contains only the parsed parts. */
  readonly broken: boolean;
  readonly title: string;
  /** The organisation's stylesheet, which is applied after that of the page. */
  readonly style?: string;
}

/** The `workspace/executeCommand` command with the same result as `advisory/render`; its only argument is the advisory's URI. */
export const renderCommand = 'advisory.render';

/**
 * Request `advisory/migrate`: plans the migration of an advisory to an ATT&CK release; the client applies the edits. The result is null if the
 * advisory is not open and no text is given.
 */
export const migrateRequest = 'advisory/migrate';

/**
 * The `workspace/executeCommand` command that plans a migration and also asks the client to apply the edits. Arguments: the URI of an open
 * advisory, and a release.
 */
export const migrateCommand = 'advisory.migrateAttackVersion';

/**
 * The `workspace/executeCommand` command that asks the client to sort the sections of an open advisory into canonical order; its only argument
 * is the advisory's URI. The result is {@link AppliedResult}.
 */
export const sortSectionsCommand = 'advisory.sortSections';

/**
 * The `workspace/executeCommand` command that asks the client to apply all safe fixes to an open advisory; its only argument is the advisory's
 * URI. The result is {@link AppliedResult}.
 */
export const fixAllCommand = 'advisory.fixAll';

/**
 * The `workspace/executeCommand` command for clients that do not support code actions with edits: asks the client to apply an edit that the
 * server has sent as part of an action. Arguments: the URI of an open advisory, the version that the edit is for, and the edit.
 */
export const applyEditCommand = 'advisory.applyEdit';

/** Whether the client applied an edit. If the client does not support edits from the server, the result contains the edit. */
export interface AppliedResult {
  readonly applied: boolean;
  readonly edit?: WorkspaceEdit;
}

export interface MigrateParams {
  readonly textDocument: { readonly uri: string };
  /** The text to migrate; by default that of the open document. */
  readonly text?: string;
  /** A release such as `19.1`, or a major version; by default the newest. */
  readonly toRelease?: string;
}

/** Request `advisory/exportFormats`, without parameters: returns the export formats, in the order in which they are offered. */
export const exportFormatsRequest = 'advisory/exportFormats';

export interface ExportFormatInfo {
  readonly to: string;
  /** A variant of the format. */
  readonly profile?: string;
  readonly title: string;
  readonly description: string;
  /** The file extension, such as `.stix.json`. */
  readonly extension: string;
  /** Whether one advisory may become several files. */
  readonly manyFiles: boolean;
}

/**
 * Request `advisory/export`: exports an advisory to a format; the client saves the files. The result is null if the advisory is not open and no
 * text is given.
 */
export const exportRequest = 'advisory/export';

/**
 * The `workspace/executeCommand` command with the same result as `advisory/export`. Arguments: the URI of an open advisory and a format;
 * optionally the strictest TLP label that may be exported, and a profile.
 */
export const exportCommand = 'advisory.export';

export interface ExportParams {
  readonly textDocument: { readonly uri: string };
  /** The text to export; by default that of the open document. */
  readonly text?: string;
  readonly to: string;
  readonly profile?: string;
  /** The strictest TLP label that may be exported. If absent, TLP:RED is refused. */
  readonly maxTlp?: string;
}

/** The exported files, or why there are none, phrased to follow the advisory's name. */
export type ExportResult =
  | {
      /** `suffix` is appended to the name of the advisory without its extensions. */
      readonly files: readonly {
        readonly suffix: string;
        /** The content; base64 if `encoding` is set. */
        readonly text: string;
        readonly encoding?: 'base64';
      }[];
      /** Notes about content that the files lack, each a sentence without a full stop. */
      readonly notes: readonly string[];
    }
  | {
      readonly refused: string;
      /** Where in the text the problem is; characters are UTF-16 units. */
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
  /** The number of changes, including that of `attack_version`. */
  readonly changes: number;
  /** `label` describes the change that an edit belongs to, such as `T1562.004 → T1686`. */
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
  /** An ID in any notation, or words of a name, tactics or platforms. */
  readonly query: string;
}

export interface FoundTechnique {
  readonly id: string;
  /** The name, including the parent's. */
  readonly name: string;
  /** Names of its tactics. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  /** The ID or name of the revoked technique that the query found and that this one replaces. */
  readonly replaces?: string;
}

/**
 * Request `advisory/insertTechnique`: returns an LSP `WorkspaceEdit` that inserts a technique at the position if one is allowed there,
 * otherwise at the end of `mitre_attack`. The result is null if it cannot be inserted.
 */
export const insertTechniqueRequest = 'advisory/insertTechnique';

export interface InsertTechniqueParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly id: string;
}

/**
 * Request `advisory/nextPlaceholder`: returns the first placeholder in an open document that begins after a position, otherwise the first one
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
  /** Whether completion offers values there. */
  readonly hasWords: boolean;
}

/**
 * Request `advisory/paste`: returns the edits that insert text at a range in an open document as rows, items or lines; null if the text is best
 * inserted unchanged.
 */
export const pasteRequest = 'advisory/paste';

export interface PasteParams {
  readonly textDocument: { readonly uri: string };
  /** The range that the text replaces; empty at the cursor. */
  readonly range: PlainRange;
  readonly text: string;
  /** The HTML of the same content, at most a million characters; used where the plain text loses lists, tables or links. */
  readonly html?: string;
  /** The name of the file from which the text was read. */
  readonly fileName?: string;
}

export interface PasteResult {
  /** The title, which describes the result, e.g. `Insert as 8 indicators`. */
  readonly title: string;
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string }[];
  /** Whether every line was recognised; other lines become comments. */
  readonly isWhole: boolean;
}

/**
 * The `workspace/executeCommand` command that asks the client to apply the edits of `advisory/paste`. Arguments: the URI of an open advisory, a
 * range, the text, and the name of the file from which it was read, if any. The result is {@link PastedResult}.
 */
export const pasteAsCommand = 'advisory.pasteAs';

/**
 * The `workspace/executeCommand` command that converts text in the document as if it were pasted. Arguments: the URI of an open advisory, and a
 * range. The result is {@link PastedResult}.
 */
export const convertPastedCommand = 'advisory.convertPasted';

/** The result of a conversion. If there is nothing to convert, `applied` is false and there is no title. */
export interface PastedResult extends AppliedResult {
  readonly title?: string;
}

/** Request `advisory/catalogueInfo`, without parameters. The result is null if the server cannot store updates. */
export const catalogueInfoRequest = 'advisory/catalogueInfo';

/** Request `advisory/installCatalogue`: installs files that the client has downloaded. */
export const installCatalogueRequest = 'advisory/installCatalogue';

/** Request `advisory/revertCatalogue`, without parameters: undoes the last update. */
export const revertCatalogueRequest = 'advisory/revertCatalogue';

export interface InstallCatalogueParams {
  /** `from` is the URL or path that the user entered; `path` is the file itself. */
  readonly files: readonly { readonly path: string; readonly from: string }[];
  /** Whether to accept a release that is older than the newest known one. */
  readonly allowOlder?: boolean;
}

export interface CatalogueInfo {
  /** The newest ATT&CK release, and its date. */
  readonly release: string;
  readonly date: string;
  /** Descriptions of the installed updates; empty if there are none. */
  readonly installed: readonly string[];
}

/** The result of an update: the catalogue, or a sentence without a full stop that explains why the update was refused. */
export type CatalogueResult = { readonly info: CatalogueInfo } | { readonly refused: string };

/** The `initializationOptions`, all optional: client features for which LSP has no capability. */
export interface ClientOptions {
  /**
   * Commands that the client registers itself: server commands, which the server then does not announce, and `advisory.updateCatalogue`, which
   * code actions then use.
   */
  readonly ownCommands?: readonly string[];
  /** Whether the client wants `advisory/reportsChanged`. */
  readonly showsReports?: boolean;
  /** Whether the user does not trust the workspace: its stylesheets, templates and logos are not used. */
  readonly untrusted?: boolean;
}

/** Request `advisory/recognise`: returns whether a YAML file is an advisory or a catalogue according to the workspace's configuration. */
export const recogniseRequest = 'advisory/recognise';

export interface RecogniseParams {
  readonly uri: string;
}
