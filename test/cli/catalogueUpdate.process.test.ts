/** `advisory catalogue update` with servers that behave correctly or incorrectly, and the folder in which updates are stored. */
import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultStoreFolder } from '../../server/src/hosts/node/store/index.ts';
import { runUpdate } from '../../server/src/cli/commands/catalogue/update.ts';
import type { CliIo } from '../../server/src/cli/io.ts';
import { attackBundle, techniqueObject } from '../support/attackBundle.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { sendJson, sendRaw, sendWithoutEnd, withServer } from '../support/loopback.ts';
import type { Handler } from '../support/loopback.ts';
import { until } from '../support/testConnection.ts';
import { runCli, servicesOver } from './support.ts';
import { inPlace, type Location } from './updateLocation.ts';

const shipped = testCatalogue();
const newest = shipped.at(shipped.newest);
const described = { ...techniqueObject('T0999', 'Overheat Controller', ['impact']), description: 'Heats it up.' };
const bundle = attackBundle(newest, { change: (objects) => [...objects, described] });
const older = attackBundle(newest, { release: '17.0' });
const megabyte = Buffer.alloc(1_000_000);

/** Returns the output of `info`, and the files in the folder of updates. */
async function stateOf({ folder, run }: Location): Promise<unknown> {
  const { stdout } = await run('info', '--format', 'json');
  const files = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder).sort() : [];
  return { info: JSON.parse(stdout) as unknown, files };
}

describe('the folder of updates', () => {
  it('is in the usual location of each system', () => {
    const home = '/me';
    const folder = (platform: NodeJS.Platform, env: Record<string, string> = {}): string =>
      defaultStoreFolder({ home, platform, env }).replaceAll('\\', '/');
    assert.equal(folder('linux'), '/me/.local/share/threat-advisory');
    assert.equal(folder('linux', { XDG_DATA_HOME: '/data' }), '/data/threat-advisory');
    assert.equal(folder('linux', { XDG_DATA_HOME: 'relative' }), '/me/.local/share/threat-advisory');
    assert.equal(folder('darwin'), '/me/Library/Application Support/threat-advisory');
    assert.equal(folder('win32', { LOCALAPPDATA: '/local' }), '/local/threat-advisory');
  });
});

