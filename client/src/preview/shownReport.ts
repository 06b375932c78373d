/** Determines what a preview shows after a response from the server. */
import { neededParts, type PreviewResult } from '../../../server/src/protocol/preview.ts';
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';
import type { Translate } from '../l10n.ts';
import type { Banner } from './messages.ts';

export interface ShownReport {
  /** The number of the server's answer. */
  readonly answer: number;
  /** The body of the page. Elements with `data-part` are placeholders for parts. */
  readonly root: string;
  /** The contents of all parts of the page, by name. */
  readonly parts: ReadonlyMap<string, string>;
  /** The organisation's stylesheet. */
  readonly style: string;
  /** Explains why the report does not fully match the current text, or undefined if the report matches it. */
  readonly banner: Banner | undefined;
}

/** Returns the report to show. Parts that the server has not sent again are taken from the last report. */
export function nextReport(t: Translate, last: ShownReport | undefined, result: PreviewResult): ShownReport {
  const { answer, root, since } = result;
  const known = new Map([...(since === undefined ? [] : (last?.parts ?? [])), ...Object.entries(result.parts)]);
  return { answer, root, parts: neededParts(root, known), style: result.style ?? '', banner: bannerOf(t, result) };
}

/**
 * Returns a banner with the first syntax error, and with the title or number of the sections that are shown with their last valid content.
 * Returns undefined if there is no syntax error.
 */
function bannerOf(t: Translate, { problem, earlier }: PreviewResult): Banner | undefined {
  if (!problem) return undefined;
  const { line, message } = problem;
  const text = [
    t('Line {0}: {1}', line + 1, message),
    ...(earlier.length > 0 ? [earlierSentence(t, earlier)] : []),
  ].join(' ');
  return { text: plainMessage(text), line };
}

function earlierSentence(t: Translate, titles: readonly string[]): string {
  const [first = ''] = titles;
  return titles.length === 1
    ? t('“{0}” is shown with its last valid content.', first)
    : t('{0} sections are shown with their last valid content.', titles.length);
}
