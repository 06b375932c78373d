/** Mistakes in texts of several lines, in comments, and with invisible characters. */

export interface TextMistake {
  readonly what: string;
  readonly text: string;
  /** The only problem, as `code "highlighted text"`. */
  readonly problem: string;
  /** The text after the first fix; absent if there is none. */
  readonly fixed?: string;
}

const wrapped: readonly TextMistake[] = [
  {
    what: 'a colon in the second line of a text',
    text: 'title: T\nsummary: Intruders read the mail.\n  Advice: reset the tokens.\nseverity: high\n',
    problem: 'yaml/unquoted-colon "Advice: reset the tokens."',
    fixed: 'title: T\nsummary: |\n  Intruders read the mail.\n  Advice: reset the tokens.\nseverity: high\n',
  },
  {
    what: 'a colon in the second line of a title',
    text: 'title: A wave of mail\n  Part one: the lure\nseverity: high\n',
    problem: 'yaml/unquoted-colon "Part one: the lure"',
    fixed: "title: 'A wave of mail Part one: the lure'\nseverity: high\n",
  },
  {
    what: 'paragraphs below a key, with a colon and a number sign',
    text: 'title: T\nattack_chain:\n  They came by mail.\n\n  Then: they left.\n\n  Case #7 is open.\n',
    problem: 'yaml/unquoted-colon "Then: they left."',
    fixed: 'title: T\nattack_chain: |\n  They came by mail.\n\n  Then: they left.\n\n  Case #7 is open.\n',
  },
  {
    what: 'a text each line of which has a colon',
    text: 'title: T\nsummary:\n  Short form: mail.\n  Long form: mail with a link.\nseverity: high\n',
    problem: 'yaml/unquoted-colon "Short form: mail."',
    fixed: 'title: T\nsummary: |\n  Short form: mail.\n  Long form: mail with a link.\nseverity: high\n',
  },
  {
    what: 'a list below the first line of a text',
    text: 'title: T\nsummary: They did two things:\n  - Lure: mail\n  - Loot: files\nseverity: high\n',
    problem: 'yaml/unquoted-colon "They did two things:"',
    fixed: 'title: T\nsummary: |\n  They did two things:\n  - Lure: mail\n  - Loot: files\nseverity: high\n',
  },
  {
    what: 'a list item whose second line has a colon',
    text: 'key_takeaways:\n  - Intruders read the mail.\n    Advice: reset the tokens.\n  - Two\n',
    problem: 'yaml/unquoted-colon "Advice: reset the tokens."',
    fixed: "key_takeaways:\n  - 'Intruders read the mail. Advice: reset the tokens.'\n  - Two\n",
  },
  {
    what: 'a list item of two paragraphs',
    text: 'key_takeaways:\n  - Intruders read the mail.\n\n    Advice: reset the tokens.\n  - Two\n',
    problem: 'yaml/unquoted-colon "Advice: reset the tokens."',
    fixed: 'key_takeaways:\n  - |\n    Intruders read the mail.\n\n    Advice: reset the tokens.\n  - Two\n',
  },
  {
    what: 'a list item with a colon in each line',
    text: 'key_takeaways:\n  - First: the mail.\n    Second: the link.\n  - Two\n',
    problem: 'yaml/unquoted-colon "First: the mail."',
    fixed: 'key_takeaways:\n  - |\n    First: the mail.\n    Second: the link.\n  - Two\n',
  },
  {
    what: 'a text in a row, the first line deeper, with a tab and a path',
    text: 'vulnerabilities:\n  - id: CVE-2024-12345\n    description:\n        The loader is kept here now.\n\t\t  C:\\ProgramData\\a: b.dll\n      It is run: twice.\n  - CVE-2024-12346\n',
    problem: 'yaml/unquoted-colon "C:\\ProgramData\\a: b.dll"',
    fixed:
      'vulnerabilities:\n  - id: CVE-2024-12345\n    description: |\n      The loader is kept here now.\n      C:\\ProgramData\\a: b.dll\n      It is run: twice.\n  - CVE-2024-12346\n',
  },
  {
    what: 'a text at the end of the file, with an emoji and an address',
    text: 'title: T\nsummary: The page is known\n  🦊 See https://example.org/#top: it has more',
    problem: 'yaml/unquoted-colon "🦊 See https://example.org/#top: it has more"',
    fixed: 'title: T\nsummary: |\n  The page is known\n  🦊 See https://example.org/#top: it has more',
  },
  {
    what: 'a rule body without a block',
    text: 'detection_rules:\n  - type: yara\n    name: R\n    body:\n      rule r {\n        condition:\n          true\n      }\n',
    problem: 'yaml/unquoted-colon "condition:"',
    fixed:
      'detection_rules:\n  - type: yara\n    name: R\n    body: |\n      rule r {\n        condition:\n          true\n      }\n',
  },
  {
    what: 'a Sigma rule without a block',
    text: 'detection_rules:\n  - type: sigma\n    name: R\n    body:\n      title: R\n      logsource:\n        product: windows\n',
    problem: 'yaml/unquoted-colon "title: R"',
    fixed:
      'detection_rules:\n  - type: sigma\n    name: R\n    body: |\n      title: R\n      logsource:\n        product: windows\n',
  },
  {
    what: 'a comment between the lines of a text',
    text: 'title: T\nsummary: They came\n  # checked\n  and left.\n',
    problem: 'yaml/syntax "# checked"',
    fixed: 'title: T\n# checked\nsummary: They came\n  and left.\n',
  },
  {
    what: 'a comment behind a line of a text with a colon',
    text: 'key_takeaways:\n  - They came # checked\n    and left: at night.\n',
    problem: 'yaml/syntax "# checked"',
    fixed: 'key_takeaways:\n  # checked\n  - |\n    They came\n    and left: at night.\n',
  },
  {
    what: 'a line of spaces above the text of a block',
    text: 'title: T\nattack_chain: |\n      \n  They came.\n',
    problem: 'yaml/syntax "      "',
    fixed: 'title: T\nattack_chain: |\n\n  They came.\n',
  },
];

