/** Descriptions of expected values, for messages. */

/** Descriptions of the expected value, by the schema's `x-value`. */
export const wantedForms: Readonly<Record<string, string>> = {
  country: 'write a two-letter ISO 3166-1 code, such as DE or US',
  language: 'write a BCP 47 tag, such as en, fr or pt-BR',
  'actor-id': 'write G and four digits, such as G0016',
  'software-id': 'write S and four digits, such as S0154',
  'campaign-id': 'write C and four digits, such as C0024',
  'mitigation-id': 'write M and four digits, such as M1032',
  'data-component-id': 'write DC and four digits, such as DC0032',
  'workspace-file': "write the path of a file relative to the folder of this file; it can't leave that folder",
  'report-section': 'write the key of a section, such as `indicators`, or a key that begins with `x_`',
  'workspace-path':
    "write a path or glob relative to the folder of this file, such as `catalogues/*.yaml`; it can't leave that folder",
};
