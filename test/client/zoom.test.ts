import assert from 'node:assert/strict';
import { defaultZoom, zoomStep, zoomWithin } from '../../client/src/preview/zoom.ts';
import { readManifest } from '../../scripts/manifestTexts.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
}

describe('text size of previews', () => {
  it('is limited', () => {
    assert.deepEqual([zoomWithin(20), zoomWithin(110), zoomWithin(9999), zoomWithin('x')], [50, 110, 300, 100]);
  });

  it('changes in steps', () => {
    assert.deepEqual(
      [zoomStep(100, 1), zoomStep(100, -1), zoomStep(300, 1), zoomStep(50, -1), zoomStep(104, 1)],
      [110, 90, 300, 50, 110],
    );
  });

  it('has the default and the limits of the setting', () => {
    const setting = readManifest<Manifest>().contributes.configuration.properties['advisory.preview.zoom'];
    assert.deepEqual(
      [setting?.['default'], setting?.['minimum'], setting?.['maximum']],
      [defaultZoom, zoomWithin(0), zoomWithin(9999)],
    );
  });
});
