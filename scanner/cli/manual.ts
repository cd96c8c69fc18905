import type { Command } from 'commander';

/** Text for roff: backslashes and hyphens spelt out, and no line that begins like a request. */
const roff = (text: string) =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/gm, '\\&$1');

/** The manual page in roff (man(7)), made from the commands themselves. */
export function manual(program: Command): string {
  return [
    `.TH TRE\\-AIRLOCK 1 "" "tre\\-airlock ${roff(program.version() ?? '')}" "TRE Airlock"`,
    '.SH NAME',
    `tre\\-airlock \\- ${roff(program.description())}`,
    '.SH SYNOPSIS',
    '.B tre\\-airlock',
    '.I command',
    '[options]',
    '.SH COMMANDS',
    ...commands(program, ''),
    '.SH EXIT STATUS',
    '.IP 0 4',
    'Everything passes.',
    '.IP 1 4',
    'Something is to be reviewed, or is blocked.',
    '.IP 2 4',
    'An error: a path that cannot be read, a wrong policy, a wrong option.',
    '.SH ENVIRONMENT',
    '.IP NO_COLOR 4',
    'Set to anything, no colours are used.',
    '.SH SEE ALSO',
    'The README of TRE Airlock; "tre\\-airlock rules" and "tre\\-airlock \\-\\-explain RULE".',
    '',
  ].join('\n');
}

function commands(parent: Command, path: string): string[] {
  return parent.commands.flatMap((command) => {
    const name = `${path}${command.name()}`;
    if (command.commands.length > 0) return commands(command, `${name} `);
    const args = command.registeredArguments.map((argument) =>
      argument.required ? `<${argument.name()}>` : `[${argument.name()}${argument.variadic ? '...' : ''}]`
    );
    return [
      '.SS "' + roff([name, ...args].join(' ')) + '"',
      roff(sentence(command.description())),
      ...command.options.flatMap((option) => [
        '.IP "' + roff(option.flags) + '" 4',
        roff(sentence(option.description)),
      ]),
    ];
  });
}

const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
