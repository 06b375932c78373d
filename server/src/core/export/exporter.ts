/** The input and output of every export format. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Advisory, Indicator } from '../model/advisory.ts';
import type { IndicatorType, Tlp } from '../model/vocabularies.ts';
import type { TextPosition } from '../text/text.ts';
import type { ExportFormatId } from './formats.ts';

export interface ExportOptions {
  readonly to: ExportFormatId;
  /** A variant of the format; by default the first one. */
  readonly profile?: string;
  /**
   * The strictest label that may be exported. A stricter document is refused, and stricter rows are left out. Without it, the label of the
   * document applies, and TLP:RED is refused.
   */
  readonly maxTlp?: Tlp;
  /** Sets the identifiers apart from those of another advisory with the same publisher and ID. */
  readonly apart?: string;
}

/** A row of `indicators` that is valid and may be exported. */
export interface ExportedIndicator {
  readonly row: Indicator;
  readonly type: IndicatorType;
  /** The refanged value. */
  readonly value: string;
  /** Equal for two values of a type that are the same indicator. */
  readonly key: string;
  /** The label of the row, or else of the document. */
  readonly tlp?: Tlp;
}

/** When the advisory was created and last changed, taken from the advisory and never from the clock. RFC 3339 in UTC with milliseconds. */
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
  /** Identifies the advisory when identifiers are derived from names: its publisher, and its `id` or else its title. */
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
  /** The reason in a few words, the same for one and for several: `marked stricter than TLP:GREEN`. */
  readonly reason: string;
}

/** The result of an export. */
export interface Written {
  /** The files; may be empty if the advisory has nothing for the format, in which case `leftOut` and `remarks` explain why. */
  readonly files: readonly ExportedFile[];
  readonly leftOut?: readonly LeftOut[];
  /** The content that the format cannot express, as sentences without a full stop. */
  readonly remarks?: readonly string[];
}

/** Writes a format. Pure: the same advisory gives the same files. */
export type Writer = (context: ExportContext) => Written | Refusal;

/** The reason why nothing is exported. */
export interface Refusal {
  /** The rest of a sentence that begins with the advisory's name. */
  readonly refused: string;
  /** The position of the obstacle in the text. */
  readonly at?: TextPosition;
  /** Set if the export succeeds once the user allows TLP:RED. */
  readonly needsRed?: true;
}

export type ExportResult = Required<Written> | Refusal;
