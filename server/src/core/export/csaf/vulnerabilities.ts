/** Builds the vulnerabilities in a CSAF document. Source: CSAF 2.0, section 3.2.3. */
import type { Vulnerability } from '../../model/advisory.ts';
import { cvssScores } from '../../vulnerabilities/calculate.ts';
import { isCveId } from '../../vulnerabilities/cveId.ts';
import { severityOf } from '../../vulnerabilities/cvss.ts';
import { readVector } from '../../vulnerabilities/vector.ts';
import type { CsafProduct } from './products.ts';

/**
 * Returns the vulnerabilities. Of several rows with the same ID, only the last is returned. An advisory does not state which vulnerability
 * affects which system. If there is only one system or only one vulnerability, products for affected versions are listed as affected and
 * products for fixed versions as fixed. If there are several systems and several vulnerabilities, all products are listed as under
 * investigation, and scores are omitted.
 */
export function vulnerabilitiesOf(
  rows: readonly Vulnerability[],
  products: readonly CsafProduct[],
  quiet: (text: string) => string,
): readonly object[] {
  const distinct = [
    ...new Map(rows.map((row, index) => [row.id?.value.trim().toUpperCase() ?? `#${index}`, row])).values(),
  ];
  const isPlain = distinct.length === 1 || products.filter(({ isFixed }) => !isFixed).length === 1;
  const ids = (isFixed: boolean): string[] =>
    products.filter((one) => one.isFixed === isFixed).map((one) => one.product_id);
  const [affected, fixed] = [ids(false), ids(true)];
  return distinct.map((row) => {
    const id = row.id?.value.trim() ?? '';
    const scores = isPlain ? scoresOf(row, affected) : [];
    return {
      ...(isCveId(id.toUpperCase()) ? { cve: id.toUpperCase() } : {}),
      ...(id !== '' && !isCveId(id.toUpperCase())
        ? { ids: [{ system_name: /^[A-Za-z]+/.exec(id)?.[0] ?? 'ID', text: quiet(id) }] }
        : {}),
      ...(row.title ? { title: quiet(row.title.value.trim()) } : {}),
      notes: [{ category: 'description', text: quiet(textOf(row)) }],
      product_status: isPlain
        ? { known_affected: affected, ...(fixed.length > 0 ? { fixed } : {}) }
        : { under_investigation: [...affected, ...fixed] },
      ...(scores.length > 0 ? { scores } : {}),
      ...(row.exploited?.value === true
        ? { threats: [{ category: 'exploit_status', details: 'Exploited in the wild' }] }
        : {}),
    };
  });
}

/** Returns a vulnerability's ID, title and details as text, for documents without products. */
export const vulnerabilityText = (row: Vulnerability): string =>
  [row.id?.value.trim(), row.title?.value.trim(), factsOf(row).join('\n  ')].filter(Boolean).join(': ');

/**
 * Returns all details of a vulnerability as text, including those for which CSAF has a field, because some programs show only this text. If
 * there are no details, returns the title, the ID or, if these are missing as well, "No description is given."
 */
function textOf(row: Vulnerability): string {
  const facts = factsOf(row);
  return facts.length > 0 ? facts.join('\n') : ((row.title ?? row.id)?.value.trim() ?? 'No description is given.');
}

function factsOf({ description, cvss, cwe, exploited }: Vulnerability): readonly string[] {
  return [
    description?.value.trim(),
    ...cvss.map(({ vector, score, severity }) =>
      ['CVSS:', score?.value, severity?.value, vector?.value.trim()].filter((fact) => fact !== undefined).join(' '),
    ),
    cwe.length > 0 ? `Weaknesses: ${cwe.map(({ value }) => value.trim()).join(', ')}` : undefined,
    exploited && `Exploited: ${exploited.value === 'unknown' ? 'unknown' : exploited.value ? 'yes' : 'no'}`,
  ].filter((fact) => fact !== undefined);
}

/** Returns scores for the first valid CVSS 2 vector and the first valid CVSS 3 vector. CSAF 2.0 has no field for version 4. */
function scoresOf({ cvss }: Vulnerability, products: readonly string[]): readonly object[] {
  const scores: Record<string, object> = {};
  for (const { vector } of cvss) {
    const reading = vector ? readVector(vector.value) : undefined;
    if (!reading?.valid || reading.version === '4.0') continue;
    const { version } = reading;
    const key = version === '2.0' ? 'cvss_v2' : 'cvss_v3';
    if (scores[key] !== undefined) continue;
    const vectorString = reading.vector;
    const baseScore = cvssScores(vectorString, version).base;
    scores[key] = {
      version,
      vectorString,
      baseScore,
      ...(version === '2.0' ? {} : { baseSeverity: severityOf(baseScore, version).toUpperCase() }),
    };
  }
  return Object.keys(scores).length > 0 ? [{ ...scores, products }] : [];
}
