import assert from 'node:assert/strict';
import { clip, code, fenced, plain } from '../../server/src/service/markdown.ts';

describe('Markdown of hovers', () => {
  it('leaves plain words as they are', () => {
    assert.equal(plain('Phishing: Spearphishing Link (T1566.002)'), 'Phishing: Spearphishing Link (T1566.002)');
  });

  it('takes the meaning from marks, markup and addresses', () => {
    assert.equal(plain('<img src=x> [a](b) *c* `d`'), '\\<img src=x\\> \\[a\\](b) \\*c\\* \\`d\\`');
    assert.equal(plain('http://evil.example'), 'http\\:\\/\\/evil.example');
    assert.equal(plain('www.evil.example a@b'), 'www\\.evil.example a\\@b');
  });

  it('shows one line without controls and direction marks', () => {
    assert.equal(plain('a\u202eb\r\n# c'), 'ab \\# c');
  });

  it('fences code that holds back-ticks', () => {
    assert.equal(code('a`b'), '`` a`b ``');
    assert.equal(fenced('yaml', 'a: ```'), '~~~~yaml\na: ```\n~~~~');
  });

  it('never cuts a character in two', () => {
    assert.equal(clip('ab🐻c', 4), 'ab…');
  });
});
