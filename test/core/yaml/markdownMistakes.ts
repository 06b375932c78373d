/** Mistakes in keys with Markdown markup, and in lists in which some values need quotes. */
import type { Mistake } from './mistake.ts';

export const markdownMistakes: readonly Mistake[] = [
  {
    what: 'a key in bold, with its value, below a block of text',
    text: 'title: T\nsummary: |\n  They came by mail.\n**severity:** high # c\ntags: [a]\n',
    problems: ['yaml/syntax "**severity:** high"'],
    read: { title: 'T', summary: 'They came by mail.\n', severity: 'high', tags: ['a'] },
    fixed: 'title: T\nsummary: |\n  They came by mail.\nseverity: high # c\ntags: [a]\n',
  },
  {
    what: 'a heading in bold above a list, below another list',
    text: 'title: T\ntags:\n  - a\n**Detection Rules:**\n  - b\n',
    problems: ['yaml/syntax "**Detection Rules:**"'],
    read: { title: 'T', tags: ['a'], detection_rules: ['b'] },
    fixed: 'title: T\ntags:\n  - a\ndetection_rules:\n  - b\n',
  },
  {
    what: 'a key and its value in bold, and a key in code',
    text: 'title: T\n**Severity: high**\n`summary`: x\n',
    problems: ['yaml/syntax "**Severity: high**"', 'yaml/syntax "`summary`: x"'],
    read: { title: 'T', severity: 'high', summary: 'x' },
    fixed: 'title: T\nseverity: high\n`summary`: x\n',
  },
  {
    what: 'values in quotes beside one with brackets in a list in brackets',
    text: 'title: T\ntags: [a[.]b, \'c[.]d (e)\', "f[.]g"]\n',
    problems: ['yaml/syntax "a[.]b"'],
    read: { title: 'T', tags: ['a[.]b', 'c[.]d (e)', 'f[.]g'] },
    fixed: "title: T\ntags: ['a[.]b', 'c[.]d (e)', \"f[.]g\"]\n",
  },
  {
    what: 'open check boxes in a list',
    text: 'title: T\ntags:\n  - [ ] Keep backups: offline\n  - [] Patch # c\n',
    problems: ['yaml/syntax "[ ] Keep backups: offline"'],
    read: { title: 'T', tags: ['Keep backups: offline', 'Patch'] },
    fixed: "title: T\ntags:\n  - 'Keep backups: offline'\n  - Patch # c\n",
  },
];
