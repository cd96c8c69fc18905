import { checkJavaMajor, findJava, javaMajor } from './java';
import { JavaMissingError, JavaTooNewError, JavaTooOldError } from './errors';

describe('javaMajor', () => {
  test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_301"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['openjdk version "24-ea" 2025-03-18', 24],
    ['Picked up JAVA_TOOL_OPTIONS: -Dx\nopenjdk version "11.0.2" 2019-01-15', 11],
  ])('reads %j', (output, major) => {
    expect(javaMajor(output)).toBe(major);
  });

  test('has no answer for other output', () => {
    expect(javaMajor('command not found')).toBeUndefined();
  });
});

describe('checkJavaMajor', () => {
  test.each([11, 17, 21, 23])('accepts Java %i', (major) => {
    expect(() => checkJavaMajor(major)).not.toThrow();
  });

  test('names the found version and what to install', () => {
    expect(() => checkJavaMajor(8)).toThrow(JavaTooOldError);
    expect(() => checkJavaMajor(8)).toThrow(/this is Java 8\. Install a JDK 17 or 21/);
    expect(() => checkJavaMajor(24)).toThrow(JavaTooNewError);
    expect(() => checkJavaMajor(24)).toThrow(/this is Java 24.*Install a JDK 17 or 21/);
  });
});

test('a JAVA_HOME without Java is named, and the PATH is not used in its place', async () => {
  const found = findJava({ ...process.env, JAVA_HOME: '/nowhere' });
  await expect(found).rejects.toThrow(JavaMissingError);
  await expect(found).rejects.toThrow('/nowhere/bin/java from JAVA_HOME');
});
