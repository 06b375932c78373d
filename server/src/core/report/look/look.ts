/** How an organisation wants its reports, and the files that belong to them: what hosts have read and checked. */

/** Everything is optional. Texts are literal unless they are said to be Markdown. */
export interface Look {
  readonly publisher?: string;
  /** A data URI of an image. */
  readonly logo?: string;
  /** Markdown above the report. */
  readonly header?: string;
  /** Markdown below the report. */
  readonly footer?: string;
  /** Keys of sections in their order; the others follow. */
  readonly sections?: readonly string[];
  /** Headings by the keys of sections. */
  readonly titles?: Readonly<Record<string, string>>;
  /** The language of headings and labels as a BCP 47 tag. */
  readonly language?: string;
  /** CSS that {@link safeStyle} has returned. */
  readonly style?: string;
  /** A template in which {@link templateMistake} finds none. */
  readonly template?: string;
}

/** The file of a detection rule: its text, or why there is none. */
export type RuleFile =
  { readonly text: string } | { readonly obstacle: 'missing' | 'outside' | 'too_large' | 'unreadable' };

/** The input of a report besides the advisory. */
export interface Dressing {
  readonly look?: Look;
  /** Returns the file of a rule by its path as the advisory has it; undefined if files are unknown. */
  readonly ruleFile?: (path: string) => RuleFile | undefined;
}

/** A text that was accepted, or the mistake in it, as the rest of a sentence that begins with its name. */
export type Checked = { readonly text: string } | { readonly mistake: string };
