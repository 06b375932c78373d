import type { Command } from './command.ts';

/** Asks by what the tree of advisories is grouped. */
export const groupAdvisories: Command = {
  id: 'advisory.groupAdvisories',
  run: ({ advisories }) => advisories.group(),
};
