/** Chooses what a preview shows after each response of the server. */
import { neededParts, type PreviewResult } from '../../../server/src/protocol/preview.ts';
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';
import type { Translate } from '../l10n.ts';
import type { Banner } from './messages.ts';

export interface ShownReport {
  /** The number of the server's answer. */
  readonly answer: number;
  /** The body of the page; elements with `data-part` lack their content. */
  readonly root: string;
  /** The contents of all parts of the page. */
  readonly parts: ReadonlyMap<string, string>;
  /** The organisation's stylesheet. */
  readonly style: string;
  /** Explains why the report does not show all of the current text; undefined if it does. */
  readonly banner: Banner | undefined;
}

/** Returns the report to show: parts that the server did not send again are those of the last one. */
export function nextReport(t: Translate, last: ShownReport | undefined, result: PreviewResult): ShownReport {
  const { answer, root, since } = result;
  const known = new Map([...(since === undefined ? [] : (last?.parts ?? [])), ...Object.entries(result.parts)]);
  return { answer, root, parts: neededParts(root, known), style: result.style ?? '', banner: bannerOf(t, result) };
}

/** Returns the sentence about the first syntax error, and about what is shown as it was before. */
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
    ? t('“{0}” is shown as it was before.', first)
    : t('{0} sections are shown as they were before.', titles.length);
}
