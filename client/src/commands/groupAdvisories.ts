import type { Command } from './command.ts';

/** Asks the user how to group the tree of advisories. */
export const groupAdvisories: Command = {
  id: 'advisory.groupAdvisories',
  run: ({ advisories }) => advisories.group(),
};
