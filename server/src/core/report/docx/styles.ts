/**
 * Defines the styles of a Word document. Headings use Word's built-in styles, so that the table of contents and the navigation pane find
 * them.
 */
import { AlignmentType, BorderStyle, type IStylesOptions } from 'docx';

const ink = '1B1F24';
const line = 'D0D7DE';

/**
 * Returns the styles. Font sizes are in half-points, spacing and indents in twips, border widths in eighths of a point, and the space
 * between border and text in points.
 */
export function wordStyles(language: string): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { font: 'Calibri', size, bold: true, color: ink },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 80 } },
  });
  const base = { basedOn: 'Normal', quickFormat: true } as const;
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 21, color: ink, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 264, lineRule: 'auto' } },
      },
      title: {
        run: { font: 'Calibri', size: 40, bold: true, color: ink },
        paragraph: { spacing: { before: 60, after: 120, line: 240, lineRule: 'auto' } },
      },
      heading1: heading(28, 320),
      heading2: heading(23, 240),
      heading3: heading(21, 200),
      heading4: heading(21, 160),
      heading5: heading(21, 160),
      hyperlink: { run: { color: '0550AE', underline: { type: 'single' } } },
    },
    paragraphStyles: [
      { id: 'Kicker', name: 'Kicker', ...base, run: { color: '57606A' }, paragraph: { spacing: { after: 60 } } },
      { id: 'Line', name: 'Line', ...base, paragraph: { spacing: { after: 40 } } },
      { id: 'ListItem', name: 'List Item', ...base, paragraph: { spacing: { after: 60 } } },
      {
        id: 'Quotation',
        name: 'Quotation',
        ...base,
        paragraph: {
          indent: { left: 280 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: line } },
        },
      },
      {
        id: 'CodeBlock',
        name: 'Code Block',
        ...base,
        run: { font: 'Consolas', size: 17, noProof: true },
        paragraph: {
          spacing: { before: 60, after: 160, line: 240, lineRule: 'auto' },
          alignment: AlignmentType.LEFT,
          shading: { type: 'clear', color: 'auto', fill: 'F6F8FA' },
          border: {
            top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: line },
            bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: line },
            left: { style: BorderStyle.SINGLE, size: 4, space: 4, color: line },
            right: { style: BorderStyle.SINGLE, size: 4, space: 4, color: line },
          },
        },
      },
      {
        id: 'TableText',
        name: 'Table Text',
        ...base,
        run: { size: 18 },
        paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' } },
      },
      {
        id: 'TableHead',
        name: 'Table Head',
        ...base,
        run: { size: 18, bold: true },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'Gap',
        name: 'Gap',
        ...base,
        run: { size: 8 },
        paragraph: { spacing: { after: 60, line: 120, lineRule: 'auto' } },
      },
    ],
    characterStyles: [
      {
        id: 'CodeWords',
        name: 'Code Words',
        basedOn: 'DefaultParagraphFont',
        run: { font: 'Consolas', size: 18, noProof: true },
      },
    ],
  };
}
