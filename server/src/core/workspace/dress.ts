/** Reads what belongs to the report of an advisory: the organisation's files, and those of detection rules. */
import type { Advisory } from '../model/advisory.ts';
import { logoUri, safeStyle, templateMistake, type Dressing, type Look, type RuleFile } from '../report/index.ts';
import { renderFileKeys, type RenderFileKey, type RenderSettings } from '../settings/renderSettings.ts';

/** Why a file cannot be used, in a word and as the rest of a sentence that begins with its name. */
export interface Obstacle {
  readonly obstacle: Extract<RuleFile, { obstacle: string }>['obstacle'];
  readonly reason: string;
}

/** A file's content as text (UTF-8) or base64. */
export type Loaded = { readonly content: string } | Obstacle;

/** At most how many bytes, and as what. */
export interface LoadBounds {
  readonly bytes: number;
  readonly as: 'text' | 'base64';
}

/** A file of the organisation: what it is called in messages, and how it is read. */
export interface NamedFile {
  readonly name: string;
  readonly load: (bounds: LoadBounds) => Promise<Loaded>;
}

/** The look, and what is wrong with its files, one sentence each without a full stop. */
export interface ReadLook {
  readonly look: Look;
  readonly mistakes: readonly string[];
}

/** What belongs to a report, with the mistakes in its files. */
export interface Dressed extends Dressing {
  readonly mistakes: readonly string[];
}

/** Reads what belongs to the report of an advisory. Never rejects unless the host's functions do. */
export type Dress = (advisory: Advisory) => Promise<Dressed>;

/** The files that reports need. */
export interface DressFiles {
  readonly look: Partial<Readonly<Record<RenderFileKey, NamedFile>>>;
  /** Reads the file of a rule by its path as the advisory has it; absent if files are unknown. */
  readonly rule?: (path: string, bounds: LoadBounds) => Promise<Loaded>;
}

/** Returns the function for the advisories of a folder. The look is read once. */
export function createDresser(settings: RenderSettings, { look, rule }: DressFiles): Dress {
  let known: Promise<ReadLook> | undefined;
  return async (advisory) => ({
    ...(await (known ??= readLook(settings, look))),
    ...(rule ? { ruleFile: await readRuleFiles(advisory, rule) } : {}),
  });
}

/** The most bytes of each file of the organisation, and of a rule's file. */
const mostBytes = 256 * 1024;
/** The most bytes of all rule files of an advisory together. */
const mostRuleBytes = 4 * 1024 * 1024;

/** Returns the look that settings and files give. A file with a mistake does not count. */
export async function readLook(
  settings: RenderSettings,
  files: Partial<Readonly<Record<RenderFileKey, NamedFile>>>,
): Promise<ReadLook> {
  const read = await Promise.all(
    renderFileKeys.map(async (key): Promise<ReadLook> => {
      const file = files[key];
      if (!file) return nothing;
      const checked = await readers[key](file);
      if ('text' in checked) return { look: { [looks[key]]: checked.text }, mistakes: [] };
      return { look: {}, mistakes: [`${file.name} ${checked.mistake}`] };
    }),
  );
  const { publisher, header, footer, sections, titles, language } = settings;
  const texts = { publisher, header, footer, sections, titles, language };
  const said: Look = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
  return {
    look: read.reduce<Look>((look, one) => ({ ...look, ...one.look }), said),
    mistakes: read.flatMap((one) => one.mistakes),
  };
}

const nothing: ReadLook = { look: {}, mistakes: [] };

const looks = { stylesheet: 'style', template: 'template', logo: 'logo' } as const satisfies Record<
  RenderFileKey,
  keyof Look
>;

type Checked = { readonly text: string } | { readonly mistake: string };

const readers: Readonly<Record<RenderFileKey, (file: NamedFile) => Promise<Checked>>> = {
  stylesheet: async (file) => textOf(file, safeStyle),
  template: async (file) =>
    textOf(file, (text) => {
      const mistake = templateMistake(text);
      return mistake === undefined ? { text } : { mistake };
    }),
  logo: async (file) => {
    const image = await file.load({ bytes: mostBytes, as: 'base64' });
    if ('reason' in image) return { mistake: image.reason };
    const text = await file.load({ bytes: mostBytes, as: 'text' });
    return logoUri(image.content, 'content' in text ? text.content : undefined);
  },
};

async function textOf(file: NamedFile, check: (text: string) => Checked): Promise<Checked> {
  const loaded = await file.load({ bytes: mostBytes, as: 'text' });
  return 'reason' in loaded ? { mistake: loaded.reason } : check(loaded.content);
}

/** Reads the files of rules that have no body. Paths are those of the advisory; `load` knows what they are relative to. */
async function readRuleFiles(
  advisory: Advisory,
  load: NonNullable<DressFiles['rule']>,
): Promise<NonNullable<Dressing['ruleFile']>> {
  const rules = advisory.detectionRules?.items ?? [];
  const paths = [...new Set(rules.flatMap(({ body, file }) => (file && !body ? [file.value.trim()] : [])))];
  const found = new Map<string, RuleFile>();
  let left = mostRuleBytes;
  for (const path of paths) {
    const loaded = await load(path, { bytes: mostBytes, as: 'text' });
    if ('reason' in loaded) found.set(path, { obstacle: loaded.obstacle });
    else {
      left -= loaded.content.length;
      found.set(path, left < 0 ? { obstacle: 'too_large' } : { text: loaded.content });
    }
  }
  return (path) => found.get(path.trim());
}
