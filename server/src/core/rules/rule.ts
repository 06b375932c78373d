/**
 * The interface of a rule: metadata and one function over the model. The list of rules, their docs and settings are generated from the
 * metadata.
 */
import type { Header } from '../attack/header.ts';
import type { Derivation } from '../cache/derivation.ts';
import type { CollectingContext } from '../collect/collector.ts';
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { PreferredNaming, RequiredSections } from '../settings/settings.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Fix, RelatedPlace, Severity } from '../problems/problem.ts';
import type { Editor } from '../editing/editor.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Lines, Span } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';

export interface RuleMeta {
  /** `family/name`; the file is `rules/<family>/<name>.ts`, the page `docs/rules/<family>-<name>.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for the docs table and the settings, which describes the problem. */
  readonly summary: string;
  /** How editors show the text: struck through, or greyed out. Source: LSP 3.17, `DiagnosticTag`. */
  readonly tag?: 'deprecated' | 'unnecessary';
  /** How long a diagnostic is held back while the author types; by default `value`. */
  readonly heldBack?: HeldBack;
  /**
   * `absence`: the problem is a missing value, which may be in unparsed text, so it is dropped in a section with such text. `syntax`: the
   * problem is about the notation, so it is kept wherever another syntax error is.
   */
  readonly about?: 'absence' | 'syntax';
  /**
   * Set if the problem is an unknown value, or an unknown name that a team can add to its catalogue. It is dropped on a value that first
   * needs quotes.
   */
  readonly finds?: 'unknown-value' | 'unknown-name';
  /**
   * The effect of the problem on others in the same range. `recovered`: the text could not be parsed as written, so nothing else is
   * reported on it. `unquoted`: the text needs quotes first, so no problem with `finds` is reported on it. `refused`: no rule has checked
   * the document.
   */
  readonly marks?: 'recovered' | 'unquoted' | 'refused';
  /**
   * Set if the rule checks whether files exist: without file access it reports nothing, and a comment that suppresses it is not reported as
   * unused.
   */
  readonly needsFiles?: true;
  /** Set if the rule compares advisories: if the others are unknown, the rule behaves as it does without file access. */
  readonly needsOthers?: true;
  /** Set if the problem depends on the advisory's ATT&CK release: if the release is only assumed, none of its fixes is safe. */
  readonly judgedBy?: 'release';
  /** Set if the fix affects other problems: it is applied before other fixes, and the document is then checked again. */
  readonly decides?: true;
}

/**
 * How long a diagnostic is held back in an editor, at most until the author pauses. `value`: while the author types in its range, continues
 * the same value, or has not begun the value of the key in its range. `word`: only while the author types in its range or directly at its
 * end, for words in prose. `entry`: also while the author types after it on its line, because the missing keys may follow. `never`: typing
 * does not affect it.
 */
export type HeldBack = 'value' | 'word' | 'entry' | 'never';

/** A rule that the parser or the validator reports, listed and documented like any other. */
export interface MetadataRule {
  readonly meta: RuleMeta;
}

/**
 * The dependencies of a rule's findings, besides the header and the environment; the fewer, the less is checked again after an edit. `{
 * rows }`: only the rows of the sections under these top-level keys, or each such section that is not a list; `{ rows: 'all' }`: those of
 * every section. The rule then gets one chunk of the document at a time, and its reports must depend only on that row or section. A list of
 * keys: these top-level sections together. `all`: the whole document.
 */
export type Reads = { readonly rows: 'all' | readonly string[] } | 'all' | readonly string[];

/** A rule that only reads rows. */
export interface RowRule extends Rule {
  readonly reads: Extract<Reads, { readonly rows: unknown }>;
}

/** Whether a rule only reads rows. */
export const readsRows = (rule: Rule): rule is RowRule => typeof rule.reads === 'object' && 'rows' in rule.reads;

/** A rule that reads whole sections, or the whole document. */
export interface WholeRule extends Rule {
  readonly reads: Exclude<Reads, { readonly rows: unknown }>;
}

/** Whether a rule reads whole sections, or the whole document. */
export const readsWhole = (rule: Rule): rule is WholeRule => typeof rule.reads === 'string' || !('rows' in rule.reads);

export interface Rule extends MetadataRule {
  readonly reads: Reads;
  /** Reports problems. Pure; called for any document, including damaged ones. */
  check(context: RuleContext): void;
}

export interface Report {
  readonly span: Span;
  readonly message: string;
  /** Overrides the rule's default severity. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}

/**
 * The data that a rule may read; for a rule that reads rows, that of one chunk. A rule that compares the rows of a long list passes a
 * collector to `collect`: its facts are cached with each chunk, and computed again only where the text changed.
 */
export interface RuleContext extends CollectingContext {
  readonly advisory: Advisory;
  readonly header: Header;
  readonly text: string;
  readonly lines: Lines;
  /** The document's tree, for rules about notation. */
  readonly root: YamlNode | undefined;
  /** The schema of the document: keys in canonical order with their need. */
  readonly schema: MappingShape;
  readonly catalogue: Catalogue;
  /** The ATT&CK release that the advisory is checked against (`attack_version`, or the release at its date, or the newest). */
  readonly attack: AttackRelease;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Top-level keys whose sections are in unparsed text. */
  readonly unparsedKeys: ReadonlySet<string>;
  /** The sections that the team requires in addition to those of the format. */
  readonly requiredSections: RequiredSections;
  /** The team's preferred names of actors. */
  readonly preferredNaming: PreferredNaming;
  /** Whether a file exists, by its path relative to the advisory's folder; undefined if this is unknown. */
  readonly fileExists: (relativePath: string) => boolean | undefined;
  /** Returns the paths of the other advisories with an `id`; none if they are unknown. */
  readonly sameId: (id: string) => readonly string[];
  /** Returns a value derived from this context, which is computed once for all rules. */
  readonly derive: <T>(derivation: Derivation<RuleContext, T>) => T;
  /** Creates edits that preserve comments. */
  readonly edit: Editor;
  readonly report: (report: Report) => void;
}

/** The part of a rule's context that does not come from the document. */
export type Injected = Pick<
  RuleContext,
  'schema' | 'catalogue' | 'attack' | 'today' | 'requiredSections' | 'preferredNaming' | 'header' | 'collect'
>;
