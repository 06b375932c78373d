/** The limits of a download, and the parts of its URL that are shown. */
import assert from 'node:assert/strict';
import { attackBundle } from '../support/attackBundle.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { sendJson, sendWithoutEnd, withServer } from '../support/loopback.ts';
import { runCli } from './support.ts';
import { inPlace } from './updateLocation.ts';

const shipped = testCatalogue();
const bundle = attackBundle(shipped.at(shipped.newest));

describe('a download', () => {
  it('cancels a download that takes too long, at any speed', () => {
    const handler = sendWithoutEnd('{"type": "bundle", ', Buffer.alloc(1_000, ' '), () => undefined);
    return withServer(handler, (address) =>
      inPlace(async ({ folder, services }) => {
        const downloadBounds = { maximumBytes: 1e15, totalMilliseconds: 300 };
        const run = runCli(['catalogue', 'update', '--from', address], folder, {}, { ...services, downloadBounds });
        const { status, stderr } = await run;
        assert.deepEqual(
          [status, stderr],
          [2, `advisory: the catalogue is unchanged: ${address}: it took longer than 0.3 seconds\n`],
        );
      }),
    );
  });

  it('never shows secrets in a URL', () =>
    withServer(sendJson(bundle), (address) =>
      inPlace(async ({ run }) => {
        const secret = address.replace('http://', 'http://me:hunter2@');
        const refused = await run('update', '--from', `${secret}/ics.json?token=hunter2`);
        assert.equal(refused.status, 2);
        assert.match(refused.stderr, /a URL with a user name or password is not supported/);
        const taken = await run('update', '--from', `${address}/ics.json?token=hunter2#hunter2`);
        const info = await run('info');
        assert.match(info.stdout, new RegExp(`^ +${address}/ics\\.json\\?… `, 'm'));
        for (const { stdout, stderr } of [refused, taken, info]) assert.doesNotMatch(stdout + stderr, /hunter2/);
      }),
    ));
});
