/** Measures the time from a keystroke to the new report for the preview, which only our server has. */
import { renderRequest, type RenderParams, type RenderResult } from '../../../server/src/protocol/protocol.ts';
import type { Keystroke } from '../locations.ts';
import type { Row } from '../results.ts';
import { timed } from '../rounds.ts';
import { createKey } from './keyboard.ts';
import { compare } from './measure.ts';
import type { OpenDocument } from './openDocument.ts';

/** Returns a row for each keystroke. The report is requested together with the keystroke, and must be that of the new text. */
export async function measurePreview(document: OpenDocument, edits: readonly Keystroke[]): Promise<Row[]> {
  const { clients, uri, size, limits } = document;
  const rows: Row[] = [];
  for (const stroke of edits) {
    const key = createKey(clients.ours, uri, stroke);
    const params: RenderParams = { textDocument: { uri } };
    const ours = async (): Promise<number> => {
      let checked: Promise<unknown> | undefined;
      const [milliseconds, report] = await timed(() => {
        checked = key.press();
        return clients.ours.request<RenderResult | null>(renderRequest, params);
      });
      await checked;
      if (report?.version !== clients.ours.version(uri)) throw new Error('the report is not of the newest text');
      return milliseconds;
    };
    rows.push(
      await compare({ measure: 'preview', size, location: stroke.location }, limits, { ours, peer: undefined }),
    );
    await key.restore();
  }
  return rows;
}
