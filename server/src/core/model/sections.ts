/** The top-level keys of a document, including an organisation's custom keys. */
import type { Span } from '../text/text.ts';

/** A custom value under an `x_` key. */
export type CustomValue = string | readonly CustomValue[] | { readonly [key: string]: CustomValue };

export interface CustomSection {
  /** The key, such as `x_internal_notes`. */
  readonly name: string;
  readonly key: Span;
  readonly value: CustomValue;
}

/** A top-level key of the document. */
export interface SectionPresence {
  readonly key: Span;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
  readonly value: Span;
  /** `null`: no value or an empty string; `empty`: an empty list or mapping; `incomplete`: affected by a syntax error. */
  readonly state: 'null' | 'empty' | 'filled' | 'incomplete';
  /** Whether the value is a placeholder that the author still has to replace. Only for scalars; false for lists and mappings. */
  readonly isPlaceholder: boolean;
}
