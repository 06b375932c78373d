import { strict as assert } from 'node:assert';
import {
  canonicalWord,
  difficultySynonyms,
  difficultyWords,
  displayWord,
  normaliseWord,
  indicatorTypeSynonyms,
  indicatorTypeWords,
  readBoolean,
  readExploited,
  readTlp,
  ruleKindSynonyms,
  ruleKindWords,
  severitySynonyms,
  severityWords,
  tlpLabel,
} from '../../server/src/core/model/vocabularies.ts';

describe('enum values', () => {
  it('read case, spaces, hyphens and underscores as the same', () => {
    for (const text of ['very_hard', 'Very Hard', 'VERY-HARD', ' very  hard ', 'very - hard']) {
      assert.equal(canonicalWord(text, difficultyWords, difficultySynonyms), 'very_hard', text);
    }
  });

  it('are not guessed', () => {
    for (const text of ['veryhard', 'hardest', '', 'constructor', '__proto__', 'very_hard!']) {
      assert.equal(canonicalWord(text, difficultyWords, difficultySynonyms), undefined, text);
    }
  });

  it('map synonyms to the canonical word of their own enumeration', () => {
    assert.equal(canonicalWord('Moderate', severityWords, severitySynonyms), 'medium');
    assert.equal(canonicalWord('INFO', severityWords, severitySynonyms), 'informational');
    assert.equal(canonicalWord('medium', difficultyWords, difficultySynonyms), 'moderate');
    assert.equal(canonicalWord('Suricata', ruleKindWords, ruleKindSynonyms), 'snort_suricata');
    assert.equal(canonicalWord('SPL', ruleKindWords, ruleKindSynonyms), 'splunk_spl');
    assert.equal(canonicalWord('SHA-256', indicatorTypeWords, indicatorTypeSynonyms), 'sha256');
    assert.equal(canonicalWord('Bitcoin address', indicatorTypeWords, indicatorTypeSynonyms), 'cryptocurrency_address');
    assert.equal(canonicalWord('ip', indicatorTypeWords, indicatorTypeSynonyms), 'ipv4');
  });

  it('are normalised to one underscore between words and none around plus and colon', () => {
    assert.equal(normaliseWord('  TLP: Amber + Strict '), 'tlp:amber+strict');
    assert.equal(normaliseWord('Snort -_ Suricata'), 'snort_suricata');
  });

  it('are shown in title case', () => {
    assert.equal(displayWord('very_hard'), 'Very Hard');
    assert.equal(displayWord('none'), 'None');
  });
});

describe('TLP labels', () => {
  it('are read with and without their prefix', () => {
    for (const text of ['AMBER+STRICT', 'amber + strict', 'TLP:AMBER+STRICT', 'tlp: Amber Strict', 'Amber-Strict']) {
      assert.equal(readTlp(text), 'AMBER+STRICT', text);
    }
    assert.equal(readTlp('TLP:RED'), 'RED');
    assert.equal(readTlp('clear'), 'CLEAR');
  });

  it('of TLP 1.0 are recognised, others rejected', () => {
    assert.equal(readTlp('White'), 'WHITE');
    assert.equal(readTlp('TLP:WHITE'), 'WHITE');
    assert.equal(readTlp('TLP:BLUE'), undefined);
  });

  it('are shown on the page with their prefix', () => {
    assert.equal(tlpLabel('AMBER+STRICT'), 'TLP:AMBER+STRICT');
  });
});

describe('booleans', () => {
  it('are true, yes and on, false, no and off', () => {
    for (const text of ['true', 'Yes', 'ON']) assert.equal(readBoolean(text), true, text);
    for (const text of ['false', 'No', 'OFF']) assert.equal(readBoolean(text), false, text);
    for (const text of ['y', 'n', '1', '0', '', 'yep']) assert.equal(readBoolean(text), undefined, text);
  });

  it('may be unknown for exploitation', () => {
    assert.equal(readExploited('Unknown'), 'unknown');
    assert.equal(readExploited('yes'), true);
    assert.equal(readExploited('maybe'), undefined);
  });
});
