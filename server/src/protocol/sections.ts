/** The requests and the command for the sections of an advisory. */
import type { Range } from 'vscode-languageserver-types';

/** Request `advisory/sections`: returns the sections that the schema defines, in canonical order, and their state in an open advisory. */
export const sectionsRequest = 'advisory/sections';

export interface SectionsParams {
  readonly textDocument: { readonly uri: string };
}

/** A section that the schema defines. Sections that are misspelt, misplaced or in unparsed text are omitted. */
export interface SectionInfo {
  readonly key: string;
  readonly title: string;
  /** A sentence that explains the purpose of the section. */
  readonly description: string;
  readonly need: 'required' | 'recommended' | 'optional';
  /** Where the team's settings require the section, e.g. `every advisory`. */
  readonly because?: string;
  /** `empty`: the key has no value. `none`: the value is an empty list or mapping, i.e. the author states that there is nothing to list. */
  readonly state: 'missing' | 'empty' | 'none' | 'written';
  /** The range from the start of the key to the end of the value. Absent if the section is missing. */
  readonly range?: Range;
}

/**
 * Request `advisory/insertSection`: returns the skeleton of a section that is missing in an open advisory, as a VS Code snippet, and the
 * range where it is inserted. The result is null if the section is present or cannot be inserted.
 */
export const insertSectionRequest = 'advisory/insertSection';

export interface InsertSectionParams {
  readonly textDocument: { readonly uri: string };
  readonly key: string;
}

export interface SectionInsertion {
  /** An empty range. The snippet contains all indentation and line breaks. */
  readonly range: Range;
  readonly snippet: string;
}

/**
 * The `workspace/executeCommand` command that asks the client to insert the skeleton of a section as plain text. Arguments: the URI of an
 * open advisory, and the key of the section. The result is an `AppliedResult`.
 */
export const insertSectionCommand = 'advisory.insertSection';
