/** The sections of the report in the order of the page. */
import { affectedSystems } from './affectedSystems.ts';
import { attackChain } from './attackChain.ts';
import { controlGaps } from './controlGaps.ts';
import { detectionAvailability } from './detectionAvailability.ts';
import { detectionEngineering } from './detectionEngineering.ts';
import { detectionRules } from './detectionRules.ts';
import { falsePositiveAssessment } from './falsePositiveAssessment.ts';
import { huntingHypotheses } from './huntingHypotheses.ts';
import { indicators } from './indicators.ts';
import { keyBehavioralIndicators } from './keyBehavioralIndicators.ts';
import { keyTakeaways } from './keyTakeaways.ts';
import { mitreAttack } from './mitreAttack.ts';
import { recommendations } from './recommendations.ts';
import { references } from './references.ts';
import { requiredLogSources } from './requiredLogSources.ts';
import { revisions } from './revisions.ts';
import type { SectionSource } from './section.ts';
import { tags } from './tags.ts';
import { timeline } from './timeline.ts';
import { vulnerabilities } from './vulnerabilities.ts';

export const sections: readonly SectionSource[] = [
  keyTakeaways,
  affectedSystems,
  vulnerabilities,
  attackChain,
  timeline,
  detectionAvailability,
  detectionRules,
  detectionEngineering,
  requiredLogSources,
  huntingHypotheses,
  controlGaps,
  keyBehavioralIndicators,
  indicators,
  falsePositiveAssessment,
  recommendations,
  mitreAttack,
  references,
  revisions,
  tags,
];
