/** What a preview shows after each answer of the server. */
import type { RenderResult } from '../../../server/src/protocol/protocol.ts';
import type { Banner } from './messages.ts';

export interface ShownReport {
  readonly html: string;
  /** Says why the report does not show the current text; undefined when it does. */
  readonly banner: Banner | undefined;
  /** The YAML was well-formed when this was rendered. */
  readonly good: boolean;
}

export const lastGoodBanner = 'The YAML has a syntax error. This is the last version without one.';
export const partBanner = 'The YAML has a syntax error. This is the part that could be read.';

/** While the YAML is broken the last good report stays; if there never was one, what could be read is shown. */
export function nextReport(shown: ShownReport | undefined, { html, broken }: RenderResult): ShownReport {
  if (!broken) return { html, banner: undefined, good: true };
  if (shown?.good) return { ...shown, banner: { text: lastGoodBanner } };
  return { html, banner: { text: partBanner }, good: false };
}
