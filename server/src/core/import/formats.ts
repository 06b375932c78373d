/** The names of the formats to import; small, because the programs load it at start. */
export const importFormats = {
  text: { title: 'Published page as text' },
} as const;

export type ImportFormat = keyof typeof importFormats;
