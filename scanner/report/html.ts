import type { Report, ReportedFile, ReportedRequest } from './model';
import { escapeHtml } from './plain';

const WORDS = { pass: 'may pass', review: 'for a person to decide', block: 'may not leave' } as const;

const STYLE = `
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1c21; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 0.25rem; }
table { border-collapse: collapse; width: 100%; margin-top: 0.75rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid #98a2b3; overflow-wrap: anywhere; }
.block { color: #a31515; font-weight: bold; } .review { color: #7a4d00; font-weight: bold; } .pass { color: #00653e; }
.state { display: inline-block; border: 1px solid #69707d; border-radius: 3px; padding: 0 0.5rem; }
.note { border-left: 4px solid #a31515; padding: 0.25rem 0.75rem; }
td p { margin: 0 0 0.4rem; } small { color: #535966; }
`;

const fileRow = ({ path, result, read, findings, advice }: ReportedFile): string => {
  const why = findings
    .map(
      ({ message, help }) =>
        `<p>${escapeHtml(message)}${help === undefined ? '' : `<br><strong>What to do:</strong> ${escapeHtml(help)}`}</p>`
    )
    .join('');
  const instead =
    advice === undefined ? '' : `<p><strong>How to export it instead:</strong> ${escapeHtml(advice)}</p>`;
  const unread = read ? '' : '<p>Its content could not be read.</p>';
  return `<tr><td>${escapeHtml(path)}</td><td class="${result}">${WORDS[result]}</td><td>${unread}${why}${instead}</td></tr>`;
};

function requestPart(request: ReportedRequest): string {
  const { counts } = request;
  const line = (name: string, value: string | undefined) =>
    value ? `<p><strong>${name}:</strong> ${escapeHtml(value)}</p>` : '';
  const more = request.unnamed > 0 ? `<p>and ${request.unnamed} more files</p>` : '';
  const table =
    request.files.length === 0
      ? ''
      : `<p>${counts.block} may not leave, ${counts.review} for a person to decide, ${counts.pass} may pass.</p>
<table><thead><tr><th scope="col">File</th><th scope="col">Verdict</th><th scope="col">Why, and what to do</th></tr></thead>
<tbody>
${request.files.map(fileRow).join('\n')}
</tbody></table>${more}`;
  return `<section>
<h2>${escapeHtml(request.title)} <span class="state">${escapeHtml(request.state)}</span></h2>
<small>Request ${request.id}, since ${escapeHtml(request.since)}</small>
<p>${escapeHtml(request.meaning)}</p>
${line('Reason', request.reason)}${line('Copied to', request.destination)}${table}
</section>`;
}

function waitingPart({ waiting, unnamedWaiting }: Report): string {
  if (waiting.length === 0) return '';
  const more = unnamedWaiting > 0 ? `<li>and ${unnamedWaiting} more</li>` : '';
  const items = waiting.map((path) => `<li>${escapeHtml(path)}</li>`).join('\n');
  return `<section><h2>Being written or checked now</h2><ul>
${items}${more}</ul></section>`;
}

/** The report as a page without scripts, links or anything from elsewhere. */
export function htmlReport(report: Report): string {
  const troubles = report.troubles.map((line) => `<p class="note">${escapeHtml(line)}</p>`).join('\n');
  const empty = report.requests.length === 0 && report.waiting.length === 0;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Airlock report: ${escapeHtml(report.project)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Airlock report of the project ${escapeHtml(report.project)}</h1>
<p>This file is written by the scanner, and is no output itself.</p>
${troubles}
${waitingPart(report)}
${report.requests.map(requestPart).join('\n')}
${empty ? '<p>There are no files here.</p>' : ''}
</body>
</html>
`;
}
