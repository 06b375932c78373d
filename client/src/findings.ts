/** How the findings of an advisory read in the status bar. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly others: number;
}

export interface FindingsLabel {
  /** With VS Code's icon names. */
  readonly text: string;
  /** In words, for the tooltip and for screen readers. */
  readonly description: string;
}

/** Tells the counts with icons and in words. */
export function findingsLabel({ errors, warnings, others }: FindingCounts): FindingsLabel {
  const parts = [
    { count: errors, icon: '$(error)', word: 'error' },
    { count: warnings, icon: '$(warning)', word: 'warning' },
    { count: others, icon: '$(info)', word: 'suggestion' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return { text: 'Advisory $(check)', description: 'This advisory has no findings' };
  const words = parts.map(({ count, word }) => `${count} ${word}${count === 1 ? '' : 's'}`);
  return {
    text: `Advisory ${parts.map(({ count, icon }) => `${icon} ${count}`).join(' ')}`,
    description: `This advisory has ${words.join(', ')}`,
  };
}

/** What the status bar says while the server does not run. */
export const notCheckedLabel: FindingsLabel = {
  text: 'Advisory $(warning) not checked',
  description: 'The language server does not run: advisories are not checked',
};

/** What it says while the server starts. */
export const startingLabel: FindingsLabel = {
  text: 'Advisory $(loading~spin)',
  description: 'The language server is starting',
};
