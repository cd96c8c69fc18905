const ZERO = 48;

/**
 * Whether ten digits have the check digit of an NHS number, modulus 11 with the weights 10 to 2
 * (https://www.datadictionary.nhs.uk/attributes/nhs_number.html). CHI and Health and Care numbers use the same one.
 */
export function isNhsNumber(digits: string): boolean {
  if (digits.length !== 10) return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += (digits.charCodeAt(place) - ZERO) * (10 - place);
  const check = 11 - (sum % 11);
  // Ten equal digits have a fitting check digit, but belong to nobody.
  if (digits === (digits[0] as string).repeat(10)) return false;
  return (check === 11 ? 0 : check) === digits.charCodeAt(9) - ZERO;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether ten digits are a CHI number: a date of birth (ddmmyy), a number, and the same check digit. */
export function isChiNumber(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) && isNhsNumber(digits);
}

/** Luhn's check digit, modulus 10; letters are left out. */
export function hasLuhn(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** Modulus 11 as in NHS numbers, for any number of digits: the last is the check digit; letters are left out. */
export function hasMod11(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 2) return false;
  let sum = 0;
  for (let place = 0; place < digits.length - 1; place += 1)
    sum += Number(digits[place]) * (digits.length - place);
  const check = 11 - (sum % 11);
  return (check === 11 ? 0 : check) === Number(digits[digits.length - 1]);
}

const WHOLE = /^(\d{3})([ -]?)(\d{3})\2(\d{4})(?:\.0+)?$/;

/** The ten digits of a cell that holds nothing else: plain, 3-3-4, or with the `.0` that missing values bring. */
export function tenDigits(cell: string): string | undefined {
  const found = WHOLE.exec(cell.trim());
  return found ? `${found[1]}${found[3]}${found[4]}` : undefined;
}

/** An identifier with its middle covered: enough to find it, not enough to know it. */
export function masked(identifier: string): string {
  const shown = Math.min(4, Math.floor(identifier.length / 3));
  const head = identifier.slice(0, Math.min(3, shown));
  return `${head}***${identifier.slice(identifier.length - shown)}`;
}
