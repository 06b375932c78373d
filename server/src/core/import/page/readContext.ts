/** The interface of the section readers. */
import type { AttackRelease, Catalogue } from '../../catalogue/catalogue.ts';
import type { DraftValue } from '../draft.ts';
import type { PageLine } from './lines.ts';
import type { PageWords } from './words.ts';

export interface ReadContext {
  readonly words: PageWords;
  readonly catalogue: Catalogue;
  /** The newest ATT&CK release, for the names of tactics and techniques. */
  readonly attack: AttackRelease;
  /** Reads the indicators in lines of any form; `rest` contains the other lines. Absent if the source is not a page. */
  readonly indicatorsIn?: (lines: readonly PageLine[]) => ReadSection;
}

/** The result of reading a section; `value` is undefined if the section contains no value of the expected kind. */
export interface ReadSection {
  readonly value?: DraftValue;
  /** Values in the section that belong to other top-level keys. */
  readonly more?: readonly (readonly [key: string, value: DraftValue])[];
  /** Lines that were not recognised. */
  readonly rest?: readonly PageLine[];
}

/** Reads the lines below a heading. */
export type SectionReader = (lines: readonly PageLine[], context: ReadContext) => ReadSection;
