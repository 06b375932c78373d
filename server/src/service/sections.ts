/** Lists the sections of an advisory, both present and missing, and inserts missing ones. */
import type { Range, TextEdit } from 'vscode-languageserver-types';
import {
  createEditor,
  sectionStates,
  type AdvisoryDocument,
  type DocumentContext,
  type Edit,
  type Environment,
  type SectionState,
} from '../core/index.ts';
import { toRange, toTextEdit } from './convert.ts';

export interface Section {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly need: 'required' | 'recommended' | 'optional';
  /** Where the team's settings require the section, e.g. `every advisory`. */
  readonly because?: string;
  readonly state: 'missing' | 'empty' | 'none' | 'written';
  readonly range?: Range;
}

/** Returns the sections that the schema defines, in canonical order; none for a document that is not an advisory. */
export function provideSections(
  document: AdvisoryDocument,
  env: Environment,
  context: DocumentContext = {},
): readonly Section[] {
  return sectionStates(document, env.schema.root, context).map(({ keyInfo, presence, need = 'optional', because }) => ({
    key: keyInfo.key,
    title: keyInfo.title,
    description: keyInfo.description,
    need,
    ...(because === undefined ? {} : { because }),
    state: stateOf(presence),
    ...(presence ? { range: toRange(presence.span, document.lines) } : {}),
  }));
}

function stateOf(presence: SectionState['presence']): Section['state'] {
  switch (presence?.state) {
    case undefined:
      return 'missing';
    case 'null':
      return 'empty';
    case 'empty':
      return 'none';
    default:
      return 'written';
  }
}

/** Returns the edits that insert the skeleton of a section as plain text; none if the section is present or cannot be inserted. */
export function provideSectionEdits(document: AdvisoryDocument, key: string, env: Environment): TextEdit[] {
  return insertion(document, key, env, 'text').map((edit) => toTextEdit(edit, document.lines));
}

/**
 * Returns the skeleton of a section as a VS Code snippet, and the range where it is inserted; null if the section is present or cannot be
 * inserted.
 */
export function provideSectionSnippet(
  document: AdvisoryDocument,
  key: string,
  env: Environment,
): { readonly range: Range; readonly snippet: string } | null {
  const [edit] = insertion(document, key, env, 'snippet');
  return edit ? { range: toRange(edit.span, document.lines), snippet: edit.newText } : null;
}

function insertion(document: AdvisoryDocument, key: string, env: Environment, as: 'text' | 'snippet'): readonly Edit[] {
  const states = sectionStates(document, env.schema.root, {});
  if (!states.some(({ keyInfo, presence }) => keyInfo.key === key && !presence)) return [];
  return createEditor(document, env.schema.root, env.snippets).insertSections([key], as);
}
