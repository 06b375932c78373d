/** Builds an organisation's header and footer for its reports. */
import type { Context } from '../context.ts';
import type { Block, Frame } from '../block.ts';
import { defangLive, type Listed } from '../../indicators/index.ts';
import { defangBlocks } from '../defangReport.ts';
import { proseBlocks } from '../markdown.ts';

/** Returns the frame; undefined if the organisation has none. Listed indicators in it are defanged, as in the rest of the report. */
export function frameOf({ look, mayLink }: Pick<Context, 'look' | 'mayLink'>, listed: Listed): Frame | undefined {
  const { publisher, logo, header, footer } = look ?? {};
  if (!(publisher ?? logo ?? header ?? footer)) return undefined;
  const blocks = (prose: string | undefined): readonly Block[] =>
    prose === undefined ? [] : defangBlocks(proseBlocks(prose, { lineOf: () => undefined, mayLink }), listed);
  return {
    ...(publisher === undefined ? {} : { publisher: defangLive(publisher, listed) }),
    ...(logo === undefined ? {} : { logo }),
    header: blocks(header),
    footer: blocks(footer),
  };
}

/** Returns the publisher and the header as blocks, for formats that show one below the other. */
export function frameHead({ publisher, header }: Frame): readonly Block[] {
  if (publisher === undefined) return header;
  return [
    { kind: 'paragraph', content: [{ kind: 'strong', content: [{ kind: 'text', text: publisher }] }] },
    ...header,
  ];
}
