/** The result of a migration: unambiguous changes, and decisions for the author. */
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
  /** The text to change; an empty span for an insertion. */
  readonly span: Span;
  readonly from: string;
  /** The new text; empty for a deletion. */
  readonly to: string;
  readonly edits: readonly Edit[];
}

/** A change that requires a decision by the author. */
export interface MigrationLeft {
  readonly span: Span;
  readonly message: string;
  /** The IDs or tactic names to choose from; empty if there are none. */
  readonly candidates: readonly string[];
  /** `prose`, which is never edited automatically, or `mapping` for a key that contains an ATT&CK ID or a tactic. */
  readonly location: 'mapping' | 'prose';
}

export interface MigrationPlan {
  readonly from: string;
  readonly to: string;
  /** The edits of all changes. They do not overlap. */
  readonly edits: readonly Edit[];
  readonly changes: readonly MigrationChange[];
  readonly left: readonly MigrationLeft[];
}

/** The input of a migration; the context of a rule has these properties as well. */
export interface MigrationInput {
  readonly advisory: Advisory;
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  readonly schema: MappingShape;
  readonly catalogue: Catalogue;
  readonly edit: Editor;
}

/** The input of a migration, together with the releases that the advisory is migrated from and to. */
export interface Migration extends MigrationInput {
  readonly from: AttackRelease;
  readonly to: AttackRelease;
}

/** The changes and open decisions of one part of the plan. */
export interface RuleProblems {
  readonly changes: readonly MigrationChange[];
  readonly left: readonly MigrationLeft[];
}

export const nothing: RuleProblems = { changes: [], left: [] };

/** Joins several parts in the given order. */
export function together(parts: readonly RuleProblems[]): RuleProblems {
  return { changes: parts.flatMap(({ changes }) => changes), left: parts.flatMap(({ left }) => left) };
}
