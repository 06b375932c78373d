/** Catalogue updates that cannot be installed. */
import { join } from 'node:path';
import { mkfifo, type Call } from './call.ts';

/** The calls; `why` is part of the test's title. */
export const updates: readonly Call[] = [
  {
    why: 'an update that is missing',
    args: ['catalogue', 'update', '--from', 'gone.json'],
    says: /^the catalogue is unchanged: .*gone\.json: no such file or folder$/,
  },
  {
    why: 'an update that is a folder',
    args: ['catalogue', 'update', '--from', '.'],
    says: /^the catalogue is unchanged: \.: it is not a file$/,
  },
  {
    why: 'an update that is a pipe',
    args: ['catalogue', 'update', '--from', 'p'],
    files: ({ folder }) => mkfifo(join(folder, 'p')),
    says: /^the catalogue is unchanged: p: it is not a file$/,
  },
  {
    why: 'an update that is not JSON',
    args: ['catalogue', 'update', '--from', 'a.advisory.yaml'],
    says: /^the catalogue is unchanged: a\.advisory\.yaml: it is not valid JSON$/,
  },
  {
    why: 'an update whose name is a command',
    args: ['catalogue', 'update', '--from', '##vso[task.complete]'],
    says: /^the catalogue is unchanged: .*\\u\{23\}#vso\[task\.complete\]: no such file/,
  },
  {
    why: 'an address of another kind',
    args: ['catalogue', 'update', '--from', 'ftp://a/b'],
    says: /^the catalogue is unchanged: ftp:\/\/a\/b: only http and https URLs are supported, not ftp$/,
  },
  {
    why: 'an address with a password',
    args: ['catalogue', 'update', '--from', 'https://a:b@localhost:1/c?d'],
    says: /^the catalogue is unchanged: https:\/\/localhost:1\/c\?…: a URL with a user name or password is not supported/,
  },
  {
    why: 'an update on a full disk',
    args: ['catalogue', 'update', '--from', 'u.json'],
    files: ({ write }) => void write('u.json', JSON.stringify({ type: 'threat-actor', values: [{ value: 'X' }] })),
    failing: 'ENOSPC open actors-',
    says: /^the catalogue is unchanged: .*the disk is full$/,
  },
  {
    why: 'a folder of updates without rights',
    args: ['catalogue', 'update', '--from', 'u.json'],
    files: ({ write }) => void write('u.json', '{}'),
    failing: 'EACCES mkdir threat-advisory',
    says: /^the catalogue is unchanged: .*permission denied$/,
  },
];
