import type { RuleId } from '../../rules';
import { DIGIT, KIND } from '../hidden/classes';
import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { isChiNumber, isNhsNumber, masked } from './check_digits';
import { MaskMatcher } from './mask';
import { NumberEvidence } from './number_evidence';

const BLANK = 32;
const DASH = 45;
const POINT = 46;
const AT = 64;
/** Bytes before a number within which a word tells what it is. */
const CONTEXT_BYTES = 60;
const CONTEXT =
  /\b(?:nhs|chi|patients?|health (?:and care )?number|hospital (?:no|number)|mrn|pas number)\b/i;
const CHI_CONTEXT = /\bchi\b/i;
/** E-mail addresses of different people from which on they are a warning; authors of a work are fewer. */
const MANY_ADDRESSES = 50;
const MANY = 5;
const MAX_KEPT = 1_000;
const ADDRESS_BYTES = 64;
// Postcodes (BS 7666), telephone numbers, National Insurance numbers and dates of birth in prose.
const PROSE =
  /\b(?<postcode>[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})\b|\b(?<insurance>[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D])\b|(?<phone>(?:\+44 ?|\b0)[1237]\d{2,3}[ -]?\d{3}[ -]?\d{3,4})\b|\b(?<birth>(?:DOB|D\.O\.B\.|[Dd]ate of [Bb]irth)\W{1,4}\d{1,4}[-/. ](?:\d{1,2}|[A-Z][a-z]{2,8})[-/. ]\d{2,4})/g;

/** People in running text: numbers with check digits, addresses, what the policy describes. */
export class PeopleText {
  private window?: TextWindow;
  private readonly numbers = new NumberEvidence();
  private readonly masks: MaskMatcher[];
  private readonly addresses = new Set<string>();
  private readonly inProse = new Map<string, { count: number; line: number; text: string }>();
  private told = false;

  constructor(private readonly inspection: Inspection) {
    this.masks = inspection.policy.identifiers
      .filter(({ level }) => level !== 'off')
      .map((identifier) => new MaskMatcher(identifier));
  }

  begin(window: TextWindow): void {
    this.window = window;
    this.findAddresses(window);
    for (const mask of this.masks) this.findMask(window, mask);
  }

  /** A token that begins with a digit. */
  number(start: number, end: number): void {
    const { bytes } = this.window as TextWindow;
    const length = end - start;
    let digits: string | undefined;
    let from = start;
    if (length === 4 && bytes[start - 1] === BLANK && bytes[start - 5] === BLANK) {
      from = start - 8;
      if (
        from < 0 ||
        !isDigits(bytes, start - 4, 3) ||
        !isDigits(bytes, from, 3) ||
        !isDigits(bytes, start, 4)
      )
        return;
      if (isNumberPart(bytes[from - 1]) || bytes[from - 1] === DASH) return;
      digits = `${bytes.toString('latin1', from, from + 3)}${bytes.toString('latin1', from + 4, from + 7)}${bytes.toString('latin1', start, end)}`;
    } else if (length === 10 && isDigits(bytes, start, 10)) digits = bytes.toString('latin1', start, end);
    else if (length === 12 && bytes[start + 3] === DASH && bytes[start + 7] === DASH)
      digits = bytes.toString('latin1', start, end).replaceAll('-', '');
    if (digits?.length !== 10 || isNumberPart(bytes[from - 1])) return;
    // What follows the point of 9434765919.25 makes it a measurement; the .0 of a column with gaps does not.
    if (bytes[end] === POINT && KIND[bytes[end + 1] ?? 0] === DIGIT && !isZeroes(bytes, end + 1)) return;
    this.add(digits, from);
  }

