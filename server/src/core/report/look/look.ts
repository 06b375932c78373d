/** An organisation's branding for its reports, and its rule files, as read and checked by the host. */

/** The branding; everything is optional. Text is literal unless documented as Markdown. */
export interface Look {
  readonly publisher?: string;
  /** The logo as a data URI. */
  readonly logo?: string;
  /** Markdown above the report. */
  readonly header?: string;
  /** Markdown below the report. */
  readonly footer?: string;
  /** The keys of the first sections in order; the others follow. */
  readonly sections?: readonly string[];
  /** Custom headings by section key. */
  readonly titles?: Readonly<Record<string, string>>;
  /** The language of headings and labels as a BCP 47 tag. */
  readonly language?: string;
  /** CSS returned by {@link safeStyle}. */
  readonly style?: string;
  /** A template in which {@link templateProblem} finds no error. */
  readonly template?: string;
}

/** The file of a detection rule: its text, or why it is unavailable. */
export type RuleFile =
  { readonly text: string } | { readonly obstacle: 'missing' | 'outside' | 'too_large' | 'unreadable' };

/** What a host provides for a report in addition to the advisory. */
export interface RenderResources {
  readonly look?: Look;
  /** Returns the file of a rule by its path as written in the advisory; undefined if files are unavailable. */
  readonly ruleFile?: (path: string) => RuleFile | undefined;
}

/** The accepted text, or the error in it as a predicate such as "contains a script", which follows the name of the file in a message. */
export type Checked = { readonly text: string } | { readonly problem: string };
