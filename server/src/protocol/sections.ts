/** The requests about the sections of an advisory, and the command that inserts one. */
import type { Range } from 'vscode-languageserver-types';

/** Request `advisory/sections`: the sections of an open advisory in canonical order, with what is missing. */
export const sectionsRequest = 'advisory/sections';

export interface SectionsParams {
  readonly textDocument: { readonly uri: string };
}

/** A section that the format knows; one that is there, but misspelt or in unparsed text, is left out. */
export interface SectionInfo {
  readonly key: string;
  readonly title: string;
  /** What it is for, a sentence. */
  readonly description: string;
  readonly need: 'required' | 'recommended' | 'optional';
  /** What the team's settings require it in: `every advisory`. */
  readonly because?: string;
  /** `none`: an empty list or mapping, which says that there are none. */
  readonly state: 'missing' | 'empty' | 'none' | 'written';
  /** From the start of its key to the end of its value; absent if it is missing. */
  readonly range?: Range;
}

/**
 * Request `advisory/insertSection`: the skeleton of a section that an open advisory lacks, in VS Code's snippet syntax, and where it belongs.
 * The result is null if the section is there already, or cannot be inserted.
 */
export const insertSectionRequest = 'advisory/insertSection';

export interface InsertSectionParams {
  readonly textDocument: { readonly uri: string };
  readonly key: string;
}

export interface SectionInsertion {
  /** An empty range. The snippet has its indentation and line breaks. */
  readonly range: Range;
  readonly snippet: string;
}

/**
 * The `workspace/executeCommand` that asks the client to insert the skeleton of a section as plain text. Arguments: the URI of an open
 * advisory, and the section's key. The result is `AppliedResult`.
 */
export const insertSectionCommand = 'advisory.insertSection';
