/** Describes an actor as Markdown, for hovers and the documentation of completion items. */
import type { Actor } from '../core/index.ts';
import { attackUrl } from './attackUrl.ts';
import { countryName, names } from './describeObject.ts';
import { code, link, paragraphs, plain, strong } from './markdown.ts';

const sourceNames: Readonly<Record<Actor['sources'][number], string>> = {
  attack: 'ATT&CK',
  misp: 'MISP galaxy',
  own: "your team's catalogue",
};

const kindNames: Readonly<Record<NonNullable<Actor['kind']>, string>> = {
  ransomware: 'Ransomware: the brand, or its operators',
  vendor: 'Surveillance vendor',
};

/**
 * Returns the description of an actor: preferred name, description, kind, country, sponsor, other names with the vendors that gave them,
 * disputed names, catalogues and ATT&CK page. If `written` is not the preferred name, the description also states whether it is an alias or
 * another main name. `inAttack` is the group of which `written` is an alias in ATT&CK, if that is another actor.
 */
export function describeActor(actor: Actor, written?: string, inAttack?: Actor): string {
  const other = written !== undefined && fold(written) !== fold(actor.name) ? written : undefined;
  const primary = actor.primaryNames.filter((name) => name !== actor.name);
  const withVendors = (name: string): string => {
    const vendors = vendorsOf(actor, name);
    return vendors.length === 0 ? name : `${name} (${vendors.join(', ')})`;
  };
  return paragraphs([
    `${strong(actor.name)}${actor.attackId === undefined ? '' : ` (${actor.attackId})`}`,
    other === undefined ? undefined : meaningOf(other, actor, primary),
    inAttack &&
      `In ATT&CK, ${plain(written ?? '')} is an alias of ${plain(inAttack.name)} (${inAttack.attackId ?? ''}).`,
    actor.description === undefined ? undefined : plain(actor.description),
    actor.kind === undefined ? undefined : kindNames[actor.kind],
    actor.country === undefined ? undefined : `Country: ${plain(countryName(actor.country))} (${code(actor.country)})`,
    actor.sponsor === undefined ? undefined : `Sponsor: ${plain(actor.sponsor)}`,
    names('Main name in other sources', primary.map(withVendors)),
    names('Also known as', actor.aliases.map(withVendors)),
    names('Names of other actors that the MISP galaxy lists for this one', actor.disputedAliases ?? []),
    `Listed in ${actor.sources.map((source) => sourceNames[source]).join(' and ')}`,
    actor.attackId === undefined ? undefined : link('Open the ATT&CK page', attackUrl('group', actor.attackId)),
  ]);
}

/** Returns the vendors that gave an actor a name, if known. */
export function vendorsOf({ namedBy = [] }: Actor, name: string): readonly string[] {
  return namedBy.find((one) => fold(one.name) === fold(name))?.vendors ?? [];
}

function meaningOf(written: string, actor: Actor, primary: readonly string[]): string {
  const is = primary.some((name) => fold(name) === fold(written)) ? 'another main name' : 'an alias';
  const vendors = vendorsOf(actor, written);
  const by = vendors.length === 0 ? '' : `, given by ${vendors.map(plain).join(' and ')}`;
  return `${plain(written)} is ${is} of ${plain(actor.name)}${by}.`;
}

const fold = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');
