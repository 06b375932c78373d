/** Builds the URLs of ATT&CK pages. */
import type { ObjectKind } from '../catalogue/catalogue.ts';

const folders: Readonly<Record<ObjectKind, string>> = {
  technique: 'techniques',
  tactic: 'tactics',
  group: 'groups',
  software: 'software',
  campaign: 'campaigns',
  mitigation: 'mitigations',
  'data-component': 'datacomponents',
};

/** Returns the URL of an object's page. The URL of a sub-technique is below that of its parent technique. */
export const attackUrl = (kind: ObjectKind, id: string): string =>
  `https://attack.mitre.org/${folders[kind]}/${id.replace('.', '/')}`;
