import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/machine/commands.ts';
import { copyFolder } from '../../scripts/machine/examplesCopy.ts';

const examples = path.join(projectRoot, 'examples');
const file = 'rules/akira-ransom-note.yar';

describe('the copy of the examples that npm start opens', () => {
  it('is removed at the end if nothing was changed', () => {
    const { folder, removeUnchanged } = copyFolder(examples);
    assert.equal(removeUnchanged(), false);
    assert.equal(fs.existsSync(folder), false);
  });

  const changes: readonly (readonly [title: string, change: (folder: string) => void])[] = [
    ['was edited', (folder) => fs.appendFileSync(path.join(folder, file), ' ')],
    ['was added', (folder) => fs.writeFileSync(path.join(folder, 'new.advisory.yaml'), '')],
    ['was deleted', (folder) => fs.rmSync(path.join(folder, file))],
  ];
  for (const [title, change] of changes) {
    it(`is kept if a file ${title}`, () => {
      const { folder, removeUnchanged } = copyFolder(examples);
      try {
        change(folder);
        assert.equal(removeUnchanged(), true);
        assert.equal(fs.existsSync(path.join(folder, 'akira-ransomware.advisory.yaml')), true);
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
