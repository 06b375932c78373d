/** Chooses the report that a preview shows after each response of the server. */
import type { RenderResult } from '../../../server/src/protocol/protocol.ts';
import type { Banner } from './messages.ts';

export interface ShownReport {
  readonly html: string;
  /** The organisation's stylesheet. */
  readonly style: string;
  /** Explains why the report does not show the current text; undefined if it does. */
  readonly banner: Banner | undefined;
  /** Whether the YAML was well-formed when it was rendered. */
  readonly good: boolean;
}

export const lastGoodBanner = 'The YAML has a syntax error. This is the last version without one.';
export const partBanner = 'The YAML has a syntax error. This is the part that could be read.';

/** Returns the report to show. While the YAML has an error, the last valid report is kept; if there is none, the parsed part is shown. */
export function nextReport(shown: ShownReport | undefined, { html, broken, style = '' }: RenderResult): ShownReport {
  if (!broken) return { html, style, banner: undefined, good: true };
  if (shown?.good) return { ...shown, style, banner: { text: lastGoodBanner } };
  return { html, style, banner: { text: partBanner }, good: false };
}
