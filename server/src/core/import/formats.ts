/** The names of the formats to import, in the order in which they are tried. A separate file, because the programs load it at start. */
export const importFormats = {
  json: { title: 'Advisory as JSON' },
  stix: { title: 'STIX bundle' },
  misp: { title: 'MISP event' },
  csaf: { title: 'CSAF document' },
  navigator: { title: 'ATT&CK Navigator layer' },
  csv: { title: 'Table of indicators' },
  html: { title: 'Page as HTML' },
  text: { title: 'Text' },
} as const;

export type ImportFormat = keyof typeof importFormats;
