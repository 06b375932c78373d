/** Top-level keys as the document has them, and those of organisations' own. */
import type { Span } from '../text/text.ts';

/** An organisation's own value under an `x_` key. */
export type CustomValue = string | readonly CustomValue[] | { readonly [key: string]: CustomValue };

export interface CustomSection {
  /** `x_internal_notes` */
  readonly name: string;
  readonly key: Span;
  readonly value: CustomValue;
}

/** A top-level key that the document has. */
export interface SectionPresence {
  readonly key: Span;
  /** From the key's start to the value's end. */
  readonly span: Span;
  readonly value: Span;
  /** `null`: no value or an empty string; `empty`: an empty list or mapping; `damaged`: a syntax error touches it. */
  readonly state: 'null' | 'empty' | 'filled' | 'damaged';
}
