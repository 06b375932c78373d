/**
 * The names of the formats to import, in the order in which they are tried. They are in a separate file, because they are needed at
 * startup.
 */
export const importFormats = {
  json: { title: 'JSON advisory' },
  stix: { title: 'STIX bundle' },
  misp: { title: 'MISP event' },
  csaf: { title: 'CSAF document' },
  navigator: { title: 'ATT&CK Navigator layer' },
  csv: { title: 'Indicator table' },
  html: { title: 'HTML page' },
  text: { title: 'Text' },
} as const;

export type ImportFormat = keyof typeof importFormats;
