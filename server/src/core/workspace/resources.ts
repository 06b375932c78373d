/**
 * Loads the files that an advisory's report needs: the organisation's branding (stylesheet, template, logo) and the files of detection
 * rules.
 */
import type { Advisory } from '../model/advisory.ts';
import {
  logoUri,
  safeStyle,
  templateProblem,
  type RenderResources,
  type Look,
  type RuleFile,
} from '../report/index.ts';
import { utf8Length } from '../text/bytes.ts';
import { renderFileKeys, type RenderFileKey, type RenderSettings } from '../settings/renderSettings.ts';

/** Why a file cannot be used. `obstacle` is the category, and `reason` is the rest of a sentence that begins with the file's name. */
export interface Obstacle {
  readonly obstacle: Extract<RuleFile, { obstacle: string }>['obstacle'];
  readonly reason: string;
}

/** A file's content as text (decoded from UTF-8) or base64, or why the file cannot be used. */
export type Loaded = { readonly content: string } | Obstacle;

/** The maximum size of a file in bytes, and how its content is returned. */
export interface LoadBounds {
  readonly bytes: number;
  readonly as: 'text' | 'base64';
}

/** One of the organisation's files: how messages refer to it, and a function that loads it. */
export interface NamedFile {
  readonly name: string;
  readonly load: (bounds: LoadBounds) => Promise<Loaded>;
}

/** The branding, and a sentence without a full stop for each problem with a branding file. */
export interface ReadLook {
  readonly look: Look;
  readonly mistakes: readonly string[];
}

/** Everything that a report needs, and a sentence without a full stop for each problem with a branding file. */
export interface LoadedResources extends RenderResources {
  readonly mistakes: readonly string[];
}

/** Loads everything that an advisory's report needs. Rejects only if the host's functions do. */
export type LoadResources = (advisory: Advisory) => Promise<LoadedResources>;

/** The files that reports need. */
export interface ResourceFiles {
  readonly look: Partial<Readonly<Record<RenderFileKey, NamedFile>>>;
  /** Loads a detection rule's file by its path as written in the advisory; absent if the host has no file access. */
  readonly rule?: (path: string, bounds: LoadBounds) => Promise<Loaded>;
}

/** Creates the function that loads the files for the advisories in a folder. The branding is loaded only once. */
export function createResourceLoader(settings: RenderSettings, { look, rule }: ResourceFiles): LoadResources {
  let known: Promise<ReadLook> | undefined;
  return async (advisory) => ({
    ...(await (known ??= readLook(settings, look))),
    ...(rule ? { ruleFile: await readRuleFiles(advisory, rule) } : {}),
  });
}

/** The maximum size in bytes of a branding file or a rule file. */
const maxBytes = 256 * 1024;
/** The maximum total size in bytes of an advisory's rule files. */
const maxRuleBytes = 4 * 1024 * 1024;

/** Returns the branding according to the settings and the files that they refer to. Files with problems are omitted and listed in `mistakes`. */
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
      return { look: {}, mistakes: [`${file.name} ${checked.problem}`] };
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

type Checked = { readonly text: string } | { readonly problem: string };

const readers: Readonly<Record<RenderFileKey, (file: NamedFile) => Promise<Checked>>> = {
  stylesheet: async (file) => textOf(file, safeStyle),
  template: async (file) =>
    textOf(file, (text) => {
      const problem = templateProblem(text);
      return problem === undefined ? { text } : { problem };
    }),
  logo: async (file) => {
    const image = await file.load({ bytes: maxBytes, as: 'base64' });
    if ('reason' in image) return { problem: image.reason };
    const text = await file.load({ bytes: maxBytes, as: 'text' });
    return logoUri(image.content, 'content' in text ? text.content : undefined);
  },
};

async function textOf(file: NamedFile, check: (text: string) => Checked): Promise<Checked> {
  const loaded = await file.load({ bytes: maxBytes, as: 'text' });
  return 'reason' in loaded ? { problem: loaded.reason } : check(loaded.content);
}

/**
 * Reads the files of rules that have no body, and returns a function that finds a file by its path. Paths are as written in the advisory;
 * `load` resolves them.
 */
async function readRuleFiles(
  advisory: Advisory,
  load: NonNullable<ResourceFiles['rule']>,
): Promise<NonNullable<RenderResources['ruleFile']>> {
  const rules = advisory.detectionRules?.items ?? [];
  const paths = [...new Set(rules.flatMap(({ body, file }) => (file && !body ? [file.value.trim()] : [])))];
  const found = new Map<string, RuleFile>();
  let left = maxRuleBytes;
  for (const path of paths) {
    const loaded = await load(path, { bytes: maxBytes, as: 'text' });
    if ('reason' in loaded) found.set(path, { obstacle: loaded.obstacle });
    else {
      left -= utf8Length(loaded.content);
      found.set(path, left < 0 ? { obstacle: 'too_large' } : { text: loaded.content });
    }
  }
  return (path) => found.get(path.trim());
}
