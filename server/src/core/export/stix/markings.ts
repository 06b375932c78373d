/** The markings of STIX objects. */
import type { Tlp } from '../../model/vocabularies.ts';
import type { StixObject } from './object.ts';

/** The identifiers of the TLP 2.0 markings. Source: OASIS, CTI STIX common objects, extension definition "TLP 2.0". */
const ids: Readonly<Record<Tlp, string>> = {
  RED: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
  'AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  AMBER: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  GREEN: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  CLEAR: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
};
const extension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** Returns the marking definition that OASIS publishes for a label; undefined without a label. */
export function markingOf(tlp: Tlp | undefined): StixObject | undefined {
  return tlp === undefined
    ? undefined
    : {
        type: 'marking-definition',
        spec_version: '2.1',
        id: ids[tlp],
        created: '2022-10-01T00:00:00.000Z',
        name: `TLP:${tlp}`,
        extensions: { [extension]: { extension_type: 'property-extension', tlp_2_0: tlp.toLowerCase() } },
      };
}

/** MITRE's identity, the creator of ATT&CK objects. Source: ATT&CK's STIX bundles. */
export const mitreIdentity: StixObject = {
  type: 'identity',
  spec_version: '2.1',
  id: 'identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5',
  created: '2017-06-01T00:00:00.000Z',
  modified: '2017-06-01T00:00:00.000Z',
  name: 'The MITRE Corporation',
  identity_class: 'organization',
};

/** MITRE's copyright statement, with which ATT&CK objects are marked. Source: ATT&CK's STIX bundles. */
export const mitreStatement: StixObject = {
  type: 'marking-definition',
  spec_version: '2.1',
  id: 'marking-definition--fa42a846-8d90-4e51-bc29-71d5b4802168',
  created_by_ref: mitreIdentity.id,
  created: '2017-06-01T00:00:00.000Z',
  definition_type: 'statement',
  definition: {
    statement:
      'Copyright The MITRE Corporation. MITRE ATT&CK and ATT&CK are registered trademarks of The MITRE Corporation.',
  },
};
