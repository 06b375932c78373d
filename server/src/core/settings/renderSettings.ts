/** The appearance that a team configures for its reports: the settings under `render`. */

/** Keys whose values are paths to files in the workspace. */
export const renderFileKeys = ['stylesheet', 'template', 'logo'] as const;
export type RenderFileKey = (typeof renderFileKeys)[number];

/**
 * The settings under `render`. Settings that are not set are absent or empty. Paths are relative to the folder of the file that sets them.
 */
export interface RenderSettings {
  /** The path of a CSS file. */
  readonly stylesheet?: string;
  /** The path of a Mustache template. */
  readonly template?: string;
  /** The path of an image. */
  readonly logo?: string;
  /** The name of the publishing organisation, on a single line. */
  readonly publisher?: string;
  /** Markdown shown above the report, with the same syntax as prose in an advisory. */
  readonly header?: string;
  /** Markdown shown below the report. */
  readonly footer?: string;
  /** Section keys in the order in which the sections appear; all other sections follow. */
  readonly sections?: readonly string[];
  /** Custom headings, by section key. */
  readonly titles?: Readonly<Record<string, string>>;
  /** The language of headings and labels as a BCP 47 tag. Overrides the advisory's own language. */
  readonly language?: string;
}
