/**
 * The metrics of CVSS vectors and their values. Sources: FIRST's specifications of CVSS 2.0 (section 2.4), 3.0 and 3.1 (section 6) and 4.0
 * (section 7).
 */

export const cvssVersions = ['2.0', '3.0', '3.1', '4.0'] as const;
export type CvssVersion = (typeof cvssVersions)[number];

export interface Metrics {
  /** The metrics that every vector must contain, with their values. */
  readonly base: Readonly<Record<string, readonly string[]>>;
  readonly others: Readonly<Record<string, readonly string[]>>;
}

const values = (list: string): readonly string[] => list.split(' ');
const impact = values('H L N');
const need = values('X H M L');

const version3: Metrics = {
  base: {
    AV: values('N A L P'),
    AC: values('L H'),
    PR: values('N L H'),
    UI: values('N R'),
    S: values('U C'),
    C: impact,
    I: impact,
    A: impact,
  },
  others: {
    E: values('X H F P U'),
    RL: values('X U W T O'),
    RC: values('X C R U'),
    CR: need,
    IR: need,
    AR: need,
    MAV: values('X N A L P'),
    MAC: values('X L H'),
    MPR: values('X N L H'),
    MUI: values('X N R'),
    MS: values('X U C'),
    MC: values('X H L N'),
    MI: values('X H L N'),
    MA: values('X H L N'),
  },
};

const impact2 = values('N P C');
const need2 = values('L M H ND');

export const cvssMetrics: Readonly<Record<CvssVersion, Metrics>> = {
  '2.0': {
    base: { AV: values('L A N'), AC: values('H M L'), Au: values('M S N'), C: impact2, I: impact2, A: impact2 },
    others: {
      E: values('U POC F H ND'),
      RL: values('OF TF W U ND'),
      RC: values('UC UR C ND'),
      CDP: values('N L LM MH H ND'),
      TD: values('N L M H ND'),
      CR: need2,
      IR: need2,
      AR: need2,
    },
  },
  '3.0': version3,
  '3.1': version3,
  '4.0': {
    base: {
      AV: values('N A L P'),
      AC: values('L H'),
      AT: values('N P'),
      PR: values('N L H'),
      UI: values('N P A'),
      VC: impact,
      VI: impact,
      VA: impact,
      SC: impact,
      SI: impact,
      SA: impact,
    },
    others: {
      E: values('X A P U'),
      CR: need,
      IR: need,
      AR: need,
      MAV: values('X N A L P'),
      MAC: values('X L H'),
      MAT: values('X N P'),
      MPR: values('X N L H'),
      MUI: values('X N P A'),
      MVC: values('X H L N'),
      MVI: values('X H L N'),
      MVA: values('X H L N'),
      MSC: values('X H L N'),
      MSI: values('X S H L N'),
      MSA: values('X S H L N'),
      S: values('X N P'),
      AU: values('X N Y'),
      R: values('X A U I'),
      V: values('X D C'),
      RE: values('X L M H'),
      U: values('X Clear Green Amber Red'),
    },
  },
};
