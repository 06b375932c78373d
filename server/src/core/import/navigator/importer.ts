import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { Noted, type DraftValue } from '../draft.ts';
import { objectsOf, readJsonObject, textOf, type Members } from '../json.ts';
import { readNavigatorLayer, type LayerTechnique } from './layer.ts';
import type { Importer } from '../reader.ts';
import { techniqueRow } from '../techniqueRow.ts';

/**
 * Imports an ATT&CK Navigator layer: its techniques become the mapping, its name the title, its description the summary, its ATT&CK version
 * `attack_version`, and its links references.
 */
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
      const { name } = techniqueRow(id, attack);
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
    const links = [members, ...objectsOf(members['techniques'])].flatMap(({ links: own }) => objectsOf(own));
    const titles = new Map<string, Set<string>>();
    for (const { label, url: written } of links) {
      const [url, title] = [textOf(written), textOf(label)];
      if (url === undefined) continue;
      const known = titles.get(url) ?? new Set();
      titles.set(url, known);
      if (title !== undefined) known.add(title);
    }
    const references = [...titles].map(([url, [title]]) => (title === undefined ? url : { title, url }));
    if (references.length > 0) draft.set('references', new Noted(references, 'layer links'));
    const others = [...titles].flatMap(([url, [, ...more]]) => more.map((title) => `link: ${title}: ${url}`));
    const scores = read.techniques.flatMap(({ id, score }) => (score === undefined ? [] : [`${id}: score ${score}`]));
    const unknown = release === undefined && read.attackVersion !== undefined ? [`ATT&CK ${read.attackVersion}`] : [];
    return { draft, unread: [...unknown, ...others, ...scores, ...othersOf(members)] };
  },
};

/** Returns lines for the content without a key: metadata, disabled techniques, invalid IDs, and the techniques of each legend entry. */
function othersOf(layer: Members): readonly string[] {
  const all = objectsOf(layer['techniques']);
  const idOf = (one: Members): string => textOf(one['techniqueID']) ?? 'technique';
  const metadata = [layer, ...all].flatMap((one) =>
    objectsOf(one['metadata']).flatMap(({ name, value }) => {
      const said = [textOf(name), textOf(value)].filter(Boolean).join(': ');
      return said === '' ? [] : [`${one === layer ? 'metadata' : idOf(one)}: ${said}`];
    }),
  );
  const disabled = all.filter((one) => one['enabled'] === false);
  const names = disabled.map((one) => [idOf(one), textOf(one['comment'])].filter(Boolean).join(': '));
  const unknown = all.flatMap((one) =>
    normaliseTechniqueId(idOf(one)) === undefined ? [`technique: ${idOf(one)}`] : [],
  );
  const legend = objectsOf(layer['legendItems']).flatMap(({ label, color }) => {
    const ids = all.filter((one) => !disabled.includes(one) && textOf(color) !== undefined && one['color'] === color);
    return textOf(label) === undefined
      ? []
      : [`legend: ${String(label)}: ${ids.map(idOf).join(', ') || 'no technique'}`];
  });
  return [...metadata, ...legend, ...(names.length > 0 ? [`disabled: ${names.join('; ')}`] : []), ...unknown];
}
