import { execFile } from 'node:child_process';
import path from 'node:path';
import { JavaMissingError, JavaTooNewError, JavaTooOldError, JavaVersionUnreadableError } from './errors';

const OLDEST_JAVA = 11;
/** Java 24 removed the Security Manager, without which OpenSearch 2 refuses to start. */
const FIRST_JAVA_WITHOUT_SECURITY_MANAGER = 24;

export interface Java {
  command: string;
  major: number;
}

/** The major version in what `java -version` prints; "1.8.0_301" is Java 8. Undefined if there is none. */
export function javaMajor(output: string): number | undefined {
  const version = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (!version) return undefined;
  const first = Number(version[1]);
  return first === 1 && version[2] ? Number(version[2]) : first;
}

/** Throws a sentence that says what to install when the engine cannot run on this major version. */
export function checkJavaMajor(major: number): void {
  if (major < OLDEST_JAVA) throw new JavaTooOldError(major);
  if (major >= FIRST_JAVA_WITHOUT_SECURITY_MANAGER) throw new JavaTooNewError(major);
}

/** The Java of JAVA_HOME, else of the PATH, checked. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const command = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const tried = env.JAVA_HOME ? `${command} from JAVA_HOME` : '"java" on the PATH';
  const output = await new Promise<string>((resolve, reject) => {
    // Java prints its version on standard error.
    execFile(command, ['-version'], { env }, (error, stdout, stderr) =>
      error ? reject(new JavaMissingError(tried)) : resolve(stderr + stdout)
    );
  });
  const major = javaMajor(output);
  if (major === undefined) throw new JavaVersionUnreadableError(command, output);
  checkJavaMajor(major);
  return { command, major };
}
