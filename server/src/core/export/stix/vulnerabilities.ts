/** Adds vulnerabilities to a bundle. Scores and weaknesses are part of the description, because STIX has no properties for them. */
import type { Cvss, Vulnerability } from '../../model/advisory.ts';
import type { ExportContext } from '../exporter.ts';
import type { Builder } from './builder.ts';
import { vulnerabilityReference } from './references.ts';

/**
 * Adds a vulnerability and, if it is marked as exploited, a relationship from `subject` to it. Returns the STIX ID of the vulnerability.
 * Returns undefined for a row with neither an ID nor a title.
 */
export function addVulnerability(
  builder: Builder,
  { quiet }: ExportContext,
  row: Vulnerability,
  subject: string | undefined,
): string | undefined {
  const id = row.id?.value.trim();
  const title = row.title?.value.trim();
  if (id === undefined && title === undefined) return undefined;
  const said = [
    id === undefined ? '' : (title ?? ''),
    row.description?.value.trim() ?? '',
    ...row.cvss.map(scoreOf),
    row.cwe.length > 0 ? `Weaknesses: ${row.cwe.map(({ value }) => value.trim()).join(', ')}` : '',
    row.exploited ? `Exploited: ${exploitedWord(row.exploited.value)}` : '',
  ].filter(Boolean);
  const text = quiet(said.join('\n'));
  const added = builder.own('vulnerability', id ?? title ?? '', {
    name: id ?? title,
    description: text === '' ? undefined : text,
    external_references: id === undefined ? undefined : [vulnerabilityReference(id)],
  });
  if (subject !== undefined && row.exploited?.value === true) builder.relate(subject, 'targets', added);
  return added;
}

const exploitedWord = (value: boolean | 'unknown'): string => (value === 'unknown' ? value : value ? 'yes' : 'no');

function scoreOf({ vector, score, severity }: Cvss): string {
  const facts = [score?.value.toString(), severity?.value, vector?.value].filter(Boolean);
  return facts.length > 0 ? `CVSS: ${facts.join(' ')}` : '';
}
