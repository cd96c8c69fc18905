import type { FileScan } from '../scan/scan_file';

/** One file as one line of JSON, for pipes. */
export function jsonLine({ path, size, sha256, type, verdict, findings, scan }: FileScan): string {
  return `${JSON.stringify({
    path,
    size,
    sha256,
    type: { id: type.id, mime: type.mime, extension: type.extension, how: type.how },
    verdict,
    // Only said when it is so: most readers ask for the verdict alone.
    ...(scan === 'error' && { scan }),
    findings: findings.map(({ rule, level, message, evidence, risk, line }) => ({
      rule,
      level,
      message,
      ...(evidence !== undefined && { evidence }),
      risk,
      ...(line !== undefined && { line }),
    })),
  })}\n`;
}
