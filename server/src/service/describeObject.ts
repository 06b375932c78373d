/** Describes an object in the catalogue as Markdown, for hovers and the documentation of completion items. */
import type {
  AttackObject,
  AttackRelease,
  Catalogue,
  GalaxySoftware,
  Software,
  Tactic,
  Technique,
} from '../core/index.ts';
import { attackUrl } from './attackUrl.ts';
import { firstThatFit } from './bytes.ts';
import { code, link, paragraphs, plain, strong } from './markdown.ts';

const kindNames: Readonly<Record<AttackObject['kind'], string>> = {
  technique: 'Technique',
  tactic: 'Tactic',
  group: 'Group',
  software: 'Software',
  campaign: 'Campaign',
  mitigation: 'Mitigation',
  'data-component': 'Data component',
};

const domainNames = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' } as const;

/** The part of a catalogue that is needed to describe an object. */
type Descriptions = Pick<Catalogue, 'description'>;

/** Returns a technique's name, preceded by the name of its parent as on ATT&CK pages: `Phishing: Spearphishing Link`. */
export function fullName(technique: Technique): string {
  return technique.parentName === undefined ? technique.name : `${technique.parentName}: ${technique.name}`;
}

/**
 * Returns the description of an object in a release: ID, name, status, description, kind, domains, other names and page; also the tactics of
 * a technique and the shortname of a tactic. The description comes from a team catalogue, or else from a catalogue update. An object that
 * only a team catalogue contains has no ID, status, domains or page.
 */
export function describeObject(object: AttackObject, release: AttackRelease, catalogue?: Descriptions): string {
  if (object.id === '') return describeOwn(object);
  const description = object.description ?? catalogue?.description?.(object.kind, object.id);
  return paragraphs([
    `${strong(object.id)} ${plain(isTechnique(object) ? fullName(object) : object.name)}`,
    state(object, release),
    description === undefined ? undefined : plain(description),
    `${kindOf(object)}${domains(object)}, ATT&CK ${release.release}`,
    isTechnique(object) ? tacticsOf(object, release) : undefined,
    isTactic(object) ? `Shortname: ${code(object.shortname)}` : undefined,
    names('Also known as', object.aliases),
    link('Open the ATT&CK page', attackUrl(object.kind, object.id)),
  ]);
}

/** Returns the description of an object that only a team's catalogue contains. */
function describeOwn(object: AttackObject): string {
  return paragraphs([
    strong(object.name),
    object.description === undefined ? undefined : plain(object.description),
    `${kindOf(object)} in your team's catalogue`,
    names('Also known as', object.aliases),
  ]);
}

/** Returns the description of software that only the MISP galaxy contains: its name, type and other names. */
export function describeGalaxySoftware({ name, type, aliases }: GalaxySoftware): string {
  return paragraphs([
    strong(name),
    `${galaxyTypes[type] ?? 'Software'} in the MISP galaxy`,
    names('Also known as', aliases),
  ]);
}

/** Display names for the types of software in the galaxy. */
const galaxyTypes: Readonly<Record<string, string>> = {
  android: 'Malware for Android',
  backdoor: 'Backdoor',
  banker: 'Banking trojan',
  botnet: 'Botnet',
  'exploit-kit': 'Exploit kit',
  ransomware: 'Ransomware',
  rat: 'Remote access tool',
  stealer: 'Stealer',
  tool: 'Tool or malware',
};

/** Returns the names of a technique's tactics in the technique's own domains, in the order of the matrices. */
export function tacticNames(technique: Technique, release: AttackRelease): readonly string[] {
  const tactics = release.tactics.filter(
    (tactic) =>
      technique.tactics.includes(tactic.shortname) &&
      tactic.domains.some((domain) => technique.domains.includes(domain)),
  );
  return [...new Set(tactics.map((tactic) => tactic.name))];
}

/** Returns the English name of a country by its ISO 3166-1 alpha-2 code, or the code itself if it is unknown. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    // Intl throws for strings that are not region codes.
    return code;
  }
}

function state(object: AttackObject, release: AttackRelease): string | undefined {
  if (object.revoked) {
    const successors = object.revokedBy.map((id) => {
      const successor = release.object(id);
      return successor ? `${id} (${isTechnique(successor) ? fullName(successor) : successor.name})` : id;
    });
    const now = successors.length === 0 ? '' : ` Use ${successors.map(plain).join(' or ')}.`;
    return `**Revoked** in ATT&CK ${release.release}.${now}`;
  }
  return object.deprecated ? `**Deprecated** in ATT&CK ${release.release}.` : undefined;
}

function tacticsOf(technique: Technique, release: AttackRelease): string | undefined {
  const found = tacticNames(technique, release);
  return found.length === 0 ? undefined : `Tactics: ${found.map(plain).join(', ')}`;
}

function kindOf(object: AttackObject): string {
  if (isTechnique(object)) return object.id.includes('.') ? 'Sub-technique' : 'Technique';
  if (isSoftware(object)) return object.type === 'tool' ? 'Tool' : 'Malware';
  return kindNames[object.kind];
}

function domains(object: AttackObject): string {
  return object.domains.length === 0 ? '' : ` in ${object.domains.map((domain) => domainNames[domain]).join(', ')}`;
}

/** The maximum number of names on a line. */
const maxNames = 40;
/** The maximum size of all names on a line as JSON, in bytes. */
const maxNamesSize = 2000;

/** Returns a line that consists of a label and names, followed by the number of omitted names; undefined if there are no names. */
export function names(label: string, values: readonly string[]): string | undefined {
  const shown = firstThatFit(values.slice(0, maxNames).map(plain), maxNamesSize);
  const rest = values.length - shown.length;
  return values.length === 0 ? undefined : `${label}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const isTechnique = (object: AttackObject): object is Technique => object.kind === 'technique';
const isTactic = (object: AttackObject): object is Tactic => object.kind === 'tactic';
const isSoftware = (object: AttackObject): object is Software => object.kind === 'software';
