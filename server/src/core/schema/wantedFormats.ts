/** Descriptions of expected values, for messages. */

/** Descriptions of the expected value, by the schema's `x-value`. */
export const wantedFormats: Readonly<Record<string, string>> = {
  country: 'use a two-letter ISO 3166-1 code, such as DE or US',
  language: 'use a BCP 47 tag, such as en, fr or pt-BR',
  'actor-id': 'use G and four digits, such as G0016',
  'software-id': 'use S and four digits, such as S0154',
  'campaign-id': 'use C and four digits, such as C0024',
  'mitigation-id': 'use M and four digits, such as M1032',
  'data-component-id': 'use DC and four digits, such as DC0032',
  'workspace-file': 'use a path relative to the folder of this file that stays within the folder',
  'report-section': 'use a section key, such as `indicators`, or a key that begins with `x_`',
  'workspace-path':
    'use a path or glob relative to the folder of this file, such as `catalogues/*.yaml`, that stays within the folder',
};
