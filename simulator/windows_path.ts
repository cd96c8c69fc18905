/** The last part of a Windows path. */
export const fileName = (path: string) => path.slice(path.lastIndexOf('\\') + 1);

export const directory = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('\\')));

/** The extension in small letters without its dot, or undefined. */
export function extension(path: string): string | undefined {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : undefined;
}

/** Splits a command line at spaces outside double quotes, as Winlogbeat's pipelines do. */
export function splitCommandLine(commandLine: string): string[] {
  const args: string[] = [];
  let current = '';
  let quoted = false;
  for (const character of commandLine) {
    if (character === '"') quoted = !quoted;
    else if (character === ' ' && !quoted) {
      if (current) args.push(current);
      current = '';
    } else current += character;
  }
  if (current) args.push(current);
  return args;
}

/** `DOMAIN\name` in its parts. */
export function splitUser(user: string): { domain: string; name: string } {
  const slash = user.indexOf('\\');
  return { domain: user.slice(0, Math.max(0, slash)), name: user.slice(slash + 1) };
}
