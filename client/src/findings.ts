/** Formats the number of an advisory's problems for the status bar. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly others: number;
}

export interface FindingsLabel {
  /** Contains VS Code's icon names. */
  readonly text: string;
  /** Plain text for the tooltip and for screen readers. */
  readonly description: string;
}

/** Formats the counts with icons and in words. */
export function findingsLabel({ errors, warnings, others }: FindingCounts): FindingsLabel {
  const parts = [
    { count: errors, icon: '$(error)', word: 'error' },
    { count: warnings, icon: '$(warning)', word: 'warning' },
    { count: others, icon: '$(info)', word: 'suggestion' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return { text: 'Advisory $(check)', description: 'This advisory has no problems' };
  const words = parts.map(({ count, word }) => `${count} ${word}${count === 1 ? '' : 's'}`);
  return {
    text: `Advisory ${parts.map(({ count, icon }) => `${icon} ${count}`).join(' ')}`,
    description: `This advisory has ${words.join(', ')}`,
  };
}

/** The status bar label while the server is not running. */
export const notCheckedLabel: FindingsLabel = {
  text: 'Advisory $(warning) not checked',
  description: 'The language server is not running, so advisories are not checked',
};

/** The status bar label while the server starts. */
export const startingLabel: FindingsLabel = {
  text: 'Advisory $(loading~spin)',
  description: 'The language server is starting',
};
