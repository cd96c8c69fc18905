/** The simulated working day lasts from 08:00 to 18:00, whatever moment its end falls on. */
const DAY_STARTS_AT_HOUR = 8;
const DAY_HOURS = 10;

/** Turns a time of the working day, such as "14:12:30", into milliseconds since 1970. */
export type Clock = (time: string) => number;

/** The clock of a day whose 18:00 is `until`. */
export function workingDay(until: Date): Clock {
  const midnight = until.getTime() - (DAY_STARTS_AT_HOUR + DAY_HOURS) * 3_600_000;
  return (time) => {
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  };
}
