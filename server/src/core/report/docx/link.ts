/** Links in a Word document. */
import { ConcreteHyperlink, type IContext, type ParagraphChild } from 'docx';
import { wordLine, type Writing } from './writing.ts';

const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** A link whose relationship has a predictable name; the library's own class generates a random one. */
class NumberedLink extends ConcreteHyperlink {
  readonly #url: string;

  constructor(children: readonly ParagraphChild[], name: string, url: string) {
    super(children, name);
    this.#url = url;
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink['prepForXml']> {
    context.viewWrapper.Relationships.addRelationship(this.linkId, hyperlink, this.#url, 'External');
    return super.prepForXml(context);
  }
}

/** Returns a link. Its URL was checked when the report was built. */
export function linkTo(url: string, children: readonly ParagraphChild[], writing: Writing): ParagraphChild {
  writing.links += 1;
  return new NumberedLink(children, `Link${writing.links}`, wordLine(url).trim());
}
