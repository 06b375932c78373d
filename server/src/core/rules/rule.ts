/** What a rule is: metadata and one function over the model. The list of rules, their docs and settings come from this metadata. */
import type { AttackRelease, Catalogue, Domain } from '../catalogue/catalogue.ts';
import type { PreferredNaming, RequiredSections } from '../settings/settings.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Fix, RelatedPlace, Severity } from '../problems/problem.ts';
import type { Editor } from '../editing/editor.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Lines, Span } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { TypedIndicator } from '../indicators/index.ts';
import type { TacticFinding } from '../attack/tacticVerdicts.ts';

export interface RuleMeta {
  /** `family/name`; the file is `rules/<family>/<name>.ts`, the page `docs/rules/<family>-<name>.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for the docs table and the settings: when it fires. */
  readonly summary: string;
  /** How editors show the text: struck through, or greyed out. Source: LSP 3.17, `DiagnosticTag`. */
  readonly tag?: 'deprecated' | 'unnecessary';
  /** How long it is held back while an author types; `value` where nothing is said. */
  readonly heldBack?: HeldBack;
  /**
   * `absence`: of something that may stand in text that a syntax error left unread, so it is dropped in a section with such text. `syntax`:
   * of the writing itself, so it is kept wherever another syntax error is.
   */
  readonly about?: 'absence' | 'syntax';
  /**
   * It says that a value, or a name that a team can add to its own catalogue, is not known. It is dropped on a value that has to be quoted
   * before it can be read as it is meant.
   */
  readonly finds?: 'unknown-value' | 'unknown-name';
  /**
   * What the text that it marks is to other rules. `recovered`: it could not be read as it stands, so nothing else is reported on it.
   * `unquoted`: it has to be quoted first, so nothing is reported on it that `finds`. `refused`: no rule has seen the document.
   */
  readonly marks?: 'recovered' | 'unquoted' | 'refused';
  /** It asks whether files exist: without access to them it reports nothing, and no comment that suppresses it is called unused. */
  readonly needsFiles?: true;
}

/**
 * How long a diagnostic is held back in an editor, at most until the author pauses. `value`: while the author types in the text that it
 * marks, goes on with the same value, or has not begun the value of the key that it marks. `word`: only in that text or directly at its end,
 * for words in prose. `entry`: anywhere after it on its line as well, because the keys that it asks for may follow. `never`: it does not
 * depend on what stands there.
 */
export type HeldBack = 'value' | 'word' | 'entry' | 'never';

/** Raised by the parser or the validator, listed and documented like any other. */
export interface MetadataRule {
  readonly meta: RuleMeta;
}

/**
 * What a rule's findings follow from, beside the header and what is injected: the less it is, the less an edit has judged again.
 * `rows`: each row, or section that is no list, by itself; the rule is then shown one chunk of the document at a time, and what it
 * reports must follow from that row or section alone. Keys: these top-level sections together. `all`: the whole document.
 */
export type Reads = 'rows' | 'all' | readonly string[];

export interface Rule extends MetadataRule {
  readonly reads: Reads;
  /** Reports what is wrong. Pure; may be called for any document, however broken. */
  check(context: RuleContext): void;
}

/** What rules about rows may know of the whole advisory. Values alone: where they stand is nothing to a row. */
export interface Header {
  readonly attackVersion: string | undefined;
  readonly published: string | undefined;
  readonly analyzed: string | undefined;
  readonly status: string | undefined;
  /** The domains of the techniques that the advisory maps; Enterprise where that says nothing. */
  readonly domains: readonly Domain[];
}

/** A chunk of the document, as something is gathered from it. Its offsets are its own. */
export interface ChunkView {
  readonly advisory: Advisory;
  readonly root: YamlNode | undefined;
  readonly text: string;
  readonly schema: MappingShape;
  /** The rows of `indicators` with their types; read once. */
  readonly indicators: () => readonly TypedIndicator[];
}

/** What was gathered from one chunk. */
export interface Gathered<T> {
  /** Where the chunk begins: to be added to the offsets of the items. */
  readonly offset: number;
  readonly items: readonly T[];
}

export interface Report {
  readonly span: Span;
  readonly message: string;
  /** Only where it differs from the rule's default. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}

/** Everything that a rule may look at; of one chunk, for a rule that reads `rows`. */
export interface RuleContext {
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
  /** Top-level keys whose sections a syntax error has lost. */
  readonly lostKeys: ReadonlySet<string>;
  /** What the team requires beside the format's own required sections. */
  readonly requiredSections: RequiredSections;
  /** Which names of actors the team prefers. */
  readonly preferredNaming: PreferredNaming;
  /** Whether a file is there, by its path relative to the advisory's folder; undefined where that can't be told. */
  readonly fileExists: (relativePath: string) => boolean | undefined;
  /** The rows of `indicators` with their types; read once for all rules. */
  indicators(): readonly TypedIndicator[];
  /** The tactics that are not fine; judged once for all rules. */
  tactics(): readonly TacticFinding[];
  /** Comment-keeping edits. */
  readonly edit: Editor;
  /**
   * What `collect` finds in each chunk that it finds something in, in the order of the text: for comparing the rows of a long list. It
   * must follow from the chunk alone, since it is kept for as long as the chunk is the same; `collect` has to be the same function each time.
   * Only the sections `from` are looked at, where they are given.
   */
  readonly gather: <T>(collect: (chunk: ChunkView) => readonly T[], from?: readonly string[]) => readonly Gathered<T>[];
  readonly report: (report: Report) => void;
}

/** What a rule is shown but for the document itself. */
export type Injected = Pick<
  RuleContext,
  'schema' | 'catalogue' | 'attack' | 'today' | 'requiredSections' | 'preferredNaming' | 'header' | 'gather'
>;
