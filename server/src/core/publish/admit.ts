/** Decides which advisories, and which of their indicators, a site may contain. */
import type { AdvisoryDocument } from '../document/document.ts';
import { lossOfContent } from '../export/lossOfContent.ts';
import { isStricter, labelOf, refuseByTlp, rowLabel, rowLimit } from '../export/tlp.ts';
import type { Advisory } from '../model/advisory.ts';
import { tlpLabel, type Tlp } from '../model/vocabularies.ts';
import type { TextPosition } from '../text/text.ts';
import type { SiteOptions } from './site.ts';

/** Why an advisory is not published. */
export type NotPublished =
  /** Excluded by the user's options. The reason is the same string for all advisories to which it applies, so that these can be counted. */
  | { readonly leftOut: string }
  /**
   * Refused because of an error in the document. The reason is a predicate, such as "contains no advisory", that follows the advisory's
   * name in a message.
   */
  | { readonly refused: string; readonly at?: TextPosition };

/** Returns why an advisory is not published; undefined if it is published. */
export function obstacleTo(document: AdvisoryDocument, { drafts, maxTlp }: SiteOptions): NotPublished | undefined {
  const { advisory, broken, kind, lines, syntaxProblems } = document;
  const loss = lossOfContent(document);
  if (loss || broken) {
    const first = loss ?? syntaxProblems[0];
    const at = lines.positionAt(first?.span[0] ?? 0);
    return { refused: `cannot be published because it is not well-formed: ${first?.message ?? ''}`, at };
  }
  if (kind !== 'advisory' || advisory.sections.size === 0) return { refused: 'contains no advisory' };
  return obstacleByLabel(document, maxTlp) ?? obstacleByStatus(advisory, drafts);
}

function obstacleByStatus({ status }: Advisory, drafts: boolean): NotPublished | undefined {
  return status?.value === 'draft' && !drafts
    ? { leftOut: '`status` is draft; use --drafts to publish drafts' }
    : undefined;
}

function obstacleByLabel({ advisory, lines }: AdvisoryDocument, maxTlp: Tlp | undefined): NotPublished | undefined {
  const refusal = refuseByTlp(advisory, maxTlp);
  if (!refusal) return undefined;
  const label = labelOf(advisory);
  const limit = maxTlp === undefined ? '' : tlpLabel(maxTlp);
  const written = advisory.sections.get('tlp');
  if (label === undefined && maxTlp !== undefined && written?.state !== 'filled')
    return { leftOut: `no \`tlp\`, and the limit is ${limit}` };
  if (label === undefined) {
    const at = lines.positionAt(written?.value[0] ?? 0);
    return { refused: 'is not published because its `tlp` is not a TLP 2.0 label', at };
  }
  return {
    leftOut: refusal.needsRed
      ? 'marked TLP:RED, which requires --max-tlp RED'
      : `marked with a stricter label than ${limit}`,
  };
}

/** Returns the advisory without those indicators that have a stricter label than allowed, or whose label is not a TLP label. */
export function withoutStricterRows(advisory: Advisory, maxTlp: Tlp | undefined): Advisory {
  const { indicators } = advisory;
  if (!indicators) return advisory;
  const [own, limit] = [labelOf(advisory), rowLimit(advisory, maxTlp)];
  const items = indicators.items.filter((row) => {
    const label = rowLabel(row, own);
    return label === undefined || (label !== 'unreadable' && !isStricter(label, limit));
  });
  if (items.length === indicators.items.length) return advisory;
  // A spread would not copy the fields, because they are getters on the prototype.
  const fields: Record<string, unknown> = {};
  for (const field in advisory) fields[field] = advisory[field as keyof Advisory];
  return { ...fields, indicators: { ...indicators, items } } as object as Advisory;
}
