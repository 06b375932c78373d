/** URLs of ATT&CK pages. */
import type { AttackObject } from '../core/index.ts';

const folders: Readonly<Record<AttackObject['kind'], string>> = {
  technique: 'techniques',
  tactic: 'tactics',
  group: 'groups',
  software: 'software',
  campaign: 'campaigns',
  mitigation: 'mitigations',
  'data-component': 'datacomponents',
};

/**
 * Returns the URL of an object's page, e.g. `https://attack.mitre.org/techniques/T1566/002/`; the page of a sub-technique is below its
 * parent's.
 */
export function attackUrl(kind: AttackObject['kind'], id: string): string {
  return `https://attack.mitre.org/${folders[kind]}/${id.replace('.', '/')}/`;
}
