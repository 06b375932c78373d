/** What a rule is: metadata and one function over the model. The list of rules, their docs and settings come from this metadata. */
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
  /** One line for the docs table and the settings: when it fires. */
  readonly summary: string;
  /** How editors show the text: struck through, or greyed out. Source: LSP 3.17, `DiagnosticTag`. */
  readonly tag?: 'deprecated' | 'unnecessary';
  /** How long it is held back while an author types; `value` by default. */
  readonly heldBack?: HeldBack;
  /**
   * `absence`: of something that may be in text that a syntax error left unread, so it is dropped in a section with such text. `syntax`:
   * of the writing itself, so it is kept wherever another syntax error is.
   */
  readonly about?: 'absence' | 'syntax';
  /**
   * It says that a value, or a name that a team can add to its own catalogue, is not known. It is dropped on a value that has to be quoted
   * before it can be read as it is meant.
   */
  readonly finds?: 'unknown-value' | 'unknown-name';
  /**
   * What the text that it marks is to other rules. `recovered`: it could not be read as it is, so nothing else is reported on it.
   * `unquoted`: it has to be quoted first, so nothing is reported on it that `finds`. `refused`: no rule has seen the document.
   */
  readonly marks?: 'recovered' | 'unquoted' | 'refused';
  /** It asks whether files exist: without access to them it reports nothing, and no comment that suppresses it is called unused. */
  readonly needsFiles?: true;
  /** What it reports follows from the advisory's ATT&CK release: while that is only assumed, none of its fixes is safe. */
  readonly judgedBy?: 'release';
  /** Its fix decides how other things are judged: it is made before the others, and the document is judged again after it. */
  readonly decides?: true;
}

/**
 * How long a diagnostic is held back in an editor, at most until the author pauses. `value`: while the author types in the text that it
 * marks, continues with the same value, or has not begun the value of the key that it marks. `word`: only in that text or directly at its end,
 * for words in prose. `entry`: anywhere after it on its line as well, because the keys that it asks for may follow. `never`: it does not
 * depend on what is there.
 */
export type HeldBack = 'value' | 'word' | 'entry' | 'never';

/** Raised by the parser or the validator, listed and documented like any other. */
export interface MetadataRule {
  readonly meta: RuleMeta;
}

/**
 * What a rule's findings depend on, besides the header and what is injected: the less it is, the less is checked again after an edit.
 * `{ rows }`: each row of the sections under these top-level keys alone, or each such section that is not a list; `{ rows: 'all' }`: those
 * of every section. The rule is then given one chunk of the document at a time, and what it reports must depend on that row or section
 * alone. A list of keys: these top-level sections together. `all`: the whole document.
 */
export type Reads = { readonly rows: 'all' | readonly string[] } | 'all' | readonly string[];

/** A rule that reads rows alone. */
export interface RowRule extends Rule {
  readonly reads: Extract<Reads, { readonly rows: unknown }>;
}

/** Whether a rule reads rows alone. */
export const readsRows = (rule: Rule): rule is RowRule => typeof rule.reads === 'object' && 'rows' in rule.reads;

/** A rule that reads whole sections, or the whole document. */
export interface WholeRule extends Rule {
  readonly reads: Exclude<Reads, { readonly rows: unknown }>;
}

/** Whether a rule reads whole sections, or the whole document. */
export const readsWhole = (rule: Rule): rule is WholeRule => typeof rule.reads === 'string' || !('rows' in rule.reads);

export interface Rule extends MetadataRule {
  readonly reads: Reads;
  /** Reports what is wrong. Pure; may be called for any document, however broken. */
  check(context: RuleContext): void;
}

export interface Report {
  readonly span: Span;
  readonly message: string;
  /** Only where it differs from the rule's default. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}

/**
 * Everything that a rule may read; of one chunk, for a rule that reads rows. A rule that compares the rows of a long list passes a collector
 * to `collect`: its facts are cached with each chunk, so they are computed again only where the text changed.
 */
export interface RuleContext extends CollectingContext {
  readonly advisory: Advisory;
  readonly header: Header;
  readonly text: string;
  readonly lines: Lines;
  /** The document's tree, for rules about the writing itself. */
  readonly root: YamlNode | undefined;
  /** The schema's top mapping: keys in canonical order with their need. */
  readonly schema: MappingShape;
  readonly catalogue: Catalogue;
  /** ATT&CK as of the release that judges this advisory (`attack_version`, else its date, else the newest). */
  readonly attack: AttackRelease;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Top-level keys whose sections a syntax error left unparsed. */
  readonly lostKeys: ReadonlySet<string>;
  /** The sections that the team requires in addition to those of the format. */
  readonly requiredSections: RequiredSections;
  /** Which names of actors the team prefers. */
  readonly preferredNaming: PreferredNaming;
  /** Whether a file is there, by its path relative to the advisory's folder; undefined where that is unknown. */
  readonly fileExists: (relativePath: string) => boolean | undefined;
  /** What is derived from this context: computed once for all rules. */
  readonly derive: <T>(derivation: Derivation<RuleContext, T>) => T;
  /** Comment-keeping edits. */
  readonly edit: Editor;
  readonly report: (report: Report) => void;
}

/** The part of a rule's context that does not come from the document. */
export type Injected = Pick<
  RuleContext,
  'schema' | 'catalogue' | 'attack' | 'today' | 'requiredSections' | 'preferredNaming' | 'header' | 'collect'
>;