describe('catalogue update', () => {
  it('installs a release, shows the changes, and reverts it', () =>
    withServer(sendJson(bundle), (address) =>
      inPlace(async (location) => {
        const update = await location.run('update', '--from', `${address}/ics-attack.json`);
        assert.deepEqual([update.status, update.stderr], [0, '']);
        assert.match(update.stdout, /^Installed ATT&CK 90\.0 \(2027-04-01\); 90\.0 is now the newest release\.$/m);

        const shown = await location.run('show', 'T0999');
        assert.match(shown.stdout, /^T0999 {2}Overheat Controller\nHeats it up\.$/m);
        const info = JSON.parse((await location.run('info', '--format', 'json')).stdout);
        assert.equal(info.newest, '90.0');
        const [source] = info.updates.attack.sources;
        assert.equal(source.from, `${address}/ics-attack.json`);
        assert.match(source.sha256, /^[0-9a-f]{64}$/);
        assert.equal(source.bytes, JSON.stringify(bundle).length);
        assert.deepEqual(
          readdirSync(location.folder).filter((name) => /part$|tmp$/.test(name)),
          [],
        );

        const revert = await location.run('update', '--revert');
        assert.equal(revert.status, 0);
        assert.equal((await location.run('show', 'T0999')).status, 2);
        const again = await location.run('update', '--revert');
        assert.deepEqual([again.status, again.stderr], [2, 'advisory: there is no update to undo\n']);
      }),
    ));

  it('reads files, follows redirects, and keeps other domains from an earlier update', () => {
    const handler: Handler = (request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else sendJson(attackBundle(newest, { domain: 'mobile', release: '90.0' }))(request, response);
    };
    return withServer(handler, (address) =>
      inPlace(async (location) => {
        writeFileSync(join(location.folder, '..', 'bundle.json'), `\ufeff${JSON.stringify(bundle)}`);
        assert.equal((await location.run('update', '--from', 'bundle.json')).status, 0);
        assert.equal((await location.run('update', '--from', `${address}/old`)).status, 0);
        assert.match((await location.run('show', 'T0999')).stdout, /Overheat Controller/);
      }),
    );
  });

  it('takes the release from the file name or the option if a bundle does not state it', () =>
    inPlace(async (location) => {
      const silent = JSON.stringify(attackBundle(newest, { release: '' }));
      const file = join(location.folder, '..', 'ics-attack-91.0.json');
      writeFileSync(file, silent);
      writeFileSync(join(location.folder, '..', 'bundle.json'), silent);
      assert.match((await location.run('update', '--from', file)).stdout, /^Installed ATT&CK 91\.0 /);
      assert.match(
        (await location.run('update', '--from', 'bundle.json', '--release', '92.0')).stdout,
        /^Installed ATT&CK 92\.0 /,
      );
      assert.match(
        (await location.run('update', '--from', 'bundle.json')).stderr,
        /it does not state its ATT&CK release/,
      );
    }));

  const half = JSON.stringify(bundle).slice(0, 5000);
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
  const hostile: readonly (readonly [what: string, handler: Handler, reason: RegExp])[] = [
    ['is silent from the start', () => undefined, /the server sent nothing for 0\.2 seconds/],
    [
      'falls silent in the middle',
      sendRaw(`${head}content-length: 900000\r\n\r\n${half}`, false),
      /the server sent nothing for 0\.2 seconds/,
    ],
    ['ends the file in the middle', (_request, response) => response.end(half), /is incomplete: its JSON is cut off/],
    [
      'sends less than it says',
      sendRaw(`${head}content-length: 900000\r\n\r\n${half}`, true),
      /the connection was closed before the file was complete/,
    ],
    ['sends more than it says', sendRaw(`${head}content-length: 4000\r\n\r\n${half}`, true), /is incomplete/],
    [
      'says that it is too large',
      sendRaw(`${head}content-length: 2000000000\r\n\r\n{`, false),
      /it is 2000\.0 MB, more than the allowed 3\.0 MB/,
    ],
    [
      'sends a web page',
      (_request, response) => response.end('<!doctype html><title>Sign in</title>'),
      /it is a web page, not JSON/,
    ],
    ['sends something else', (_request, response) => response.end('PK\u0003\u0004'), /it is not JSON/],
    ['sends nothing', (_request, response) => response.end(), /the server sent no data/],
    [
      'sends broken JSON',
      (_request, response) => response.end('{"type": "bundle", "objects": [}'),
      /it is not valid JSON/,
    ],
    [
      'sends endless nesting',
      (_request, response) => response.end(`{"objects": ${'['.repeat(1_000_000)}`),
      /nested too deeply/,
    ],
    [
      'has no such file',
      (_request, response) => response.writeHead(404).end('{}'),
      /the server answered 404 Not Found/,
    ],
    [
      'leads in a circle',
      (_request, response) => response.writeHead(302, { location: '/' }).end(),
      /redirects more than 5 times/,
    ],
    [
      'leads to another kind of address',
      (_request, response) => response.writeHead(302, { location: 'file:///a' }).end(),
      /only http and https/,
    ],
    ['sends an older release', sendJson(older), /it is ATT&CK 17\.0, but 90\.0 is already installed/],
    [
      'sends a drop at a time',
      (_request, response) => {
        response.write('{"type": "bundle", ');
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
      /the server sends fewer than 1000 bytes per second/,
    ],
    [
      'redirects to an address with credentials',
      (_request, response) => response.writeHead(302, { location: 'http://me:hunter2@127.0.0.1/a?sig=hunter2' }).end(),
      /the server redirects to a URL with a user name or password, which is not allowed/,
    ],
    [
      'answers in words of its own',
      (_request, response) => response.writeHead(500, '[Repair](command:evil) ::error::').end(),
      /the server answered 500 Internal Server Error\n$/,
    ],
    ['sends a part of a release', sendJson({ ...bundle, objects: bundle.objects.slice(0, 30) }), /it is incomplete/],
    ['sends another JSON file', sendJson({ hello: 'world' }), /neither a STIX bundle nor a MISP galaxy cluster/],
  ];
  for (const [what, handler, reason] of hostile) {
    it(`leaves the catalogue unchanged if the server ${what}`, () =>
      withServer(handler, (address) =>
        inPlace(async (location) => {
          writeFileSync(join(location.folder, '..', 'good.json'), JSON.stringify(bundle));
          assert.equal((await location.run('update', '--from', 'good.json')).status, 0);
          const before = await stateOf(location);
          const { status, stdout, stderr } = await location.run('update', '--from', `${address}/`);
          assert.deepEqual([status, stdout], [2, '']);
          assert.match(stderr, /^advisory: the catalogue is unchanged: http:[^\n]*\n$/);
          assert.match(stderr, reason);
          assert.deepEqual(await stateOf(location), before);
        }),
      ));
  }

  for (const [start, reason] of [
    ['', /it is not JSON/],
    ['{"type": "bundle", "objects": [', /it is larger than the allowed 3\.0 MB/],
  ] as const) {
    it(`stops reading from a server that sends 2 GB ${start === '' ? 'of zeros' : 'after a valid beginning'}`, () => {
      let sent = 0;
      const handler = sendWithoutEnd(
        start,
        start === '' ? megabyte : Buffer.alloc(1_000_000, ' '),
        (bytes) => (sent = bytes),
      );
      return withServer(handler, (address) =>
        inPlace(async (location) => {
          const { status, stderr } = await location.run('update', '--from', `${address}/`);
          assert.equal(status, 2);
          assert.match(stderr, reason);
          assert.ok(sent < 200_000_000, `${sent} bytes were sent`);
          assert.deepEqual(readdirSync(location.folder), []);
        }),
      );
    });
  }

  it('reports a server that does not respond', async () => {
    let gone = '';
    await withServer(
      () => undefined,
      async (address) => void (gone = address),
    );
    await inPlace(async ({ run }) => {
      const { status, stderr } = await run('update', '--from', gone);
      assert.deepEqual(
        [status, stderr],
        [2, `advisory: the catalogue is unchanged: ${gone}: the server refused the connection\n`],
      );
    });
  });

  it('is cancelled by Ctrl+C, and leaves no files', () => {
    let asked = false;
    const handler: Handler = (_request, response) => {
      response.write(half);
      asked = true;
    };
    return withServer(handler, (address) =>
      inPlace(async ({ folder, services }) => {
        let interrupt = (): void => undefined;
        let stderr = '';
        const io: CliIo = {
          stdin: (async function* () {})(),
          stdout: { write: () => undefined },
          stderr: { write: (text) => void (stderr += text) },
          cwd: folder,
          env: {},
          isTTY: false,
          onInterrupt: (listener) => {
            interrupt = listener;
            return () => undefined;
          },
        };
        const patient = { ...services, downloadBounds: { stallMilliseconds: 60_000 } };
        const status = runUpdate({ from: [`${address}/`] }, io, patient);
        await until(() => asked);
        interrupt();
        assert.equal(await status, 130);
        assert.equal(stderr, 'advisory: interrupted; the catalogue is unchanged\n');
        assert.deepEqual(readdirSync(folder), []);
      }),
    );
  });

  it('uses the shipped catalogue if the stored one is damaged', () =>
    inPlace(async ({ folder, run }) => {
      writeFileSync(join(folder, '..', 'good.json'), JSON.stringify(bundle));
      await run('update', '--from', 'good.json');
      for (const name of readdirSync(folder))
        if (name.startsWith('attack-')) writeFileSync(join(folder, name), '{"format": 1}');
      const fresh = servicesOver(folder);
      const { status, stdout } = await runCli(['catalogue', 'show', 'T1566'], folder, {}, fresh);
      assert.equal(status, 0);
      assert.match(stdout, /As of: +ATT&CK 19\.1/);
      writeFileSync(join(folder, 'catalogue.json'), 'not JSON');
      assert.equal((await runCli(['catalogue', 'info'], folder, {}, servicesOver(folder))).status, 0);
    }));
});
