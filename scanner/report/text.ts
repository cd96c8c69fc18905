import type { Report, ReportedFile, ReportedRequest } from './model';
import { plain } from './plain';

const WORDS = { pass: 'may pass', review: 'for a person to decide', block: 'MAY NOT LEAVE' } as const;

function* fileLines({ path, result, read, findings, advice }: ReportedFile): Generator<string> {
  yield `  ${WORDS[result]}: ${plain(path)}${read ? '' : '  (its content could not be read)'}`;
  for (const { message, help } of findings) {
    yield `      why: ${plain(message)}`;
    if (help !== undefined) yield `      what to do: ${plain(help)}`;
  }
  if (advice !== undefined) yield `      how to export it instead: ${plain(advice)}`;
}

function* requestLines(request: ReportedRequest): Generator<string> {
  const { counts } = request;
  yield `${request.state.toUpperCase()}: ${plain(request.title)}`;
  yield `  Request ${request.id}, since ${request.since}`;
  yield `  ${request.meaning}`;
  if (request.reason) yield `  Reason: ${plain(request.reason)}`;
  if (request.destination) yield `  Copied to: ${plain(request.destination)}`;
  if (request.files.length > 0)
    yield `  ${counts.block} may not leave, ${counts.review} for a person to decide, ${counts.pass} may pass`;
  for (const file of request.files) yield* fileLines(file);
  if (request.unnamed > 0) yield `  and ${request.unnamed} more`;
  yield '';
}

function* lines(report: Report): Generator<string> {
  yield `Airlock report of the project ${report.project}`;
  yield 'This file is written by the scanner, and is no output itself.';
  yield '';
  for (const trouble of report.troubles) yield `NOTE: ${plain(trouble)}`;
  if (report.troubles.length > 0) yield '';
  if (report.waiting.length > 0) {
    yield 'Being written or checked now:';
    for (const path of report.waiting) yield `  ${plain(path)}`;
    if (report.unnamedWaiting > 0) yield `  and ${report.unnamedWaiting} more`;
    yield '';
  }
  for (const request of report.requests) yield* requestLines(request);
  if (report.requests.length === 0 && report.waiting.length === 0) yield 'There are no files here.';
}

/** The report as plain text, with the line ends that every editor of a Windows environment knows. */
export const textReport = (report: Report): string => `${[...lines(report)].join('\r\n')}\r\n`;
