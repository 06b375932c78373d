/** `advisory/sections` and `advisory/insertSection`, and the command `advisory.insertSection` for other editors. */
import { ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import { insertSectionCommand, insertSectionRequest, sectionsRequest } from '../../protocol/sections.ts';
import type { InsertSectionParams, SectionInfo, SectionInsertion, SectionsParams } from '../../protocol/sections.ts';
import { createEditCommand } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const listSchedule: Schedule = { priority: 'low' };
const insertSchedule: Schedule = { priority: 'high' };
const listType = new RequestType<SectionsParams, readonly SectionInfo[], void>(sectionsRequest);
const insertType = new RequestType<InsertSectionParams, SectionInsertion | null, void>(insertSectionRequest);

/** Registers the requests and creates the command. For a document that is not open, the list of sections is empty, and other results are null. */
export function registerSections(parts: RequestParts): ServerCommand {
  const { connection, host, onDocument } = parts;
  const { service } = host;
  connection.onRequest(listType, ({ textDocument: { uri } }, token) =>
    onDocument<readonly SectionInfo[]>(
      { method: sectionsRequest, schedule: listSchedule, uri, token },
      [],
      ({ advisory }, { documentContext }) => service.sections(advisory, documentContext),
    ),
  );
  connection.onRequest(insertType, ({ textDocument: { uri }, key }, token) =>
    onDocument<SectionInsertion | null>(
      { method: insertSectionRequest, schedule: insertSchedule, uri, token },
      null,
      ({ advisory }) => service.sectionSnippet(advisory, key),
    ),
  );
  return createEditCommand(
    {
      name: insertSectionCommand,
      takes: "the URI of an open advisory, and a section's key",
      label: 'Insert section',
      edits({ advisory }, _config, [key]) {
        if (typeof key !== 'string') throw invalid;
        return service.sectionEdits(advisory, key);
      },
    },
    parts,
  );
}

const invalid = new ResponseError(
  ErrorCodes.InvalidParams,
  `The second argument of ${insertSectionCommand} must be the key of a section.`,
);
