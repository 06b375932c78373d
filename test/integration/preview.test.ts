import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionApi } from './api.ts';
import { closeEditors, openAdvisory, replaceText } from './documents.ts';
import { sampleAdvisory } from './sample.ts';
import { until } from './until.ts';

/** Waits until the document's preview contains a text. Returns its HTML. */
async function previewWith(document: vscode.TextDocument, text: string): Promise<string> {
  const api = await extensionApi();
  return until(`a preview with ${text}`, async () => {
    const html = await api.previewHtml(document.uri);
    return html.includes(text) ? html : undefined;
  });
}

describe('the preview in VS Code', () => {
  afterEach(closeEditors);

  it('shows the report with its sections in their order', async () => {
    const document = await openAdvisory('preview', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreview');
    const html = await previewWith(document, 'Courier lures against regional banks');
    const headings = [
      'Key Takeaways',
      'Attack Chain',
      'Hunting Hypotheses',
      'Recommendations',
      'MITRE ATT&amp;CK Mapping',
    ];
    const locations = headings.map((heading) => html.indexOf(heading));
    assert.ok(
      locations.every((location, index) => location > (locations[index - 1] ?? -1)),
      `${headings.join(', ')} at ${locations.join(', ')}`,
    );
    assert.match(html, /Phishing: Spearphishing Link/);
  });

  it('is updated while typing', async () => {
    const document = await openAdvisory('preview-typed', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewWith(document, 'Courier lures');
    await replaceText(document, 'Courier lures', 'Parcel lures');
    const html = await previewWith(document, 'Parcel lures against regional banks');
    assert.doesNotMatch(html, /Courier lures/);
  });

  it('shows markup of the advisory as text', async () => {
    const hostile = sampleAdvisory.replace('Courier lures', '<script>alert(1)</script> lures');
    const document = await openAdvisory('preview-hostile', hostile);
    await vscode.commands.executeCommand('advisory.showPreview');
    const html = await previewWith(document, 'lures against regional banks');
    assert.match(html, /&lt;script(&gt;|>)alert\(1\)/);
    assert.doesNotMatch(html, /<script>alert/);
  });
});