const hashes: readonly TextMistake[] = [
  {
    what: 'a tag that cuts a title',
    text: 'title: News of #OpStorm: part two # reviewed\n',
    problem: 'yaml/comment-in-value "#OpStorm: part two # reviewed"',
    fixed: "title: 'News of #OpStorm: part two # reviewed'\n",
  },
  {
    what: 'a number that cuts a list item with an apostrophe',
    text: "key_takeaways:\n  - The vendor's fix #12 helps\n",
    problem: 'yaml/comment-in-value "#12 helps"',
    fixed: 'key_takeaways:\n  - "The vendor\'s fix #12 helps"\n',
  },
  {
    what: 'a tag on the last line of a text',
    text: 'title: T\nsummary: They came\n  in case #12 again\nseverity: high\n',
    problem: 'yaml/comment-in-value "#12 again"',
    fixed: "title: T\nsummary: 'They came\n  in case #12 again'\nseverity: high\n",
  },
  {
    what: 'a tag in the middle of a text',
    text: 'title: T\nsummary: They came\n  in case #12 again\n  and left\nseverity: high\n',
    problem: 'yaml/comment-in-value "#12 again"',
    fixed: 'title: T\nsummary: |\n  They came\n  in case #12 again\n  and left\nseverity: high\n',
  },
  {
    what: 'a tag at the start of a text that goes on below',
    text: 'title: T\nsummary: #OpStorm goes on\n  in spring\nseverity: high\n',
    problem: 'yaml/comment-in-value "#OpStorm goes on"',
    fixed: "title: T\nsummary: '#OpStorm goes on\n  in spring'\nseverity: high\n",
  },
  {
    what: 'headings of Markdown without a block',
    text: 'title: T\nsummary:\n  ## Lure\n  They wrote mail.\n  ## Loot\n  They took files.\n',
    problem: 'yaml/comment-in-value "## Lure"',
    fixed: 'title: T\nsummary: |\n  ## Lure\n  They wrote mail.\n  ## Loot\n  They took files.\n',
  },
  {
    what: 'tags in brackets',
    text: 'tags: [mail, #storm, op #2]\ncontrol_gaps: []\n',
    problem: 'yaml/comment-in-value "#storm, op #2]"',
    fixed: "tags: [mail, '#storm', 'op #2']\ncontrol_gaps: []\n",
  },
  {
    what: 'a word that cuts a command line',
    text: 'indicators:\n  - type: command_line\n    value: cmd /c whoami #quiet\n',
    problem: 'yaml/comment-in-value "#quiet"',
    fixed: "indicators:\n  - type: command_line\n    value: 'cmd /c whoami #quiet'\n",
  },
  {
    what: 'a part of a page that is cut from its address',
    text: 'source:\n  - name: Blog\n    url: https://example.org/a #part-2\n',
    problem: 'yaml/comment-in-value "#part-2"',
    fixed: 'source:\n  - name: Blog\n    url: https://example.org/a#part-2\n',
  },
  {
    what: 'a number in braces',
    text: 'affected_systems:\n  - {name: Gateway #2, vendor: Example}\n  - Other\n',
    problem: 'yaml/comment-in-value "#2, vendor: Example}"',
    fixed: "affected_systems:\n  - {name: 'Gateway #2', vendor: Example}\n  - Other\n",
  },
];

