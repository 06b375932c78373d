/** Completes ATT&CK mitigations by ID. */
import { proposeObjectId } from './objects.ts';
import { found, searchLimit, type ValueSource } from './proposal.ts';

/** Terms that do not occur in the names of mitigations, according to their descriptions in ATT&CK. */
const terms: readonly (readonly [terms: string, id: string])[] = [
  ['patch, patching, patches, hotfix', 'M1051'],
  ['allowlisting, allow-listing, whitelisting, applocker, wdac, application control', 'M1038'],
  ['least privilege, privileged access', 'M1026'],
  ['firewall, egress filtering, ingress filtering', 'M1037'],
  ['ids, ips, intrusion detection', 'M1031'],
  ['waf, emet', 'M1050'],
  ['edr, asr, attack surface reduction', 'M1040'],
  ['awareness', 'M1017'],
  ['conditional access, lockout', 'M1036'],
  ['segregation, dmz', 'M1030'],
];

/** For `mitigation-id`: mitigations (`M1032`) whose ID, name or common term matches the prefix. */
export const mitigationIds: ValueSource = ({ form, attack, cursor }) => {
  if (form.value !== 'mitigation-id') return undefined;
  const typed = cursor.prefix.trim().toLowerCase();
  const meant = terms.filter(([words]) => typed.length > 2 && words.split(', ').some((word) => word.startsWith(typed)));
  const hits = [...meant.map(([, id]) => id), typed || 'M10'].flatMap((query) =>
    attack.searchMitigations(query, searchLimit),
  );
  return found(
    [...new Set(hits.map(({ item }) => item))].map((item) => proposeObjectId(item, attack.release, 'Field')),
  );
};
