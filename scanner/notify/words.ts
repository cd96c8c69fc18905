import type { Notice } from './notice';

const WHAT: Record<Notice['event'], string> = {
  submitted: 'was submitted for review',
  blocked: 'was blocked by the scan',
  decided: 'was decided on',
  released: 'was released',
  refused: 'could not be sent to the review',
  release_refused: 'was not released',
};

const NEXT: Record<Notice['event'], string> = {
  submitted: 'The report in the share (AIRLOCK-REPORT) says what was found in each file.',
  blocked: 'The report in the share (AIRLOCK-REPORT) says which file, why, and how to export it instead.',
  decided: 'The report in the share (AIRLOCK-REPORT) has the details.',
  released: 'The files were copied out.',
  refused: 'The log of the scanner and its dead-letter folder say why. An operator has to mend that.',
  release_refused: 'The log of the release agent says which files.',
};

const oneLine = (text: string) => text.replace(/\p{C}+/gu, ' ').trim();

/** A mail's subject and text. Everything in it is ours, but for the reviewer's reason, which is made one line. */
export function words(notice: Notice): { subject: string; text: string } {
  const { event, project, request, status, files, worst, reason, destination } = notice;
  const state = event === 'decided' ? `: ${status}` : '';
  const lines = [
    `The request ${request} of the project ${project} ${WHAT[event]}${state}.`,
    '',
    `Files: ${files}. Gravest verdict: ${worst}. State: ${status}. Time: ${oneLine(notice.at)}.`,
    ...(reason ? [`Reason: ${oneLine(reason)}`] : []),
    ...(destination ? [`Copied to: ${oneLine(destination)}`] : []),
    '',
    NEXT[event],
  ];
  return {
    subject: oneLine(`[airlock] ${project}: a request ${WHAT[event]}${state}`),
    text: `${lines.join('\n')}\n`,
  };
}
