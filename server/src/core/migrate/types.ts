/** What a migration is: unambiguous changes, and decisions for the author. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Edit } from '../text/edits.ts';
import type { Editor } from '../editing/editor.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Lines, Span } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';

export type ChangeKind = 'technique' | 'name' | 'tactics' | 'stage' | 'object' | 'merged' | 'version';

/** A change that follows from the catalogue alone. */
export interface MigrationChange {
  readonly kind: ChangeKind;
  /** The text that changes; an empty span where something is inserted. */
  readonly span: Span;
  readonly from: string;
  /** Empty where the text goes without anything in its place. */
  readonly to: string;
  readonly edits: readonly Edit[];
}

/** What only the author can decide. */
export interface MigrationLeft {
  readonly span: Span;
  readonly message: string;
  /** IDs of techniques, or names of tactics, to choose from; all that the catalogue records. */
  readonly candidates: readonly string[];
  /** Prose is never changed, and no part of the mapping. */
  readonly place: 'mapping' | 'prose';
}

export interface MigrationPlan {
  readonly from: string;
  readonly to: string;
  /** The edits of all changes; they do not overlap. */
  readonly edits: readonly Edit[];
  readonly changes: readonly MigrationChange[];
  readonly left: readonly MigrationLeft[];
}

/** What a migration reads; a rule's context is one. */
export interface MigrationInput {
  readonly advisory: Advisory;
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  readonly schema: MappingShape;
  readonly catalogue: Catalogue;
  readonly edit: Editor;
}

/** A migration on its way, from one release to a later one. */
export interface Migration extends MigrationInput {
  readonly from: AttackRelease;
  readonly to: AttackRelease;
}

/** A part of the plan. */
export interface Findings {
  readonly changes: readonly MigrationChange[];
  readonly left: readonly MigrationLeft[];
}

export const nothing: Findings = { changes: [], left: [] };

/** Several parts as one, in the order given. */
export function together(parts: readonly Findings[]): Findings {
  return { changes: parts.flatMap(({ changes }) => changes), left: parts.flatMap(({ left }) => left) };
}
