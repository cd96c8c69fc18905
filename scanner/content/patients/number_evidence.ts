import { isChiNumber, isNhsNumber } from './check_digits';

/** Share of ten-digit numbers whose check digit fits by chance. */
const CHANCE = 1 / 11;
/** What may be left to chance. */
const MAX_CHANCE = 1e-4;
/** Numbers of ten digits from which on their share is judged. */
const MIN_NUMBERS = 4;

/** How many ten-digit numbers were seen, and how many of them have the check digit of an NHS number. */
export class NumberEvidence {
  numbers = 0;
  valid = 0;
  chi = 0;
  first = '';
  firstLine?: number;

  add(digits: string, line?: () => number | undefined): void {
    this.numbers += 1;
    if (!isNhsNumber(digits)) return;
    this.valid += 1;
    if (isChiNumber(digits)) this.chi += 1;
    if (this.valid > 1) return;
    this.first = digits;
    this.firstLine = line?.();
  }

  /** Whether so many valid ones cannot be chance: Hoeffding's bound on the binomial tail. */
  get isCertain(): boolean {
    const { numbers, valid } = this;
    if (numbers < MIN_NUMBERS || valid === 0) return false;
    const share = valid / numbers;
    if (share <= 2 * CHANCE) return false;
    const rest = 1 - share;
    const divergence =
      share * Math.log(share / CHANCE) + (rest > 0 ? rest * Math.log(rest / (1 - CHANCE)) : 0);
    return Math.exp(-numbers * divergence) < MAX_CHANCE;
  }

  /** Mostly numbers that begin with a date of birth: Scotland's. */
  get isChi(): boolean {
    return this.chi * 10 >= this.valid * 8;
  }
}
