/** Files and folders that are missing, unreadable, invalid or unusual. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { wrongAdvisory, type Workspace } from '../support.ts';
import { mkfifo, notText, type Call } from './call.ts';

const noFile = /^[^\n]+: no such file or folder$/;

/** The calls; `why` states what is wrong or unusual about the files. */
export const files: readonly Call[] = [
  { why: 'a file that is missing', args: ['check', 'gone.yaml'], says: noFile },
  { why: 'a file below a file', args: ['check', 'a.advisory.yaml/b'], says: noFile },
  { why: 'a name with a zero byte in a glob', args: ['check', '*\u0001*'], says: /^\*\\u\{1\}\*: matches no file$/ },
  {
    why: 'a name that is too long',
    args: ['check', 'x'.repeat(5_000)],
    says: /: could not be read: its name is too long$/,
  },
  {
    why: 'a glob that is too long',
    args: ['check', `{${'a,'.repeat(40_000)}b}`],
    says: /could not be searched|no such file|its name is too long/,
  },
  {
    why: 'a folder without advisories',
    args: ['check', 'empty'],
    files: ({ folder }) => mkdirSync(join(folder, 'empty')),
    says: /^empty: contains no \*\.advisory\.yaml/,
  },
  {
    why: 'a missing file among good ones',
    args: ['check', 'a.advisory.yaml', 'gone.yaml'],
    says: noFile,
    prints: /^1 file checked: no problems\n$/,
  },
  {
    why: 'a missing file, for JUnit',
    args: ['check', '--format', 'junit', 'gone.yaml'],
    says: noFile,
    prints: /<testsuite name="gone\.yaml".*<error type="not checked" message="no such file or folder"/,
  },
  {
    why: 'a missing file, for GitHub',
    args: ['check', '--format', 'github', 'gone.yaml'],
    says: noFile,
    prints: /^::error file=gone\.yaml,title=not checked::no such file or folder$/m,
  },
  {
    why: 'a file that is not UTF-8',
    args: ['check', 'b.yaml'],
    files: ({ write }) => void write('b.yaml', notText),
    says: /^b\.yaml: is not valid UTF-8 \(line 1\)$/,
    prints: /0 files|^$/,
  },
  {
    why: 'a binary file',
    args: ['check', 'b.yaml'],
    files: ({ write }) => void write('b.yaml', Buffer.alloc(9)),
    says: /is a binary file/,
  },
  {
    why: 'standard input that is UTF-16',
    args: ['check', '-'],
    stdin: Buffer.from('\ufefftitle: x', 'utf16le'),
    says: /^standard input: is encoded in UTF-16/,
  },
  {
    why: 'a pipe without a writer',
    args: ['check', 'p.yaml'],
    files: ({ folder }) => mkfifo(join(folder, 'p.yaml')),
    says: /^p\.yaml: is a pipe/,
  },
  {
    why: 'a pipe in a folder',
    args: ['check', '.'],
    files: ({ folder }) => mkfifo(join(folder, 'p.advisory.yaml')),
    says: /^p\.advisory\.yaml: is a pipe/,
    prints: /^1 file checked/,
  },
  {
    why: 'a broken link in a folder',
    args: ['check', '.'],
    files: ({ folder }) => symlinkSync('nowhere', join(folder, 'l.advisory.yaml')),
    says: /^l\.advisory\.yaml: could not be read: no such file/,
    prints: /^1 file checked/,
  },
  {
    why: 'a link to itself',
    args: ['check', '.'],
    files: ({ folder }) => symlinkSync('l.advisory.yaml', join(folder, 'l.advisory.yaml')),
    says: /symbolic link that leads back to itself/,
    prints: /^1 file checked/,
  },
  {
    why: 'folders that link to each other',
    args: ['check', '.'],
    files: linkFolders,
    status: 0,
    prints: /^1 file checked: no problems\n$/,
  },
  {
    why: 'a linked advisory in a folder',
    args: ['check', 'd'],
    files: linkAdvisory,
    status: 1,
    prints: /^d\/l\.advisory\.yaml:/m,
  },
  {
    why: 'an unreadable file',
    args: ['check', '.'],
    failing: 'EACCES open a.advisory',
    says: /^a\.advisory\.yaml: could not be read: permission denied$/,
  },
  {
    why: 'an unreadable folder',
    args: ['check', '.'],
    files: ({ write }) => void write('closed/b.advisory.yaml', wrongAdvisory),
    failing: 'EACCES readdir closed',
    says: /^closed: could not be searched: permission denied$/,
    prints: /^1 file checked/,
  },
  {
    why: 'an unreadable folder that a glob passes',
    args: ['check', '**/*.advisory.yaml'],
    files: ({ write }) => void write('closed/b.advisory.yaml', wrongAdvisory),
    failing: 'EACCES readdir closed',
    says: /^closed: could not be searched: permission denied$/,
    prints: /^1 file checked/,
  },
  {
    why: 'an unreadable folder that is left out',
    args: ['check', '--exclude', 'closed', '.'],
    files: ({ write }) => void write('closed/b.advisory.yaml', wrongAdvisory),
    failing: 'EACCES readdir closed',
    status: 0,
    prints: /^1 file checked: no problems\n$/,
  },
  {
    why: 'a device that fails',
    args: ['check', '.'],
    failing: 'EIO open a.advisory',
    says: /^a\.advisory\.yaml: could not be read: the device failed$/,
  },
];

function linkFolders({ folder }: Workspace): void {
  for (const name of ['x', 'y']) mkdirSync(join(folder, name));
  for (const [from, to] of ['xy', 'yx', 'xx', 'x.'] as unknown as [string, string][])
    symlinkSync(join(folder, to), join(folder, from, `to-${to === '.' ? 'top' : to}`));
  symlinkSync('/', join(folder, 'x', 'root'));
}

function linkAdvisory({ folder, write }: Workspace): void {
  write('elsewhere/w.yaml', wrongAdvisory);
  mkdirSync(join(folder, 'd'));
  symlinkSync('../elsewhere/w.yaml', join(folder, 'd', 'l.advisory.yaml'));
}
