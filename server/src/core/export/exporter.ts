/** What every export format is given, and what it returns. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Advisory, Indicator } from '../model/advisory.ts';
import type { IndicatorType, Tlp } from '../model/vocabularies.ts';
import type { TextPosition } from '../text/text.ts';
import type { ExportFormatId } from './formats.ts';

export interface ExportOptions {
  readonly to: ExportFormatId;
  /** A variant of the format; by default its first one. */
  readonly profile?: string;
  /**
   * The strictest label that may be exported. A stricter document is refused, stricter rows are left out. Without it, the label of the
   * document holds, and TLP:RED is refused.
   */
  readonly maxTlp?: Tlp;
}

/** A row of `indicators` that is valid and may be exported. */
export interface ExportedIndicator {
  readonly row: Indicator;
  readonly type: IndicatorType;
  /** Refanged: the real value. */
  readonly value: string;
  /** Equal for two values of a type that are the same indicator. */
  readonly key: string;
  /** The label of the row, or else of the document. */
  readonly tlp?: Tlp;
}

/** When the advisory was made and last changed; the clock has no part in it. RFC 3339 in UTC with milliseconds. */
export interface ExportTimes {
  readonly created: string;
  readonly modified: string;
}

/** The advisory and the facts that writers need. */
export interface ExportContext {
  readonly advisory: Advisory;
  readonly document: AdvisoryDocument;
  readonly catalogue: Catalogue;
  /** ATT&CK in the advisory's release. */
  readonly attack: AttackRelease;
  /** The document's label. */
  readonly tlp?: Tlp;
  /** Identifies the advisory in identifiers that are made from names: its publisher, and its `id` or else its title. */
  readonly subject: string;
  /** Absent if the advisory has no date. */
  readonly times?: ExportTimes;
  /** Each indicator once, without those that must not be exported. */
  readonly indicators: readonly ExportedIndicator[];
  /** The variant of the format; empty if it has none. */
  readonly profile: string;
  /** Returns text of the author in which no listed indicator is live. */
  readonly quiet: (text: string) => string;
  /** Whether an address may be a link: it is safe, and leads to no listed indicator. */
  readonly mayLink: (url: string) => boolean;
}

export interface ExportedFile {
  /** Appended to the name of the advisory's file without its extensions: `.csv`, `.enterprise.json`, `/rule.yar`. */
  readonly suffix: string;
  readonly text: string;
}

/** Rows that are not in the files. */
export interface LeftOut {
  readonly count: number;
  /** The rows in singular and plural, such as `indicator` and `indicators`. */
  readonly what: readonly [one: string, many: string];
  /** In a few words, the same for one and for several: `marked stricter than TLP:GREEN`. */
  readonly reason: string;
}

/** What a format makes of an advisory. */
export interface Written {
  /** May be empty, if the advisory has nothing for the format; `leftOut` and `remarks` then say why. */
  readonly files: readonly ExportedFile[];
  readonly leftOut?: readonly LeftOut[];
  /** Sentences about what the format could not express, without a full stop. */
  readonly remarks?: readonly string[];
}

/** Writes a format. Pure: the same advisory gives the same files. */
export type Writer = (context: ExportContext) => Written | Refusal;

/** Nothing is exported. */
export interface Refusal {
  /** The rest of a sentence that begins with the advisory's name. */
  readonly refused: string;
  /** The position of the obstacle in the text. */
  readonly at?: TextPosition;
  /** Set if it is exported after the user has allowed TLP:RED. */
  readonly needsRed?: true;
}

export type ExportResult = Required<Written> | Refusal;
