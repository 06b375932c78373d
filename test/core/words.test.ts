import { strict as assert } from 'node:assert';
import {
  canonicalValue,
  difficultySynonyms,
  difficultyValues,
  displayValue,
  normaliseWord,
  indicatorTypeSynonyms,
  indicatorTypeValues,
  readBoolean,
  readExploited,
  readTlp,
  ruleKindSynonyms,
  ruleKindValues,
  severitySynonyms,
  severityValues,
  tlpLabel,
} from '../../server/src/core/model/vocabularies.ts';

describe('enum values', () => {
  it('read case, spaces, hyphens and underscores as the same', () => {
    for (const text of ['very_hard', 'Very Hard', 'VERY-HARD', ' very  hard ', 'very - hard']) {
      assert.equal(canonicalValue(text, difficultyValues, difficultySynonyms), 'very_hard', text);
    }
  });

  it('are not guessed', () => {
    for (const text of ['veryhard', 'hardest', '', 'constructor', '__proto__', 'very_hard!']) {
      assert.equal(canonicalValue(text, difficultyValues, difficultySynonyms), undefined, text);
    }
  });

  it('map synonyms to the canonical word of their own enumeration', () => {
    assert.equal(canonicalValue('Moderate', severityValues, severitySynonyms), 'medium');
    assert.equal(canonicalValue('INFO', severityValues, severitySynonyms), 'informational');
    assert.equal(canonicalValue('medium', difficultyValues, difficultySynonyms), 'moderate');
    assert.equal(canonicalValue('Suricata', ruleKindValues, ruleKindSynonyms), 'snort_suricata');
    assert.equal(canonicalValue('SPL', ruleKindValues, ruleKindSynonyms), 'splunk_spl');
    assert.equal(canonicalValue('SHA-256', indicatorTypeValues, indicatorTypeSynonyms), 'sha256');
    assert.equal(
      canonicalValue('Bitcoin address', indicatorTypeValues, indicatorTypeSynonyms),
      'cryptocurrency_address',
    );
    assert.equal(canonicalValue('ip', indicatorTypeValues, indicatorTypeSynonyms), 'ipv4');
  });

  it('are normalised to one underscore between words and none around plus and colon', () => {
    assert.equal(normaliseWord('  TLP: Amber + Strict '), 'tlp:amber+strict');
    assert.equal(normaliseWord('Snort -_ Suricata'), 'snort_suricata');
  });

  it('are shown in title case', () => {
    assert.equal(displayValue('very_hard'), 'Very Hard');
    assert.equal(displayValue('none'), 'None');
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
