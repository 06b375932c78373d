/** What a team can say about the look of its reports: the settings under `render`. */

/** Keys that name a file of the workspace. */
export const renderFileKeys = ['stylesheet', 'template', 'logo'] as const;
export type RenderFileKey = (typeof renderFileKeys)[number];

/** Keys that are not set are absent, or empty. */
export interface RenderSettings {
  /** The path of a CSS file, relative to the folder of the source; so are the other two. */
  readonly stylesheet?: string;
  /** The path of a Mustache template. */
  readonly template?: string;
  /** The path of an image. */
  readonly logo?: string;
  /** Who publishes: one line of text. */
  readonly publisher?: string;
  /** Markdown above the report, as in prose of an advisory. */
  readonly header?: string;
  /** Markdown below the report. */
  readonly footer?: string;
  /** The keys of sections in the order in which they are to be shown; the others follow. */
  readonly sections?: readonly string[];
  /** Headings by the keys of sections. */
  readonly titles?: Readonly<Record<string, string>>;
  /** The language of headings and labels as a BCP 47 tag, whatever the advisory says. */
  readonly language?: string;
}
