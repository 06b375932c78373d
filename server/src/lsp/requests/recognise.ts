/** `advisory/recognise`: whether a configuration makes a YAML file an advisory or a catalogue. Clients ask about files that look like plain YAML. */
import { RequestType } from 'vscode-languageserver';
import { staysInside } from '../../core/index.ts';
import { recogniseRequest } from '../../protocol/protocol.ts';
import type { RecogniseParams } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'normal' };
const type = new RequestType<RecogniseParams, boolean, void>(recogniseRequest);

/** Registers the request. The document need not be open. */
export function registerRecognise({ connection, host: { files }, config, run }: RequestParts): void {
  connection.onRequest(type, ({ uri }, token) =>
    run<boolean>({ method: recogniseRequest, token, schedule, fallback: false }, async () => {
      const path = files?.pathOf(uri);
      if (!files || path === undefined) return false;
      const { catalogues, advisories } = await config.of(uri);
      if (catalogues.includes(path)) return true;
      if (!advisories) return false;
      const named = await files.find(advisories.base, advisories.globs.filter(staysInside));
      return named.includes(path);
    }),
  );
}