  /** Looks for people in running text; tables and records have columns, which say more than their text does. */
  prose(window: TextWindow): void {
    for (const found of window.text.matchAll(PROSE)) {
      const [kind, text] = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined) as [
        string,
        string,
      ];
      const seen = this.inProse.get(kind);
      if (seen) seen.count += 1;
      else
        this.inProse.set(kind, {
          count: 1,
          line: window.lineAt(Buffer.byteLength(window.text.slice(0, found.index))),
          text,
        });
    }
  }

  /** After the last window. `hasNumbers`: the columns have told of NHS numbers already. */
  finish(hasNumbers: boolean): void {
    const { numbers, inspection } = this;
    if (!hasNumbers && !this.told && numbers.isCertain)
      inspection.report(numbers.isChi ? 'patients/chi-number' : 'patients/nhs-number', {
        message: `${numbers.valid} of ${numbers.numbers} ten-digit numbers have the check digit of ${numbers.isChi ? 'a CHI' : 'an NHS'} number; one in eleven would by chance.`,
        evidence: masked(numbers.first),
        line: numbers.firstLine,
      });
    const many = this.addresses.size >= MANY_ADDRESSES;
    if (many)
      inspection.report('patients/contact', {
        message: `The text holds e-mail addresses of at least ${this.addresses.size} people.`,
        evidence: maskedAddress([...this.addresses][0] as string),
      });
    for (const [kind, { count, line, text }] of this.inProse) {
      const { rule, what, least } = PROSE_RULES[kind] as ProseRule;
      if (count < least) continue;
      inspection.report(rule, { message: `The text holds ${count} ${what}.`, evidence: masked(text), line });
    }
  }

  private add(digits: string, at: number): void {
    const window = this.window as TextWindow;
    if (at < window.overlap) return;
    this.numbers.add(digits, () => window.lineAt(at));
    if (!isNhsNumber(digits)) return;
    const before = window.bytes.toString('latin1', Math.max(0, at - CONTEXT_BYTES), at);
    if (!CONTEXT.test(before.replace(/[_"]/g, ' '))) return;
    this.told = true;
    const chi =
      isChiNumber(digits) && (CHI_CONTEXT.test(before.replace(/[_"]/g, ' ')) || !/\bnhs\b/i.test(before));
    this.inspection.report(chi ? 'patients/chi-number' : 'patients/nhs-number', {
      message: `The text holds ${chi ? 'a CHI' : 'an NHS'} number: its check digit fits, and words before it say so.`,
      evidence: masked(digits),
      line: window.lineAt(at),
    });
  }

  private findMask(window: TextWindow, mask: MaskMatcher): void {
    const { name, level } = mask.identifier;
    const rule: RuleId =
      level === 'warning' || level === 'note' ? `patients/identifier-${level}` : 'patients/identifier';
    for (const { text, at } of mask.find(window.bytes)) {
      if (at < window.overlap) continue;
      this.inspection.report(rule, {
        message: `The text holds an identifier "${name}", which the policy describes.`,
        evidence: masked(text),
        line: window.lineAt(at),
      });
    }
  }

  private findAddresses({ bytes }: TextWindow): void {
    for (
      let at = bytes.indexOf(AT);
      at !== -1 && this.addresses.size < MAX_KEPT;
      at = bytes.indexOf(AT, at + 1)
    ) {
      const before = /[A-Za-z0-9._%+-]+$/.exec(bytes.toString('latin1', Math.max(0, at - ADDRESS_BYTES), at));
      const after = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/.exec(
        bytes.toString('latin1', at + 1, at + ADDRESS_BYTES)
      );
      if (before && after) this.addresses.add(`${before[0]}@${after[0]}`.toLowerCase());
    }
  }
}

interface ProseRule {
  rule: RuleId;
  what: string;
  least: number;
}
const PROSE_RULES: Readonly<Record<string, ProseRule>> = {
  postcode: { rule: 'patients/contact', what: 'full postcodes', least: MANY },
  phone: { rule: 'patients/contact', what: 'telephone numbers', least: MANY },
  insurance: { rule: 'patients/insurance-number', what: 'National Insurance numbers', least: 1 },
  birth: { rule: 'patients/date-of-birth', what: 'dates of birth', least: 1 },
};

const isDigits = (bytes: Buffer, start: number, length: number): boolean => {
  for (let at = start; at < start + length; at += 1) if (KIND[bytes[at] as number] !== DIGIT) return false;
  return true;
};

const isZeroes = (bytes: Buffer, start: number): boolean => {
  let at = start;
  while (bytes[at] === 48) at += 1;
  return KIND[bytes[at] ?? 0] !== DIGIT;
};

/** A digit, a letter or a point before a number makes it part of something longer. */
const isNumberPart = (byte: number | undefined): boolean =>
  byte !== undefined && (byte === POINT || (KIND[byte] !== 0 && KIND[byte] !== 4));

const maskedAddress = (address: string): string =>
  `${address.slice(0, 2)}***${address.slice(address.indexOf('@'))}`;
