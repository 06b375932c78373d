/** Addresses of ATT&CK's own pages. */
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

/** The page of an object, e.g. `https://attack.mitre.org/techniques/T1566/002/`; a sub-technique's lies below its parent's. */
export function attackUrl(kind: AttackObject['kind'], id: string): string {
  return `https://attack.mitre.org/${folders[kind]}/${id.replace('.', '/')}/`;
}
