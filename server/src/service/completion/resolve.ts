/** Adds documentation to a completion item when the editor displays it. */
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Environment } from '../../core/index.ts';
import { describeKey } from '../describeKey.ts';
import { describeActor } from '../describeActor.ts';
import { describeGalaxySoftware, describeObject } from '../describeObject.ts';
import type { ItemData } from './proposal.ts';

/** Returns the item with its documentation, or unchanged if no documentation is found for its data. */
export function resolveItem(item: CompletionItem, env: Environment): CompletionItem {
  const value = isItemData(item.data) ? documentation(item.data, env) : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function documentation(data: ItemData, env: Environment): string | undefined {
  switch (data.kind) {
    case 'key': {
      const keyInfo = env.schema.keyAt(data.id.split('.'));
      return keyInfo && describeKey(keyInfo);
    }
    case 'object': {
      const attack = env.catalogue.at(data.release ?? env.catalogue.newest);
      const object = attack.object(data.id);
      return object && describeObject(object, attack, env.catalogue);
    }
    case 'named': {
      const attack = env.catalogue.at(data.release ?? env.catalogue.newest);
      const object = attack.named('software', data.id) ?? attack.named('campaign', data.id);
      return object && describeObject(object, attack, env.catalogue);
    }
    case 'galaxy': {
      const software = env.catalogue.galaxySoftware(data.id);
      return software && describeGalaxySoftware(software);
    }
    case 'actor': {
      const actor = env.catalogue.actor(data.id)?.actors.find(({ name }) => name === data.id);
      return actor && describeActor(actor);
    }
  }
}

/** Validates item data, which comes from the client and may be any value. */
function isItemData(data: unknown): data is ItemData {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, id, release } = data as Readonly<Record<string, unknown>>;
  if (release !== undefined && typeof release !== 'string') return false;
  return (
    typeof id === 'string' && typeof kind === 'string' && ['key', 'object', 'named', 'galaxy', 'actor'].includes(kind)
  );
}
