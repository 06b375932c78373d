/** Completes CVE IDs: those mentioned elsewhere in the advisory, and the prefixes for this year and last year. */
import { allOf, type Proposal, type ValueSource } from './proposal.ts';

/**
 * For `cve`: up to 20 CVE IDs that the advisory mentions but does not list in `vulnerabilities`, then, unless it would replace a complete ID,
 * `CVE-YEAR-` for this year and last year.
 */
export const cve: ValueSource = ({ shape, document, cursor, env }) => {
  if (shape.value !== 'cve') return undefined;
  const listed = new Set((document.advisory.vulnerabilities?.items ?? []).map(({ id }) => id?.value.toUpperCase()));
  const named = [...document.text.matchAll(/\bCVE-\d{4}-\d{4,}\b/gi)].map(([id]) => id.toUpperCase());
  const year = Number(env.today().slice(0, 4));
  const years = /CVE-\d{4}-\d{4,}/i.test(document.text.slice(...cursor.replace)) ? [] : [year, year - 1];
  return allOf([
    ...[...new Set(named)]
      .filter((id) => !listed.has(id))
      .slice(0, 20)
      .map((id): Proposal => ({ label: id, value: id, kind: 'Reference', detail: 'mentioned in this advisory' })),
    ...years.map((each): Proposal => ({
      label: `CVE-${each}-`,
      value: `CVE-${each}-`,
      kind: 'Reference',
      detail: 'CVE ID',
    })),
  ]);
};