const openings: readonly TextMistake[] = [
  {
    what: 'a quoted text that falls back to the left margin',
    text: 'title: T\nsummary: "They came\nby night: twice\n- and left"\nseverity: high\n',
    problem: 'yaml/syntax "by night: twice"',
    fixed: 'title: T\nsummary: "They came\n  by night: twice\n  - and left"\nseverity: high\n',
  },
  {
    what: 'a quoted text in a row that falls back',
    text: "vulnerabilities:\n  - id: CVE-2024-12345\n    description: 'They came\n  and it''s\nover'\n  - CVE-2024-12346\n",
    problem: `yaml/syntax "and it''s"`,
    fixed:
      "vulnerabilities:\n  - id: CVE-2024-12345\n    description: 'They came\n        and it''s\n      over'\n  - CVE-2024-12346\n",
  },
  {
    what: 'a list in brackets that falls back',
    text: 'tags: [mail,\nop,\nnight]\ncontrol_gaps: []\n',
    problem: 'yaml/syntax "op,"',
    fixed: 'tags: [mail,\n  op,\n  night]\ncontrol_gaps: []\n',
  },
  {
    what: 'a quote over several lines that is never closed',
    text: 'title: T\nsummary: "They came\n  by night: twice\n  and left\nseverity: high\n',
    problem: 'yaml/syntax ""They came"',
    fixed: 'title: T\nsummary: "They came\n  by night: twice\n  and left"\nseverity: high\n',
  },
  {
    what: 'a quote that is never closed, with an escaped quote as the last character of the file',
    text: 'severity: high\ntitle: "They wrote \\"pay now\\"',
    problem: 'yaml/syntax ""They wrote \\"pay now\\""',
    fixed: 'severity: high\ntitle: "They wrote \\"pay now\\""',
  },
  {
    what: 'a single quote that is never closed, with two quotes at the end of the file',
    text: "severity: high\ntitle: 'They wrote ''pay now''",
    problem: "yaml/syntax \"'They wrote ''pay now''\"",
    fixed: "severity: high\ntitle: 'They wrote ''pay now'''",
  },
  {
    what: 'a bracket that is never closed behind a comma',
    text: 'title: T\nauthors: [Ann, Bob,\ntags: [a]\n',
    problem: 'yaml/syntax "["',
    fixed: 'title: T\nauthors: [Ann, Bob]\ntags: [a]\n',
  },
  {
    what: 'two brackets that are never closed, over lines',
    text: 'actors:\n  - {name: APT29,\n     aliases: [Cozy Bear,\n  - APT28\n',
    problem: 'yaml/syntax "{"',
    fixed: 'actors:\n  - {name: APT29,\n     aliases: [Cozy Bear]}\n  - APT28\n',
  },
];

const signs: readonly TextMistake[] = [
  {
    what: 'a zero-width space in a key',
    text: 'ti\u200btle: T\n',
    problem: 'yaml/syntax "ti\u200btle"',
    fixed: 'title: T\n',
  },
  {
    what: 'a no-break space in a key',
    text: 'title: T\nattack\u00a0chain: They came.\n',
    problem: 'yaml/syntax "attack\u00a0chain"',
    fixed: 'title: T\nattack_chain: They came.\n',
  },
  {
    what: 'a soft hyphen in a key of a row',
    text: 'actors:\n  - name: APT29\n    coun\u00adtry: RU\n',
    problem: 'yaml/syntax "coun\u00adtry"',
    fixed: 'actors:\n  - name: APT29\n    country: RU\n',
  },
  {
    what: 'an alias with a misspelt name',
    text: 'key_takeaways: &points [One.]\ncontrol_gaps: *point\n',
    problem: 'yaml/syntax "*point"',
    fixed: 'key_takeaways: &points [One.]\ncontrol_gaps: *points\n',
  },
  {
    what: 'an alias of a merge key without an anchor',
    text: 'hunting_hypotheses:\n  - <<: *common\n    hypothesis: They open it.\n    telemetry: [DNS]\n    attack_stage: Execution\n',
    problem: 'yaml/syntax "*common"',
  },
  {
    what: 'a dash before the value of a key',
    text: 'title: - Mail lures\nseverity: high\n',
    problem: 'yaml/syntax "- Mail lures"',
    fixed: 'title: Mail lures\nseverity: high\n',
  },
  {
    what: 'a tag before a block of text',
    text: 'title: T\nsummary: !note |\n  They came.\n',
    problem: 'yaml/syntax "!note"',
    fixed: 'title: T\nsummary: |\n  They came.\n',
  },
];

export const textMistakes: readonly TextMistake[] = [...wrapped, ...hashes, ...openings, ...signs];

/** Texts without a mistake. */
export const soundTexts: readonly string[] = [
  'title: T # a comment\nsummary: "a" #b\nseverity: high #todo\nanalyzed: 2026-03-31 #checked\n',
  'title: C# and F#\nsummary: |\n  Case #12: open\n  # no comment\n',
  'title: T\nanalyzed: !!timestamp 2026-03-31\ntags: !!seq\n  - !!str 12\n',
  'title: T\nsummary: They came\n  by night\n\n  and left.\nseverity: high # end\n',
  'tags: [\n  mail, # one\n  op, #two\n  night\n]\n',
  'x_secret: !vault |\n  abc\nx_n: !!int 0x1F\nx_ref: !Ref Bucket\nx_text: foo #bar\n',
  'x_map:\n  { a: b }: 1\n  { c: d }: 2\n  [e]: 3\n',
  'x_list:\n  - *nowhere\n  - <<: *base\n    key: &unused text\n    key: again\n',
  'x_merged:\n  base: &base { a: 1 }\n  more:\n    <<: *base\n    case: !ticket 42\n',
  'x_ke\u200by: 1\nx_deep:\n  - ke\u200by: 1\n',
  'references:\n  - https://example.org/a # top\nindicators:\n  - {type: ipv4, value: 91.92.240.3} #seen\n  - evil-c2.com # seen\n',
];
