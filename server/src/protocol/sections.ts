/** The requests about the sections of an advisory, and the command that inserts a section. */
import type { Range } from 'vscode-languageserver-types';

/** Request `advisory/sections`: returns the sections defined by the format, in canonical order, with their state in an open advisory. */
export const sectionsRequest = 'advisory/sections';

export interface SectionsParams {
  readonly textDocument: { readonly uri: string };
}

/** A section defined by the format. Sections that are misspelt or in unparsed text are omitted. */
export interface SectionInfo {
  readonly key: string;
  readonly title: string;
  /** What the section is for, as a sentence. */
  readonly description: string;
  readonly need: 'required' | 'recommended' | 'optional';
  /** Where the team's settings require the section, e.g. `every advisory`. */
  readonly because?: string;
  /** `empty`: the key has no value; `none`: the value is an empty list or mapping, which states that there is nothing to list. */
  readonly state: 'missing' | 'empty' | 'none' | 'written';
  /** From the start of the key to the end of the value; absent if the section is missing. */
  readonly range?: Range;
}

/**
 * Request `advisory/insertSection`: returns the skeleton of a section that an open advisory lacks, in VS Code's snippet syntax, and where to
 * insert it. The result is null if the section is present or cannot be inserted.
 */
export const insertSectionRequest = 'advisory/insertSection';

export interface InsertSectionParams {
  readonly textDocument: { readonly uri: string };
  readonly key: string;
}

export interface SectionInsertion {
  /** An empty range. The snippet includes its own indentation and line breaks. */
  readonly range: Range;
  readonly snippet: string;
}

/**
 * The `workspace/executeCommand` command that asks the client to insert the skeleton of a section as plain text. Arguments: the URI of an open
 * advisory, and the section's key. The result is `AppliedResult`.
 */
export const insertSectionCommand = 'advisory.insertSection';
