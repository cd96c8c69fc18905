/** The report's files, in the share's own folder. */
export const REPORT_HTML = 'AIRLOCK-REPORT.html';
export const REPORT_TEXT = 'AIRLOCK-REPORT.txt';

/** What the report is called while it is written (see `writeAtomically`). */
const HALF_WRITTEN = /^\.AIRLOCK-REPORT\.(html|txt)\.[0-9a-f]{12}\.tmp$/;

/** Whether a name in the share's own folder is a report of ours; everything else is an output. */
export const isReport = (name: string): boolean =>
  name === REPORT_HTML || name === REPORT_TEXT || HALF_WRITTEN.test(name);
