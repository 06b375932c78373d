/** Reads an ATT&CK Navigator layer. Source: ATT&CK Navigator, "Layer file format", versions 2 to 4.5. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { membersOf, objectsOf, textOf, type Members } from '../json.ts';

/** A technique in a layer. */
export interface LayerTechnique {
  readonly id: string;
  /** The shortname of the tactic under which it is marked, such as `initial-access`. */
  readonly tactic?: string;
  readonly comment?: string;
  readonly score?: number;
}

export interface NavigatorLayer {
  readonly name?: string;
  readonly description?: string;
  /** `enterprise-attack`, `mobile-attack` or `ics-attack`, as written. */
  readonly domain?: string;
  /** The ATT&CK release, such as `15`. */
  readonly attackVersion?: string;
  /** The marked techniques in the order of the file; all techniques if none is marked. Disabled techniques and invalid IDs are omitted. */
  readonly techniques: readonly LayerTechnique[];
}

/** Reads a layer. Returns undefined for any other object. */
export function readNavigatorLayer(layer: Members): NavigatorLayer | undefined {
  if (!Array.isArray(layer['techniques']) || (layer['versions'] ?? layer['domain'] ?? layer['version']) === undefined)
    return undefined;
  const all = objectsOf(layer['techniques']).flatMap((one) => {
    const id = normaliseTechniqueId(textOf(one['techniqueID']) ?? '');
    return id === undefined || one['enabled'] === false ? [] : [{ id, one }];
  });
  const marked = all.filter(({ one }) => isMarked(one));
  const techniques = (marked.length > 0 ? marked : all).map(({ id, one }): LayerTechnique => {
    const [tactic, comment, score] = [textOf(one['tactic']), textOf(one['comment']), one['score']];
    return {
      id,
      ...(tactic === undefined ? {} : { tactic }),
      ...(comment === undefined ? {} : { comment }),
      ...(typeof score === 'number' ? { score } : {}),
    };
  });
  const attackVersion = textOf(membersOf(layer['versions'])?.['attack']);
  const [name, description, domain] = ['name', 'description', 'domain'].map((key) => textOf(layer[key]));
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(domain === undefined ? {} : { domain }),
    ...(attackVersion === undefined ? {} : { attackVersion }),
    techniques,
  };
}

/** Whether a technique has a score, a colour or a comment. A score of zero does not count, because heat maps list every technique. */
function isMarked(one: Members): boolean {
  const { score } = one as { score?: unknown };
  return (
    (typeof score === 'number' && score !== 0) || ['color', 'comment'].some((key) => textOf(one[key]) !== undefined)
  );
}
