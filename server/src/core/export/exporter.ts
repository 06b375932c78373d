/** The input and output of the export formats. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Advisory, Indicator } from '../model/advisory.ts';
import type { IndicatorType, Tlp } from '../model/vocabularies.ts';
import type { TextPosition } from '../text/text.ts';
import type { ExportFormatId } from './formats.ts';

export interface ExportOptions {
  readonly to: ExportFormatId;
  /** A variant of the format; defaults to the first one. */
  readonly profile?: string;
  /**
   * The most restrictive label that may be exported. A document with a more restrictive label or, unless the limit is TLP:RED, without a
   * label is refused. Rows with a more restrictive label are omitted. Defaults to the document's own label or, if it has none,
   * AMBER+STRICT, except that a document marked TLP:RED is refused.
   */
  readonly maxTlp?: Tlp;
  /** A string that makes the exported identifiers differ from those of another advisory with the same publisher and ID. */
  readonly apart?: string;
}

/** A valid row of `indicators` that may be exported. */
export interface ExportedIndicator {
  readonly row: Indicator;
  readonly type: IndicatorType;
  /** The refanged value. */
  readonly value: string;
  /** The comparison key. Two values of the same type that denote the same indicator have the same key. */
  readonly key: string;
  /** The row's label or, if it has none, the document's. */
  readonly tlp?: Tlp;
}

/**
 * When the advisory was created and last changed. The times are derived from the dates in the advisory, never from the clock, and are in
 * RFC 3339 format, in UTC with milliseconds.
 */
export interface ExportTimes {
  readonly created: string;
  readonly modified: string;
}

/** The advisory and the data that writers need. */
export interface ExportContext {
  readonly advisory: Advisory;
  readonly document: AdvisoryDocument;
  readonly catalogue: Catalogue;
  /** The ATT&CK release of the advisory. */
  readonly attack: AttackRelease;
  /** The document's label. */
  readonly tlp?: Tlp;
  /** The string from which identifiers are derived: the publisher and the advisory's `id` or, if it has no `id`, its title. */
  readonly subject: string;
  /** When the advisory was created and last changed; absent if it contains no date. */
  readonly times?: ExportTimes;
  /** The indicators that may be exported, without duplicates. */
  readonly indicators: readonly ExportedIndicator[];
  /** The variant of the format; empty if the format has none. */
  readonly profile: string;
  /** Returns the author's text with listed indicators defanged. */
  readonly quiet: (text: string) => string;
  /** Whether a URL may become a link, because it is safe and does not lead to a listed indicator. */
  readonly mayLink: (url: string) => boolean;
}

export interface ExportedFile {
  /** Appended to the advisory's file name without extensions: `.csv`, `.enterprise.json`, `/rule.yar`. */
  readonly suffix: string;
  readonly text: string;
}

/** A group of rows that an export leaves out for the same reason. */
export interface LeftOut {
  readonly count: number;
  /** The noun for the rows in singular and plural, such as `indicator` and `indicators`. */
  readonly what: readonly [one: string, many: string];
  /** The reason as a phrase that fits both singular and plural: `marked with a stricter label than TLP:GREEN`. */
  readonly reason: string;
}

/** The result of an export. */
export interface Written {
  /**
   * The files. The list is empty if the advisory contains nothing that the format can express; `leftOut` and `remarks` then explain why.
   */
  readonly files: readonly ExportedFile[];
  readonly leftOut?: readonly LeftOut[];
  /** Remarks for the user, such as which content the format cannot express. The remarks have no trailing full stop. */
  readonly remarks?: readonly string[];
}

/** Writes a format. Pure: the same context gives the same files. */
export type Writer = (context: ExportContext) => Written | Refusal;

/** The reason why nothing is exported. */
export interface Refusal {
  /** The reason as a predicate that follows the document's name, such as `contains no advisory`. */
  readonly refused: string;
  /** The position of the cause in the text. */
  readonly at?: TextPosition;
  /** Set if the export succeeds once the user allows TLP:RED. */
  readonly needsRed?: true;
}

export type ExportResult = Required<Written> | Refusal;
