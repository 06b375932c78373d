/** Recognises CVE IDs and technique IDs that are listed as indicators. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import type { TypedIndicator } from '../../indicators/index.ts';
import { readCveId } from '../../vulnerabilities/cveId.ts';

/** An ID that is not an indicator, a description of what it identifies, and the key under which it belongs. */
export interface ForeignId {
  readonly id: string;
  readonly what: string;
  readonly key: 'vulnerabilities' | 'mitre_attack';
}

/** Returns the CVE ID or technique ID in a value without a type; undefined for any other value. */
export function foreignId({ value, stated, row }: TypedIndicator): ForeignId | undefined {
  if (stated || row.type) return undefined;
  const cve = readCveId(value.value);
  if (cve !== undefined) return { id: cve, what: 'a vulnerability', key: 'vulnerabilities' };
  const technique = normaliseTechniqueId(value.value);
  return technique === undefined ? undefined : { id: technique, what: 'an ATT&CK technique', key: 'mitre_attack' };
}
