/**
 * The interface of a rule: metadata and a function over the model. The table of rules in the documentation and the schema of their settings
 * are generated from the metadata.
 */
import type { Header } from '../attack/header.ts';
import type { Derivation } from '../cache/derivation.ts';
import type { CollectingContext } from '../collect/collector.ts';
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { PreferredNaming, RequiredSections } from '../settings/settings.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Fix, RelatedLocation, Severity } from '../problems/problem.ts';
import type { Editor } from '../editing/editor.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Lines, Span } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';

export interface RuleMeta {
  /** `family/name`. The file is `rules/<family>/<name>.ts`, the documentation page `docs/rules/<family>-<name>.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence that describes the problem, for the documentation table and the settings. */
  readonly summary: string;
  /** How editors display the text with the problem: struck through or greyed out. Source: LSP 3.17, `DiagnosticTag`. */
  readonly tag?: 'deprecated' | 'unnecessary';
  /** When a diagnostic is held back while the author is typing. Defaults to `value`. */
  readonly heldBack?: HeldBack;
  /**
   * `absence`: a value is missing. Because the value may be in text that could not be parsed, the problem is not reported in sections that
   * contain such text. `syntax`: the problem concerns the notation, so it is reported even in text that has another syntax error.
   */
  readonly about?: 'absence' | 'syntax';
  /**
   * Set if the problem is an unknown value, an unknown name that a team can add to its catalogue, or an ID in the wrong list. Such a problem
   * is not reported for a value that must be quoted first.
   */
  readonly finds?: 'unknown-value' | 'unknown-name' | 'misplaced-id';
  /**
   * The effect on other problems in the same range. `recovered`: the text could not be parsed as written, so nothing else is reported for
   * it. `unquoted`: the text must be quoted first, so problems with `finds` are not reported for it. `refused`: no rule has checked the
   * document.
   */
  readonly marks?: 'recovered' | 'unquoted' | 'refused';
  /**
   * Set if the rule checks whether files exist. Without file access it reports nothing, and a comment that suppresses it is not reported as
   * unused.
   */
  readonly needsFiles?: true;
  /**
   * Set if the rule compares advisories. If the other advisories are unknown, it reports nothing, and a comment that suppresses it is not
   * reported as unused.
   */
  readonly needsOthers?: true;
  /** Set if the problem depends on the advisory's ATT&CK release. If that release is only assumed, no fix for the problem is safe. */
  readonly judgedBy?: 'release';
  /** Set if the fix affects other problems. It is applied before other fixes, and the document is then checked again. */
  readonly decides?: true;
}

/**
 * How long an editor holds back a diagnostic, at most until the author stops typing for a moment. `value`: while the author types within
 * its range, continues the same value, or has not yet begun the value of the key in its range. `word`, for words in prose: while the author
 * types within its range or directly at its end. `entry`: also while the author types after it on its line, because the missing keys may
 * follow. `never`: not at all.
 */
export type HeldBack = 'value' | 'word' | 'entry' | 'never';

/** The metadata of a rule. For codes that the parser, the validator or the engine reports, there is nothing else. */
export interface MetadataRule {
  readonly meta: RuleMeta;
}

/**
 * The parts of the document that a rule's problems depend on, besides its header. The less a rule reads, the less often it runs again after
 * an edit. `{ rows }`: individual rows of the sections under these top-level keys (or a whole section if it is not a list); `{ rows: 'all'
 * }`: individual rows of every section. A rule that reads rows receives one chunk of the document at a time, and each of its reports must
 * depend on a single row or section. A list of keys: all of these top-level sections together. `all`: the whole document.
 */
export type Reads = { readonly rows: 'all' | readonly string[] } | 'all' | readonly string[];

/** A rule that reads only rows. */
export interface RowRule extends Rule {
  readonly reads: Extract<Reads, { readonly rows: unknown }>;
}

/** Whether a rule reads only rows. */
export const readsRows = (rule: Rule): rule is RowRule => typeof rule.reads === 'object' && 'rows' in rule.reads;

/** A rule that reads whole sections, or the whole document. */
export interface WholeRule extends Rule {
  readonly reads: Exclude<Reads, { readonly rows: unknown }>;
}

/** Whether a rule reads whole sections, or the whole document. */
export const readsWhole = (rule: Rule): rule is WholeRule => typeof rule.reads === 'string' || !('rows' in rule.reads);

export interface Rule extends MetadataRule {
  readonly reads: Reads;
  /** Reports problems. Must be pure. Called for any document, including one with syntax errors. */
  check(context: RuleContext): void;
}

export interface Report {
  readonly span: Span;
  readonly message: string;
  /** Overrides the rule's default severity. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedLocation[];
}

/**
 * The data available to a rule; for a rule that reads rows, the data of one chunk. A rule that compares the rows of a long list passes a
 * collector to `collect`: the collected facts are cached with each chunk and recomputed only where the text changed.
 */
export interface RuleContext extends CollectingContext {
  readonly advisory: Advisory;
  readonly header: Header;
  readonly text: string;
  readonly lines: Lines;
  /** The document's tree, for rules about notation. */
  readonly root: YamlNode | undefined;
  /** The document's schema, with keys in canonical order. */
  readonly schema: MappingShape;
  readonly catalogue: Catalogue;
  /**
   * The ATT&CK release that the advisory is checked against: the one in `attack_version`; if that is absent, the release that was current
   * on the advisory's date; if it has no date, the newest release.
   */
  readonly attack: AttackRelease;
  /** Today's date in UTC, as `YYYY-MM-DD`. */
  readonly today: string;
  /** The top-level keys that occur in text that could not be parsed. */
  readonly unparsedKeys: ReadonlySet<string>;
  /** The sections that the team requires, in addition to those that are always required. */
  readonly requiredSections: RequiredSections;
  /** The team's preferred actor names. */
  readonly preferredNaming: PreferredNaming;
  /** Whether a file exists, given its path relative to the advisory's folder; undefined if unknown. */
  readonly fileExists: (relativePath: string) => boolean | undefined;
  /** Returns the paths of other advisories with the same `id`; empty if the other advisories are unknown. */
  readonly sameId: (id: string) => readonly string[];
  /** Returns a value derived from this context. It is computed once for all rules. */
  readonly derive: <T>(derivation: Derivation<RuleContext, T>) => T;
  /** Creates edits that preserve comments. */
  readonly edit: Editor;
  readonly report: (report: Report) => void;
}

/** The part of a rule's context that is the same for all chunks of a document. */
export type Injected = Pick<
  RuleContext,
  'schema' | 'catalogue' | 'attack' | 'today' | 'requiredSections' | 'preferredNaming' | 'header' | 'collect'
>;
