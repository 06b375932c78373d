/**
 * Compares pages with stored pictures. The pictures are small, so that font smoothing does not matter and the repository stays small; layout,
 * colours and the density of the content are still visible.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { rootUrl } from './schema.ts';

const folder = new URL('test/fixtures/pictures/', rootUrl);

/** The maximum difference of a colour channel, from 0 to 255, at which two pixels count as equal. */
export const toleratedDifference = 24;
/** The maximum part of the pixels that may differ: another encoder alone changes 1.4 %, a missing strip of facts 19 %. */
export const toleratedPart = 0.03;
/** The maximum difference in height as a part of the stored height, such as a line more or less in a long page. */
export const toleratedHeight = 0.02;

/** The tallest part of a page that is compared, in CSS pixels; browsers draw no larger pictures. */
const tallest = 16_000;
/** The width of a stored picture in pixels, for the width of the page. */
const storedWidthFor = (width: number): number => Math.round(Math.max(80, width / 8));

interface Compared {
  /** The heights in pixels at the stored width. */
  readonly heights: readonly [number, number];
  /** The part of the pixels that differ. */
  readonly part: number;
}

/** Runs in the page `canvas`: draws a picture at the given width, and returns it as a data URI. */
const shrink = `async (source, width) => {
  const image = await createImageBitmap(await (await fetch(source)).blob());
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.max(1, Math.round((image.height * width) / image.width));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/webp', 0.5);
}`;

/** Runs in the page `canvas`: compares two pictures of one width, down to the end of the shorter one. */
const compare = `async (one, other) => {
  const pixels = async (source) => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  const count = a.width * Math.min(a.height, b.height);
  let differ = 0;
  for (let at = 0; at < count * 4; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) > ${toleratedDifference})) differ++;
  return { heights: [a.height, b.height], part: differ / count };
}`;

/**
 * Asserts that a page looks like the stored picture of that name; with UPDATE_GOLDENS=1 in the environment, stores it instead. `canvas` is an
 * empty page of the same browser.
 */
export async function assertPicture(page: Page, canvas: Page, name: string): Promise<void> {
  const height = Math.min(Number(await page.evaluate('document.documentElement.scrollHeight')), tallest);
  const width = page.viewportSize()?.width ?? 0;
  const shot = await page.screenshot({ fullPage: true, animations: 'disabled', clip: { x: 0, y: 0, width, height } });
  const source = JSON.stringify(`data:image/png;base64,${shot.toString('base64')}`);
  const small = String(await canvas.evaluate(`(${shrink})(${source}, ${storedWidthFor(width)})`));
  const file = new URL(`${name}.webp`, folder);
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, Buffer.from(small.slice(small.indexOf(',') + 1), 'base64'));
    return;
  }
  assert.ok(existsSync(file), `${name}: no picture is stored; run with UPDATE_GOLDENS=1 and look at it`);
  const stored = JSON.stringify(`data:image/webp;base64,${readFileSync(file).toString('base64')}`);
  const { heights, part } = (await canvas.evaluate(`(${compare})(${JSON.stringify(small)}, ${stored})`)) as Compared;
  const [now, before] = heights;
  assert.ok(
    Math.abs(now - before) <= Math.max(1, before * toleratedHeight),
    `${name}: height ${now}, stored ${before}`,
  );
  assert.ok(part <= toleratedPart, `${name}: ${(part * 100).toFixed(1)} % of the pixels differ`);
}

const fontsFile = new URL('fonts.json', folder);

/** Runs in a page: returns the widths of a sample text in its fonts. If they differ from the stored widths, pictures cannot be compared. */
const measureFonts = `(() => {
  const context = document.createElement('canvas').getContext('2d');
  return ['.ta-report', '.ta-report code'].map((selector) => {
    const style = getComputedStyle(document.querySelector(selector) ?? document.body);
    context.font = '100px ' + style.fontFamily;
    return Math.round(context.measureText('Hamburgefonstiv 0123456789 T1566.002').width);
  });
})()`;

/** Whether a page is drawn with the fonts of the stored pictures; with UPDATE_GOLDENS=1, stores their measures. */
export async function hasStoredFonts(page: Page): Promise<boolean> {
  const widths = JSON.stringify(await page.evaluate(measureFonts));
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fontsFile, `${widths}\n`);
  }
  return existsSync(fontsFile) && readFileSync(fontsFile, 'utf8').trim() === widths;
}
