/** The project's own lint rules. */
import { relative, sep } from 'node:path';
import { closedDoor } from './doors.mjs';

const doors = {
  meta: { type: 'problem', schema: [], docs: { description: 'Imports follow the table of eslint/rooms.mjs.' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (source) => {
      const reason = typeof source?.value === 'string' ? closedDoor(file, source.value) : undefined;
      if (reason !== undefined) context.report({ node: source, message: reason });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source, argument }) => check(source ?? argument?.literal),
    };
  },
};

const isFunction = (node) => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';

const docComment = {
  meta: { type: 'suggestion', schema: [], docs: { description: 'Exported functions have a doc comment.' } },
  create(context) {
    const check = (exported, name) => {
      const comment = context.sourceCode.getCommentsBefore(exported).at(-1);
      const isDoc = comment?.type === 'Block' && comment.value.startsWith('*');
      // A comment at the top, followed by a blank line, describes the file.
      if (isDoc && exported.loc.start.line - comment.loc.end.line <= 1) return;
      const message = `\`${name}\` is exported and has no doc comment. Say what goes in and comes out, units, errors, and the source of a format.`;
      context.report({ node: exported, loc: exported.loc.start, message });
    };
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') {
          check(node, declaration.id.name);
        }
        if (declaration?.type === 'VariableDeclaration') {
          for (const { id, init } of declaration.declarations) if (isFunction(init)) check(node, id.name);
        }
      },
    };
  },
};

export default { rules: { doors, 'doc-comment': docComment } };
