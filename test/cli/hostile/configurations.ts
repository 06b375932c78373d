/** Configuration files and catalogues that are unreadable or invalid. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAdvisory, type Workspace } from '../support.ts';
import { mkfifo, notText, type Call } from './call.ts';

const config =
  (text: string | Uint8Array, name = 'advisory.config.yaml') =>
  ({ write }: Workspace): void =>
    void write(name, text);
const catalogue =
  (text: string | Uint8Array) =>
  ({ write }: Workspace): void => {
    write('advisory.config.yaml', 'catalogues: own.yaml\n');
    write('own.yaml', text);
  };

/** The calls; `why` states what is wrong with the files. */
export const configurations: readonly Call[] = [
  {
    why: 'a configuration that is wrong',
    args: ['check', '.'],
    files: config('rules: 5\n'),
    says: /^advisory\.config\.yaml:1:8: /,
  },
  {
    why: 'a configuration that is not YAML',
    args: ['check', '.'],
    files: config('rules: {\n'),
    says: /^advisory\.config\.yaml:1:\d+: /,
  },
  {
    why: 'a configuration that is not UTF-8',
    args: ['check', '.'],
    files: config(notText),
    says: /^advisory\.config\.yaml: is not valid UTF-8$/,
  },
  {
    why: 'a configuration that is too large',
    args: ['check', '.'],
    files: config(`#${' '.repeat(4 * 1024 * 1024)}\n`),
    says: /^advisory\.config\.yaml: is larger than 4 MiB$/,
  },
  {
    why: 'a configuration with the wrong ending',
    args: ['check', 'a.advisory.yaml'],
    files: config('rules: {}\n', 'advisory.config.yml'),
    says: /^advisory\.config\.yml: is not read; rename it to advisory\.config\.yaml$/,
  },
  {
    why: 'a configuration with the wrong ending in a folder of its own',
    args: ['check', '.'],
    files: config('files: "*.yaml"\n', 'sub/advisory.config.yml'),
    says: /^sub\/advisory\.config\.yml: is not read/,
  },
  {
    why: 'a configuration that is a pipe',
    args: ['check', '.'],
    files: ({ folder }) => mkfifo(join(folder, 'advisory.config.yaml')),
    says: /^advisory\.config\.yaml: is not a regular file$/,
  },
  {
    why: 'a configuration that is a folder',
    args: ['check', '.'],
    files: ({ folder }) => mkdirSync(join(folder, 'advisory.config.yaml')),
    says: /^advisory\.config\.yaml: is a folder that cannot be read$/,
  },
  {
    why: 'a configuration that links to nothing',
    args: ['check', '.'],
    files: ({ folder }) => symlinkSync('nowhere', join(folder, 'advisory.config.yaml')),
    says: /^advisory\.config\.yaml: is a link to a file that does not exist$/,
  },
  {
    why: 'a configuration that leads out of the repository',
    args: ['check', 'repository'],
    files: linkConfiguration,
    says: /^repository\/advisory\.config\.yaml: is a link that leads outside /,
  },
  {
    why: 'a configuration without rights',
    args: ['check', '.'],
    files: config('rules: {}\n'),
    failing: 'EACCES open advisory.config',
    says: /^advisory\.config\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'a configuration without rights, for a page',
    args: ['render', 'a.advisory.yaml'],
    files: config('rules: {}\n'),
    failing: 'EACCES open advisory.config',
    says: /^advisory\.config\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'a configuration without rights, for standard input',
    args: ['check', '-'],
    stdin: cleanAdvisory,
    files: config('rules: {}\n'),
    failing: 'EPERM open advisory.config',
    says: /^advisory\.config\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'a catalogue that is missing',
    args: ['check', '.'],
    files: config('catalogues: own.yaml\n'),
    says: /^advisory\.config\.yaml:1:13: The file "own\.yaml" does not exist/,
  },
  {
    why: 'a catalogue that is wrong',
    args: ['check', '.'],
    files: catalogue('actors:\n  - alias: X\n'),
    says: /^own\.yaml:2:5: /,
  },
  {
    why: 'a catalogue that is not UTF-8',
    args: ['check', '.'],
    files: catalogue(notText),
    says: /^own\.yaml: is not valid UTF-8$/,
  },
  {
    why: 'a catalogue without rights',
    args: ['check', '.'],
    files: catalogue('actors: []\n'),
    failing: 'EACCES open own.yaml',
    says: /^own\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'catalogues in an unreadable folder',
    args: ['check', 'a.advisory.yaml'],
    files: catalogueFolder,
    failing: 'EACCES readdir own',
    says: /^own: is a folder that cannot be read$/,
  },
];

function linkConfiguration({ folder, write }: Workspace): void {
  write('outside.yaml', 'rules: {}\n');
  write('repository/b.advisory.yaml', cleanAdvisory);
  mkdirSync(join(folder, 'repository', '.git'));
  symlinkSync('../outside.yaml', join(folder, 'repository', 'advisory.config.yaml'));
}

function catalogueFolder({ write }: Workspace): void {
  write('advisory.config.yaml', 'catalogues: own/*.yaml\n');
  write('own/actors.yaml', 'actors: []\n');
}
