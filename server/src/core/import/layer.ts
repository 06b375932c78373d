import { Noted, type DraftValue } from './draft.ts';
import { readJsonObject } from './json.ts';
import { readNavigatorLayer, type LayerTechnique } from './navigatorLayer.ts';
import type { Importer } from './reader.ts';

/** Imports an ATT&CK Navigator layer: its techniques become the mapping, its name the title, and its description the summary. */
export const layer: Importer = {
  read(text, { catalogue }) {
    const members = readJsonObject(text);
    const read = members && readNavigatorLayer(members);
    if (!read) return undefined;
    const release = read.attackVersion === undefined ? undefined : catalogue.resolveRelease(read.attackVersion);
    const attack = catalogue.at(release ?? catalogue.newest);
    const draft = new Map<string, DraftValue>();
    if (read.name !== undefined) draft.set('title', new Noted(read.name, 'layer name'));
    if (read.description !== undefined) draft.set('summary', new Noted(read.description, 'layer description'));
    if (release !== undefined) draft.set('attack_version', new Noted(release, 'versions.attack'));
    const byId = new Map<string, LayerTechnique[]>();
    for (const one of read.techniques) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
    const rows = [...byId].map(([id, marks]): DraftValue => {
      const known = attack.technique(id);
      const name = known?.parentName ? `${known.parentName}: ${known.name}` : known?.name;
      const tactics = [...new Set(marks.flatMap(({ tactic }) => tactic ?? []))];
      const comments = [...new Set(marks.flatMap(({ comment }) => comment ?? []))];
      if (tactics.length === 0 && comments.length === 0) return name === undefined ? id : `${id} - ${name}`;
      return {
        id,
        name,
        tactics: tactics.length > 0 ? tactics : undefined,
        description: comments.length > 0 ? comments.join('\n\n') : undefined,
      };
    });
    draft.set('mitre_attack', new Noted(rows, 'layer techniques'));
    const scores = read.techniques.flatMap(({ id, score }) => (score === undefined ? [] : [`${id}: score ${score}`]));
    return { draft, unread: scores };
  },
};
